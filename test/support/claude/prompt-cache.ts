import { createHash } from 'node:crypto';
import type { Clock } from '../../../src/lib/clock.ts';
import type { Prompt, PromptBlock, Ttl } from './prompt.ts';

/** How a prompt's tokens are billed. The four counts sum up to the prompt's tokens. */
export type CachedUsage = {
  readonly uncached: number;
  readonly read: number;
  readonly written5m: number;
  readonly written1h: number;
};

/** What a request costs, and the function that puts its prefixes into the cache. */
export type CacheAccount = { readonly usage: CachedUsage; readonly commit: () => void };

const TTL_MS: Record<Ttl, number> = { '5m': 5 * 60_000, '1h': 60 * 60_000 };
/** How many blocks before a breakpoint may hold the end of an earlier prefix. */
const LOOK_BACK_BLOCKS = 20;

/**
 * The prompt cache: a prefix that ended at a breakpoint is read by a later request which has the same
 * prefix and a breakpoint at most 20 blocks after its end. An entry lives for its ttl after each use.
 * Unlike the real server's, it has no smallest size of a prefix.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export class PromptCache {
  readonly #clock: Clock;
  readonly #entries = new Map<string, { expiresAtMs: number; ttl: Ttl }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Bills a prompt without changing the cache.
   *
   * @param scope - who may share entries: the API key and the model
   */
  account(scope: string, prompt: Prompt): CacheAccount {
    const { blocks } = prompt;
    const keys = prefixKeys(scope, prompt);
    const breakpoints = blocks.flatMap((block, index) => (block.ttl ? [{ index, ttl: block.ttl }] : []));
    const readTo = Math.max(-1, ...breakpoints.map(({ index }) => this.#longestHit(keys, index)));
    const last1h = breakpoints.findLast(({ ttl }) => ttl === '1h')?.index ?? -1;
    const last = breakpoints.at(-1)?.index ?? -1;
    const written1hTo = Math.max(readTo, last1h);
    const writtenTo = Math.max(written1hTo, last);
    return {
      usage: {
        read: tokens(blocks, 0, readTo),
        written1h: tokens(blocks, readTo + 1, written1hTo),
        written5m: tokens(blocks, written1hTo + 1, writtenTo),
        uncached: tokens(blocks, writtenTo + 1, blocks.length - 1),
      },
      commit: () => this.#commit(keys, readTo, breakpoints),
    };
  }

  #longestHit(keys: readonly string[], breakpoint: number): number {
    for (let index = breakpoint; index >= Math.max(0, breakpoint - LOOK_BACK_BLOCKS); index--) {
      const entry = this.#entries.get(keys[index] ?? '');
      if (entry && entry.expiresAtMs > this.#clock.now()) return index;
    }
    return -1;
  }

  #commit(
    keys: readonly string[],
    readTo: number,
    breakpoints: readonly { readonly index: number; readonly ttl: Ttl }[],
  ): void {
    const now = this.#clock.now();
    for (const key of keys.slice(0, readTo + 1)) {
      const used = this.#entries.get(key);
      if (used && used.expiresAtMs > now) used.expiresAtMs = now + TTL_MS[used.ttl];
    }
    for (const { index, ttl } of breakpoints.filter((breakpoint) => breakpoint.index > readTo)) {
      this.#entries.set(keys[index] ?? '', { expiresAtMs: now + TTL_MS[ttl], ttl });
    }
  }
}

/** For each block, a key of the whole prefix that ends with it. */
function prefixKeys(scope: string, { blocks, settings }: Prompt): string[] {
  let key = scope;
  let inMessages = false;
  return blocks.map((block) => {
    const hash = createHash('sha256').update(
      `${key}\n${block.section} ${block.messageIndex} ${block.role}\n`,
    );
    if (block.section === 'messages' && !inMessages) {
      inMessages = true;
      hash.update(settings);
    }
    key = hash.update(block.digest).digest('base64url');
    return key;
  });
}

function tokens(blocks: readonly PromptBlock[], from: number, to: number): number {
  return blocks.slice(from, to + 1).reduce((sum, block) => sum + block.tokens, 0);
}
