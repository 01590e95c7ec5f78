import type { EventDraft, Spent } from '../domain/agent-event.ts';
import { elapsedMs } from '../lib/clock.ts';
import { ModelError, type ModelResponse } from '../models/model.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { type Acted, act } from './act.ts';
import { answerDrafts, toolUses } from './answer.ts';
import { Conversation } from './conversation.ts';
import type { LoopContext, LoopOutcome } from './loop-context.ts';
import { observe } from './observe.ts';
import { phoneFailure } from './phone-failure.ts';
import { note, SYSTEM_PROMPT } from './prompt.ts';
import { isActionable, reaction } from './reaction.ts';
import { requestTurn } from './request-turn.ts';
import { SETTLE_MS } from './settle.ts';
import { closeOpenToolUses, opening } from './take-up.ts';
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
    if (error instanceof PhoneError) return phoneFailure(error);
    throw error;
  }
}

async function* turns(context: LoopContext): AsyncGenerator<readonly EventDraft[], LoopOutcome, void> {
  const { clock, modelId } = context;
  const conversation = new Conversation(context.loadFrame);
  const history = await context.news();
  await conversation.add(history);
  const closed = closeOpenToolUses(context, conversation.openToolUses(), history);
  if (closed.length > 0) yield closed;

  let observation = await observe(context, SETTLE_MS);
  const first = [{ type: 'text', text: opening(context, history) }, ...observation.content];
  yield [{ type: 'screenshot', data: observation.data, block: { role: 'user', content: first } }];

  let reminded = false;
  let warned = history.some(({ type }) => type === 'cost_warning');
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
    const modelMs = elapsedMs(clock, startedAt);
    const spent = {
      usage: response.usage,
      costMicroUsd: context.model.costMicroUsd(response.model, response.usage),
    };
    const [start, ...rest] = answerDrafts(response, turn, seen, observation.toDevice);
    if (start) yield [{ ...start, spent }, ...rest];

    const uses = isActionable(response) ? toolUses(response) : [];
    const acted = yield* act(context, turn, uses, observation);
    observation = acted.observation;
    const completed = turnCompleted(turn, response, spent, modelMs, acted);
    const warning = warned ? [] : costWarning(completed.data);
    warned ||= warning.length > 0;
    yield [start ? completed : { ...completed, spent }, ...warning];

    const next = reaction(context, response, acted, uses.length > 0, reminded);
    reminded = next.type === 'remind';
    if (next.type === 'remind' || next.type === 'go on') yield [remark(next.message)];
    else if (next.type === 'idle' || next.type === 'done') {
      // What was said while the model spoke, or acted, isn't answered yet.
      const news = await context.news();
      await conversation.add(news);
      if (!news.some(({ type }) => type === 'user_message')) return next;
    } else if (next.type !== 'next') return next;
  }
  return {
    type: 'failed',
    code: 'MAX_TURNS',
    message: `The limit of ${context.maxTurns} turns was reached.`,
  };
}

function remark(message: string): EventDraft {
  const content = [{ type: 'text', text: note(message) }];
  return { type: 'loop_warning', data: { message }, block: { role: 'user', content } };
}

function turnCompleted(
  turn: number,
  { model, stopReason }: ModelResponse,
  spent: Spent,
  modelMs: number,
  { actionMs, settleMs, captureMs, encodeMs }: Acted,
): EventDraft<'turn_completed'> {
  const timing = { modelMs, actionMs, settleMs, captureMs, encodeMs };
  return { type: 'turn_completed', data: { turn, model, stopReason, ...spent, timing } };
}

/** A model without a known price costs something all the same, and the user must know. */
function costWarning({ model, costMicroUsd }: EventDraft<'turn_completed'>['data']): readonly EventDraft[] {
  if (costMicroUsd !== null) return [];
  const message = `The price of the model "${model}" is not known: this session's cost is not counted.`;
  return [{ type: 'cost_warning', data: { message } }];
}
