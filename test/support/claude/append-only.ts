import { type Fault, fault } from './fault.ts';
import type { Prompt, PromptBlock } from './prompt.ts';

/** An answer as far as it was given. */
export type GivenAnswer = {
  /** The digests of the blocks that were sent to their ends, in order. */
  readonly blocks: readonly string[];
  /** Whether the whole message was sent. */
  readonly isWhole: boolean;
};

/** What a conversation has come to: the prompt accepted last, and every answer given to it. */
export type Past = {
  readonly prompt: Prompt;
  /** More than one when the same request came again. */
  readonly answers: readonly GivenAnswer[];
};

/**
 * A request must repeat the conversation as it was, with the assistant's answer exactly as it was
 * given, and may only append. Of an answer it may keep a beginning of complete blocks, as a client does
 * that leaves in the middle of a stream: the real server knows no more of the answer than what comes
 * back. Without an answer a request may repeat itself, or lengthen its last message. Cache markers may
 * move.
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
  if (past.answers.length === 0) return mismatch(`${at}: the assistant's answer was never given`);
  const digests = message.map((block) => block.digest);
  const matching = past.answers.find((answer) => isBeginning(digests, answer.blocks));
  if (!matching) return altered(past, message, digests, at);
  // The real server refuses this of any message; a whole answer that ends so can't be sent back otherwise.
  if (isCut(digests, matching) && message.at(-1)?.type === 'thinking') {
    return mismatch(`${at}: the final block in an assistant message cannot be \`thinking\``);
  }
  const later = appended.find((block) => block.messageIndex > messageIndex && block.role === 'assistant');
  return later && mismatch(`${later.path}: no assistant turn was answered here`);
}

function altered(past: Past, message: readonly PromptBlock[], digests: readonly string[], at: string): Fault {
  const answer = past.answers.at(-1)?.blocks ?? [];
  const index = digests.findIndex((digest, place) => digest !== answer[place]);
  const path = `${at}.content.${index === -1 ? digests.length : index}`;
  // A thinking block that was dropped leaves another block in its place: both read alike here.
  return message[index]?.type === 'thinking' || answer.length > digests.length
    ? thinkingFault(path)
    : mismatch(`${path} differs from what the assistant answered`);
}

/** @returns how many blocks of how many a continuation keeps of the answer before it; undefined when all. */
export function truncationOf(
  past: Past,
  now: Prompt,
): { readonly kept: number; readonly given: number } | undefined {
  const lastMessage = past.prompt.blocks.at(-1)?.messageIndex ?? -1;
  const message = now.blocks.filter((block) => block.messageIndex === lastMessage + 1);
  if (message[0]?.role !== 'assistant') return undefined;
  const digests = message.map((block) => block.digest);
  const matching = past.answers.filter((answer) => isBeginning(digests, answer.blocks));
  // What comes back is the whole of an answer if it is the whole of any.
  if (matching.length === 0 || matching.some((answer) => !isCut(digests, answer))) return undefined;
  return { kept: digests.length, given: Math.max(...matching.map(({ blocks }) => blocks.length)) };
}

function isBeginning(kept: readonly string[], given: readonly string[]): boolean {
  return kept.length <= given.length && kept.every((digest, index) => digest === given[index]);
}

function isCut(kept: readonly string[], answer: GivenAnswer): boolean {
  return !answer.isWhole || kept.length < answer.blocks.length;
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
