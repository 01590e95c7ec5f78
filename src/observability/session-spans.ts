import type { Attributes, Context, Span, Tracer } from '@opentelemetry/api';
import { type AgentEvent, endsSession } from '../domain/agent-event.ts';
import { formatId, type SessionId } from '../domain/ids.ts';
import type { EventObserver } from './observed-log.ts';

/** What of OpenTelemetry's API is needed, so that nothing is loaded where nobody wants traces. */
export type Tracing = {
  readonly tracer: Tracer;
  /** @returns the context in which a span's children are started */
  readonly under: (span: Span | undefined) => Context;
  readonly kinds: { readonly internal: number; readonly client: number };
  /** The status code of what failed. */
  readonly failed: number;
};

type Turn = { readonly span: Span; readonly startedAt: Date };

/** A session that has not ended, as far as this process has seen it. */
type Live = {
  readonly span: Span;
  turn: Turn | undefined;
  /** When the newest event came, from which the next turn is counted. */
  lastAt: Date;
  readonly toolNames: Map<string, string>;
  turns: number;
  costMicroUsd: number | null;
  errorCode: string | undefined;
};

/** Turns events into spans. They hold ids, names, counts and times, and nothing that a user or a phone said. */
export type SessionSpans = {
  readonly observe: EventObserver;
  /** Ends the spans of what goes on in another process, or after a restart. */
  readonly end: () => void;
};

/** How long the name of a tool may be, which a model may make up. */
const MAX_NAME = 64;

/**
 * A span a session, in it one a turn, in that one for the model's answer and one for each action. A session
 * that goes on after a restart gets a further trace, with the same `opposable.session.id`.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/
 */
export function sessionSpans({ tracer, under, kinds, failed }: Tracing): SessionSpans {
  const sessions = new Map<SessionId, Live>();

  const liveOf = ({ sessionId, ts, index }: AgentEvent): Live => {
    const known = sessions.get(sessionId);
    if (known) return known;
    const attributes = {
      'opposable.session.id': formatId('sess', sessionId),
      'gen_ai.operation.name': 'invoke_agent',
      ...(index > 0 && { 'opposable.session.resumed': true }),
    };
    const span = tracer.startSpan(
      'session',
      { startTime: ts, attributes, kind: kinds.internal },
      under(undefined),
    );
    const live: Live = {
      ...{ span, turn: undefined, lastAt: ts, toolNames: new Map(), turns: 0, costMicroUsd: 0 },
      errorCode: undefined,
    };
    sessions.set(sessionId, live);
    return live;
  };

  const turnOf = (live: Live, turn: number): Turn => {
    if (live.turn) return live.turn;
    const startedAt = live.lastAt;
    const options = { startTime: startedAt, attributes: { 'opposable.turn': turn }, kind: kinds.internal };
    live.turn = { span: tracer.startSpan('turn', options, under(live.span)), startedAt };
    return live.turn;
  };

  /** A span whose both ends are known. */
  const add = (
    { span: parent, startedAt }: Turn,
    name: string,
    kind: number,
    { from, to }: { readonly from: number; readonly to: number },
    attributes: Attributes,
    hasFailed = false,
  ): void => {
    const startTime = new Date(Math.max(startedAt.getTime(), from));
    const span = tracer.startSpan(name, { startTime, attributes, kind }, under(parent));
    if (hasFailed) span.setStatus({ code: failed });
    span.end(new Date(Math.max(startTime.getTime(), to)));
  };

  const completeTurn = (live: Live, { ts, data }: AgentEvent<'turn_completed'>): void => {
    const turn = turnOf(live, data.turn);
    const { usage, timing, model } = data;
    const from = turn.startedAt.getTime();
    add(
      turn,
      `chat ${model}`,
      kinds.client,
      { from, to: Math.min(from + timing.modelMs, ts.getTime()) },
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.response.model': model,
        'gen_ai.response.finish_reasons': [data.stopReason],
        'gen_ai.usage.input_tokens':
          usage.inputTokens + usage.cacheReadTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens,
        'gen_ai.usage.cache_read.input_tokens': usage.cacheReadTokens,
        'gen_ai.usage.output_tokens': usage.outputTokens,
      },
    );
    const times = Object.entries(timing).map(([name, ms]) => [`opposable.timing.${name}`, ms]);
    turn.span.setAttributes(Object.fromEntries(times) as Attributes);
    turn.span.end(ts);
    live.turn = undefined;
    live.turns = Math.max(live.turns, data.turn);
    const { costMicroUsd } = data;
    live.costMicroUsd =
      live.costMicroUsd === null || costMicroUsd === null ? null : live.costMicroUsd + costMicroUsd;
    live.span.setAttribute('gen_ai.response.model', model);
  };

  const endTurnEarly = (live: Live, at: Date): void => {
    live.turn?.span.setAttribute('opposable.turn.cut_short', true);
    live.turn?.span.end(at);
    live.turn = undefined;
  };

  const endSession = (live: Live, id: SessionId, at: Date, status: string): void => {
    endTurnEarly(live, at);
    live.span.setAttributes({
      'opposable.session.status': status,
      'opposable.session.turns': live.turns,
      ...(live.costMicroUsd !== null && { 'opposable.session.cost_usd': live.costMicroUsd / 1e6 }),
      ...(live.errorCode !== undefined && { 'error.type': live.errorCode }),
    });
    if (status === 'failed') live.span.setStatus({ code: failed });
    live.span.end(at);
    sessions.delete(id);
  };

  const see = (event: AgentEvent): void => {
    const live = liveOf(event);
    switch (event.type) {
      case 'tool_use':
        turnOf(live, event.data.turn);
        live.toolNames.set(event.data.toolUseId, event.data.name.slice(0, MAX_NAME));
        break;
      case 'tool_result': {
        const { turn, toolUseId, durationMs, isError } = event.data;
        const name = live.toolNames.get(toolUseId) ?? 'unknown';
        const to = event.ts.getTime();
        const attributes = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name };
        const span = { from: to - durationMs, to };
        add(turnOf(live, turn), `execute_tool ${name}`, kinds.internal, span, attributes, isError);
        live.toolNames.delete(toolUseId);
        break;
      }
      case 'agent_text':
      case 'agent_thinking':
        turnOf(live, event.data.turn);
        break;
      case 'turn_completed':
        completeTurn(live, event);
        break;
      case 'status_changed': {
        const { to, pauseReason } = event.data;
        if (to !== 'running') endTurnEarly(live, event.ts);
        live.span.addEvent(to, pauseReason && { 'opposable.pause_reason': pauseReason }, event.ts);
        if (endsSession(event)) endSession(live, event.sessionId, event.ts, to);
        break;
      }
      case 'error':
        live.errorCode = event.data.code;
        break;
      case 'model_retry': {
        const { kind, attempt, delayMs } = event.data;
        const attributes = {
          'error.type': kind,
          'opposable.attempt': attempt,
          'opposable.delay_ms': delayMs,
        };
        (live.turn?.span ?? live.span).addEvent(event.type, attributes, event.ts);
        break;
      }
      default:
        live.span.addEvent(event.type, {}, event.ts);
    }
    live.lastAt = event.ts;
  };

  return {
    observe: (events) => events.forEach(see),
    end() {
      for (const [id, live] of sessions) endSession(live, id, live.lastAt, 'left');
    },
  };
}
