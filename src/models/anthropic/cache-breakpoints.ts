import type { CacheControlEphemeral } from '@anthropic-ai/sdk/resources/messages/messages';
import type { ContentBlock, ModelMessage, ModelRequest } from '../model.ts';

/** The API takes four breakpoints; one is spent on the system prompt and the tools before it. */
const ROLLING_BREAKPOINTS = 3;

/**
 * Where the API shall write its prompt cache. All breakpoints of a request are of one lifetime: the API
 * refuses one of an hour after one of five minutes, and reads what an earlier request wrote for either.
 */
export function cacheBreakpoint(ttl: ModelRequest['cacheTtl'] = '5m'): CacheControlEphemeral {
  // Five minutes go without saying, and so reach servers that know no other lifetime.
  return ttl === '1h' ? { type: 'ephemeral', ttl } : { type: 'ephemeral' };
}

/**
 * Marks the end of the newest user messages. The request before this one wrote its cache at the same
 * places, so everything up to there is read and only what is new is written. A place that was marked is
 * found again by its exact prefix, however many blocks a turn has: the API itself looks back over 20.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export function withCacheBreakpoints(
  messages: readonly ModelMessage[],
  breakpoint: CacheControlEphemeral,
): readonly ModelMessage[] {
  const newest = messages
    .flatMap((message, index) => (message.role === 'user' ? [index] : []))
    .slice(-ROLLING_BREAKPOINTS);
  return messages.map((message, index) =>
    newest.includes(index) ? withBreakpoint(message, breakpoint) : message,
  );
}

function withBreakpoint(message: ModelMessage, breakpoint: CacheControlEphemeral): ModelMessage {
  const last = message.content.findLastIndex(isCacheable);
  return {
    ...message,
    content: message.content.map((block, index) =>
      index === last ? { ...block, cache_control: { ...breakpoint } } : block,
    ),
  };
}

/** An empty text block can't be cached. */
function isCacheable(block: ContentBlock): boolean {
  return block.type !== 'text' || block['text'] !== '';
}
