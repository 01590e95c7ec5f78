import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import { hexOf, newId, type SessionId } from '../../../src/domain/ids.ts';
import { entryId } from '../../../src/rest/everruns/ids.ts';
import type { WireEvent } from '../../../src/rest/everruns/wire/event.ts';
import type { RestContext } from '../../../src/rest/kit/context.ts';
import { type DialectRequest, type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { finishes, says, taps, thinks, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { type SseFrame, sseFrames } from '../../support/sse-frames.ts';

const db = sharedDatabase();

/** Sets a stage that, at its end, waits until whoever has left a stream is seen to be gone. */
async function setStage(parts: Parameters<typeof dialectStage>[2] = {}): Promise<DialectStage> {
  const stage = await dialectStage(db(), {}, parts);
  return {
    ...stage,
    async [Symbol.asyncDispose]() {
      await stage.on.queue.stop();
      await expect.poll(() => stage.on.wake.waiterCount()).toBe(0);
      await stage[Symbol.asyncDispose]();
    },
  };
}

function ask(stage: DialectStage, id: SessionId, rest: string, init?: DialectRequest): Promise<Response> {
  return stage.fetch(`/everruns/v1/sessions/session_${hexOf(id)}/${rest}`, init);
}

async function listed(stage: DialectStage, id: SessionId, query = ''): Promise<readonly WireEvent[]> {
  const response = await ask(stage, id, `events${query}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  return ((await response.json()) as { data: readonly WireEvent[] }).data;
}

/** Somebody who follows a session's stream. */
class Follower implements AsyncDisposable {
  readonly frames: SseFrame[] = [];
  readonly #reading: AsyncGenerator<SseFrame, void, undefined>;

  constructor(response: Response) {
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    this.#reading = sseFrames(response);
  }

  static async of(stage: DialectStage, id: SessionId, query = '', init?: DialectRequest): Promise<Follower> {
    return new Follower(await ask(stage, id, `sse${query}`, init));
  }

  /** Reads up to the next frame that fits. */
  async to(fits: (frame: SseFrame) => boolean): Promise<this> {
    for (;;) {
      const { value, done } = await this.#reading.next();
      if (done) throw new Error(`The stream ended: ${JSON.stringify(this.frames.map(({ event }) => event))}`);
      this.frames.push(value);
      if (fits(value)) return this;
    }
  }

  toType(type: string): Promise<this> {
    return this.to(({ event }) => event === type);
  }

  async toEnd(): Promise<this> {
    for await (const frame of this.#reading) this.frames.push(frame);
    return this;
  }

  /** What was streamed, without what tells of the connection. */
  get events(): readonly WireEvent[] {
    return this.frames.filter(({ id }) => id !== undefined).map(({ data = '' }) => JSON.parse(data));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reading.return();
  }
}

function typesOf(events: readonly WireEvent[]): readonly string[] {
  return events.map(({ type }) => type);
}

const isOfLog = ({ sequence }: WireEvent): boolean => sequence !== null;
const isDelta = (type: string): boolean => type.endsWith('.delta');

const UNSAID = { instruction: '', mode: 'conversation' } as const;

async function say(stage: DialectStage, id: SessionId, text: string): Promise<void> {
  const json = { message: { content: [{ type: 'text', text }] } };
  expect((await ask(stage, id, 'messages', { json })).status).toBe(201);
}

/** The frames of a turn's beginning, and of an answer that says that many words. */
const BEGINS = ['input.message', 'turn.started', 'session.activated'];
const OPENS = ['reason.started', 'output.message.started'];
const words = (count: number): readonly string[] => Array(count).fill('output.message.delta');
const speaks = (count: number): readonly string[] => [
  ...[...OPENS, ...words(count), 'output.message.completed'],
];
const ACTS = ['reason.completed', 'act.started', 'tool.started', 'tool.completed', 'act.completed'];
const ANSWERED = ['llm.generation', 'reason.completed'];
const MESSAGE = ['output.message.started', 'output.message.completed'];
const ENDS = ['turn.completed', 'session.idled'];

type Scenario = {
  /** What happens from the first word on, seen by who follows it. */
  readonly play: (stage: DialectStage, id: SessionId, live: Follower) => Promise<unknown>;
  /** Everything that is streamed. */
  readonly frames: readonly string[];
};

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'that succeeds': {
    async play({ on, ...stage }, id, live) {
      const turn = on.model.parks(thinks('A red heart.'), says('I tap it.'), taps(10, 10), taps(20, 20));
      on.model.answers(says('It is done.'));
      await say({ on, ...stage }, id, 'Like it');
      await live.toType('session.activated');
      turn.open();
      await live.toType('session.idled');
    },
    frames: [
      ...[...BEGINS, ...OPENS, 'reason.thinking.started', ...Array(3).fill('reason.thinking.delta')],
      ...[...words(3), 'reason.thinking.completed', 'output.message.completed', ...ACTS],
      ...[...speaks(0), ...ACTS, 'llm.generation', ...speaks(3), ...ANSWERED, ...ENDS],
    ],
  },
  'that asks a question': {
    async play(stage, id, live) {
      stage.on.model.answers(uses('ask_user', { question: 'Which colour?' })).answers(says('A red one.'));
      await say(stage, id, 'Buy a hat');
      await stage.on.event(
        id,
        ({ type, data }) => type === 'status_changed' && data.pauseReason === 'question',
      );
      await say(stage, id, 'Red');
      await live.toType('session.idled');
    },
    frames: [
      ...[...BEGINS, ...speaks(0), 'reason.completed', 'act.started', 'tool.started', ...MESSAGE],
      ...['llm.generation', 'input.message', 'tool.completed', 'act.completed'],
      ...[...speaks(3), ...ANSWERED, ...ENDS],
    ],
  },
  'that fails': {
    async play(stage, id, live) {
      stage.on.model.fails({ retryable: false });
      await say(stage, id, 'Like it');
      await live.toEnd();
    },
    frames: [...BEGINS, ...MESSAGE, 'turn.failed', 'session.idled'],
  },
  'that is cancelled in mid-turn': {
    async play(stage, id, live) {
      const turn = stage.on.model.answers(says('I look.'), taps(1, 1)).parks(says('Too late'));
      await say(stage, id, 'Like it');
      await turn.reached;
      expect(await (await ask(stage, id, 'cancel', { method: 'POST' })).json()).toMatchObject({
        status: 'cancelled',
      });
      await live.toType('session.idled');
    },
    frames: [
      ...[...BEGINS, ...speaks(2), ...ACTS, 'llm.generation'],
      ...['turn.cancelled', ...MESSAGE, 'session.idled'],
    ],
  },
  'that is spoken to in mid-turn': {
    async play(stage, id, live) {
      const turn = stage.on.model.parks(says('The first.'));
      stage.on.model.answers(says('And the second.'));
      await say(stage, id, 'One');
      await turn.reached;
      await say(stage, id, 'Two');
      await live.toType('input.message');
      await live.toType('input.message');
      turn.open();
      await live.toType('session.idled');
    },
    frames: [
      ...[...BEGINS, ...OPENS, 'input.message', ...words(2), 'output.message.completed', ...ANSWERED],
      ...['turn.completed', 'turn.started', 'session.activated', ...speaks(3), ...ANSWERED, ...ENDS],
    ],
  },
};

describe.each(Object.entries(SCENARIOS))('a session %s', (_name, { play, frames }) => {
  test('is streamed in order, listed with the same ids, and read on from anywhere', async () => {
    await using stage = await setStage();
    const id = await stage.on.create(UNSAID);
    await using live = await Follower.of(stage, id);
    await live.toType('session.started');
    await play(stage, id, live);

    const [connected, ...rest] = live.frames;
    expect(connected).toEqual({ event: 'connected', retry: '500', data: '{"status":"connected"}' });
    expect(rest.map(({ event, id }) => [event, id])).toEqual(live.events.map(({ type, id }) => [type, id]));
    expect(typesOf(live.events)).toEqual(['session.started', ...frames]);
    const all = await listed(stage, id);
    expect(live.events.filter(isOfLog)).toEqual(all);
    expect(new Set(live.events.map((event) => event.id)).size).toBe(live.events.length);

    for (const [place, { id: since }] of live.events.entries()) {
      const left = live.events.slice(place + 1).filter(isOfLog);
      expect(await listed(stage, id, `?since_id=${since}`)).toEqual(left);
      if (left.length === 0) continue;
      await using again = await Follower.of(stage, id, `?since_id=${since}`);
      await again.toType('session.idled');
      expect(again.events).toEqual(left);
    }
  });
});

test('deltas say what is new and all that was said', async () => {
  await using stage = await setStage();
  const id = await stage.on.create(UNSAID);
  await using live = await Follower.of(stage, id);
  const turn = stage.on.model.parks(says('It is done.'));
  await say(stage, id, 'Like it');
  await live.toType('session.activated');
  turn.open();
  await live.toType('session.idled');
  const deltas = live.events.filter(({ type }) => isDelta(type)).map(({ data }) => data);
  const [turnId] = new Set(live.events.slice(1).map(({ context }) => context.turn_id));
  expect(deltas).toEqual([
    { turn_id: turnId, delta: 'It ', accumulated: 'It ' },
    { turn_id: turnId, delta: 'is ', accumulated: 'It is ' },
    { turn_id: turnId, delta: 'done.', accumulated: 'It is done.' },
  ]);
  const retries = Object.fromEntries(live.frames.map(({ event, retry }) => [event, retry]));
  expect(retries).toMatchObject({
    'turn.started': '100',
    'output.message.delta': '100',
    'session.idled': '500',
  });
});

test('who connects again by itself goes on behind the newest event, whatever it began with', async () => {
  await using stage = await setStage();
  stage.on.model.answers(finishes('Done.'));
  const id = await stage.on.create();
  await stage.on.ended(id);
  const all = await listed(stage, id);
  const [first, newest] = [all[0]?.id ?? '', all[5]?.id ?? ''];
  await using live = await Follower.of(stage, id, `?since_id=${first}`, {
    headers: { 'last-event-id': newest },
  });
  expect((await live.toEnd()).events).toEqual(all.slice(6));
});

test('a session that has ended is streamed to its last event, and a stream behind that ends at once', async () => {
  await using stage = await setStage();
  stage.on.model.answers(finishes('Done.'));
  const id = await stage.on.create();
  await stage.on.ended(id);
  await using whole = await Follower.of(stage, id);
  const { events } = await whole.toEnd();
  expect(events).toEqual(await listed(stage, id));
  expect(typesOf(events).slice(-2)).toEqual(ENDS);
  await using nothing = await Follower.of(stage, id, `?since_id=${events.at(-1)?.id}`);
  expect((await nothing.toEnd()).frames).toEqual([expect.objectContaining({ event: 'connected' })]);
});

test('what is excluded is left out, listed and streamed; names that are none exclude nothing', async () => {
  await using stage = await setStage();
  stage.on.model.answers(finishes('Done.'));
  const id = await stage.on.create();
  await stage.on.ended(id);
  const all = await listed(stage, id);
  const without = (...types: string[]) => all.filter(({ type }) => !types.includes(type));
  expect(await listed(stage, id, '?exclude=act.started')).toEqual(without('act.started'));
  const query = '?exclude=act.started&exclude=llm.generation&exclude=teleport.started';
  expect(await listed(stage, id, query)).toEqual(without('act.started', 'llm.generation'));
  await using live = await Follower.of(stage, id, query);
  expect((await live.toEnd()).events).toEqual(without('act.started', 'llm.generation'));
});

test('a stream is cycled: it says so, and goes on where it was left', async () => {
  const TIMES: RestContext['everrunsTimes'] = { heartbeatMs: 60_000, cycleMs: 50 };
  await using stage = await setStage({ everrunsTimes: TIMES });
  stage.on.model.answers(says('Hello.'));
  const id = await stage.on.create({ mode: 'conversation' });
  await stage.on.status(id, 'paused');
  const all = await listed(stage, id);
  const read: WireEvent[] = [];
  while (read.length < all.length) {
    await using live = await Follower.of(stage, id, read.length === 0 ? '' : `?since_id=${read.at(-1)?.id}`);
    const { frames, events } = await live.toEnd();
    expect(frames.at(-1)).toEqual({
      event: 'disconnecting',
      retry: '500',
      data: '{"reason":"connection_cycle","retry_ms":100}',
    });
    read.push(...events);
  }
  expect(read).toEqual(all);
});

test('a stream of which nothing comes shows that it lives', async () => {
  await using stage = await setStage({ everrunsTimes: { heartbeatMs: 5, cycleMs: 60_000 } });
  const id = await stage.on.create(UNSAID);
  await using live = await Follower.of(stage, id);
  await live.to(({ comment }) => comment === 'heartbeat');
});

test('who asks for the head of a stream alone leaves no reader behind', async () => {
  await using stage = await setStage();
  const id = await stage.on.create(UNSAID);
  const head = await ask(stage, id, 'sse', { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect([await head.text(), stage.on.wake.waiterCount()]).toEqual(['', 0]);
});

test('a stream ends with its key', async () => {
  const ended = Promise.withResolvers<(why: DomainError) => void>();
  const watch: RestContext['revocations']['watch'] = (_who, end) => {
    ended.resolve(end);
    return { [Symbol.dispose]: () => undefined };
  };
  await using stage = await setStage({ revocations: { watch } });
  const id = await stage.on.create(UNSAID);
  await using live = await Follower.of(stage, id);
  await live.toType('session.started');
  (await ended.promise)(new DomainError('INVALID_API_KEY', 'The key was revoked.'));
  expect((await live.toEnd()).frames.at(-1)).toEqual({ event: 'error', data: '{"error":"Unauthorized"}' });
});

describe('a request that does not fit', () => {
  test.each(['events', 'sse'])('is refused: %s', async (rest) => {
    await using stage = await setStage();
    const [id, other] = [
      await stage.on.create(UNSAID),
      await stage.on.create({ ...UNSAID, phoneFrom: 'first_turn' }),
    ];
    const [{ id: ofOther } = { id: '' }] = await listed(stage, other);
    const refusal = async (query: string, init?: DialectRequest) => {
      const response = await ask(stage, id, `${rest}${query}`, init);
      return [response.status, await response.json()];
    };
    const malformed = [400, { error: 'Invalid event ID' }];
    for (const text of ['event_0', 'message_0190', '7', `event_${'A'.repeat(32)}`]) {
      expect(await refusal(`?since_id=${text}`)).toEqual(malformed);
      expect(await refusal('', { headers: { 'last-event-id': text } })).toEqual(
        rest === 'sse' ? malformed : [200, { data: [expect.anything()] }],
      );
    }
    const unknown = [400, { error: expect.stringContaining('Unknown event ID') }];
    const ts = new Date();
    for (const text of [
      ...[`event_${'a'.repeat(31)}`, `event_${hexOf(newId('sess'))}`, ofOther],
      ...[entryId('event', id, { index: 0, ts }, 0), entryId('event', id, { index: 7, ts }, 255)],
    ]) {
      expect(await refusal(`?since_id=${text}`)).toEqual(unknown);
    }
    expect(await refusal(`?since_id=${ofOther}&since_id=${ofOther}`)).toEqual([
      ...[400, { error: expect.stringContaining('since_id') }],
    ]);
    expect(await refusal('', { method: 'POST' })).toEqual([405, { error: expect.any(String) }]);
    expect(await refusal('', { key: null })).toEqual([401, { error: 'Unauthorized' }]);
    const { key } = await stage.stranger();
    expect(await refusal('', { key })).toEqual([404, { error: 'Session not found' }]);
    const path = `/everruns/v1/sessions/session_0/${rest}`;
    expect((await stage.fetch(path)).status).toBe(400);
  });
});
