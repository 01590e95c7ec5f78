import { headerOf } from './images.ts';
import type { ImageBlock, RequestBlock, RequestTool } from './request.ts';
import { isToolset, membersOf } from './rules/toolset.ts';

/** The longest side in pixels that a standard model sees. */
export const MAX_SIDE_PX = 1568;
/** The most tokens that one image takes; a larger one is scaled down before the model sees it. */
export const MAX_IMAGE_TOKENS = 1568;

/** The side of the square of pixels that is one token. */
const PATCH_PX = 28;
/** English prose and JSON come to about this many characters a token; the stand-in takes it as exact. */
const CHARACTERS_PER_TOKEN = 4;

/** Tokens of a text: one for every four characters, rounded up. */
export function textTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** Tokens of an image of this size, before any scaling: one for every patch of 28 by 28 pixels. */
export function imageTokens(widthPx: number, heightPx: number): number {
  return Math.ceil(widthPx / PATCH_PX) * Math.ceil(heightPx / PATCH_PX);
}

/** What the toolset costs by itself and for each member that is on: about 4,500 tokens in all, zoom about 410. */
const TOOLSET_TOKENS = 250;
const MEMBER_TOKENS = 240;
const ZOOM_TOKENS = 410;

/** Tokens of a tool's definition: of its JSON without the cache marker, or of what the server knows of it. */
export function toolTokens(tool: RequestTool): number {
  if (isToolset(tool)) {
    const tokens = membersOf(tool).map((member) => (member === 'zoom' ? ZOOM_TOKENS : MEMBER_TOKENS));
    return tokens.reduce((sum, each) => sum + each, TOOLSET_TOKENS);
  }
  const { cache_control: _, ...definition } = tool;
  return textTokens(JSON.stringify(definition));
}

/** Tokens of one content block of a request. A signature and the names of fields count nothing. */
export function blockTokens(block: RequestBlock): number {
  switch (block.type) {
    case 'text':
      return textTokens(block.text);
    case 'thinking':
      return textTokens(block.thinking);
    case 'tool_use':
      return textTokens(block.name) + textTokens(JSON.stringify(block.input));
    case 'image':
      return sentImageTokens(block);
    case 'tool_result':
      return toolResultTokens(block.content);
    case 'redacted_thinking':
      return textTokens(block.data);
    default:
      return textTokens(JSON.stringify(block));
  }
}

function toolResultTokens(content: (RequestBlock & { type: 'tool_result' })['content']): number {
  if (content === undefined) return 0;
  if (typeof content === 'string') return textTokens(content);
  return content.reduce((sum, inner) => {
    if (inner.type === 'image') return sum + sentImageTokens(inner);
    return sum + textTokens(inner.type === 'text' ? inner.text : JSON.stringify(inner));
  }, 0);
}

function sentImageTokens(image: ImageBlock): number {
  const header = headerOf(image);
  return header ? Math.min(imageTokens(header.widthPx, header.heightPx), MAX_IMAGE_TOKENS) : 0;
}
