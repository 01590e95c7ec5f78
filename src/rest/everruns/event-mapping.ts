import type { AgentDelta } from '../../domain/agent-delta.ts';
import type { AgentEvent, LoggedEvent } from '../../domain/agent-event.ts';
import { type SessionMessage, toMessage } from '../../domain/session-message.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import { NO_USAGE, type Usage } from '../../domain/usage.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import { type Asked, EventAnswers } from './event-answers.ts';
import { EventWriter, type Place } from './event-writer.ts';
import { entryId } from './ids.ts';
import {
  repetitions,
  toCancelledMessage,
  toWireMessage,
  toWireModel,
  toWireTokens,
  type WireModel,
  wireAgentId,
} from './mapping.ts';
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

/**
 * Turns the log of a session into Everruns' events. What a log event becomes depends on the log up to there and on
 * nothing else, so that everybody who reads it gets the same events with the same ids, in ascending `sequence`.
 * Previews come in between: they begin what the log tells later, and the log's events then leave the beginning out.
 */
export class EventMapping {
  readonly #agentId: string;
  readonly #writer: EventWriter;
  readonly #answers: EventAnswers;
  readonly #isRepeated = repetitions();
  /** Who drives the session now. */
  #model: WireModel;
  #turn: Turn | undefined;
  #usage: Usage = NO_USAGE;
  #lastInputId: string | undefined;
  /** The highest index that the model had read when it gave its newest answer. */
  #seen = -1;
  /** What users said while a turn was running. */
  #queued: Said[] = [];
  #isAsking = false;
  /** What the model has not answered yet. */
  #news: Said[] = [];

  constructor(session: Pick<SessionRecord, 'id' | 'agentId' | 'model'>) {
    this.#agentId = wireAgentId(session);
    this.#writer = new EventWriter(session.id);
    this.#answers = new EventAnswers(this.#writer);
    this.#model = toWireModel(session.model);
  }

  /** Whether a turn has begun that has not ended. */
  get isActive(): boolean {
    return this.#turn !== undefined;
  }

  /** @returns what the next event of the log becomes */
  add(event: LoggedEvent): readonly WireEvent[] {
    if (event.block?.role === 'assistant') this.#seen = event.block.seen;
    return this.#writer.ofEvent(event, () => {
      const message = toMessage(event);
      if (message) this.#mapMessage(event, message);
      else this.#map(event);
    });
  }

  /** @returns what a preview becomes, which was seen behind the events so far */
  show(preview: AgentDelta): readonly WireEvent[] {
    return this.#writer.behindEvent(() => {
      if (this.#turn) this.#answers.preview(this.#asked(this.#turn), preview);
    });
  }

  #map(event: LoggedEvent): void {
    switch (event.type) {
      case 'status_changed':
        this.#changeStatus(event);
        break;
      case 'turn_completed':
        this.#completeAnswer(event);
        break;
      case 'model_retry':
      case 'context_compacted':
      case 'screenshot':
        this.#answers.beginAgain();
        break;
      default:
        break;
    }
  }

  #mapMessage(event: LoggedEvent, message: SessionMessage): void {
    const isNew = !this.#isRepeated(message);
    const turn = this.#turn;
    if (event.type === 'user_message') this.#hear(event, toWireMessage(event.sessionId, message));
    if (event.type === 'tool_result') this.#finishUse(event, toWireMessage(event.sessionId, message));
    if (!turn) return;
    if (event.type === 'question') this.#isAsking = true;
    if (event.type === 'result') turn.hasResult = true;
    if (event.type === 'error') turn.error = event.data;
    if (event.type === 'agent_thinking') this.#answers.think(this.#asked(turn), event);
    else if (message.kind === 'agent') this.#answers.say(this.#asked(turn), message);
    else if (message.kind === 'tool_call') this.#answers.use(this.#asked(turn), message);
    else if (SPOKEN.has(message.kind) && isNew) this.#tell(turn, toWireMessage(event.sessionId, message));
  }

  #changeStatus({ data: { from, to, pauseReason, model } }: AgentEvent<'status_changed'>): void {
    if (model !== undefined) this.#model = toWireModel(model);
    if (from === null) {
      const data = { agent_id: this.#agentId, model_id: this.#model.model_id };
      this.#writer.put('session.started', NO_CONTEXT, data);
    } else if (to === 'running') {
      const { at } = this.#writer;
      // It may be told to go on, without a word.
      const turn = this.#turn ?? this.#start(at, this.#lastInputId ?? this.#messageId(at), []);
      this.#activate(turn);
    } else if (to === 'completed' || to === 'failed' || to === 'killed') {
      this.#end(to);
    } else if (pauseReason === 'idle' || to === 'creating') {
      this.#end('idle');
    }
  }

  #hear(event: AgentEvent<'user_message'>, message: JsonObject): void {
    const id = this.#messageId(event);
    this.#lastInputId = id;
    this.#news.push({ at: event, message });
    const running = this.#turn;
    if (running) {
      if (!this.#isAsking) this.#queued.push({ at: event, message });
      this.#isAsking = false;
      // The model is being asked, and may be heard already: that has begun before this was said.
      if (running.isActive) this.#answers.begin(this.#asked(running));
    }
    if (event.data.model !== undefined) this.#model = toWireModel(event.data.model);
    if (running) this.#writer.put('input.message', running.context, { message });
    else this.#start(event, id, message['content'] ?? [], message);
  }

  #finishUse(event: AgentEvent<'tool_result'>, message: JsonObject): void {
    this.#news.push({ at: event, message });
    this.#answers.finishUse(event);
  }

  #completeAnswer(event: AgentEvent<'turn_completed'>): void {
    const { usage } = event.data;
    this.#usage = added(this.#usage, usage);
    const turn = this.#turn;
    if (!turn) return;
    turn.iterations += 1;
    turn.usage = added(turn.usage, usage);
    const { known = [], unknown = [] } = Object.groupBy(this.#news, ({ at }) =>
      at.index <= this.#seen ? 'known' : 'unknown',
    );
    this.#news = unknown;
    const messages = known.map(({ message }) => message);
    this.#answers.complete(this.#asked(turn), messages, event);
    const next = this.#queued.find(({ at }) => at.index > this.#seen);
    this.#queued = [];
    if (!next) return;
    // What was said in the middle of a turn begins one of its own, as soon as the model is asked with it.
    this.#completeTurn(turn);
    this.#activate(this.#start(next.at, this.#messageId(next.at), next.message['content'] ?? []));
  }

  /** @param at what the turn begins with; its `message` is told with it, unless that was told before */
  #start(at: Place, inputMessageId: string, inputContent: Json, message?: JsonObject): Turn {
    const turnId = entryId('turn', this.#writer.sessionId, at);
    const ids = { turn_id: turnId, input_message_id: inputMessageId };
    const spans = { exec_id: null, trace_id: turnId, span_id: turnId, parent_span_id: null };
    const counts = { isActive: false, iterations: 0, usage: NO_USAGE, hasResult: false, error: undefined };
    const { ts } = this.#writer.at;
    const turn: Turn = { context: { ...ids, ...spans }, ts, inputContent, ...counts };
    this.#turn = turn;
    if (message) this.#writer.put('input.message', turn.context, { message });
    this.#writer.put('turn.started', turn.context, { ...ids, input_content: inputContent });
    return turn;
  }

  #activate(turn: Turn): void {
    if (turn.isActive) return;
    turn.isActive = true;
    const { turn_id, input_message_id } = turn.context;
    this.#writer.put('session.activated', turn.context, { turn_id, input_message_id });
  }

  /** Shows what is said outside of an answer. */
  #tell({ context }: Turn, message: JsonObject): void {
    const { turn_id } = context;
    this.#writer.put('output.message.started', context, { turn_id, model: this.#model.model });
    this.#writer.put('output.message.completed', context, { message, metadata: this.#model, usage: null });
  }

  #end(how: 'idle' | 'completed' | 'failed' | 'killed'): void {
    const turn = this.#turn;
    if (!turn) return;
    const { turn_id } = turn.context;
    const isCancelled = how === 'killed' || (how === 'idle' && !turn.hasResult);
    this.#answers.breakOff(isCancelled ? 'The turn was cancelled.' : (turn.error?.message ?? null));
    if (isCancelled) {
      const reason = how === 'idle' ? 'User requested cancellation' : 'The session was stopped';
      this.#writer.put('turn.cancelled', turn.context, { turn_id, reason, usage: toWireTokens(turn.usage) });
      if (how === 'idle') this.#tell(turn, toCancelledMessage(this.#writer.sessionId, this.#writer.at));
    } else if (how === 'failed') {
      const { code = null, message = 'The session failed.' } = turn.error ?? {};
      const errorCode = code && (ERROR_CODES[code] ?? code.toLowerCase());
      this.#writer.put('turn.failed', turn.context, { turn_id, error: message, error_code: errorCode });
    } else {
      this.#completeTurn(turn);
    }
    const usage = toWireTokens(this.#usage);
    this.#writer.put('session.idled', turn.context, { turn_id, iterations: turn.iterations, usage });
    this.#turn = undefined;
    this.#queued = [];
    this.#isAsking = false;
  }

  #completeTurn({ context, ts, iterations, usage, inputContent }: Turn): void {
    this.#writer.put('turn.completed', context, {
      turn_id: context.turn_id,
      iterations,
      duration_ms: this.#writer.since(ts),
      usage: toWireTokens(usage),
      input_content: inputContent,
    });
  }

  #asked(turn: Turn): Asked {
    return { turn, agentId: this.#agentId, model: this.#model };
  }

  #messageId(at: Place): string {
    return entryId('message', this.#writer.sessionId, at);
  }
}

/** A message, and the event that it is. */
type Said = { readonly at: Place; readonly message: JsonObject };

/** What the agent says besides its answers. */
const SPOKEN: ReadonlySet<SessionMessage['kind']> = new Set(['question', 'done', 'error']);

const NO_CONTEXT: WireContext = {
  turn_id: null,
  input_message_id: null,
  exec_id: null,
  trace_id: null,
  span_id: null,
  parent_span_id: null,
};

function added(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cacheWrite5mTokens: a.cacheWrite5mTokens + b.cacheWrite5mTokens,
    cacheWrite1hTokens: a.cacheWrite1hTokens + b.cacheWrite1hTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}
