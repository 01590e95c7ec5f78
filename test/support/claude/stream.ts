import type { ContentBlock, Message, RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import type { Gate } from './gate.ts';
import type { Turn } from './turn.ts';

/** An event of the wire; `ping` carries nothing and is missing in the SDK's types. */
export type WireEvent = RawMessageStreamEvent | { readonly type: 'ping' };
/** What a stream does next: send an event, or wait at a gate. */
export type StreamItem =
  | { readonly type: 'event'; readonly event: WireEvent }
  | { readonly type: 'hold'; readonly gate: Gate };

/** Characters of text or JSON in one delta: few enough that most blocks come in several. */
const PIECE = /.{1,16}/gsu;

/** Plays a message as the events of a stream, with the turn's gates between its blocks. */
export function* streamOf(message: Message, turn: Turn): Generator<StreamItem, void, undefined> {
  yield item({
    type: 'message_start',
    message: {
      ...message,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      usage: { ...message.usage, output_tokens: 1, output_tokens_details: null },
    },
  });
  let index = 0;
  for (const part of turn.parts) {
    if (part.type === 'hold') {
      yield part;
      continue;
    }
    const block = message.content[index];
    if (block) yield* blockEvents(block, index);
    index += 1;
  }
  const { usage } = message;
  yield item({
    type: 'message_delta',
    delta: {
      stop_reason: message.stop_reason,
      stop_sequence: message.stop_sequence,
      stop_details: message.stop_details,
      container: null,
    },
    usage: {
      input_tokens: usage.input_tokens,
      cache_creation_input_tokens: usage.cache_creation_input_tokens,
      cache_read_input_tokens: usage.cache_read_input_tokens,
      output_tokens: usage.output_tokens,
      output_tokens_details: usage.output_tokens_details,
      server_tool_use: null,
    },
  });
  yield item({ type: 'message_stop' });
}

function* blockEvents(block: ContentBlock, index: number): Generator<StreamItem, void, undefined> {
  yield item({ type: 'content_block_start', index, content_block: emptied(block) });
  if (index === 0) yield item({ type: 'ping' });
  for (const delta of deltas(block)) yield item({ type: 'content_block_delta', index, delta });
  yield item({ type: 'content_block_stop', index });
}

function emptied(block: ContentBlock): ContentBlock {
  switch (block.type) {
    case 'text':
      return { ...block, text: '' };
    case 'thinking':
      return { ...block, thinking: '', signature: '' };
    case 'tool_use':
      return { ...block, input: {} };
    default:
      return block;
  }
}

type Delta = Extract<RawMessageStreamEvent, { readonly type: 'content_block_delta' }>['delta'];

function deltas(block: ContentBlock): Delta[] {
  switch (block.type) {
    case 'text':
      return pieces(block.text).map((text) => ({ type: 'text_delta', text }));
    case 'thinking':
      return [
        ...pieces(block.thinking).map((thinking): Delta => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: block.signature },
      ];
    case 'tool_use':
      // The input of a toolset's member comes in one piece.
      return (
        block.toolset_name == null
          ? ['', ...pieces(JSON.stringify(block.input))]
          : [JSON.stringify(block.input)]
      ).map((json) => ({
        type: 'input_json_delta',
        partial_json: json,
      }));
    default:
      return [];
  }
}

function pieces(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

function item(event: WireEvent): StreamItem {
  return { type: 'event', event };
}
