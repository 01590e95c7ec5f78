import type { Json } from '../lib/json.ts';
import { imageSize } from './image-size.ts';
import type { ContentBlock, ModelRequest, ToolDefinition } from './model.ts';

/** English comes to four bytes a token, JSON to three, other scripts and numbers to two and a half. */
const BYTES_PER_TOKEN = 2.5;

/** The side of the square of pixels that is one token. */
const PATCH_PX = 28;

/** The most that any model takes a picture for; what is larger is scaled down to that, or refused. */
const MAX_IMAGE_TOKENS = 4_784;

/** Where a picture's size stands: cameras put up to 64 kB before it, screenshots nothing. */
const HEADER_BASE64_CHARACTERS = 88_000;

/** What the API adds of its own: for a request with tools, and for each part of it. */
const REQUEST_TOKENS = 1_000;
const MESSAGE_TOKENS = 10;
const TOOL_TOKENS = 50;

/** The computer toolset is known to take about 240 tokens a member, 410 for `zoom`. */
const MEMBER_TOKENS = 450;

/**
 * An upper bound of a request's prompt, without asking for it to be counted: what a cap on cost is checked
 * with before anything is sent. Thoughts count by their signatures, which hold them whole.
 *
 * @returns whole tokens, about twice as many as a usual prompt has of text, and as many as it has of pictures
 * @see https://platform.claude.com/docs/en/build-with-claude/vision
 */
export function promptTokensAtMost({ system, tools, messages }: ModelRequest): number {
  return (
    REQUEST_TOKENS +
    tokensOf(system) +
    sum(tools.map(toolTokens)) +
    sum(messages.map(({ content }) => MESSAGE_TOKENS + tokensOf(content)))
  );
}

function toolTokens(tool: ToolDefinition): number {
  return TOOL_TOKENS + ('toolset' in tool ? tool.members.length * MEMBER_TOKENS : tokensOf(tool));
}

/** Tokens of JSON as it is sent, its pictures aside, and of its pictures. */
function tokensOf(value: Json | readonly ContentBlock[] | ToolDefinition): number {
  let pictures = 0;
  const text = JSON.stringify(value, (_, part: Json) => {
    if (!isImage(part)) return part;
    pictures += imageTokens(part);
    return 'image';
  });
  return pictures + Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

function imageTokens(image: ContentBlock): number {
  const source = image['source'];
  const data = typeof source === 'object' && source !== null && 'data' in source ? source['data'] : undefined;
  if (typeof data !== 'string') return MAX_IMAGE_TOKENS;
  const size = imageSize(Buffer.from(data.slice(0, HEADER_BASE64_CHARACTERS), 'base64'));
  if (size === undefined) return MAX_IMAGE_TOKENS;
  const patches = Math.ceil(size.widthPx / PATCH_PX) * Math.ceil(size.heightPx / PATCH_PX);
  return Math.min(patches, MAX_IMAGE_TOKENS);
}

function isImage(value: Json): value is ContentBlock {
  return typeof value === 'object' && value !== null && 'type' in value && value['type'] === 'image';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
