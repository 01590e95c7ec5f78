import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatId, newId, type OrganizationId, type SessionId } from '../../../src/domain/ids.ts';
import { addPhone } from '../../support/database.ts';
import { ChangeTask, SessionPage } from '../../support/documents.ts';
import type { SessionOrder, SessionPageQueryVariables } from '../../support/gql/graphql.ts';
import { ask } from '../../support/in-process-graphql.ts';
import { seedSessions } from '../../support/seeded-sessions.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
const ROWS = [
  { instruction: 'Like 100% of the posts', tags: '["a","b"]', startedAt: at(9), completedAt: at(30) },
  { instruction: 'Like 1000 posts', tags: '["A"]', startedAt: at(3), numTurns: 7 },
  { instruction: 'Buy milk', title: 'Errand_1', tags: '["x,","a b"]', startedAt: at(3), numTurns: 7 },
  { instruction: 'Buy bread', title: 'Errand 1', status: 'failed', completedAt: at(31), numTurns: 2 },
  { instruction: 'Open Clock', createdAt: at(0), costMicroUsd: null, numTurns: 9 },
  { instruction: 'Open Notes', createdAt: at(0), costMicroUsd: 5, completedAt: at(31) },
  { instruction: 'Open Shop', status: 'running', costMicroUsd: null, startedAt: at(8) },
  { instruction: 'Deleted', deletedAt: at(40), tags: '["a"]' },
];
const NAMES = ROWS.slice(0, 7).map(({ instruction }) => instruction);

let on: Stage;
let ids: readonly SessionId[];
let other: OrganizationId;
let otherPhone: string;

beforeAll(async () => {
  const { database, organizationId } = db();
  on = await stage(db());
  otherPhone = await addPhone(database, organizationId);
  const phone = await database.phone.findFirst({ where: { name: { not: otherPhone } } });
  const second = await database.phone.findFirst({ where: { name: otherPhone } });
  const agentId = newId('agent');
  await database.agent.create({ data: { id: agentId, organizationId, name: 'buyer' } });
  const rows = ROWS.map((row) => ({ ...row, ...(row.instruction.startsWith('Buy') && { agentId }) }));
  ids = await seedSessions(database, organizationId, [String(phone?.id), String(second?.id)], rows);
  await database.session.updateMany({ where: { agentId }, data: { taskId: 'errands' } });
  const [, , milk, bread] = ids;
  await on.sessions.update(organizationId, milk as SessionId, {
    metadata: { shop: '1', paid: false, list: [1] },
  });
  await on.sessions.update(organizationId, bread as SessionId, { metadata: { shop: 1, paid: true } });
  other = newId('org');
  await database.organization.create({ data: { id: other, name: 'another' } });
  const theirs = { id: newId('phone'), organizationId: other, name: 'theirs', platform: 'android' };
  await database.phone.create({
    data: { ...theirs, udid: 'theirs', capabilities: '{}', connectionStatus: 'online' },
  });
  await seedSessions(
    database,
    other,
    [theirs.id],
    [{ instruction: 'Theirs', createdAt: at(3), taskId: 'errands' }],
  );
});

afterAll(async () => {
  await on?.[Symbol.asyncDispose]();
});

async function page(variables: SessionPageQueryVariables) {
  const { data, codes } = await ask(on, SessionPage, variables);
  const { edges = [], pageInfo, totalCount } = data?.sessions ?? {};
  const rows = edges.flatMap((edge) => edge ?? []);
  return { names: rows.map(({ node }) => node.instruction), rows, pageInfo, totalCount, codes };
}

const ORDERS = (['createdAt', 'startedAt', 'completedAt', 'turns', 'costUsd'] as const).flatMap((field) =>
  (['asc', 'desc'] as const).map((direction): SessionOrder => ({ field, direction })),
);

/** The sessions in an order, sorted here and not by the database. */
function inOrder({ field, direction }: SessionOrder): readonly string[] {
  const rankOf = (position: number): number => {
    const row: Partial<Record<string, unknown>> = ROWS[position] ?? {};
    if (field === 'turns') return Number(row['numTurns'] ?? 0);
    if (field === 'costUsd') return row['costMicroUsd'] === null ? -1 : Number(row['costMicroUsd'] ?? 0);
    const date = row[field] ?? (field === 'createdAt' ? at(position) : undefined);
    return date instanceof Date ? date.getTime() : -1;
  };
  const sorted = NAMES.map((name, position) => ({ name, value: rankOf(position), id: ids[position] }));
  sorted.sort((one, two) => one.value - two.value || (String(one.id) < String(two.id) ? -1 : 1));
  if (direction === 'desc') sorted.reverse();
  return sorted.map(({ name }) => name);
}

describe('pages of sessions', () => {
  test.each(ORDERS)('in order of $field, $direction, follow each other both ways', async (orderBy) => {
    const whole = inOrder(orderBy);
    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { names, pageInfo, totalCount } = await page({ first: 3, after, orderBy });
      expect(totalCount).toBe(NAMES.length);
      expect(pageInfo?.hasPreviousPage).toBe(after !== null);
      forwards.push(...names);
      after = pageInfo?.endCursor ?? null;
      more = pageInfo?.hasNextPage ?? false;
    }
    expect(forwards).toEqual(whole);
    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const { names, pageInfo } = await page({ last: 3, before, orderBy });
      backwards.unshift(...names);
      before = pageInfo?.startCursor ?? null;
      more = pageInfo?.hasPreviousPage ?? false;
    }
    expect(backwards).toEqual(whole);
  });

  test('come newest first by themselves', async () => {
    expect((await page({})).names).toEqual(inOrder({ field: 'createdAt', direction: 'desc' }));
  });

  test('may lie between two cursors', async () => {
    const { rows, names } = await page({});
    const between = await page({ after: rows[1]?.cursor ?? null, before: rows[5]?.cursor ?? null });
    expect(between.names).toEqual(names.slice(2, 5));
  });

  test.each<[string, SessionPageQueryVariables, readonly string[]]>([
    ['status', { status: ['failed', 'running'] }, ['Buy bread', 'Open Shop']],
    ['no status', { status: [] }, []],
    ['an agent by its name', { agentId: 'buyer' }, ['Buy milk', 'Buy bread']],
    ['a task', { taskId: 'errands' }, ['Buy milk', 'Buy bread']],
    ['an unknown task', { taskId: 'Errands' }, []],
    ['a text in the metadata', { metadata: { key: 'shop', value: '1' } }, ['Buy milk']],
    ['a number in the metadata', { metadata: { key: 'shop', value: 1 } }, ['Buy bread']],
    ['a truth in the metadata', { metadata: { key: 'paid', value: true } }, ['Buy bread']],
    ['a key that nothing has', { metadata: { key: 'paid ', value: true } }, []],
    ['a task and a tag', { taskId: 'errands', tag: 'a b' }, ['Buy milk']],
    ['a tag', { tag: 'a' }, ['Like 100% of the posts']],
    ['a tag in capitals', { tag: 'A' }, ['Like 1000 posts']],
    ['a part of a tag', { tag: 'a ' }, []],
    ['a tag that looks like JSON', { tag: ',' }, []],
    ['words of the instruction', { search: 'buy' }, ['Buy milk', 'Buy bread']],
    ['words of the title', { search: 'errand' }, ['Buy milk', 'Buy bread']],
    ['a per cent sign, which is any character', { search: '1000%P' }, ['Like 1000 posts']],
    ['an underscore, which is any character', { search: 'd_1' }, ['Buy milk', 'Buy bread']],
    ['the earliest time', { createdAfter: at(3).toISOString() }, ['Buy bread', 'Open Shop']],
    [
      'the latest time',
      { createdBefore: at(1).toISOString() },
      NAMES.filter((_, row) => [0, 4, 5].includes(row)),
    ],
    [
      'all at once',
      { search: 'open', status: ['completed'], createdBefore: at(1).toISOString() },
      ['Open Clock', 'Open Notes'],
    ],
  ])('are filtered by %s', async (_what, variables, expected) => {
    const { names, totalCount } = await page(variables);
    expect([...names].sort()).toEqual([...expected].sort());
    expect(totalCount).toBe(expected.length);
  });

  test('are filtered by a phone, by its id and by its name', async () => {
    const { names } = await page({ phoneId: otherPhone });
    expect(names).toHaveLength(3);
    const phone = await on.sessions.phone(on.organizationId, otherPhone);
    expect((await page({ phoneId: formatId('phone', phone.id) })).names).toEqual(names);
  });

  const cursor = (...position: readonly unknown[]): string =>
    Buffer.from(`keyset:${JSON.stringify(position)}`).toString('base64url');
  const ID = '00000000-0000-0000-0000-000000000000';
  const DAY = at(0).toISOString();
  test.each<[string, SessionPageQueryVariables, string]>([
    ['a cursor that is none', { after: 'x' }, 'INVALID_INPUT'],
    ['an empty cursor', { after: '' }, 'INVALID_INPUT'],
    ['an empty cursor backwards', { before: '', last: 3 }, 'INVALID_INPUT'],
    ['a cursor that is no JSON', { before: Buffer.from('keyset:{').toString('base64url') }, 'INVALID_INPUT'],
    ['a cursor of a larger number', { after: cursor('createdAt', 1e300, ID) }, 'INVALID_INPUT'],
    ['a cursor without a time', { after: cursor('createdAt', null, ID) }, 'INVALID_INPUT'],
    [
      'a cursor with a time that is none',
      { after: cursor('createdAt', '2026-02-31T00:00:00Z', ID) },
      'INVALID_INPUT',
    ],
    ['a cursor with an id that is none', { after: cursor('createdAt', DAY, '%') }, 'INVALID_INPUT'],
    ['a cursor of another column', { after: cursor('organizationId', DAY, ID) }, 'INVALID_INPUT'],
    ['a cursor with more than a place', { after: cursor('createdAt', DAY, ID, 1) }, 'INVALID_INPUT'],
    [
      'a cursor of another order',
      { after: cursor('createdAt', DAY, ID), orderBy: { field: 'turns' } },
      'INVALID_INPUT',
    ],
    [
      'a number beyond the bounds',
      { after: cursor('numTurns', 2 ** 40, ID), orderBy: { field: 'turns' } },
      'INVALID_INPUT',
    ],
    ['no text to search for', { search: '' }, 'INVALID_INPUT'],
    ['a text that no database keeps', { search: 'a\u0000' }, 'INVALID_INPUT'],
    ['too long a text to search for', { search: 'x'.repeat(201) }, 'INVALID_INPUT'],
    ['an unknown phone', { phoneId: 'x' }, 'PHONE_NOT_FOUND'],
    ['an unknown agent', { agentId: 'x' }, 'AGENT_NOT_FOUND'],
    ['no task', { taskId: '' }, 'INVALID_INPUT'],
    ['a task that no database keeps', { taskId: 'a\u0000' }, 'INVALID_INPUT'],
    ['a key that no database keeps', { metadata: { key: 'a\u0000', value: 1 } }, 'INVALID_INPUT'],
    ['a list in the metadata', { metadata: { key: 'shop', value: [1] } }, 'INVALID_INPUT'],
    ['an object in the metadata', { metadata: { key: 'shop', value: { a: 1 } } }, 'INVALID_INPUT'],
  ])('%s is refused', async (_what, variables, code) => {
    expect((await page(variables)).codes).toEqual([code]);
  });

  test('the task of a session is set, changed and taken away', async () => {
    const id = await on.create({ mode: 'conversation', instruction: undefined, taskId: 'one' });
    const change = async (taskId: string | null) =>
      (await ask(on, ChangeTask, { id: formatId('sess', id), taskId })).data?.updateSession.taskId;
    expect((await page({ taskId: 'one' })).rows).toHaveLength(1);
    expect(await change('two')).toBe('two');
    expect((await page({ taskId: 'one' })).rows).toEqual([]);
    expect(await change(null)).toBe(null);
    await on.database.session.updateMany({
      where: { taskId: null, mode: 'conversation' },
      data: { deletedAt: at(41) },
    });
  });

  test('a made-up cursor tells nothing of what other organisations have', async () => {
    const theirs = await db().database.session.findFirstOrThrow({ where: { organizationId: other } });
    const [existing, missing] = [theirs.id, newId('sess')].map((id) =>
      cursor('createdAt', at(3).toISOString(), id),
    );
    const after = await page({ after: existing ?? null });
    expect(after.names).toEqual((await page({ after: missing ?? null })).names);
    expect(after.names).not.toContain('Theirs');
  });

  test('a cursor whose session is gone still works', async () => {
    const deleted = String(ids[7]);
    const { names } = await page({ after: cursor('createdAt', at(7).toISOString(), deleted) });
    expect(names).toEqual(inOrder({ field: 'createdAt', direction: 'desc' }));
  });
});
