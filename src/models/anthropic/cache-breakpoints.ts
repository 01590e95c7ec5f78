import type { ContentBlock, ModelMessage } from '../model.ts';

/** Where the API shall write its prompt cache, for five minutes. */
export const EPHEMERAL = { type: 'ephemeral' } as const;

/** The API takes four breakpoints; one is spent on the system prompt and the tools before it. */
const ROLLING_BREAKPOINTS = 3;

/**
 * Marks the end of the newest user messages. The request before this one wrote its cache at the same
 * places, so everything up to there is read and only what is new is written.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export function withCacheBreakpoints(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  const newest = messages
    .flatMap((message, index) => (message.role === 'user' ? [index] : []))
    .slice(-ROLLING_BREAKPOINTS);
  return messages.map((message, index) => (newest.includes(index) ? withBreakpoint(message) : message));
}

function withBreakpoint(message: ModelMessage): ModelMessage {
  const last = message.content.findLastIndex(isCacheable);
  return {
    ...message,
    content: message.content.map((block, index) =>
      index === last ? { ...block, cache_control: EPHEMERAL } : block,
    ),
  };
}

/** An empty text block can't be cached. */
function isCacheable(block: ContentBlock): boolean {
  return block.type !== 'text' || block['text'] !== '';
}
