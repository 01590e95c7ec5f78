import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventDraft } from '../../../src/domain/agent-event.ts';
import { formatId, type SessionId } from '../../../src/domain/ids.ts';
import { setConnectionStatus } from '../../../src/storage/phone-records.ts';
import { next, overServerSentEvents, overWebSocket } from '../../support/live-clients.ts';
import { API_KEY, type LiveServer, startLiveServer } from '../../support/live-server.ts';

let server: LiveServer;

beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

/** Only bounds a hang. */
const LONG = { timeout: 20_000 };

/** Waits until so many read. */
const readers = (count: number) => expect.poll(() => server.readerCount(), LONG).toBe(count);
beforeEach(() => readers(0));

const EVENTS = `subscription ($id: ID!, $after: Int, $types: [AgentEventType!], $deltas: Boolean! = false) {
  agentEvents(sessionId: $id, after: $after, types: $types, deltas: $deltas) {
    __typename index type
    ... on AgentTextEvent { text }
    ... on AgentTextDelta { turn text }
    ... on AgentThinkingDelta { turn text }
  }
}`;
const END: EventDraft = { type: 'status_changed', data: { from: 'running', to: 'completed' } };
const says = (text: string): EventDraft => ({ type: 'agent_text', data: { turn: 1, text } });

const TRANSPORTS = [
  ['WebSocket', overWebSocket],
  ['server-sent events', overServerSentEvents],
] as const;

async function write(id: SessionId, ...drafts: EventDraft[]): Promise<void> {
  await server.log.write(id, () => ({ drafts }));
}

test.each(TRANSPORTS)('%s shows a whole log, what comes then, and its end', async (_, subscribe) => {
  const id = await server.addSession();
  const results = subscribe(server, API_KEY, { query: EVENTS, variables: { id: formatId('sess', id) } });
  expect((await next(results)).data.agentEvents).toEqual({
    __typename: 'StatusChangedEvent',
    index: 0,
    type: 'status_changed',
  });
  await write(id, says('Hello'), says('World'));
  await write(id, END);
  const rest = await Array.fromAsync(results);
  expect(rest.map(({ data }) => data.agentEvents)).toEqual([
    { __typename: 'AgentTextEvent', index: 1, type: 'agent_text', text: 'Hello' },
    { __typename: 'AgentTextEvent', index: 2, type: 'agent_text', text: 'World' },
    { __typename: 'StatusChangedEvent', index: 3, type: 'status_changed' },
  ]);
});

test.each(TRANSPORTS)('over %s one may ask for some types, behind an index', async (_, subscribe) => {
  const id = await server.addSession();
  await write(id, says('one'), { type: 'loop_warning', data: { message: 'hm' } }, says('two'), END);
  const variables = { id: formatId('sess', id), after: 1, types: ['agent_text', 'error'] };
  const results = await Array.fromAsync(subscribe(server, API_KEY, { query: EVENTS, variables }));
  expect(results.map(({ data }) => data.agentEvents.text)).toEqual(['two']);
});

test.each(TRANSPORTS)(
  'over %s previews come before the event that has the whole, and none after it',
  async (_, subscribe) => {
    const id = await server.addSession();
    const variables = { id: formatId('sess', id), deltas: true };
    const results = subscribe(server, API_KEY, { query: EVENTS, variables });
    await next(results);
    const upcoming = next(results);
    await readers(1);
    const preview = (after: number, text: string) =>
      server.feed.preview(id, after, { type: 'agent_text_delta', data: { turn: 1, text } });
    preview(0, 'I ');
    preview(0, 'tap');
    await write(id, says('I tap'));
    server.feed.preview(id, 1, { type: 'agent_thinking_delta', data: { turn: 2, text: 'So' } });
    await write(id, says('Done'), END);
    const seen = [await upcoming, ...(await Array.fromAsync(results))];
    expect(
      seen.map(({ data: { agentEvents: event } }) => [event.__typename, event.index, event.text]),
    ).toEqual([
      ['AgentTextDelta', 0, 'I '],
      ['AgentTextDelta', 0, 'tap'],
      ['AgentTextEvent', 1, 'I tap'],
      ['AgentThinkingDelta', 1, 'So'],
      ['AgentTextEvent', 2, 'Done'],
      ['StatusChangedEvent', 3, undefined],
    ]);
  },
);

test('subscribers that share see each preview once, also one that joins in the middle of a text', async () => {
  const id = await server.addSession();
  const seen: string[][] = [];
  const follow = async (): Promise<void> => {
    const own: string[] = [];
    seen.push(own);
    const variables = { id: formatId('sess', id), deltas: true };
    for await (const { data } of overWebSocket(server, API_KEY, { query: EVENTS, variables })) {
      own.push(`${data.agentEvents.index} ${data.agentEvents.text}`);
    }
  };
  const say = (text: string) =>
    server.feed.preview(id, 0, { type: 'agent_text_delta', data: { turn: 1, text } });
  const first = '0 undefined';
  const following = [follow(), follow()];
  await expect.poll(() => seen, LONG).toEqual([[first], [first]]);
  say('one');
  await expect
    .poll(() => seen, LONG)
    .toEqual([
      [first, '0 one'],
      [first, '0 one'],
    ]);
  following.push(follow());
  await expect.poll(() => seen[2], LONG).toEqual([first]);
  say('two');
  say('three');
  await write(id, says('one two three'), END);
  await Promise.all(following);
  const rest = ['0 two', '0 three', '1 one two three', '2 undefined'];
  expect(seen).toEqual([
    [first, '0 one', ...rest],
    [first, '0 one', ...rest],
    [first, ...rest],
  ]);
});

test('who does not ask for previews gets none, and their types are no filter', async () => {
  const id = await server.addSession();
  const results = overWebSocket(server, API_KEY, {
    query: EVENTS,
    variables: { id: formatId('sess', id), after: 0 },
  });
  const first = next(results);
  await readers(1);
  server.feed.preview(id, 0, { type: 'agent_text_delta', data: { turn: 1, text: 'I ' } });
  await write(id, says('I tap'));
  expect((await first).data.agentEvents.__typename).toBe('AgentTextEvent');
  await results.return();
  const refused = overWebSocket(server, API_KEY, {
    query: EVENTS,
    variables: { id: formatId('sess', id), types: ['agent_text_delta'] },
  });
  expect(await next(refused)).toMatchObject({
    errors: [{ message: expect.stringContaining('deltas: true'), extensions: { code: 'INVALID_INPUT' } }],
  });
});

const SESSIONS = `subscription ($filter: SessionUpdatedFilter) {
  sessionUpdated(filter: $filter) { id status numTurns }
}`;

test.each(TRANSPORTS)('over %s sessions are shown as they are after a change', async (_, subscribe) => {
  const [one, other] = [await server.addSession(), await server.addSession()];
  const all = subscribe(server, API_KEY, { query: SESSIONS });
  const filtered = subscribe(server, API_KEY, {
    query: SESSIONS,
    variables: { filter: { ids: [formatId('sess', other)], status: ['running', 'completed'] } },
  });
  const firsts = Promise.all([next(all), next(filtered)]);
  await readers(2);
  await server.log.write(one, () => ({ change: { numTurns: 3 }, drafts: [says('x')] }));
  await server.log.write(other, () => ({ drafts: [says('creating still, which the filter leaves out')] }));
  await server.log.write(other, () => ({ change: { status: 'running' }, drafts: [says('y')] }));
  const [first, ofFilter] = await firsts;
  expect(first.data.sessionUpdated).toEqual({ id: formatId('sess', one), status: 'creating', numTurns: 3 });
  expect(ofFilter.data.sessionUpdated).toMatchObject({ id: formatId('sess', other), status: 'running' });
  await Promise.all([all.return(), filtered.return()]);
  await readers(0);
});

test('changes that come while nobody reads count as one', async () => {
  const id = await server.addSession();
  const results = overServerSentEvents(server, API_KEY, { query: SESSIONS });
  const first = next(results);
  await readers(1);
  const turn = async (numTurns: number) =>
    await server.log.write(id, () => ({ change: { numTurns }, drafts: [says('x')] }));
  await turn(1);
  await first;
  const { database } = server;
  // Held back until all changes have happened, as for a reader that is slow.
  for (const numTurns of [2, 3, 4]) await turn(numTurns);
  const seen: number[] = [];
  for await (const { data } of results) {
    seen.push(data.sessionUpdated.numTurns);
    if (data.sessionUpdated.numTurns === 4) break;
  }
  expect(seen.length).toBeLessThanOrEqual(3);
  expect(await database.session.count({ where: { id, numTurns: 4 } })).toBe(1);
});

test.each(TRANSPORTS)('over %s phones are shown as they are after a change', async (_, subscribe) => {
  const results = subscribe(server, API_KEY, {
    query: 'subscription { phoneUpdated { name connectionStatus session { id } } }',
  });
  const first = next(results);
  await readers(1);
  const id = await server.addSession();
  expect((await first).data.phoneUpdated.session).toEqual({ id: formatId('sess', id) });
  const phone = await server.database.phone.findUniqueOrThrow({ where: { leaseId: id } });
  for (const gone of await setConnectionStatus(server.database, [phone.udid], 'offline')) {
    server.wake.announce(gone);
  }
  expect((await next(results)).data.phoneUpdated).toMatchObject({
    name: phone.name,
    connectionStatus: 'offline',
  });
  expect(await setConnectionStatus(server.database, [phone.udid], 'offline')).toEqual([]);
  await results.return();
});
