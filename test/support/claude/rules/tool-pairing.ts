import { type Fault, fault } from '../fault.ts';
import { blocksOf, type RequestBlock, type RequestMessage, type ToolResultBlock } from '../request.ts';
import type { Rule } from './rule.ts';

type ToolUse = Extract<RequestBlock, { readonly type: 'tool_use' }>;

/**
 * Every tool use is answered by exactly one result, in the very next message and before anything else
 * in it; a result answers a tool use of the message before, and echoes its toolset.
 */
export const checkToolPairing: Rule = ({ messages }) => {
  const turns = messages.flatMap((message, index) => (message.role === 'system' ? [] : [{ message, index }]));
  const seen = new Set<string>();
  let uses: readonly ToolUse[] = [];
  for (const { message, index } of turns) {
    const broken = checkResults(message, index, uses);
    if (broken) return broken;
    uses = blocksOf(message).flatMap((block) => (block.type === 'tool_use' ? [block] : []));
    for (const { id } of uses) {
      if (seen.has(id))
        return fault('tool_pairing', `messages.${index}: \`tool_use\` ids must be unique: ${id}`);
      seen.add(id);
    }
  }
  return undefined;
};

function checkResults(message: RequestMessage, index: number, uses: readonly ToolUse[]): Fault | undefined {
  const blocks = blocksOf(message);
  const results = blocks.flatMap((block) => (block.type === 'tool_result' ? [block] : []));
  const at = `messages.${index}`;
  for (const use of uses) {
    const answers = results.filter((result) => result.tool_use_id === use.id);
    if (answers.length === 0) {
      return fault(
        'tool_pairing',
        `${at}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${use.id}`,
      );
    }
    if (answers.length > 1) {
      return fault('tool_pairing', `${at}: found multiple \`tool_result\` blocks with id: ${use.id}`);
    }
    const [answer] = answers;
    if (answer && (answer.toolset_name ?? null) !== (use.toolset_name ?? null)) {
      return fault(
        'tool_pairing',
        `${at}: the result of ${use.id} must echo toolset_name ${use.toolset_name}`,
      );
    }
  }
  return checkUnknown(results, uses, at) ?? checkOrder(blocks, results.length, at);
}

function checkUnknown(
  results: readonly ToolResultBlock[],
  uses: readonly ToolUse[],
  at: string,
): Fault | undefined {
  const unknown = results.find((result) => !uses.some((use) => use.id === result.tool_use_id));
  return (
    unknown &&
    fault(
      'tool_pairing',
      `${at}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${unknown.tool_use_id}`,
    )
  );
}

function checkOrder(blocks: readonly RequestBlock[], resultCount: number, at: string): Fault | undefined {
  const late = blocks.findIndex((block, index) => block.type === 'tool_result' && index >= resultCount);
  return late === -1
    ? undefined
    : fault('tool_pairing', `${at}.content.${late}: \`tool_result\` blocks must come first in the message`);
}
