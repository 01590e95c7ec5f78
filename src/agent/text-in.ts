import type { ContentBlock } from '../models/model.ts';

/** @returns what the model said in its answer, without thoughts and tool uses. */
export function textIn(content: readonly ContentBlock[]): string {
  return content
    .flatMap((block) => (block.type === 'text' ? [String(block['text'])] : []))
    .join('\n')
    .trim();
}
