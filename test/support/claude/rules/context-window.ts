import { type Fault, fault } from '../fault.ts';
import type { Prompt } from '../prompt.ts';

/** A prompt must fit into the model's context window. */
export function checkContextWindow({ tokens }: Prompt, maxTokens: number): Fault | undefined {
  return tokens <= maxTokens
    ? undefined
    : fault('context_window', `prompt is too long: ${tokens} tokens > ${maxTokens} maximum`);
}
