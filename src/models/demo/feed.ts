import type { Screen, ScreenElement } from './screen.ts';

/** The part of a feed's post that is on the screen. */
type VisiblePost = {
  /** Its header, or undefined when that has been scrolled away. */
  readonly header: ScreenElement | undefined;
  readonly author: string | undefined;
  readonly sponsored: boolean;
  readonly hasPicture: boolean;
  readonly like: ScreenElement | undefined;
  readonly liked: boolean;
};

/** A post that is on the screen, with its place in the feed. */
export type FeedPost = VisiblePost & { readonly index: number };

const HEADER = /^(?:sponsored post|post|advertisement|ad) by (?<author>[^,·]+)/i;
const SPONSORED = /^(sponsored|promoted|ad|advertisement)\b/i;
const LIKE = /^(like|unlike|liked)$/i;

/** What has been seen of a feed while it was scrolled down; it keeps each post's place. */
export class Feed {
  readonly #headers: string[] = [];
  readonly #authors: (string | undefined)[] = [];
  readonly #settled = new Set<number>();

  /** @returns whether the screen begins inside of a post. */
  static isInTheMiddle(screen: Screen): boolean {
    const [before, first] = visiblePosts(screen);
    return (
      before?.like !== undefined ||
      before?.hasPicture === true ||
      (first !== undefined && isCutOff(first, screen))
    );
  }

  /** Places what is on the screen behind what has been seen before. @returns the posts from top to bottom. */
  read(screen: Screen): readonly FeedPost[] {
    const visible = visiblePosts(screen);
    const headers = visible.flatMap(({ header }) => header?.label ?? []);
    const overlap = overlapOf(this.#headers, headers);
    const first = this.#headers.length - overlap;
    this.#headers.push(...headers.slice(overlap));
    this.#authors.push(
      ...visible
        .filter(({ header }) => header)
        .slice(overlap)
        .map(({ author }) => author),
    );
    let index = first - 1;
    return visible.flatMap((post) => {
      if (post.header) index++;
      return index < 0 ? [] : [{ ...post, index, author: this.#authors[index] }];
    });
  }

  /** Marks a post as dealt with. */
  settle(index: number): void {
    this.#settled.add(index);
  }

  isSettled(index: number): boolean {
    return this.#settled.has(index);
  }
}

/** A header that holds its whole post stays when the post's beginning is gone, and with it the author's name. */
function isCutOff({ header, author, like }: VisiblePost, { elements }: Screen): boolean {
  if (!header || !like || like.bounds.y > header.bounds.y + header.bounds.height) return false;
  return !elements.some(({ label, role }) => role === 'text' && label === author);
}

/** Splits the screen at the headers; the first part may lack its header, the last its buttons. */
function visiblePosts(screen: Screen): readonly VisiblePost[] {
  const posts: { header: ScreenElement | undefined; parts: ScreenElement[] }[] = [
    { header: undefined, parts: [] },
  ];
  for (const element of screen.elements.toSorted((one, other) => one.bounds.y - other.bounds.y)) {
    if (HEADER.test(element.label)) posts.push({ header: element, parts: [element] });
    else posts.at(-1)?.parts.push(element);
  }
  return posts.map(({ header, parts }) => {
    const like = parts.find(({ label, role }) => LIKE.test(label) && role !== 'text');
    return {
      header,
      author: header && HEADER.exec(header.label)?.groups?.['author']?.trim(),
      sponsored: parts.some(({ label }) => SPONSORED.test(label)),
      hasPicture: parts.some(
        ({ role, bounds }) => role === 'image' && bounds.height > screen.size.heightPx * 0.1,
      ),
      like,
      liked: like !== undefined && (like.checked ?? !/^like$/i.test(like.label)),
    };
  });
}

/** @returns how many of the last known headers the screen begins with. */
function overlapOf(known: readonly string[], visible: readonly string[]): number {
  for (let count = Math.min(known.length, visible.length); count > 0; count--) {
    if (known.slice(-count).every((header, place) => header === visible[place])) return count;
  }
  return 0;
}
