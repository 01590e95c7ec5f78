import { describe, expect, it } from 'vitest';
import type { AgentDelta } from '../../../../src/domain/agent-delta.ts';
import type { EventDraft, LoggedEvent } from '../../../../src/domain/agent-event.ts';
import { newId } from '../../../../src/domain/ids.ts';
import { NO_USAGE } from '../../../../src/domain/usage.ts';
import { EventMapping } from '../../../../src/rest/everruns/event-mapping.ts';
import { entryId, namedId, wireId } from '../../../../src/rest/everruns/ids.ts';
import type { WireEvent } from '../../../../src/rest/everruns/wire/event.ts';

const sessionId = newId('sess');
const agentId = newId('agent');
const session = { id: sessionId, agentId, model: 'scripted' };
const T0 = Date.parse('2026-01-15T12:00:00.000Z');
const usage = { ...NO_USAGE, inputTokens: 100, outputTokens: 10, cacheReadTokens: 7, cacheWrite1hTokens: 3 };
const timing = { modelMs: 40, actionMs: 0, settleMs: 0, captureMs: 0, encodeMs: 0 };

const created: EventDraft = { type: 'status_changed', data: { from: null, to: 'creating' } };
const runs = (from: 'creating' | 'paused' = 'creating'): EventDraft => ({
  type: 'status_changed',
  data: { from, to: 'running' },
});
const pauses = (pauseReason: 'idle' | 'question' | 'takeover' | 'user'): EventDraft => ({
  type: 'status_changed',
  data: { from: 'running', to: 'paused', pauseReason },
});
const ends = (to: 'completed' | 'failed' | 'killed'): EventDraft => ({
  type: 'status_changed',
  data: { from: 'running', to },
});
const hears = (text: string): EventDraft => ({ type: 'user_message', data: { text } });
/** @param seen the highest index that the answer's request held */
const says = (turn: number, text: string, seen?: number): EventDraft => ({
  type: 'agent_text',
  data: { turn, text },
  ...(seen !== undefined && { block: { role: 'assistant', seen, content: [] } }),
});
const thinks = (turn: number, text: string): EventDraft => ({ type: 'agent_thinking', data: { turn, text } });
const uses = (turn: number, toolUseId: string, name = 'tap'): EventDraft => ({
  type: 'tool_use',
  data: { turn, toolUseId, name, input: { x: 1 } },
});
const gets = (turn: number, toolUseId: string, isError = false): EventDraft => ({
  type: 'tool_result',
  data: { turn, toolUseId, isError, text: isError ? 'It is locked.' : 'Done.', durationMs: 30 },
});
const completes = (turn: number): EventDraft => ({
  type: 'turn_completed',
  data: {
    turn,
    model: 'scripted-1',
    stopReason: 'end_turn',
    usage,
    costMicroUsd: 1,
    timing,
    messageId: 'msg_1',
  },
});
const reports = (text: string, success = true): EventDraft => ({ type: 'result', data: { success, text } });
const errs = (code: string, message: string): EventDraft => ({ type: 'error', data: { code, message } });

/** @returns the log of these events, a second each. */
function logOf(...drafts: readonly EventDraft[]): readonly LoggedEvent[] {
  return drafts.map((draft, index) => ({ ...draft, sessionId, index, ts: new Date(T0 + index * 1_000) }));
}

let previews = 0;

/** @returns a preview that was shown behind that event of the log */
function hearing(type: AgentDelta['type'], text: string, index: number): AgentDelta {
  previews += 1;
  const ts = new Date(T0 + index * 1_000 + 500);
  return { sessionId, type, data: { turn: 1, text }, index, ts, sequence: previews };
}

function mapped(log: readonly LoggedEvent[]): readonly WireEvent[] {
  const mapping = new EventMapping(session);
  return log.flatMap((event) => mapping.add(event));
}

function typesOf(events: readonly WireEvent[]): readonly string[] {
  return events.map(({ type }) => type);
}

function dataOf(events: readonly WireEvent[], type: string): readonly WireEvent['data'][] {
  return events.filter((event) => event.type === type).map(({ data }) => data);
}

const STARTS = ['session.started', 'input.message', 'turn.started', 'session.activated'];
const OPENS = ['reason.started', 'output.message.started'];
const SAYS = [...OPENS, 'output.message.completed'];
const THINKS = [
  ...[...OPENS, 'reason.thinking.started', 'reason.thinking.completed', 'output.message.completed'],
];
const ACTS = ['reason.completed', 'act.started', 'tool.started', 'tool.completed', 'act.completed'];
const ANSWERED = ['llm.generation', 'reason.completed'];
const MESSAGE = ['output.message.started', 'output.message.completed'];
const DONE = ['turn.completed', 'session.idled'];
const CANCELLED = ['turn.cancelled', ...MESSAGE, 'session.idled'];

const success = logOf(
  ...[created, hears('Like it'), runs()],
  ...[thinks(1, 'A heart.'), says(1, 'I tap the heart.', 1), uses(1, 'a'), gets(1, 'a')],
  ...[uses(1, 'b'), gets(1, 'b', true), completes(1)],
  ...[says(2, 'It is red.'), completes(2), reports('It is red.'), pauses('idle')],
);
const question = logOf(
  ...[created, hears('Buy one'), runs(), uses(1, 'q', 'ask_user')],
  { type: 'question', data: { turn: 1, toolUseId: 'q', text: 'Red or blue?', options: [] } },
  ...[completes(1), pauses('question'), hears('Red'), runs('paused'), gets(1, 'q')],
  ...[says(2, 'Red it is.', 9), completes(2), reports('Red it is.'), pauses('idle')],
);
const cancelled = logOf(
  ...[created, hears('Go'), runs(), says(1, 'I go.', 1), uses(1, 'a'), pauses('idle')],
  // What was under way is answered when the next turn begins.
  ...[hears('Go again'), runs('paused'), gets(1, 'a', true)],
  ...[says(2, 'Here.', 8), completes(2), reports('Here.'), pauses('idle')],
);
const interposed = logOf(
  ...[created, hears('One'), runs(), hears('Two'), says(1, 'For one.', 2), completes(1)],
  ...[says(2, 'For two.', 5), completes(2), reports('For two.'), pauses('idle')],
);
const queued = logOf(created, hears('Wait'), runs(), says(1, 'Here.', 1), completes(1), reports('Here.'));
const takenOver = logOf(
  ...[created, hears('Go'), runs(), says(1, 'I go.', 1), uses(1, 'a')],
  { type: 'takeover_started', data: { requestedBy: 'user' } },
  pauses('takeover'),
  { type: 'takeover_ended', data: {} },
  ...[runs('paused'), gets(1, 'a', true), says(2, 'I have it back.', 9), completes(2)],
  ...[reports('All is done.'), ends('completed')],
);
const failed = logOf(created, hears('Go'), runs(), errs('MODEL_ERROR', 'It is overloaded.'), ends('failed'));
const LOGS = { success, question, cancelled, interposed, queued, takenOver, failed };

describe('a turn that succeeds', () => {
  const events = mapped(success);

  it('has its events in the documented order', () => {
    expect(typesOf(events)).toEqual([
      ...[...STARTS, ...THINKS, ...ACTS],
      ...[...SAYS, ...ACTS, 'llm.generation'],
      ...[...SAYS, ...ANSWERED, ...DONE],
    ]);
  });

  it('says what it is about', () => {
    const input = { id: entryId('message', sessionId, { index: 1, ts: new Date(T0 + 1_000) }), role: 'user' };
    const ids = { turn_id: entryId('turn', sessionId, { index: 1, ts: new Date(T0 + 1_000) }) };
    const content = [{ type: 'text', text: 'Like it' }];
    const started = { ...ids, input_message_id: input.id };
    const model = { model: 'scripted', model_id: namedId('model', 'scripted'), provider_id: null };
    const tokens = (times: number) => ({
      input_tokens: 100 * times,
      output_tokens: 10 * times,
      cache_read_tokens: 7 * times,
      cache_creation_tokens: 3 * times,
    });
    const only = (type: string) => dataOf(events, type)[0];
    expect(only('session.started')).toEqual({
      agent_id: wireId('agent', agentId),
      model_id: namedId('model', 'scripted'),
    });
    expect(only('input.message')).toMatchObject({ message: { ...input, content } });
    expect(only('turn.started')).toEqual({ ...started, input_content: content });
    expect(only('session.activated')).toEqual(started);
    expect(only('reason.started')).toEqual({ agent_id: wireId('agent', agentId), metadata: model });
    expect(only('output.message.started')).toEqual({ ...ids, model: 'scripted' });
    expect(only('reason.thinking.started')).toEqual({ ...ids, model: 'scripted' });
    expect(only('reason.thinking.completed')).toEqual({ ...ids, thinking: 'A heart.' });
    expect(only('output.message.completed')).toMatchObject({
      message: { role: 'agent', content: [{ type: 'text', text: 'I tap the heart.' }] },
      metadata: model,
    });
    expect(dataOf(events, 'reason.completed')).toMatchObject([
      { success: true, has_tool_calls: true, tool_call_count: 1, text_preview: 'I tap the heart.' },
      { success: true, has_tool_calls: true, tool_call_count: 1, text_preview: null },
      { success: true, has_tool_calls: false, tool_call_count: 0, usage: tokens(1) },
    ]);
    expect(dataOf(events, 'act.started')).toEqual([
      { tool_calls: [{ id: 'a', name: 'tap' }] },
      { tool_calls: [{ id: 'b', name: 'tap' }] },
    ]);
    expect(only('tool.started')).toEqual({ tool_call: { id: 'a', name: 'tap', arguments: { x: 1 } } });
    const used = { tool_name: 'tap', duration_ms: 30 };
    expect(dataOf(events, 'tool.completed')).toEqual([
      {
        ...{ ...used, tool_call_id: 'a', success: true, status: 'success', error: null },
        result: [{ type: 'text', text: 'Done.' }],
      },
      {
        ...{ ...used, tool_call_id: 'b', success: false, status: 'error', result: null },
        error: 'It is locked.',
      },
    ]);
    expect(dataOf(events, 'act.completed')).toEqual([
      { completed: true, success_count: 1, error_count: 0, duration_ms: 30 },
      { completed: true, success_count: 0, error_count: 1, duration_ms: 30 },
    ]);
    const [first, second] = dataOf(events, 'llm.generation');
    expect(first).toMatchObject({
      messages: [input],
      output: { text: 'I tap the heart.', tool_calls: [{ id: 'a' }, { id: 'b' }] },
      metadata: { model: 'scripted-1', usage: tokens(1), duration_ms: 40, success: true },
    });
    expect(second).toMatchObject({ output: { text: 'It is red.', tool_calls: [] } });
    expect(only('turn.completed')).toEqual({
      ...{ ...ids, iterations: 2, duration_ms: 12_000, usage: tokens(2), input_content: content },
    });
    expect(only('session.idled')).toEqual({ ...ids, iterations: 2, usage: tokens(2) });
  });

  it('says a report that differs from the last words as well, and a tool use without words in its own', () => {
    const log = logOf(
      ...[created, hears('Go'), runs(), uses(1, 'd', 'done'), gets(1, 'd'), completes(1)],
      ...[reports('I went.'), ends('completed')],
    );
    const events = mapped(log);
    expect(typesOf(events)).toEqual([...STARTS, ...SAYS, ...ACTS, 'llm.generation', ...MESSAGE, ...DONE]);
    expect(dataOf(events, 'output.message.completed')).toMatchObject([
      { message: { content: [{ type: 'tool_call', id: 'd', name: 'done', arguments: { x: 1 } }] } },
      { message: { content: [{ type: 'text', text: 'I went.' }] } },
    ]);
  });
});

describe('a turn that waits for its user', () => {
  it('says the question, and goes on with the answer', () => {
    const events = mapped(question);
    expect(typesOf(events)).toEqual([
      ...[...STARTS, ...SAYS, 'reason.completed', 'act.started', 'tool.started', ...MESSAGE],
      ...['llm.generation', 'input.message', 'tool.completed', 'act.completed'],
      ...[...SAYS, ...ANSWERED, ...DONE],
    ]);
    expect(dataOf(events, 'output.message.completed')[1]).toMatchObject({
      message: { content: [{ type: 'text', text: 'Red or blue?' }] },
    });
    expect(new Set(events.slice(1).map(({ context }) => context.turn_id)).size).toBe(1);
  });

  it('lasts while a person has the phone', () => {
    expect(typesOf(mapped(takenOver))).toEqual([
      ...[...STARTS, ...SAYS, 'reason.completed', 'act.started', 'tool.started'],
      ...['tool.completed', 'act.completed', ...SAYS, ...ANSWERED, ...MESSAGE, ...DONE],
    ]);
  });

  it('is active only when it has a phone', () => {
    const [wait, go] = [queued.slice(0, 2), queued.slice(0, 3)];
    expect(typesOf(mapped(wait))).toEqual(['session.started', 'input.message', 'turn.started']);
    expect(typesOf(mapped(go))).toEqual(STARTS);
  });

  it.each([
    { from: 'creating', to: 'creating' } as const,
    { from: 'paused', to: 'paused', pauseReason: 'idle' } as const,
  ])('may be taken back before it has one: $to', (data) => {
    const log = logOf(created, hears('Wait'), { type: 'status_changed', data }, hears('Now'), runs());
    const events = mapped(log);
    expect(typesOf(events)).toEqual([
      ...['session.started', 'input.message', 'turn.started', ...CANCELLED],
      ...['input.message', 'turn.started', 'session.activated'],
    ]);
  });

  it('may begin without a word, when it is told to go on', () => {
    const events = mapped(logOf(...success.map(draftOf), runs('paused')));
    const [started, activated] = events.slice(-2);
    expect([started?.type, activated?.type]).toEqual(['turn.started', 'session.activated']);
    expect(activated?.data['input_message_id']).toBe(events[1]?.context.input_message_id);
    expect(activated?.data['turn_id']).not.toBe(events[1]?.context.turn_id);
  });
});

it('names the model that drove the session at the time', () => {
  const other: EventDraft = { type: 'user_message', data: { text: 'Go on', model: 'other' } };
  const first: EventDraft = { type: 'status_changed', data: { from: null, to: 'creating', model: 'first' } };
  const log = logOf(first, ...success.slice(1).map(draftOf), other, runs('paused'), says(3, 'I do.', 16));
  const models = dataOf(mapped(log), 'output.message.started').map(({ model }) => model);
  expect(models).toEqual(['first', 'first', 'first', 'other']);
  expect(dataOf(mapped(log), 'session.started')).toMatchObject([{ model_id: namedId('model', 'first') }]);
});

describe('what is said in the middle of a turn', () => {
  it('begins the next turn, which the model is asked with', () => {
    const events = mapped(interposed);
    const next = ['turn.completed', 'turn.started', 'session.activated'];
    expect(typesOf(events)).toEqual([
      ...[...STARTS, ...OPENS, 'input.message', 'output.message.completed', ...ANSWERED, ...next],
      ...[...SAYS, ...ANSWERED, ...DONE],
    ]);
    const second = dataOf(events, 'input.message')[1]?.['message'] as { readonly id: string };
    expect(dataOf(events, 'turn.started')[1]).toMatchObject({
      input_message_id: second.id,
      input_content: [{ type: 'text', text: 'Two' }],
    });
    expect(dataOf(events, 'turn.completed')).toMatchObject([{ iterations: 1 }, { iterations: 1 }]);
    expect(dataOf(events, 'session.idled')).toMatchObject([{ usage: { input_tokens: 200 } }]);
    expect(dataOf(events, 'llm.generation').map(({ messages }) => messages)).toMatchObject([
      [{ content: [{ text: 'One' }] }],
      [{ content: [{ text: 'Two' }] }],
    ]);
  });

  it('belongs to the present turn when the model has heard it already', () => {
    const log = logOf(created, hears('One'), runs(), hears('Two'), says(1, 'For both.', 3), completes(1));
    expect(typesOf(mapped(log))).toEqual([
      ...[...STARTS, ...OPENS, 'input.message', 'output.message.completed', ...ANSWERED],
    ]);
  });

  it.each([0, 1, 2])('changes nothing for who saw %i words of the answer before it', (count) => {
    const mapping = new EventMapping(session);
    const said = ['For ', 'one.'].map((text, place) =>
      hearing('agent_text_delta', text, place < count ? 2 : 3),
    );
    const show = (deltas: readonly AgentDelta[]) => deltas.flatMap((delta) => mapping.show(delta));
    const add = (log: readonly LoggedEvent[]) => log.flatMap((event) => mapping.add(event));
    const events = [
      ...[...add(interposed.slice(0, 3)), ...show(said.slice(0, count))],
      ...[...add(interposed.slice(3, 4)), ...show(said.slice(count)), ...add(interposed.slice(4))],
    ];
    expect(events.filter(({ sequence }) => sequence !== null)).toEqual(mapped(interposed));
  });
});

describe('a turn that ends too early', () => {
  it('is cancelled with all that was under way, and what comes of that later is not shown', () => {
    const events = mapped(cancelled);
    expect(typesOf(events)).toEqual([
      ...[...STARTS, ...SAYS, 'reason.completed', 'act.started', 'tool.started'],
      ...['tool.completed', 'act.completed', ...CANCELLED],
      ...['input.message', 'turn.started', 'session.activated', ...SAYS, ...ANSWERED, ...DONE],
    ]);
    expect(dataOf(events, 'tool.completed')).toMatchObject([{ status: 'cancelled', success: false }]);
    expect(dataOf(events, 'act.completed')).toMatchObject([{ completed: false, error_count: 1 }]);
    expect(dataOf(events, 'turn.cancelled')).toMatchObject([{ reason: 'User requested cancellation' }]);
  });

  it('closes the answer that was under way', () => {
    const events = mapped(logOf(created, hears('Go'), runs(), says(1, 'I'), ends('killed')));
    expect(typesOf(events)).toEqual([
      ...[...STARTS, ...SAYS, 'reason.completed', 'turn.cancelled', 'session.idled'],
    ]);
    expect(dataOf(events, 'reason.completed')).toMatchObject([{ success: false }]);
  });

  it.each([
    ['MODEL_ERROR', 'llm_error'],
    ['MAX_TURNS', 'max_iterations'],
    ['TIMEOUT', 'timeout'],
  ])('fails with %s as %s', (code, errorCode) => {
    const events = mapped(logOf(created, hears('Go'), runs(), errs(code, 'It broke.'), ends('failed')));
    expect(typesOf(events)).toEqual([...STARTS, ...MESSAGE, 'turn.failed', 'session.idled']);
    expect(dataOf(events, 'turn.failed')).toMatchObject([{ error: 'It broke.', error_code: errorCode }]);
  });

  it('is no turn when nothing was said', () => {
    const events = mapped(
      logOf(created, { type: 'status_changed', data: { from: 'creating', to: 'killed' } }),
    );
    expect(typesOf(events)).toEqual(['session.started']);
  });
});

describe('previews', () => {
  const isOfLog = ({ sequence: place }: WireEvent): boolean => place !== null;

  it('come behind the beginning that the log tells later, which is shown once', () => {
    const mapping = new EventMapping(session);
    const add = (log: readonly LoggedEvent[]) => log.flatMap((event) => mapping.add(event));
    const events = [
      ...add(success.slice(0, 3)),
      ...mapping.show(hearing('agent_thinking_delta', 'A ', 2)),
      ...mapping.show(hearing('agent_thinking_delta', 'heart.', 2)),
      ...mapping.show(hearing('agent_text_delta', 'I tap ', 2)),
      ...mapping.show(hearing('agent_text_delta', 'the heart.', 2)),
      ...add(success.slice(3)),
    ];
    expect(typesOf(events.slice(STARTS.length, STARTS.length + 9))).toEqual([
      ...['reason.started', 'output.message.started', 'reason.thinking.started'],
      ...['reason.thinking.delta', 'reason.thinking.delta', 'output.message.delta', 'output.message.delta'],
      ...['reason.thinking.completed', 'output.message.completed'],
    ]);
    expect(events.filter(isOfLog)).toEqual(mapped(success));
    const deltas = events.filter((event) => !isOfLog(event));
    expect(deltas.map(({ data: { delta, accumulated } }) => [delta, accumulated])).toEqual([
      ['A ', 'A '],
      ['heart.', 'A heart.'],
      ['I tap ', 'I tap '],
      ['the heart.', 'I tap the heart.'],
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('begin anew when the model is asked again', () => {
    const mapping = new EventMapping(session);
    const retry: EventDraft = {
      type: 'model_retry',
      data: { attempt: 1, delayMs: 0, kind: 'overloaded', message: 'Again.' },
    };
    const log = logOf(created, hears('Go'), runs(), retry, says(1, 'Hello', 1));
    for (const event of log.slice(0, 3)) mapping.add(event);
    mapping.show(hearing('agent_text_delta', 'Hel', 2));
    for (const event of log.slice(3, 4)) expect(mapping.add(event)).toEqual([]);
    const [again, ...rest] = mapping.show(hearing('agent_text_delta', 'He', 3));
    expect([again?.data['accumulated'], rest]).toEqual(['He', []]);
    expect(log.slice(4).flatMap((event) => typesOf(mapping.add(event)))).toEqual([
      'output.message.completed',
    ]);
  });

  it('that nothing comes of are closed, and leave the ids of the log alone', () => {
    const mapping = new EventMapping(session);
    const log = logOf(created, hears('Go'), runs(), pauses('idle'), hears('Anew'), runs(), says(1, 'Hi', 5));
    const events = [
      ...log.slice(0, 3).flatMap((event) => mapping.add(event)),
      ...mapping.show(hearing('agent_text_delta', 'Hel', 2)),
      ...log.slice(3).flatMap((event) => mapping.add(event)),
    ];
    const plain = mapped(log);
    const own = events.filter(({ id }) => !plain.some((event) => event.id === id));
    expect(typesOf(own)).toEqual([
      ...['reason.started', 'output.message.started', 'output.message.delta', 'reason.completed'],
    ]);
    expect(events.filter((event) => !own.includes(event))).toEqual(plain);
    expect(own.at(-1)?.data).toMatchObject({ success: false });
  });
});

describe('every log', () => {
  it.each(Object.entries(LOGS))('has unique ids and ascending places: %s', (_name, log) => {
    const events = mapped(log);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    const places = events.map(({ sequence: place }) => place ?? -1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(LOGS))('has pairs that share what they are of: %s', (_name, log) => {
    const events = mapped(log);
    for (const kind of ['reason', 'act', 'tool'] as const) {
      const spans = (end: string) =>
        events.filter(({ type }) => type === `${kind}.${end}`).map(({ context }) => context.span_id);
      expect(spans('completed').toSorted()).toEqual(spans('started').toSorted());
      expect(new Set(spans('started')).size).toBe(spans('started').length);
    }
    for (const { type, context, data } of events) {
      if (type === 'session.started') continue;
      expect(context.trace_id).toBe(context.turn_id);
      if ('turn_id' in data) expect(data['turn_id']).toBe(context.turn_id);
    }
  });
});

function draftOf({ index: _index, ts: _ts, sessionId: _id, ...draft }: LoggedEvent): EventDraft {
  return draft;
}
