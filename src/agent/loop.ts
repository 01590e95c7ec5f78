import type { AgentEvent, EventDraft, LoggedEvent } from '../domain/agent-event.ts';
import { ModelError, type ModelResponse } from '../models/model.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { type Acted, act, toolResult } from './act.ts';
import { answerDrafts, toolUses } from './answer.ts';
import { Conversation } from './conversation.ts';
import type { LoopContext, LoopOutcome } from './loop-context.ts';
import { observe } from './observe.ts';
import { note, SYSTEM_PROMPT, screenNonce } from './prompt.ts';
import { requestTurn } from './request-turn.ts';
import { SETTLE_MS } from './settle.ts';
import { PHONE_TOOLS } from './tools.ts';

/** The longest answer of the model, in tokens. */
const MAX_TOKENS = 16_000;

/**
 * Observe, reason, act, until the agent is done, fails, or is asked to pause. Each yield is a list of
 * events that must be in the log before the next step; the conversation is always read from the log.
 *
 * @throws the signal's reason when the context's signal aborts
 */
export async function* runLoop(
  context: LoopContext,
): AsyncGenerator<readonly EventDraft[], LoopOutcome, void> {
  try {
    return yield* turns(context);
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof ModelError) return { type: 'failed', code: 'MODEL_ERROR', message: error.message };
    if (error instanceof PhoneError) {
      return { type: 'failed', code: error.kind.toUpperCase(), message: error.message };
    }
    throw error;
  }
}

async function* turns(context: LoopContext): AsyncGenerator<readonly EventDraft[], LoopOutcome, void> {
  const { clock, modelId } = context;
  const conversation = new Conversation(context.loadPicture);
  const history = await context.news();
  await conversation.add(history);
  yield* closeOpenToolUses(conversation, context, history);

  let observation = await observe(context, SETTLE_MS);
  yield [
    {
      type: 'screenshot',
      data: observation.data,
      block: {
        role: 'user',
        content: [{ type: 'text', text: note(opening(context)) }, ...observation.content],
      },
    },
  ];

  let nudged = false;
  for (let turn = context.turnsBefore + 1; turn <= context.maxTurns; turn += 1) {
    if (context.pauseRequested()) return { type: 'paused' };
    await conversation.add(await context.news());
    const { seen } = conversation;
    const startedAt = clock.now();
    const response = yield* requestTurn(context, {
      model: modelId,
      system: SYSTEM_PROMPT,
      tools: PHONE_TOOLS,
      messages: conversation.messages(),
      maxTokens: MAX_TOKENS,
    });
    const modelMs = clock.now() - startedAt;
    const answer = answerDrafts(response, turn, seen, observation.toDevice);
    if (answer.length > 0) yield answer;

    const uses = toolUses(response);
    const acted = yield* act(context, turn, uses, observation);
    observation = acted.observation;
    const completed = turnCompleted(context, turn, response, modelMs, acted);
    const firstTurn = turn === context.turnsBefore + 1;
    yield firstTurn ? [completed, ...costWarning(completed.data)] : [completed];

    if (acted.done) return context.mode === 'task' ? { type: 'done', ...acted.done } : { type: 'idle' };
    if (uses.length > 0) nudged = false;
    else {
      const end = withoutToolUse(context, response, nudged);
      if (end.type !== 'nudge') return end;
      nudged = true;
      yield [
        {
          type: 'loop_warning',
          data: { message: end.message },
          block: { role: 'user', content: [{ type: 'text', text: note(end.message) }] },
        },
      ];
    }
  }
  return {
    type: 'failed',
    code: 'MAX_TURNS',
    message: `The limit of ${context.maxTurns} turns was reached.`,
  };
}

/** What to do with an answer that asks for no tool. */
function withoutToolUse(
  { mode }: LoopContext,
  { stopReason }: ModelResponse,
  nudged: boolean,
): LoopOutcome | { readonly type: 'nudge'; readonly message: string } {
  if (stopReason === 'refusal') {
    return { type: 'failed', code: 'REFUSED', message: 'The model refused to go on with this instruction.' };
  }
  if (stopReason === 'model_context_window_exceeded') {
    return { type: 'failed', code: 'CONTEXT_FULL', message: "The model's context window is full." };
  }
  if (stopReason === 'end_turn' && mode === 'conversation') return { type: 'idle' };
  if (nudged) {
    return { type: 'failed', code: 'NO_ACTION', message: 'The agent stopped without using a tool or done.' };
  }
  return stopReason === 'max_tokens'
    ? { type: 'nudge', message: 'Your answer was cut off at its limit. Go on, with less text.' }
    : { type: 'nudge', message: 'Use a tool to go on, or call done to end the session.' };
}

/** Answers what an earlier start left without a result: nothing is ever repeated by itself. */
async function* closeOpenToolUses(
  conversation: Conversation,
  { cause, turnsBefore }: LoopContext,
  history: readonly LoggedEvent[],
): AsyncGenerator<readonly EventDraft[], void, void> {
  const wasInterrupted = history.findLast(isPause)?.data.pauseReason === 'idle';
  const drafts = conversation.openToolUses().map((use, position) => {
    // Only the first can have been under way; the rest were waiting for it.
    const unknown = cause === 'recovered' && position === 0;
    const text = unknown
      ? 'The outcome is unknown: the process ended while this was going on. Look before you repeat it.'
      : wasInterrupted
        ? '[interrupted by user]'
        : 'Not run: the session was paused or ended before this.';
    return toolResult(turnsBefore + 1, use.id, text, true);
  });
  if (drafts.length > 0) yield drafts;
}

function isPause(event: LoggedEvent): event is LoggedEvent & AgentEvent<'status_changed'> {
  return event.type === 'status_changed' && event.data.to === 'paused';
}

function opening({ cause, sessionId }: LoopContext): string {
  if (cause === 'created')
    return `The marks of this session's screen text have the nonce ${screenNonce(sessionId)}.`;
  return 'Time has passed, and the screen may have changed. This is how it looks now.';
}

function turnCompleted(
  { model }: LoopContext,
  turn: number,
  response: ModelResponse,
  modelMs: number,
  { actionMs, settleMs, captureMs, encodeMs }: Acted,
): EventDraft<'turn_completed'> {
  return {
    type: 'turn_completed',
    data: {
      turn,
      model: response.model,
      stopReason: response.stopReason,
      usage: response.usage,
      costMicroUsd: model.costMicroUsd(response.model, response.usage),
      timing: { modelMs, actionMs, settleMs, captureMs, encodeMs },
    },
  };
}

/** A model without a known price costs something all the same, and the user must know. */
function costWarning({ model, costMicroUsd }: EventDraft<'turn_completed'>['data']): readonly EventDraft[] {
  if (costMicroUsd !== null) return [];
  const message = `The price of the model "${model}" is not known: this session's cost is not counted.`;
  return [{ type: 'cost_warning', data: { message } }];
}
