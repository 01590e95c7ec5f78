import type {
  ContentBlock,
  Diagnostics,
  Message,
  StopReason,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import { digest } from './canonical.ts';
import { isFamily55 } from './models.ts';
import type { CachedUsage } from './prompt-cache.ts';
import type { MessagesRequest } from './request.ts';
import { textTokens } from './tokens.ts';
import type { Turn, TurnPart } from './turn.ts';

/** What an answer needs besides its script. */
export type AnswerContext = {
  readonly request: MessagesRequest;
  /** Unique in the server: makes the ids of the message and of its tool uses. */
  readonly serial: number;
  readonly usage: CachedUsage;
  readonly diagnostics: Diagnostics | null;
};

/** @returns the complete message that a turn comes to */
export function messageOf(turn: Turn, context: AnswerContext): Message {
  const { request, serial } = context;
  const parts = turn.parts.filter((part) => part.type !== 'hold');
  return {
    id: `msg_${String(serial).padStart(8, '0')}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: parts.map((part, index) => blockOf(part, index, context)),
    // The client's types leave out what only the beta knows, such as `compaction`.
    stop_reason: (turn.stop?.reason ?? impliedStop(parts)) as StopReason,
    stop_sequence: turn.stop?.sequence ?? null,
    stop_details: turn.stop?.details ?? null,
    container: null,
    diagnostics: context.diagnostics,
    usage: usageOf(turn, context.usage),
  };
}

function impliedStop(parts: readonly TurnPart[]): StopReason {
  return parts.some((part) => part.type === 'tool_use') ? 'tool_use' : 'end_turn';
}

function blockOf(
  part: Exclude<TurnPart, { readonly type: 'hold' }>,
  index: number,
  { request, serial }: AnswerContext,
): ContentBlock {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text, citations: null };
    case 'thinking':
      return {
        type: 'thinking',
        thinking: showsThinking(request) ? part.thinking : '',
        signature: digest(serial, index, part.thinking),
      };
    case 'tool_use':
      return {
        type: 'tool_use',
        id: `toolu_${String(serial).padStart(8, '0')}_${index}`,
        name: part.name,
        input: part.input,
        caller: { type: 'direct' },
        ...(part.toolset !== undefined && { toolset_name: part.toolset }),
      };
  }
}

/** The newest models hide their thinking unless the request asks to see a summary. */
function showsThinking({ model, thinking }: MessagesRequest): boolean {
  return thinking?.display === 'summarized' || (thinking?.display == null && !isFamily55(model));
}

function usageOf(turn: Turn, usage: CachedUsage): Usage {
  const count = (type: TurnPart['type']) =>
    turn.parts.filter((part) => part.type === type).reduce((sum, part) => sum + partTokens(part), 0);
  const thinking = count('thinking');
  return {
    input_tokens: usage.uncached,
    cache_creation_input_tokens: usage.written5m + usage.written1h,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.written5m,
      ephemeral_1h_input_tokens: usage.written1h,
    },
    cache_read_input_tokens: usage.read,
    // An answer costs output tokens even when it is empty.
    output_tokens: Math.max(1, thinking + count('text') + count('tool_use')),
    output_tokens_details: { thinking_tokens: thinking },
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: null,
    speed: 'standard',
  };
}

function partTokens(part: TurnPart): number {
  switch (part.type) {
    case 'text':
      return textTokens(part.text);
    case 'thinking':
      return textTokens(part.thinking);
    case 'tool_use':
      return textTokens(part.name) + textTokens(JSON.stringify(part.input));
    case 'hold':
      return 0;
  }
}
