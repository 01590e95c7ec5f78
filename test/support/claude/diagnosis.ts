import type { CacheMissReason, Diagnostics } from '@anthropic-ai/sdk/resources/messages';
import type { Prompt, PromptBlock } from './prompt.ts';
import type { MessagesRequest } from './request.ts';

/** An answered request that asked for diagnostics, remembered under the id of its answer. */
export type Answered = { readonly model: string; readonly prompt: Prompt };

/**
 * Says why the prompt cache could not reuse the prefix of the request that the client names.
 *
 * @returns null when the client doesn't ask, or nothing differs
 * @see https://platform.claude.com/docs/en/build-with-claude/cache-diagnostics
 */
export function diagnose(
  request: MessagesRequest,
  prompt: Prompt,
  answered: ReadonlyMap<string, Answered>,
): Diagnostics | null {
  const id = request.diagnostics?.previous_message_id;
  if (id == null) return null;
  const previous = answered.get(id);
  const reason = previous
    ? missReason(previous, { model: request.model, prompt })
    : { type: 'previous_message_not_found' as const };
  return reason && { cache_miss_reason: reason };
}

function missReason(previous: Answered, now: Answered): CacheMissReason | null {
  const missed = { cache_missed_input_tokens: previous.prompt.tokens };
  const differs = (section: PromptBlock['section']) =>
    digests(previous.prompt, section).join() !== digests(now.prompt, section).join();
  if (previous.model !== now.model) return { type: 'model_changed', ...missed };
  if (differs('system')) return { type: 'system_changed', ...missed };
  if (differs('tools')) return { type: 'tools_changed', ...missed };
  const later = digests(now.prompt, 'messages');
  if (digests(previous.prompt, 'messages').some((digest, index) => digest !== later[index])) {
    return { type: 'messages_changed', ...missed };
  }
  return previous.prompt.settings === now.prompt.settings ? null : { type: 'unavailable' };
}

function digests(prompt: Prompt, section: PromptBlock['section']): readonly string[] {
  return prompt.blocks.filter((block) => block.section === section).map((block) => block.digest);
}
