import type { EventDraft } from '../domain/agent-event.ts';
import type { JsonObject } from '../lib/json.ts';
import { ModelError, type ModelRequest, type ModelResponse } from '../models/model.ts';
import { maxTokensWithin } from './judging/budget.ts';
import type { LoopContext } from './loop-context.ts';
import type { LoopMemory } from './loop-memory.ts';
import { waitBeforeRetry } from './model-retry.ts';
import { lastTurn, note } from './prompt.ts';
import { remembered } from './remembered.ts';
import type { Observation } from './seeing/observe.ts';
import { groundRules } from './take-up.ts';
import { textIn } from './text-in.ts';
import { userContent } from './user-content.ts';

/** What a summary may take, in tokens. */
const SUMMARY_TOKENS = 4_000;
/** How many of the user's pictures go along. */
const NEWEST_USER_PICTURES = 10;
const ASK = note(
  'This conversation has become too long and will begin anew. Use no tool now. Write down, for yourself, all that you need to go on: what the user wants, what you have done and found out (names, numbers, codes word for word), what did not work, where you are, and what is left to do.',
);

/**
 * Begins the conversation anew: a summary by the model, what the user said word for word, and the newest
 * pictures. Everything before is left behind, and stays in the log.
 *
 * @param request what would have been asked next; undefined when it is too long to be asked at all
 * @param seen the highest index of the log that is left behind
 */
export async function* beginEpoch(
  context: LoopContext,
  memory: LoopMemory,
  request: Omit<ModelRequest, 'maxTokens'> | undefined,
  seen: number,
  observation: Observation,
  reason: string,
): AsyncGenerator<readonly EventDraft[], void, void> {
  const response = request && (yield* summarize(context, memory, request));
  const summary = (response && textIn(response.content)) || bareSummary(memory);
  const epoch = memory.epoch + 1;
  const spent = response && {
    usage: response.usage,
    costMicroUsd: context.model.costMicroUsd(response.model, response.usage),
    isNewTurn: false,
  };
  if (spent) memory.spend(spent);
  yield [
    {
      type: 'context_compacted',
      data: { epoch, reason, summary, promptTokens: memory.promptTokens },
      block: { role: 'epoch', seen, content: opening(context, memory, summary, observation) },
      ...(spent && { spent }),
    },
  ];
}

function opening(
  context: LoopContext,
  memory: LoopMemory,
  summary: string,
  observation: Observation,
): JsonObject[] {
  const { frameId } = observation.data;
  const earlier = memory.frames.filter((id) => id !== frameId);
  const pictures = earlier.slice(frameId === null ? -3 : -2).map((frame) => ({ type: 'image', frame }));
  return [
    ...saidContent(memory),
    { type: 'text', text: note(groundRules(context)) },
    ...remembered(context),
    {
      type: 'text',
      text: note(
        `The conversation so far was too long and begins anew here. What you wrote down of it: ${summary}`,
      ),
    },
    ...pictures,
    { type: 'text', text: note('This is how the screen looks now.') },
    ...observation.content,
    ...(context.limit ? [{ type: 'text', text: note(lastTurn(context.limit)) }] : []),
  ];
}

/** What the user said, with the newest of the user's pictures. */
function saidContent({ said }: LoopMemory): JsonObject[] {
  const kept = new Set(said.flatMap(({ frameIds = [] }) => frameIds).slice(-NEWEST_USER_PICTURES));
  return said.flatMap(({ text, frameIds = [] }) =>
    userContent({ text, frameIds: frameIds.filter((id) => kept.has(id)) }),
  );
}

/** @returns the model's answer, or undefined when it can't give one, or the budget has no room for it */
async function* summarize(
  context: LoopContext,
  memory: LoopMemory,
  request: Omit<ModelRequest, 'maxTokens'>,
): AsyncGenerator<readonly EventDraft[], ModelResponse | undefined, void> {
  const last = request.messages.at(-1);
  if (!last) return undefined;
  const asked = { ...last, content: [...last.content, { type: 'text', text: ASK }] };
  const messages = [...request.messages.slice(0, -1), asked];
  const affordable = maxTokensWithin(context, { ...request, messages }, memory.leftMicroUsd);
  if (affordable === undefined) return undefined;
  const maxTokens = Math.min(SUMMARY_TOKENS, affordable);
  for (let attempt = 1; ; attempt += 1) {
    const stream = context.model.stream({ ...request, messages, maxTokens }, context.signal);
    try {
      for (;;) {
        const step = await stream.next();
        if (step.done) return step.value;
      }
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      if (!error.retryable) return undefined;
      yield* waitBeforeRetry(context, error, attempt);
    }
  }
}

/** What the log tells where the model can't. */
function bareSummary({ deeds }: LoopMemory): string {
  return `No summary could be written. The newest of what you said and did:\n${deeds.join('\n')}`;
}
