import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatId } from '../../../src/domain/ids.ts';
import { type CountedDatabase, countedDatabase } from '../../support/counted-database.ts';
import { addPhone } from '../../support/database.ts';
import { Dashboard, NodesById, PhoneList, QueuedSessions, WaitingSessions } from '../../support/documents.ts';
import { ask } from '../../support/in-process-graphql.ts';
import { seedSessions } from '../../support/seeded-sessions.ts';
import { type Stage, stage } from '../../support/sessions.ts';

const SESSIONS = 50;
const EVENTS = 200;

let db: CountedDatabase;
let on: Stage;
let ids: readonly string[];

beforeAll(async () => {
  db = await countedDatabase();
  const { database, organizationId } = db;
  on = await stage(db);
  for (let phone = 1; phone < 5; phone += 1) await addPhone(database, organizationId);
  const phones = await database.phone.findMany({ select: { id: true } });
  const paused = { status: 'paused', pauseReason: 'question' };
  const given = Array.from({ length: SESSIONS }, () => paused);
  ids = await seedSessions(
    database,
    organizationId,
    phones.map(({ id }) => id),
    given,
    EVENTS,
  );
  for (const [at, { id }] of phones.entries()) {
    await database.phone.update({ where: { id }, data: { leaseId: String(ids[at]) } });
  }
});

afterAll(async () => {
  await on?.[Symbol.asyncDispose]();
  await db?.[Symbol.asyncDispose]();
});

test('a page of 50 sessions with phone, latest frame and last three events takes four statements', async () => {
  const { statements, rows } = await db.counted(async () => {
    const { data } = await ask(on, Dashboard, { first: SESSIONS });
    const nodes = (data?.sessions.edges ?? []).map(({ node }) => node);
    expect(nodes.map(({ id }) => id)).toEqual(ids.map((id) => formatId('sess', id)).reverse());
    for (const { phone, latestFrame, events } of nodes) {
      expect(phone?.name).toMatch(/^phone-/);
      expect(latestFrame).toMatchObject({ widthPx: 72, url: expect.stringContaining('/v1/frames/frame_') });
      expect(events.map(({ index }) => index)).toEqual([EVENTS - 3, EVENTS - 2, EVENTS - 1]);
    }
  });
  expect(statements).toHaveLength(4);
  // One more session tells whether there is a next page. No log is read beyond the events that are asked for.
  expect(rows).toBeLessThanOrEqual(SESSIONS + 1 + 5 + SESSIONS + 1 + 3 * SESSIONS);
});

test('what 50 paused sessions wait for takes two', async () => {
  const { statements } = await db.counted(async () => {
    const { data } = await ask(on, WaitingSessions, {});
    const nodes = (data?.sessions.edges ?? []).map(({ node }) => node);
    expect(nodes.map(({ waitsFor }) => waitsFor)).toEqual(
      Array.from({ length: SESSIONS }, () => ({ index: 0, type: 'question', text: 'Which?' })),
    );
  });
  expect(statements).toHaveLength(2);
});

test('phones with the sessions that hold them take two', async () => {
  const { statements } = await db.counted(async () => {
    const { data } = await ask(on, PhoneList, {});
    const holders = data?.phones.map(({ session }) => session?.id);
    expect(holders?.sort()).toEqual(
      ids
        .slice(0, 5)
        .map((id) => formatId('sess', id))
        .sort(),
    );
  });
  expect(statements).toHaveLength(2);
});

test('a hundred nodes and their phones take two', async () => {
  const { statements } = await db.counted(async () => {
    const { data } = await ask(on, NodesById, { ids: [...ids, ...ids].map((id) => formatId('sess', id)) });
    expect(data?.nodes).toHaveLength(100);
    expect(data?.nodes[99]).toMatchObject({ __typename: 'Session', instruction: 'Session 49' });
  });
  expect(statements).toHaveLength(2);
});

test('the places of 50 sessions in five queues take two', async () => {
  await db.database.session.updateMany({ data: { status: 'creating', isQueued: true } });
  const { statements } = await db.counted(async () => {
    const { data } = await ask(on, QueuedSessions, {});
    const places = data?.sessions.edges.map((edge) => edge?.node.queuePosition);
    expect(places).toEqual(Array.from({ length: SESSIONS }, (_, at) => Math.floor(at / 5) + 1));
  });
  expect(statements).toHaveLength(2);
});
