import { type Fault, fault } from './fault.ts';
import type { Prompt, PromptBlock } from './prompt.ts';

/** What a conversation has come to: the prompt accepted last, and every full answer given to it. */
export type Past = {
  readonly prompt: Prompt;
  /** The digests of each answer's blocks. More than one when the same request came again. */
  readonly answers: readonly (readonly string[])[];
};

/**
 * A request must repeat the conversation as it was, with the assistant's answer exactly as it was
 * given, and may only append. Without a full answer it may repeat itself, or lengthen its last
 * message. Cache markers may move.
 *
 * @returns the first place that differs
 * @see https://platform.claude.com/docs/en/build-with-claude/extended-thinking
 */
export function checkAppendOnly(past: Past, now: Prompt): Fault | undefined {
  const before = past.prompt.blocks;
  for (const [index, block] of before.entries()) {
    const found = now.blocks[index];
    if (!found || !isSame(block, found)) return changed(block, found);
  }
  const added = now.blocks.slice(before.length);
  const lastMessage = before.at(-1)?.messageIndex ?? -1;
  const appended = added.filter((block) => block.messageIndex > lastMessage);
  if (appended.length === 0) return undefined;
  if (appended.length < added.length) {
    return mismatch(`messages.${lastMessage} was lengthened after the answer that follows it had been given`);
  }
  return checkAnswer(past, appended, lastMessage + 1);
}

function isSame(a: PromptBlock, b: PromptBlock): boolean {
  return a.path === b.path && a.role === b.role && a.digest === b.digest;
}

function changed(block: PromptBlock, found: PromptBlock | undefined): Fault {
  if (block.section !== 'messages') return mismatch(`${block.section} changed at ${block.path}`);
  if (!found) return mismatch(`${block.path} is gone`);
  if (found.path !== block.path) return mismatch(`${found.path} stands where ${block.path} stood`);
  if (block.type === 'thinking') return thinkingFault(block.path);
  return mismatch(`${block.path} differs from what was sent before`);
}

function checkAnswer(past: Past, appended: readonly PromptBlock[], messageIndex: number): Fault | undefined {
  const message = appended.filter((block) => block.messageIndex === messageIndex);
  const at = `messages.${messageIndex}`;
  if (message[0]?.role !== 'assistant') {
    return mismatch(`${at}: the assistant's answer is missing, or the answer was empty`);
  }
  if (past.answers.length === 0) return mismatch(`${at}: the assistant's answer was never given in full`);
  const digests = message.map((block) => block.digest);
  if (!past.answers.some((answer) => isEqual(answer, digests))) {
    const answer = past.answers.at(-1) ?? [];
    const index = digests.findIndex((digest, place) => digest !== answer[place]);
    const path = `${at}.content.${index === -1 ? digests.length : index}`;
    // A thinking block that was dropped leaves another block in its place: both read alike here.
    return message[index]?.type === 'thinking' || answer.length > digests.length
      ? thinkingFault(path)
      : mismatch(`${path} differs from what the assistant answered`);
  }
  const later = appended.find((block) => block.messageIndex > messageIndex && block.role === 'assistant');
  return later && mismatch(`${later.path}: no assistant turn was answered here`);
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function thinkingFault(path: string): Fault {
  return mismatch(
    `${path}: \`thinking\` or \`redacted_thinking\` blocks in the latest assistant message cannot be modified. These blocks must remain as they were in the original response.`,
  );
}

/** A fault in what comes before the model's thinking, which is bound to it. */
export function mismatch(message: string): Fault {
  return fault('append_only', `prefix_binding_mismatch: ${message}`);
}
