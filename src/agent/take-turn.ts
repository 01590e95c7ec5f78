import type { EventDraft, Spent } from '../domain/agent-event.ts';
import { elapsedMs } from '../lib/clock.ts';
import { ReadAhead } from '../lib/read-ahead.ts';
import {
  ModelError,
  type ModelRequest,
  type ModelResponse,
  type ModelStreamEvent,
  type ToolUse,
} from '../models/model.ts';
import { Answer } from './answer.ts';
import type { Hands } from './hands.ts';
import type { LoopContext } from './loop-context.ts';
import type { LoopMemory } from './loop-memory.ts';
import { waitBeforeRetry } from './model-retry.ts';

/** One answer of the model, as far as it came, with the tool uses that were begun. */
export type Taken = {
  readonly response: ModelResponse;
  /** How long the loop waited for the model, in milliseconds; not what passed while it acted. */
  readonly modelMs: number;
  /** What of its cost isn't counted yet. */
  readonly spent: Spent;
  /** The newest events, which are to be written with the end of the turn. */
  readonly last: readonly EventDraft[];
};

/**
 * Asks the model and carries out its tool uses, each as soon as its block is complete, while the rest of the
 * answer still arrives. A failure before the first tool use is tried again; one that comes later ends the
 * answer there, since what was done can't be undone.
 *
 * @param seen the highest index of the log that the request holds
 * @throws {ModelError} when no answer came
 */
export async function* takeTurn(
  context: LoopContext,
  memory: LoopMemory,
  turn: number,
  request: ModelRequest,
  seen: number,
  hands: Hands,
): AsyncGenerator<readonly EventDraft[], Taken, void> {
  let modelMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    const answer = new Answer(turn, seen, (model, usage) => context.model.costMicroUsd(model, usage));
    const write = function* (drafts: readonly EventDraft[]) {
      if (drafts.length === 0) return;
      for (const { spent } of drafts) if (spent) memory.spend(spent);
      yield drafts;
    };
    await using stream = new ReadAhead<ModelStreamEvent, ModelResponse>(
      (signal) => context.model.stream(request, signal),
      context.signal,
    );
    // What the last tool use led to is written together with the end of the turn, when that is here already.
    let last: readonly EventDraft[] = [];
    try {
      for (;;) {
        const startedAt = context.clock.now();
        const event = await stream.next();
        modelMs += elapsedMs(context.clock, startedAt);
        if (!event) break;
        if (event.type === 'usage') answer.opens(event.usage, event.model);
        if (event.type !== 'block') {
          preview(context, turn, event);
          continue;
        }
        if (event.block.type !== 'tool_use') {
          answer.add(event.block);
          continue;
        }
        const planned = hands.plan(event.block as unknown as ToolUse);
        answer.add(event.block, planned);
        yield* write(answer.write());
        for await (const drafts of hands.take(planned)) {
          if (last.length > 0) yield last;
          last = drafts;
        }
        if (stream.isOver || last.length === 0) continue;
        yield last;
        last = [];
      }
      const response = stream.result;
      const { drafts, spent } = answer.end(response);
      yield* write(drafts);
      return { response, modelMs, spent, last };
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      if (answer.isWritten) {
        yield [
          { type: 'model_retry', data: { attempt, delayMs: 0, kind: error.kind, message: error.message } },
        ];
        const response = answer.cut(context.modelId);
        return { response, modelMs, spent: answer.end(response).spent, last };
      }
      yield* waitBeforeRetry(context, error, attempt);
    }
  }
}

/** Words are shown as the loop takes them up, in order with what it appends. */
function preview({ preview }: LoopContext, turn: number, event: ModelStreamEvent): void {
  if (event.type !== 'text_delta' && event.type !== 'thinking_delta') return;
  if (event.text !== '') preview({ type: `agent_${event.type}`, data: { turn, text: event.text } });
}
