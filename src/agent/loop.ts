import type { EventDraft } from '../domain/agent-event.ts';
import type { JsonObject } from '../lib/json.ts';
import { ModelError, type ModelErrorKind, type ModelRequest } from '../models/model.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { takeApproved } from './approved-use.ts';
import { Conversation } from './conversation.ts';
import { beginEpoch } from './epoch.ts';
import { Hands, remark } from './hands.ts';
import { maxTokensWithin } from './judging/budget.ts';
import { look } from './look.ts';
import type { LoopContext, LoopOutcome, ReachedLimit } from './loop-context.ts';
import { LoopMemory } from './loop-memory.ts';
import { phoneFailure } from './phone-failure.ts';
import { lastTurn, systemPrompt } from './prompt.ts';
import { reaction } from './reaction.ts';
import { remembered } from './remembered.ts';
import type { Observation } from './seeing/observe.ts';
import { SETTLE_MS } from './seeing/settle.ts';
import { type Taken, takeTurn } from './take-turn.ts';
import { leftOver, opening } from './take-up.ts';
import { toolDefinitions } from './tools/tool-profile.ts';

/** Providers take at most 100 pictures and 32 MB in a request: some of both are kept in hand. */
const MOST_PICTURES = 90;
const MOST_BYTES = 26 * 1024 * 1024;
/** Failures that a new conversation may get past. */
const NEEDS_EPOCH: ReadonlySet<ModelErrorKind> = new Set([
  'context_too_long',
  'request_too_large',
  'history_refused',
]);

/**
 * Observe, reason, act, until the agent is done, fails, has to wait, or is asked to pause. Each yield is a
 * list of events that must be in the log before the next step; the conversation is always read from the log.
 *
 * @throws {PhoneError} `phone_lost`: connect again, and start the loop anew
 * @throws the signal's reason when the context's signal aborts
 */
export async function* runLoop(
  context: LoopContext,
): AsyncGenerator<readonly EventDraft[], LoopOutcome, void> {
  try {
    return yield* new Loop(context).run();
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof ModelError) return { type: 'failed', code: 'MODEL_ERROR', message: error.message };
    if (error instanceof PhoneError && error.kind !== 'phone_lost') return phoneFailure(error);
    throw error;
  }
}

type Steps<Result> = AsyncGenerator<readonly EventDraft[], Result, void>;

class Loop {
  readonly #context: LoopContext;
  readonly #conversation: Conversation;
  readonly #memory: LoopMemory;
  #reminded = false;

  constructor(context: LoopContext) {
    this.#context = context;
    this.#conversation = new Conversation(context.loadFrame);
    this.#memory = new LoopMemory(context);
  }

  async *run(): Steps<LoopOutcome> {
    const start = yield* this.#takeUp();
    if ('outcome' in start) return start.outcome;
    let { observation } = start;
    for (let turn = this.#context.turnsBefore + 1; ; turn += 1) {
      if (this.#context.pauseRequested()) return { type: 'paused' };
      const limit = this.#limitAt(turn);
      if (limit) yield [remark(lastTurn(limit))];
      await this.#read();
      const asked: Asked | Ended = yield* this.#ask(turn, limit, observation);
      if ('outcome' in asked) return asked.outcome;
      observation = asked.hands.observation;
      const outcome = yield* this.#conclude(asked, limit);
      if (outcome) return outcome;
    }
  }

  /** Goes on where an earlier start has left: answers what is open, and looks anew. */
  async *#takeUp(): Steps<{ readonly observation: Observation } | Ended> {
    const context = this.#context;
    const history = await this.#read();
    const left = leftOver(context, this.#conversation.openToolUses(), history);
    if (left.waits) return { outcome: { type: 'waits', pauseReason: left.waits } };
    if (left.drafts.length > 0) yield left.drafts;
    await context.phone.wake(context.signal);
    const observation = yield* look(context, SETTLE_MS);
    if (left.approved) {
      const hands = new Hands(context, this.#memory, context.turnsBefore, observation);
      const isCarriedOut = yield* takeApproved(context, hands, left.approved);
      const outcome = hands.end && (await this.#end(hands.end, undefined));
      if (outcome) return { outcome };
      // Its result shows the screen already.
      if (isCarriedOut) return { observation: hands.observation };
    }
    const isFirst = this.#conversation.prompt === undefined;
    const content = [
      { type: 'text', text: opening(context, history, isFirst) },
      ...(isFirst ? remembered(context) : []),
      ...observation.content,
    ];
    const prompt = this.#prompt() as unknown as { system: string; tools: JsonObject[] };
    const block = { role: 'user' as const, content, ...(isFirst && { prompt }) };
    yield [{ type: 'screenshot', data: observation.data, block }];
    return { observation };
  }

  /** Asks the model, within the budget and the length of a conversation. */
  async *#ask(turn: number, limit: ReachedLimit | undefined, observation: Observation): Steps<Asked | Ended> {
    const context = this.#contextNow(limit);
    let isCompacted = false;
    for (;;) {
      const reason = isCompacted ? undefined : this.#tooLong();
      const request = this.#request(context);
      const maxTokens = maxTokensWithin(context, request, this.#memory.leftMicroUsd);
      if (maxTokens === undefined) return { outcome: limit ? failed(limit) : OUT_OF_BUDGET };
      if (reason !== undefined) {
        yield* this.#beginEpoch(context, request, observation, reason);
        isCompacted = true;
        continue;
      }
      const hands = new Hands(context, this.#memory, turn, observation);
      try {
        const { seen } = this.#conversation;
        const taken = yield* takeTurn(context, this.#memory, turn, { ...request, maxTokens }, seen, hands);
        yield* this.#completeTurn(context, turn, taken, hands);
        // A tool use that waits for a person is still open, and a session that ends needs no other conversation.
        if (taken.response.stopReason === 'model_context_window_exceeded' && !hands.end) {
          await this.#read();
          yield* this.#beginEpoch(context, undefined, hands.observation, FULL);
        }
        return { ...taken, hands };
      } catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof ModelError)) throw error;
        if (limit) return { outcome: failed(limit) };
        if (isCompacted || !NEEDS_EPOCH.has(error.kind)) throw error;
        yield* this.#beginEpoch(context, undefined, observation, error.message);
        isCompacted = true;
      }
    }
  }

  async *#beginEpoch(
    context: LoopContext,
    request: Omit<ModelRequest, 'maxTokens'> | undefined,
    observation: Observation,
    reason: string,
  ): Steps<void> {
    yield* beginEpoch(context, this.#memory, request, this.#conversation.seen, observation, reason);
    await this.#read();
  }

  async *#completeTurn(
    context: LoopContext,
    turn: number,
    { response, modelMs, spent, last }: Taken,
    hands: Hands,
  ): Steps<void> {
    const { model, stopReason, usage, id, cacheMissReason } = response;
    const costMicroUsd = context.model.costMicroUsd(model, usage);
    this.#memory.spend(spent);
    const data = {
      ...{ turn, model, stopReason, usage, costMicroUsd, timing: { modelMs, ...hands.timing } },
      ...(id !== undefined && { messageId: id }),
      ...(cacheMissReason !== undefined && { cacheMissReason }),
    };
    const message = `The price of the model "${model}" is not known: this session's cost is not counted.`;
    const isNews = costMicroUsd === null && !this.#memory.hasUnpriced;
    yield [
      ...last,
      { type: 'turn_completed', data, spent },
      ...(isNews ? [{ type: 'cost_warning' as const, data: { message } }] : []),
    ];
  }

  /** @returns how the turn ends the loop; undefined when the next one follows */
  async *#conclude(
    { response, hands }: Asked,
    limit: ReachedLimit | undefined,
  ): Steps<LoopOutcome | undefined> {
    if (hands.end) return await this.#end(hands.end, limit);
    if (limit) return failed(limit);
    const used = response.content.some(({ type }) => type === 'tool_use');
    const next = reaction(this.#context, response, used, this.#reminded);
    this.#reminded = next.type === 'remind';
    if (next.type === 'remind' || next.type === 'go on') yield [remark(next.message)];
    else if (next.type === 'idle') return (await this.#isUnanswered()) ? undefined : next;
    else if (next.type !== 'next') return next;
    return undefined;
  }

  async #end(
    end: NonNullable<Hands['end']>,
    limit: ReachedLimit | undefined,
  ): Promise<LoopOutcome | undefined> {
    if (end.type !== 'done') return end;
    const { type: _, ...report } = end;
    if (limit) return { ...failed(limit), report };
    // What was said while the model spoke, or acted, isn't answered yet.
    if (await this.#isUnanswered()) return undefined;
    return this.#context.mode === 'task' ? end : { type: 'idle', report };
  }

  async #isUnanswered(): Promise<boolean> {
    return (await this.#read()).some(({ type }) => type === 'user_message');
  }

  async #read() {
    const news = await this.#context.news();
    await this.#conversation.add(news);
    this.#memory.add(news);
    return news;
  }

  #limitAt(turn: number): ReachedLimit | undefined {
    const { limit, maxTurns } = this.#context;
    if (limit) return limit;
    if (turn <= maxTurns) return undefined;
    return { code: 'MAX_TURNS', message: `The limit of ${maxTurns} turns is reached.` };
  }

  #tooLong(): string | undefined {
    const { contextTokens } = this.#context;
    const { pictures, bytes } = this.#conversation;
    if (this.#memory.promptTokens > contextTokens)
      return `The conversation has over ${contextTokens} tokens.`;
    if (pictures > MOST_PICTURES) return `The conversation has ${pictures} pictures.`;
    if (bytes > MOST_BYTES) return `The conversation has ${Math.round(bytes / 1024 / 1024)} MB.`;
    return undefined;
  }

  /** What the loop works with in a turn: the user may have asked for another model, or effort, since it began. */
  #contextNow(limit: ReachedLimit | undefined): LoopContext {
    const { model, effort } = this.#memory.asked;
    return {
      ...this.#context,
      ...(model !== undefined && this.#context.pickModel(model)),
      ...(effort !== undefined && { effort }),
      ...(limit && { limit }),
    };
  }

  #request({ modelId, effort, mode }: LoopContext): Omit<ModelRequest, 'maxTokens'> {
    const { messageId, hasWaited } = this.#memory;
    return {
      model: modelId,
      ...(effort !== null && { effort }),
      ...(this.#conversation.prompt ?? this.#prompt()),
      messages: this.#conversation.messages(),
      // Who had to wait for a person may have to again, and people take longer than five minutes.
      cacheTtl: mode === 'conversation' || hasWaited ? '1h' : '5m',
      ...(messageId !== undefined && { previousId: messageId }),
    };
  }

  #prompt() {
    const { systemPrompt: addition, toolProfile, powers } = this.#context;
    return { system: systemPrompt(addition, powers), tools: toolDefinitions(toolProfile, powers) };
  }
}

/** An answer of the model and what it led to. */
type Asked = Taken & { readonly hands: Hands };
/** The loop goes no further. */
type Ended = { readonly outcome: LoopOutcome };

const FULL = "The model's context window is full.";
const OUT_OF_BUDGET: LoopOutcome = {
  type: 'waits',
  pauseReason: 'budget',
  reason: 'The next request may cost more than is left. Raise the limit to go on.',
};

function failed({ code, message }: ReachedLimit): Extract<LoopOutcome, { readonly type: 'failed' }> {
  return { type: 'failed', code, message };
}
