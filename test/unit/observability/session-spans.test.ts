import type { Attributes, Span, SpanOptions, TimeInput, Tracer } from '@opentelemetry/api';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AgentEvent, AgentEventType } from '../../../src/domain/agent-event.ts';
import { newId } from '../../../src/domain/ids.ts';
import { NO_USAGE } from '../../../src/domain/usage.ts';
import { type SessionSpans, sessionSpans } from '../../../src/observability/session-spans.ts';

const FAILED = 2;

/** A span as it was told, with times in milliseconds of the test. */
type Told = {
  readonly name: string;
  readonly parent: Told | undefined;
  readonly from: number;
  to: number | undefined;
  hasFailed: boolean;
  readonly attributes: Record<string, unknown>;
  readonly events: string[];
};

const sessionId = newId('sess');
let told: Told[];
let spans: SessionSpans;
let index: number;

const ms = (time: TimeInput | undefined): number => (time as Date).getTime();

/** Stands for the SDK, and keeps what it is told. */
function tellTo(list: Told[]): SessionSpans {
  const bySpan = new Map<unknown, Told>();
  const startSpan = (name: string, options: SpanOptions = {}, parent: unknown = undefined): Span => {
    const span: Told = {
      ...{ name, parent: bySpan.get(parent), from: ms(options.startTime), to: undefined, hasFailed: false },
      ...{ attributes: { ...options.attributes }, events: [] },
    };
    list.push(span);
    const handle = {
      setAttribute: (key: string, value: unknown) => Object.assign(span.attributes, { [key]: value }),
      setAttributes: (more: Attributes) => Object.assign(span.attributes, more),
      setStatus: ({ code }: { code: number }) => Object.assign(span, { hasFailed: code === FAILED }),
      addEvent: (event: string) => span.events.push(event),
      end: (at: TimeInput) => Object.assign(span, { to: ms(at) }),
    };
    bySpan.set(handle, span);
    return handle as unknown as Span;
  };
  return sessionSpans({
    tracer: { startSpan } as unknown as Tracer,
    under: (span) => span as never,
    kinds: { internal: 0, client: 2 },
    failed: FAILED,
  });
}

/** An event of the session at a time of the test. */
function at<T extends AgentEventType>(time: number, type: T, data: AgentEvent<T>['data']): void {
  spans.observe([{ sessionId, index, ts: new Date(time), type, data } as AgentEvent]);
  index += 1;
}

const timing = { modelMs: 30, actionMs: 0, settleMs: 0, captureMs: 0, encodeMs: 0 };
const completed = { model: 'm', stopReason: 'tool_use', usage: NO_USAGE, costMicroUsd: 5, timing };
const named = (name: string): Told | undefined => told.find((span) => span.name === name);

beforeEach(() => {
  told = [];
  spans = tellTo(told);
  index = 0;
});

describe('a session', () => {
  beforeEach(() => {
    at(0, 'status_changed', { from: null, to: 'creating' });
    at(10, 'status_changed', { from: 'creating', to: 'running' });
  });

  test('holds its turns, and a turn the answer and the actions', () => {
    at(50, 'tool_use', { turn: 1, toolUseId: 'a', name: 'tap', input: { note: 'secret' } });
    at(90, 'tool_result', { turn: 1, toolUseId: 'a', isError: true, text: 'secret', durationMs: 25 });
    at(90, 'turn_completed', { turn: 1, ...completed });
    at(95, 'status_changed', { from: 'running', to: 'completed' });
    expect(told.map(({ name, parent, from, to }) => [name, parent?.name, from, to])).toEqual([
      ['session', undefined, 0, 95],
      ['turn', 'session', 10, 90],
      ['execute_tool tap', 'turn', 65, 90],
      ['chat m', 'turn', 10, 40],
    ]);
    expect(named('execute_tool tap')?.hasFailed).toBe(true);
    const session = { 'opposable.session.turns': 1, 'opposable.session.cost_usd': 0.000005 };
    expect(named('session')?.attributes).toMatchObject(session);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  test('that pauses in a turn ends it there, and goes on with another', () => {
    at(50, 'agent_text', { turn: 1, text: 'Hm.' });
    at(60, 'status_changed', { from: 'running', to: 'paused', pauseReason: 'user' });
    at(900, 'status_changed', { from: 'paused', to: 'running' });
    at(950, 'turn_completed', { turn: 2, ...completed });
    const turns = told.filter(({ name }) => name === 'turn');
    expect(turns.map(({ from, to }) => [from, to])).toEqual([
      [10, 60],
      [900, 950],
    ]);
    expect(turns[0]?.attributes).toMatchObject({ 'opposable.turn.cut_short': true });
    expect(named('session')?.events).toEqual(['creating', 'running', 'paused', 'running']);
  });

  test('that fails says with which code, and not in which words', () => {
    at(20, 'error', { code: 'MODEL_ERROR', message: 'secret' });
    at(20, 'status_changed', { from: 'running', to: 'failed', reason: 'secret' });
    expect(named('session')).toMatchObject({ hasFailed: true, attributes: { 'error.type': 'MODEL_ERROR' } });
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  test('whose price is not known has no cost', () => {
    at(20, 'turn_completed', { turn: 1, ...completed, costMicroUsd: null });
    at(30, 'status_changed', { from: 'running', to: 'completed' });
    expect(named('session')?.attributes).not.toHaveProperty('opposable.session.cost_usd');
  });

  test('that the server leaves ends where it was last seen', () => {
    at(40, 'agent_text', { turn: 1, text: 'Hm.' });
    spans.end();
    expect(told.map(({ name, to }) => [name, to])).toEqual([
      ['session', 40],
      ['turn', 40],
    ]);
    expect(named('session')?.attributes).toMatchObject({ 'opposable.session.status': 'left' });
  });
});

test('a session that goes on after a restart is told as such', () => {
  index = 12;
  at(0, 'recovered', { message: 'The server had ended.' });
  at(10, 'status_changed', { from: 'running', to: 'killed' });
  expect(named('session')?.attributes).toMatchObject({ 'opposable.session.resumed': true });
  expect(named('session')?.to).toBe(10);
});
