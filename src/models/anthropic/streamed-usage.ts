import type { MessageDeltaUsage, Usage as StartUsage } from '@anthropic-ai/sdk/resources/messages/messages';
import type { Usage } from '../../domain/usage.ts';

/**
 * The usage of a streamed message: what its start reported, overtaken by the running totals of its end.
 * A server that reports less than the API does counts as having used nothing of that class.
 */
export function streamedUsage(
  start: Partial<StartUsage> | undefined,
  end: Partial<MessageDeltaUsage> | undefined,
): Usage {
  const cacheWriteTokens = end?.cache_creation_input_tokens ?? start?.cache_creation_input_tokens ?? 0;
  const cacheWrite1hTokens = Math.min(
    start?.cache_creation?.ephemeral_1h_input_tokens ?? 0,
    cacheWriteTokens,
  );
  return {
    inputTokens: end?.input_tokens ?? start?.input_tokens ?? 0,
    cacheWrite5mTokens: cacheWriteTokens - cacheWrite1hTokens,
    cacheWrite1hTokens,
    cacheReadTokens: end?.cache_read_input_tokens ?? start?.cache_read_input_tokens ?? 0,
    outputTokens: end?.output_tokens ?? start?.output_tokens ?? 0,
  };
}
