import { fault } from '../fault.ts';
import { blocksOf, type RequestBlock } from '../request.ts';
import type { Rule } from './rule.ts';

/**
 * A conversation starts and ends with the user, and turns alternate. The real server merges two user
 * messages in a row; here that is a fault, for it hides a lost assistant turn.
 */
export const checkRoles: Rule = ({ messages }) => {
  let previous: string | undefined;
  for (const [index, { role }] of messages.entries()) {
    if (previous === undefined && role !== 'user') {
      return fault('roles', `messages.${index}: the first message must be a user message`);
    }
    if (role === 'system') continue;
    if (role === previous)
      return fault('roles', `messages.${index}: roles must alternate, found two ${role} messages`);
    previous = role;
  }
  return previous === 'user'
    ? undefined
    : fault('roles', 'This model does not support assistant message prefill: end with a user message.');
};

/** Every message says something, no text is blank, and a failed tool result holds nothing but text. */
export const checkContent: Rule = ({ messages }) => {
  for (const [index, message] of messages.entries()) {
    const blocks = blocksOf(message);
    if (blocks.length === 0)
      return fault('content', `messages.${index}: all messages must have non-empty content`);
    for (const [blockIndex, block] of blocks.entries()) {
      const problem = blockProblem(block);
      if (problem)
        return fault('content', `messages.${index}.content.${blockIndex}.${block.type}: ${problem}`);
      if ((block.type === 'thinking' || block.type === 'tool_use') && message.role !== 'assistant') {
        return fault('content', `messages.${index}: ${block.type} blocks can only be in assistant messages`);
      }
      if ((block.type === 'tool_result' || block.type === 'image') && message.role !== 'user') {
        return fault('content', `messages.${index}: ${block.type} blocks can only be in user messages`);
      }
    }
  }
  return undefined;
};

function blockProblem(block: RequestBlock): string | undefined {
  if (block.type === 'text') return textProblem(block.text);
  if (block.type !== 'tool_result' || typeof block.content !== 'object') return undefined;
  if (block.is_error === true && block.content.some((inner) => inner.type !== 'text')) {
    return 'all content must be type `text` if `is_error` is true';
  }
  return block.content
    .map((inner) => (inner.type === 'text' ? textProblem(inner.text) : undefined))
    .find((problem) => problem !== undefined);
}

function textProblem(text: string): string | undefined {
  if (text === '') return 'text content blocks must be non-empty';
  return text.trim() === '' ? 'text content blocks must contain non-whitespace text' : undefined;
}
