import type { AgentDelta } from '../../domain/agent-delta.ts';
import type { AgentEvent, LoggedEvent } from '../../domain/agent-event.ts';
import type { SessionId } from '../../domain/ids.ts';
import { toMessage } from '../../domain/session-message.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import { NO_USAGE, type Usage } from '../../domain/usage.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import { EventWriter, MOST_OF_ONE, type Place } from './event-writer.ts';
import { entryId, namedId } from './ids.ts';
import { preview, repetitions, toCancelledMessage, toWireMessage, wireAgentId } from './mapping.ts';
import type { WireContext, WireEvent } from './wire/event.ts';

/** The error codes that Everruns has names of its own for. */
const ERROR_CODES: Readonly<Record<string, string>> = {
  MODEL_ERROR: 'llm_error',
  MAX_TURNS: 'max_iterations',
};

/** From what a user says until the agent waits for the next message, or the session ends. */
type Turn = {
  readonly context: WireContext & { readonly turn_id: string; readonly input_message_id: string };
  readonly ts: Date;
  readonly inputContent: Json;
  isActive: boolean;
  iterations: number;
  usage: Usage;
  hasResult: boolean;
  error: { readonly code: string; readonly message: string } | undefined;
};

/** What the model says up to a tool use, or to the end of its answer. */
type Step = {
  readonly context: WireContext;
  ts: Date;
  /** Whether the log holds a part of it; otherwise only previews have been seen. */
  isLogged: boolean;
  /** Whether its message is complete. */
  isSaid: boolean;
  isThinking: boolean;
  text: string;
};

type Model = { readonly model: string; readonly model_id: string; readonly provider_id: null };

/** A tool use that has no result yet. */
type Act = { readonly context: WireContext; readonly toolContext: WireContext; readonly name: string };

/**
 * Turns the log of a session into Everruns' events. What a log event becomes depends on the log up to there and on
 * nothing else, so that everybody who reads it gets the same events with the same ids, in ascending `sequence`.
 * Previews come in between: they begin what the log tells later, and the log's events then leave the beginning out.
 */
export class EventMapping {
  readonly #session: Pick<SessionRecord, 'id' | 'agentId' | 'model'>;
  /** Who drives the session now. */
  #model: Model;
  readonly #writer: EventWriter;

  #turn: Turn | undefined;
  #step: Step | undefined;
  /** Of the model's answer that the newest step is of. */
  #generation: WireContext | undefined;
  /** How many steps were in the log before this one. */
  #steps = 0;
  #acts = new Map<string, Act>();
  #usage: Usage = NO_USAGE;
  #lastInputId: string | undefined;
  /** The highest index that the model had read when it gave its newest answer. */
  #seen = -1;
  /** What users said while a turn was running. */
  #queued: AgentEvent<'user_message'>[] = [];
  #isAsking = false;
  /** What the model has not answered yet. */
  #news: { readonly index: number; readonly message: JsonObject }[] = [];
  #answer: { texts: string[]; calls: JsonObject[] } = { texts: [], calls: [] };
  readonly #isRepeated = repetitions();
  #accumulated = { text: '', thinking: '' };

  constructor(session: Pick<SessionRecord, 'id' | 'agentId' | 'model'>) {
    this.#session = session;
    this.#writer = new EventWriter(session.id);
    this.#model = toModel(session.model);
  }

  /** Whether a turn has begun that has not ended. */
  get isActive(): boolean {
    return this.#turn !== undefined;
  }

  /** @returns what the next event of the log becomes */
  add(event: LoggedEvent): readonly WireEvent[] {
    if (event.block?.role === 'assistant') this.#seen = event.block.seen;
    return this.#writer.ofEvent(event, () => this.#map(event));
  }

  /** @returns what a preview becomes, which was seen behind the events so far */
  show(preview: AgentDelta): readonly WireEvent[] {
    return this.#writer.behindEvent(() => this.#preview(preview));
  }

  #map(event: LoggedEvent): void {
    const message = toMessage(event);
    const words = message && !this.#isRepeated(message) ? toWireMessage(this.#id, message) : undefined;
    switch (event.type) {
      case 'status_changed':
        this.#changeStatus(event);
        break;
      case 'user_message':
        this.#hear(event);
        break;
      case 'agent_thinking':
        this.#think(event);
        break;
      case 'agent_text':
        this.#say(event);
        break;
      case 'tool_use':
        this.#use(event);
        break;
      case 'tool_result':
        this.#finishUse(event);
        break;
      case 'turn_completed':
        this.#completeAnswer(event);
        break;
      case 'question':
      case 'approval_requested':
        this.#isAsking = event.type === 'question';
        this.#tell(words);
        break;
      case 'result':
        if (this.#turn) this.#turn.hasResult = true;
        this.#tell(words);
        break;
      case 'error':
        if (this.#turn) this.#turn.error = event.data;
        this.#tell(words);
        break;
      // The model is asked anew.
      case 'model_retry':
      case 'context_compacted':
      case 'screenshot':
        this.#accumulated = { text: '', thinking: '' };
        break;
      default:
        break;
    }
  }

  #preview({ type, data: { text: delta }, ts, sequence }: AgentDelta): void {
    const turn = this.#turn;
    if (!turn) return;
    const isText = type === 'agent_text_delta';
    const step = this.#openStep(turn);
    if (isText) this.#openMessage(turn, step);
    else this.#openThinking(turn, step);
    const kind = isText ? 'text' : 'thinking';
    this.#accumulated[kind] += delta;
    const data = { turn_id: turn.context.turn_id, delta, accumulated: this.#accumulated[kind] };
    const name = isText ? 'output.message.delta' : 'reason.thinking.delta';
    this.#writer.putDelta(ts, sequence, name, step.context, data);
  }

  #changeStatus({ data: { from, to, pauseReason, model } }: AgentEvent<'status_changed'>): void {
    if (model !== undefined) this.#model = toModel(model);
    if (from === null) {
      const data = { agent_id: wireAgentId(this.#session), model_id: this.#model.model_id };
      this.#writer.put('session.started', NO_CONTEXT, data);
    } else if (to === 'running') {
      // It may be told to go on, without a word.
      const { at } = this.#writer;
      if (!this.#turn) this.#start(this.#newTurn(at, this.#lastInputId ?? this.#messageId(at), []));
      this.#activate();
    } else if (to === 'completed' || to === 'failed' || to === 'killed') {
      this.#end(to);
    } else if (pauseReason === 'idle' || to === 'creating') {
      this.#end('idle');
    }
  }

  #hear(event: AgentEvent<'user_message'>): void {
    const message = this.#messageOf(event);
    const id = this.#messageId(event);
    this.#lastInputId = id;
    this.#news.push({ index: event.index, message });
    const running = this.#turn;
    if (running) {
      if (!this.#isAsking) this.#queued.push(event);
      this.#isAsking = false;
      // The model is being asked, and may be heard already: that has begun before this was said.
      if (running.isActive && this.#acts.size === 0) this.#logStep(running);
    }
    if (event.data.model !== undefined) this.#model = toModel(event.data.model);
    const turn = running ?? this.#newTurn(this.#writer.at, id, message['content'] ?? []);
    this.#writer.put('input.message', turn.context, { message });
    if (!running) this.#start(turn);
  }

  #newTurn(at: Place, inputMessageId: string, inputContent: Json): Turn {
    const turnId = entryId('turn', this.#id, at);
    const ids = { turn_id: turnId, input_message_id: inputMessageId };
    const spans = { exec_id: null, trace_id: turnId, span_id: turnId, parent_span_id: null };
    const counts = { isActive: false, iterations: 0, usage: NO_USAGE, hasResult: false, error: undefined };
    return { context: { ...ids, ...spans }, ts: this.#writer.at.ts, inputContent, ...counts };
  }

  #start(turn: Turn): void {
    this.#turn = turn;
    const { turn_id, input_message_id } = turn.context;
    const data = { turn_id, input_message_id, input_content: turn.inputContent };
    this.#writer.put('turn.started', turn.context, data);
  }

  #activate(): void {
    const turn = this.#turn;
    if (!turn || turn.isActive) return;
    turn.isActive = true;
    const { turn_id, input_message_id } = turn.context;
    this.#writer.put('session.activated', turn.context, { turn_id, input_message_id });
  }

  #think({ data: { text } }: AgentEvent<'agent_thinking'>): void {
    const turn = this.#turn;
    if (!turn) return;
    const step = this.#logStep(turn);
    if (text === '') return;
    this.#openThinking(turn, step);
    step.isThinking = false;
    this.#accumulated.thinking = '';
    const data = { turn_id: turn.context.turn_id, thinking: text };
    this.#writer.put('reason.thinking.completed', step.context, data);
  }

  #say(event: AgentEvent<'agent_text'>): void {
    const turn = this.#turn;
    if (!turn) return;
    const { text } = event.data;
    const step = this.#logStep(turn);
    this.#openMessage(turn, step);
    this.#accumulated.text = '';
    this.#answer.texts.push(text);
    this.#completeMessage(step, event);
    step.text = step.text === '' ? text : `${step.text}\n${text}`;
  }

  #use(event: AgentEvent<'tool_use'>): void {
    const turn = this.#turn;
    if (!turn) return;
    const { toolUseId: id, name, input } = event.data;
    const call = { id, name, arguments: input as JsonObject };
    const step = this.#logStep(turn);
    this.#answer.calls.push(call);
    if (!step.isSaid) this.#completeMessage(step, event);
    const own = { turn, parent: turn.context.turn_id };
    const context = this.#context({ ...own, sub: 1 });
    const toolContext = this.#context({ turn, parent: context.span_id, exec: context.exec_id, sub: 2 });
    this.#closeStep({ success: true, has_tool_calls: true, tool_call_count: 1 });
    this.#acts.set(id, { context, toolContext, name });
    this.#writer.put('act.started', context, { tool_calls: [{ id, name }] });
    this.#writer.put('tool.started', toolContext, { tool_call: call });
  }

  #finishUse(event: AgentEvent<'tool_result'>): void {
    const { toolUseId, isError, text, durationMs } = event.data;
    this.#news.push({ index: event.index, message: this.#messageOf(event) });
    const outcome = isError
      ? { success: false, status: 'error', result: null, error: text }
      : { success: true, status: 'success', result: [{ type: 'text', text }], error: null };
    this.#closeAct(toolUseId, outcome, durationMs);
  }

  #closeAct(
    id: string,
    outcome: JsonObject & { readonly success: boolean },
    durationMs: number | null,
  ): void {
    const act = this.#acts.get(id);
    if (!act) return;
    this.#acts.delete(id);
    const duration = { duration_ms: durationMs };
    const tool = { tool_call_id: id, tool_name: act.name, ...outcome, ...duration };
    this.#writer.put('tool.completed', act.toolContext, tool);
    const counts = { success_count: outcome.success ? 1 : 0, error_count: outcome.success ? 0 : 1 };
    const completed = outcome['status'] !== 'cancelled';
    this.#writer.put('act.completed', act.context, { completed, ...counts, ...duration });
  }

  #completeAnswer({ data }: AgentEvent<'turn_completed'>): void {
    const { texts, calls } = this.#answer;
    this.#answer = { texts: [], calls: [] };
    this.#usage = added(this.#usage, data.usage);
    const turn = this.#turn;
    if (!turn) return;
    turn.iterations += 1;
    turn.usage = added(turn.usage, data.usage);
    const usage = toWireUsage(data.usage);
    this.#writer.put('llm.generation', this.#generation ?? turn.context, {
      messages: this.#news.filter(({ index }) => index <= this.#seen).map(({ message }) => message),
      output: { text: texts.length === 0 ? null : texts.join('\n'), tool_calls: calls },
      metadata: {
        ...{ model: data.model, provider: null, usage, duration_ms: data.timing.modelMs },
        ...{
          success: true,
          error: null,
          finish_reasons: [data.stopReason],
          response_id: data.messageId ?? null,
        },
      },
      tools: null,
    });
    this.#news = this.#news.filter(({ index }) => index > this.#seen);
    this.#generation = undefined;
    this.#closeStep({ success: true, has_tool_calls: false, tool_call_count: 0, usage });
    const next = this.#queued.find(({ index }) => index > this.#seen);
    this.#queued = [];
    if (next) this.#goOnTo(turn, next);
  }

  /** What was said in the middle of a turn begins one of its own, as soon as the model is asked with it. */
  #goOnTo(turn: Turn, said: AgentEvent<'user_message'>): void {
    this.#completeTurn(turn);
    const { content } = this.#messageOf(said);
    this.#start(this.#newTurn(said, this.#messageId(said), content ?? []));
    this.#activate();
  }

  /** Shows what is said outside of an answer, unless it only repeats one. */
  #tell(words: JsonObject | undefined): void {
    if (this.#turn && words) this.#putMessage(this.#turn, words);
  }

  #putMessage({ context }: Turn, message: JsonObject): void {
    const { turn_id } = context;
    this.#writer.put('output.message.started', context, { turn_id, model: this.#model.model });
    this.#writer.put('output.message.completed', context, { message, metadata: this.#model, usage: null });
  }

  #end(how: 'idle' | 'completed' | 'failed' | 'killed'): void {
    const turn = this.#turn;
    if (!turn) return;
    const { turn_id } = turn.context;
    const isCancelled = how === 'killed' || (how === 'idle' && !turn.hasResult);
    const error = isCancelled ? 'The turn was cancelled.' : (turn.error?.message ?? null);
    for (const id of [...this.#acts.keys()].slice(0, MOST_CANCELLED)) {
      this.#closeAct(id, { success: false, status: 'cancelled', result: null, error: null }, null);
    }
    this.#acts.clear();
    this.#closeStep({ success: false, has_tool_calls: false, tool_call_count: 0, error });
    if (isCancelled) {
      const reason = how === 'idle' ? 'User requested cancellation' : 'The session was stopped';
      this.#writer.put('turn.cancelled', turn.context, { turn_id, reason, usage: toWireUsage(turn.usage) });
      if (how === 'idle') this.#putMessage(turn, toCancelledMessage(this.#id, this.#writer.at));
    } else if (how === 'failed') {
      const { code = null, message = 'The session failed.' } = turn.error ?? {};
      const errorCode = code && (ERROR_CODES[code] ?? code.toLowerCase());
      this.#writer.put('turn.failed', turn.context, { turn_id, error: message, error_code: errorCode });
    } else {
      this.#completeTurn(turn);
    }
    const usage = toWireUsage(this.#usage);
    this.#writer.put('session.idled', turn.context, { turn_id, iterations: turn.iterations, usage });
    this.#turn = undefined;
    this.#queued = [];
    this.#isAsking = false;
    this.#answer = { texts: [], calls: [] };
    this.#accumulated = { text: '', thinking: '' };
  }

  #completeTurn({ context, ts, iterations, usage, inputContent }: Turn): void {
    this.#writer.put('turn.completed', context, {
      turn_id: context.turn_id,
      iterations,
      duration_ms: this.#since(ts),
      usage: toWireUsage(usage),
      input_content: inputContent,
    });
  }

  /** Opens a step of which the log has something now. */
  #logStep(turn: Turn): Step {
    const step = this.#openStep(turn);
    // Who saw previews of it knew of it sooner.
    if (!step.isLogged) step.ts = this.#writer.before.ts;
    step.isLogged = true;
    return step;
  }

  #openStep(turn: Turn): Step {
    if (this.#step) return this.#step;
    const context = this.#context({ turn, parent: turn.context.turn_id, sub: 0 });
    const at = this.#writer.before;
    const flags = { isLogged: false, isSaid: false, isThinking: false };
    const step: Step = { context, ts: at.ts, ...flags, text: '' };
    this.#step = step;
    this.#generation = this.#context({ turn, parent: context.span_id, exec: context.exec_id, sub: 3 });
    const data = { agent_id: wireAgentId(this.#session), metadata: this.#model };
    this.#writer.putBefore('reason', 'reason.started', context, data);
    this.#startMessage(turn, step);
    return step;
  }

  #openMessage(turn: Turn, step: Step): void {
    if (!step.isSaid) return;
    step.isSaid = false;
    this.#startMessage(turn, step);
  }

  #startMessage({ context: { turn_id } }: Turn, { context }: Step): void {
    const data = { turn_id, model: this.#model.model };
    this.#writer.putBefore('message', 'output.message.started', context, data);
  }

  #openThinking({ context: { turn_id } }: Turn, step: Step): void {
    if (step.isThinking) return;
    step.isThinking = true;
    const data = { turn_id, model: this.#model.model };
    this.#writer.putBefore('thinking', 'reason.thinking.started', step.context, data);
  }

  #completeMessage(step: Step, event: AgentEvent<'agent_text' | 'tool_use'>): void {
    step.isSaid = true;
    const message = this.#messageOf(event);
    this.#writer.put('output.message.completed', step.context, {
      message,
      metadata: this.#model,
      usage: null,
    });
  }

  #closeStep(outcome: JsonObject): void {
    const step = this.#step;
    if (!step) return;
    this.#step = undefined;
    const text = { text_preview: preview(step.text), duration_ms: this.#since(step.ts) };
    const data = { error: null, usage: null, ...text, ...outcome };
    if (step.isLogged) {
      this.#steps += 1;
      this.#writer.put('reason.completed', step.context, data);
    } else {
      this.#writer.putBefore('nothing', 'reason.completed', step.context, data);
    }
  }

  #since(ts: Date): number {
    return Math.max(0, this.#writer.at.ts.getTime() - ts.getTime());
  }

  /** @param sub which part of the present step: 0 its reasoning, 1 its act, 2 that tool, 3 that call of the model */
  #context({
    turn: { context, ts },
    parent,
    exec,
    sub,
  }: {
    readonly turn: Turn;
    readonly parent: string | null;
    readonly exec?: string | null;
    readonly sub: 0 | 1 | 2 | 3;
  }): WireContext {
    const span = entryId('exec', this.#id, { ts, index: this.#steps }, sub);
    return { ...context, exec_id: exec ?? span, span_id: span, parent_span_id: parent };
  }

  get #id(): SessionId {
    return this.#session.id;
  }

  #messageId(at: Place): string {
    return entryId('message', this.#id, at);
  }

  #messageOf(event: AgentEvent): JsonObject {
    const message = toMessage(event);
    if (!message) throw new Error(`An event of type ${event.type} is no message.`);
    return toWireMessage(this.#id, message);
  }
}

/** How many tool uses are shown as cancelled at the most: each event of the log has few ids to give. */
const MOST_CANCELLED = (MOST_OF_ONE - 20) / 2;

const NO_CONTEXT: WireContext = {
  turn_id: null,
  input_message_id: null,
  exec_id: null,
  trace_id: null,
  span_id: null,
  parent_span_id: null,
};

function toModel(model: string): Model {
  return { model, model_id: namedId('model', model), provider_id: null };
}

function added(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cacheWrite5mTokens: a.cacheWrite5mTokens + b.cacheWrite5mTokens,
    cacheWrite1hTokens: a.cacheWrite1hTokens + b.cacheWrite1hTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}

function toWireUsage(usage: Usage): JsonObject {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_read_tokens: usage.cacheReadTokens,
    cache_creation_tokens: usage.cacheWrite5mTokens + usage.cacheWrite1hTokens,
  };
}
