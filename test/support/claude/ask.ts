import type { ImageHeader } from './image-size.ts';
import { headerOf, imagesOf } from './images.ts';
import { blocksOf, type MessagesRequest, type RequestBlock, type ToolResultBlock } from './request.ts';

/** What a script sees of a request. */
export type Ask = {
  readonly body: MessagesRequest;
  /** Counts the conversations of this server from 0. */
  readonly conversation: number;
  /** How many answers of the model the conversation holds: 0 for its first request. */
  readonly turn: number;
  /** All text of the newest user message, that of its tool results included. */
  readonly text: string;
  /** The newest picture anywhere in the conversation, with its bytes. */
  readonly picture: (ImageHeader & { readonly bytes: Buffer }) | undefined;
  /** The tool results of the newest user message. */
  readonly results: readonly ToolResultBlock[];
};

/** @returns the view of a request that scripts get */
export function askOf(body: MessagesRequest, conversation: number, turn: number): Ask {
  const newest = body.messages.findLast(({ role }) => role === 'user');
  const blocks = newest ? blocksOf(newest) : [];
  return {
    body,
    conversation,
    turn,
    text: blocks.flatMap(textsOf).join('\n'),
    // A script that doesn't look shouldn't pay for decoding a screenshot.
    get picture() {
      const block = imagesOf(body).at(-1)?.block;
      const header = block && headerOf(block);
      return header && { ...header, bytes: Buffer.from(block.source.data ?? '', 'base64') };
    },
    results: blocks.flatMap((block) => (block.type === 'tool_result' ? [block] : [])),
  };
}

function textsOf(block: RequestBlock): readonly string[] {
  if (block.type === 'text') return [block.text];
  if (block.type !== 'tool_result' || block.content === undefined) return [];
  if (typeof block.content === 'string') return [block.content];
  return block.content.flatMap((inner) => (inner.type === 'text' ? [inner.text] : []));
}
