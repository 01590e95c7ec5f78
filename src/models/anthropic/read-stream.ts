import type {
  Message,
  MessageDeltaUsage,
  RawMessageStreamEvent,
} from '@anthropic-ai/sdk/resources/messages/messages';
import type { ContentBlock, ModelResponse, ModelStreamEvent, StopReason } from '../model.ts';
import { ModelError } from '../model.ts';
import { addDelta, finishBlock, type StreamedBlock, startBlock } from './streamed-block.ts';
import { streamedUsage } from './streamed-usage.ts';

/**
 * Reads a message from the API's events. Blocks come out as they came in: signatures, empty thinking and
 * types that are not known here included.
 *
 * @throws {ModelError} when the stream ends before the message does
 * @see https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export async function* readStream(
  events: AsyncIterable<RawMessageStreamEvent>,
  requestedModel: string,
): AsyncGenerator<ModelStreamEvent, ModelResponse, undefined> {
  const open = new Map<number, StreamedBlock>();
  const content: ContentBlock[] = [];
  let start: Message | undefined;
  let endUsage: MessageDeltaUsage | undefined;
  let stopReason: StopReason | undefined;
  let explanation: string | undefined;

  for await (const event of events) {
    switch (event.type) {
      case 'message_start':
        start = event.message;
        yield {
          type: 'usage',
          usage: streamedUsage(start.usage, undefined),
          model: start.model ?? requestedModel,
        };
        break;
      case 'content_block_start':
        open.set(event.index, startBlock(event.content_block as unknown as ContentBlock));
        break;
      case 'content_block_delta': {
        const streamed = open.get(event.index);
        const seen = streamed && addDelta(streamed, event.delta as unknown as ContentBlock);
        if (seen) yield seen;
        break;
      }
      case 'content_block_stop': {
        const streamed = open.get(event.index);
        if (!streamed) break;
        open.delete(event.index);
        const block = finishBlock(streamed);
        content.push(block);
        yield { type: 'block', block };
        break;
      }
      case 'message_delta':
        endUsage = event.usage;
        stopReason = event.delta.stop_reason ?? stopReason;
        explanation = event.delta.stop_details?.explanation ?? explanation;
        break;
      default:
        // message_stop, and whatever the API may add, says nothing that is needed here.
        break;
    }
  }

  if (stopReason === undefined) {
    const what = start
      ? 'The answer broke off before it was complete. Try again.'
      : 'The answer was no message of a Messages API. Check ANTHROPIC_BASE_URL, and try again.';
    throw new ModelError('connection', what, { retryable: true });
  }
  const missReason = start?.diagnostics?.cache_miss_reason?.type;
  return {
    content,
    stopReason,
    ...(explanation === undefined ? {} : { stopExplanation: explanation }),
    usage: streamedUsage(start?.usage, endUsage),
    model: start?.model ?? requestedModel,
    ...(start?.id === undefined ? {} : { id: start.id }),
    ...(missReason === undefined ? {} : { cacheMissReason: missReason }),
  };
}
