import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  formatId,
  type IdPrefix,
  newId,
  type OrganizationId,
  parseId,
  type SessionId,
} from '../../../src/domain/ids.ts';
import { addPhone } from '../../support/database.ts';
import {
  NodeById,
  NodesById,
  PhoneById,
  PhoneList,
  SessionEvents,
  SessionPage,
  SessionUsage,
} from '../../support/documents.ts';
import type { SessionEventsQueryVariables } from '../../support/gql/graphql.ts';
import { ask } from '../../support/in-process-graphql.ts';
import { dataOf } from '../../support/logged.ts';
import { finishes, taps } from '../../support/scripted-model.ts';
import { seedSessions } from '../../support/seeded-sessions.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

let on: Stage;
let other: OrganizationId;
/** Ids as clients know them; each type has one of the organisation, and one of another. */
let ours: Record<'sess' | 'phone' | 'frame' | 'agent' | 'org' | 'key', string>;
let theirs: typeof ours;
let deleted: SessionId;
let removed: string;

beforeAll(async () => {
  const { database, organizationId } = db();
  on = await stage(db());
  other = newId('org');
  await database.organization.create({ data: { id: other, name: 'another' } });
  ours = await everything(organizationId);
  theirs = await everything(other);
  const phoneId = (await on.sessions.phone(organizationId, on.phoneName)).id;
  const gone = { instruction: 'Deleted', deletedAt: new Date() };
  [deleted] = (await seedSessions(database, organizationId, [phoneId], [gone], 2)) as [SessionId];
  removed = await addPhone(database, organizationId);
  await database.phone.updateMany({
    where: { name: removed },
    data: { removedAt: new Date(), pool: 'gone' },
  });
});

afterAll(async () => {
  await on?.[Symbol.asyncDispose]();
});

async function everything(organizationId: OrganizationId): Promise<typeof ours> {
  const { database } = db();
  const [phoneId, agentId, keyId] = [newId('phone'), newId('agent'), newId('key')];
  const phone = { udid: phoneId, name: 'pooled', platform: 'android', capabilities: '{}', pool: 'shelf' };
  await database.phone.create({
    data: { id: phoneId, organizationId, ...phone, connectionStatus: 'offline' },
  });
  await database.agent.create({ data: { id: agentId, organizationId, name: 'buyer' } });
  await database.apiKey.create({ data: { id: keyId, organizationId, name: 'key', hash: keyId } });
  const [id] = await seedSessions(database, organizationId, [phoneId], [{ instruction: 'Ours' }], 10);
  const { latestFrameId } = await database.session.findUniqueOrThrow({ where: { id: String(id) } });
  const found = {
    sess: id,
    phone: phoneId,
    frame: latestFrameId,
    agent: agentId,
    org: organizationId,
    key: keyId,
  };
  const entries = Object.entries(found).map(([prefix, key]) => [
    prefix,
    formatId(prefix as IdPrefix, String(key)),
  ]);
  return Object.fromEntries(entries) as typeof ours;
}

describe('a node', () => {
  const TYPES = [
    ['sess', 'Session'],
    ['phone', 'Phone'],
    ['frame', 'Frame'],
    ['agent', 'Agent'],
    ['org', 'Organization'],
    ['key', 'ApiKey'],
  ] as const;

  test.each(TYPES)(
    'is found by an id with %s_, and another organisation finds none',
    async (prefix, type) => {
      const found = { data: { node: { __typename: type, id: ours[prefix] } }, codes: [] };
      expect(await ask(on, NodeById, { id: ours[prefix] })).toMatchObject(found);
      const missing = await ask(on, NodeById, { id: formatId(prefix, newId(prefix)) });
      expect(missing).toEqual({ data: { node: null }, codes: [] });
      expect(await ask(on, NodeById, { id: theirs[prefix] })).toEqual(missing);
    },
  );

  test.each(['', 'x', 'sess_', 'sess_x', `user_${'0'.repeat(32)}`, `SESS_${'0'.repeat(32)}`])(
    'is not found by "%s"',
    async (id) => {
      expect(await ask(on, NodeById, { id })).toEqual({ data: { node: null }, codes: [] });
    },
  );

  test('that is deleted or removed is not found', async () => {
    const { id } = await db().database.phone.findFirstOrThrow({ where: { name: removed } });
    for (const gone of [formatId('sess', deleted), formatId('phone', id)]) {
      expect(await ask(on, NodeById, { id: gone })).toEqual({ data: { node: null }, codes: [] });
    }
  });

  test('is one of many in the order that was asked for, also twice', async () => {
    const ids = [ours.phone, theirs.sess, ours.sess, 'x', ours.phone];
    const { data } = await ask(on, NodesById, { ids });
    expect(data?.nodes.map((node) => node?.id)).toEqual([
      ours.phone,
      undefined,
      ours.sess,
      undefined,
      ours.phone,
    ]);
    expect(data?.nodes[2]).toMatchObject({ instruction: 'Ours', phone: { name: 'pooled' } });
  });

  test('is one of a hundred at the most', async () => {
    const ids = Array.from({ length: 101 }, () => ours.sess);
    expect((await ask(on, NodesById, { ids })).codes).toEqual(['INVALID_INPUT']);
  });
});

describe('events', () => {
  test.each<[string, Omit<SessionEventsQueryVariables, 'id'>, readonly number[]]>([
    ['all', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['behind an index', { after: 7 }, [8, 9]],
    ['before an index', { before: 2 }, [0, 1]],
    ['between two', { after: 3, before: 6 }, [4, 5]],
    ['the first', { limit: 2 }, [0, 1]],
    ['the last', { last: 2 }, [8, 9]],
    ['the last before an index', { last: 2, before: 5 }, [3, 4]],
    ['of a type', { types: ['question', 'result'] }, [0]],
    ['the last of a type', { types: ['loop_warning'], last: 1 }, [9]],
    ['of no type', { types: [] }, []],
    ['of a preview, which no log has', { types: ['agent_text_delta'] }, []],
    ['behind the end', { after: 9 }, []],
  ])('%s', async (_what, variables, indices) => {
    const { data } = await ask(on, SessionEvents, { id: ours.sess, ...variables });
    expect(data?.session.events.map(({ index }) => index)).toEqual(indices);
  });

  test.each([{ limit: 0 }, { limit: 1_001 }, { last: 0 }, { last: 1_001 }, { after: -2 }, { before: -1 }])(
    '%o is refused',
    async (variables) => {
      const { codes } = await ask(on, SessionEvents, { id: ours.sess, ...variables });
      expect(codes).toEqual(['INVALID_INPUT']);
    },
  );
});

/** Stands for the name of the phone that is there from the start. */
const FIRST = 'the first';

describe('phones', () => {
  test.each([
    [{}, [FIRST, 'pooled']],
    [{ pool: 'shelf' }, ['pooled']],
    [{ pool: 'gone' }, []],
    [{ connectionStatus: ['online' as const] }, [FIRST]],
    [{ connectionStatus: [] }, []],
    [{ free: true }, [FIRST, 'pooled']],
    [{ free: false }, []],
  ])('%o', async (variables, names) => {
    const { data } = await ask(on, PhoneList, variables);
    expect(data?.phones.map(({ name }) => (name === on.phoneName ? FIRST : name))).toEqual(names);
  });
});

test.each<[string, { readonly isLeased?: true; readonly heldUntil?: Date }, boolean]>([
  ['a session holds it', { isLeased: true }, false],
  ['somebody uses it by hand', { heldUntil: new Date(Date.now() + 3_600_000) }, false],
  ['somebody used it by hand', { heldUntil: new Date(0) }, true],
])('whether a phone is free when %s', async (_what, { isLeased, ...held }, isFree) => {
  const where = { organizationId_name: { organizationId: on.organizationId, name: 'pooled' } };
  const leaseId = String(parseId('sess', ours.sess));
  await on.database.phone.update({ where, data: { ...held, ...(isLeased && { leaseId }) } });
  for (const free of [true, false]) {
    const { data } = await ask(on, PhoneList, { free, pool: 'shelf' });
    expect(data?.phones).toHaveLength(free === isFree ? 1 : 0);
  }
  await on.database.phone.update({ where, data: { leaseId: null, heldUntil: null } });
});

describe('what is deleted is nowhere to be seen', () => {
  const missing = formatId('sess', newId('sess'));

  test('a session', async () => {
    const id = formatId('sess', deleted);
    const { data } = await ask(on, SessionPage, {});
    expect(data?.sessions.totalCount).toBe(1);
    for (const one of [id, missing]) {
      expect(await ask(on, SessionEvents, { id: one })).toEqual({ data: null, codes: ['SESSION_NOT_FOUND'] });
    }
    expect(await on.sessions.list(on.organizationId, { limit: 10 })).toHaveLength(1);
    await expect(on.get(deleted)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
    const stop = on.sessions.stop(on.organizationId, deleted);
    await expect(stop).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
  });

  test('a phone, by its name and on a session', async () => {
    expect((await ask(on, PhoneById, { id: removed })).codes).toEqual(['PHONE_NOT_FOUND']);
    const phones = await on.sessions.phones(on.organizationId);
    expect(phones.map(({ name }) => name)).not.toContain(removed);
    await expect(on.create({ phone: removed })).rejects.toMatchObject({ code: 'PHONE_NOT_FOUND' });
    const { id } = await db().database.phone.findFirstOrThrow({ where: { name: removed } });
    const [session] = await seedSessions(
      on.database,
      on.organizationId,
      [id],
      [{ instruction: 'Left over' }],
    );
    const { data } = await ask(on, SessionUsage, { id: formatId('sess', String(session)) });
    expect(data?.session).toMatchObject({ phone: null, phoneId: formatId('phone', id) });
  });
});

test('a session tells what it used, where its time went, and its newest frame', async () => {
  await using acting = await stage(db());
  acting.model.answers(taps(1, 2)).answers(taps(3, 4)).answers(finishes());
  const { session, events } = await acting.ended(await acting.create());
  const { data } = await ask(acting, SessionUsage, { id: formatId('sess', session.id) });
  const { usage, timeline, latestFrame, liveUrl } = data?.session ?? {};
  expect(usage).toEqual({
    ...{ inputTokens: 300, outputTokens: 30, cacheReadTokens: 0, cacheWriteTokens: 0 },
    ...{ costUsd: 0.003, turns: 3, minutes: session.runningMs / 60_000 },
  });
  const timings = dataOf(events, 'turn_completed').map(({ timing }) => timing);
  for (const part of ['modelMs', 'actionMs', 'settleMs', 'captureMs', 'encodeMs'] as const) {
    expect(timeline?.[part]).toBe(timings.reduce((sum, timing) => sum + timing[part], 0));
  }
  const lived = Number(session.completedAt) - Number(session.startedAt);
  expect(Object.values(timeline ?? {}).reduce((sum, ms) => sum + ms)).toBe(lived);
  const frames = dataOf(events, 'tool_result').flatMap(({ frameId }) => frameId ?? []);
  expect(latestFrame?.id).toBe(formatId('frame', String(frames.at(-1))));
  expect(liveUrl).toBeNull();
});
