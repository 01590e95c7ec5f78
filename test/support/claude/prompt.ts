import { digest } from './canonical.ts';
import { blocksOf, type MessagesRequest, type RequestBlock } from './request.ts';
import { blockTokens, textTokens, toolTokens } from './tokens.ts';

/** How long a cache entry lives after its last use. */
export type Ttl = '5m' | '1h';

/** One piece of a prompt in the order in which the model reads it: tools, system, messages. */
export type PromptBlock = {
  readonly section: 'tools' | 'system' | 'messages';
  /** `tools.0`, `system.0` or `messages.2.content.1`. */
  readonly path: string;
  /** The message that holds the block; -1 outside `messages`. */
  readonly messageIndex: number;
  readonly role: 'user' | 'assistant' | 'system';
  readonly type: string;
  /** Equal for equal content, whatever the order of keys or the cache markers. */
  readonly digest: string;
  readonly tokens: number;
  /** Set where a cache breakpoint ends the prefix. */
  readonly ttl: Ttl | undefined;
};

/** A request's prompt, taken apart. */
export type Prompt = {
  readonly blocks: readonly PromptBlock[];
  /** Of what changes the model's reading of the messages without standing in them. */
  readonly settings: string;
  readonly tokens: number;
};

/** Takes a request's prompt apart. A top-level `cache_control` marks the last block. */
export function promptOf(request: MessagesRequest): Prompt {
  const blocks: PromptBlock[] = [];
  for (const [index, tool] of (request.tools ?? []).entries()) {
    blocks.push({
      ...place('tools', `tools.${index}`, -1, 'system', tool.type ?? 'custom'),
      digest: digest(tool),
      tokens: toolTokens(tool),
      ttl: ttlOf(tool.cache_control),
    });
  }
  const system =
    typeof request.system === 'string'
      ? [{ type: 'text' as const, text: request.system, cache_control: undefined }]
      : (request.system ?? []);
  for (const [index, text] of system.entries()) {
    blocks.push({
      ...place('system', `system.${index}`, -1, 'system', text.type),
      digest: digest(text),
      tokens: textTokens(text.text),
      ttl: ttlOf(text.cache_control),
    });
  }
  for (const [messageIndex, message] of request.messages.entries()) {
    for (const [index, block] of blocksOf(message).entries()) {
      const path = `messages.${messageIndex}.content.${index}`;
      blocks.push({
        ...place('messages', path, messageIndex, message.role, block.type),
        digest: digest(block),
        tokens: blockTokens(block),
        ttl: ttlOfBlock(block),
      });
    }
  }
  const last = blocks.at(-1);
  if (last && request.cache_control) {
    blocks[blocks.length - 1] = { ...last, ttl: last.ttl ?? ttlOf(request.cache_control) };
  }
  return {
    blocks,
    settings: digest(request.thinking, request.tool_choice),
    tokens: blocks.reduce((sum, block) => sum + block.tokens, 0),
  };
}

function place(
  section: PromptBlock['section'],
  path: string,
  messageIndex: number,
  role: PromptBlock['role'],
  type: string,
): Pick<PromptBlock, 'section' | 'path' | 'messageIndex' | 'role' | 'type'> {
  return { section, path, messageIndex, role, type };
}

function ttlOf(marker: { readonly ttl?: string | undefined } | null | undefined): Ttl | undefined {
  if (!marker) return undefined;
  return marker.ttl === '1h' ? '1h' : '5m';
}

/** A marker inside a tool result ends the prefix at that result: the stand-in doesn't split one. */
function ttlOfBlock(block: RequestBlock): Ttl | undefined {
  if (block.type === 'thinking' || block.type === 'redacted_thinking') return undefined;
  const own = ttlOf(block.cache_control);
  if (own || block.type !== 'tool_result' || typeof block.content !== 'object') return own;
  return ttlOf(block.content.findLast((inner) => inner.cache_control)?.cache_control);
}
