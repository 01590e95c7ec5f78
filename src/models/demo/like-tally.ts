import { failed, type Outcome, succeeded } from './program.ts';

/** Counts posts while they are dealt with, and finds the words for it. */
export class LikeTally {
  readonly #liked: string[] = [];
  readonly #found: string[] = [];
  readonly #skipped: string[] = [];
  #noticed: string[] = [];

  /** How many posts count by now. */
  get total(): number {
    return this.#liked.length + this.#found.length;
  }

  /** Counts a post that we have liked. */
  like(author: string): void {
    this.#liked.push(author);
  }

  /** Counts a post that someone had liked before. */
  find(author: string, wanted: number): void {
    this.#found.push(author);
    this.#noticed.push(`The post by ${author} is liked already: ${this.total} of ${wanted}.`);
  }

  /** Notes an advertisement, which does not count. */
  skip(author: string): void {
    this.#skipped.push(author);
    this.#noticed.push(`I leave out the advertisement by ${author}.`);
  }

  /** Says something, after what has been noticed since it was called last. */
  say(sentence: string): string {
    const said = [...this.#noticed, sentence].join(' ');
    this.#noticed = [];
    return said;
  }

  /** @returns how the task ended, given how many posts were wanted */
  outcome(wanted: number): Outcome {
    const [liked, found, skipped] = [this.#liked, this.#found, this.#skipped];
    const parts = [
      ...(liked.length > 0 ? [`liked ${plural(liked, 'the post', 'posts')} by ${list(liked)}`] : []),
      ...(found.length > 0
        ? [`found the post${found.length > 1 ? 's' : ''} by ${list(found)} liked already`]
        : []),
      ...(skipped.length > 0 ? [`left out ${plural(skipped, 'an advertisement', 'advertisements')}`] : []),
    ];
    if (this.total >= wanted) return succeeded(parts.join(', '));
    const seen =
      this.total === 0 ? 'I see no posts to like here' : `I only find ${this.total} of ${wanted} posts`;
    return failed([seen, ...parts].join('; '));
  }
}

function plural(items: readonly string[], one: string, many: string): string {
  return items.length === 1 ? one : `${items.length} ${many}`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
