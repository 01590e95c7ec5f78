import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseId } from '../../../src/domain/ids.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { OPERATIONS, type Operation } from '../../support/openapi/document.ts';
import { type GraphQLAnswer, startServer, type TestServer } from '../../support/server.ts';
import { EVERRUNS_ROWS, type EverrunsRow } from './everruns-rows.ts';
import { documentOf, GUARDED_FIELDS, ROOT_FIELDS, type RootField } from './graphql-operation.ts';
import { GRAPHQL_ROWS } from './graphql-rows.ts';
import { restRow } from './rest-rows.ts';
import { GARBAGE, type GraphQLRow, type Ids, MISSING, type RestRow, type Row } from './row.ts';
import { rowsOf } from './snapshot.ts';
import { MARK, type Victim, victim } from './victim.ts';

const WRONG_KEY = `opp_${'x'.repeat(43)}`;
const SCOPES = ['read', 'control', 'admin', 'operator'];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: TestServer;
let theirs: Victim;
let before: readonly string[];

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startServer({ dataDir: folder.path });
  theirs = await victim(server);
  before = snapshot();
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

const snapshot = (): readonly string[] =>
  rowsOf(folder.path, parseId('org', theirs.ids.organization) ?? 'none');

/** What came of a request: a status, the code of its failure, and the whole answer. */
type Outcome = { readonly status: number; readonly code: string | undefined; readonly text: string };

/** One thing to ask for, in whoever's name, with whichever ids. */
type Ask = (key: string | undefined, ids: Ids) => Promise<Outcome>;

/** Proves one row, for every kind of asker. */
async function prove(row: Row, ask: Ask): Promise<void> {
  if (row.scope === 'none') {
    for (const key of [undefined, WRONG_KEY, theirs.stranger]) {
      expect(await ask(key, theirs.ids), 'anybody').toMatchObject({ code: row.missing });
    }
    return;
  }
  for (const ids of [theirs.ids, GARBAGE]) {
    expect(await ask(undefined, ids), 'no key').toMatchObject({ code: 'AUTH_REQUIRED' });
  }
  expect(await ask(WRONG_KEY, theirs.ids), 'a wrong key').toMatchObject({ code: 'INVALID_API_KEY' });
  const weaker = [theirs.reader, theirs.controller].slice(0, SCOPES.indexOf(row.scope));
  for (const key of weaker) {
    expect(await ask(key, theirs.ids), 'too weak a key').toMatchObject({ code: 'FORBIDDEN' });
  }
  await proveStranger(row, ask);
  await proveTokens(row, ask);
  if (row.scope === 'read' && !row.quiet) {
    expect(await ask(theirs.reader, theirs.ids), 'read').toMatchObject({ code: row.answer });
  }
}

/** Another organisation's key with every scope gets what it would get if there were no victim. */
async function proveStranger({ scope, missing }: Row, ask: Ask): Promise<void> {
  const [found, absent] = [await ask(theirs.stranger, theirs.ids), await ask(theirs.stranger, MISSING)];
  if (scope === 'operator' || missing !== undefined) {
    const code = scope === 'operator' ? 'FORBIDDEN' : (missing ?? undefined);
    expect(found).toMatchObject({ code });
    expect(withoutIds(found)).toEqual(withoutIds(absent));
  }
  expect(found.text).not.toContain(MARK);
  // What was asked for may be named in the answer, but nothing that wasn't.
  const others = missing === undefined ? Object.values(theirs.ids) : [];
  for (const id of others) expect(found.text).not.toContain(id);
}

async function proveTokens({ view }: Row, ask: Ask): Promise<void> {
  for (const shown of ['session', 'phone'] as const) {
    const token = theirs.tokens[shown];
    const code = view === shown ? undefined : 'FORBIDDEN';
    expect(await ask(token, theirs.ids), `a view token of a ${shown}`).toMatchObject({ code });
    expect(await ask(token, MISSING), `a view token of a ${shown}`).toMatchObject({ code: 'FORBIDDEN' });
  }
}

function withoutIds({ text, ...outcome }: Outcome): Outcome {
  const ids = [...Object.values(theirs.ids), ...Object.values(MISSING)];
  return { ...outcome, text: ids.reduce((rest, id) => rest.replaceAll(id, '…'), text) };
}

describe('GraphQL', () => {
  const named = Object.keys(GRAPHQL_ROWS).map((row) => row.split(' ')[0]);

  test('each field has a row, and each row a field', () => {
    expect([...new Set(named)].sort()).toEqual(ROOT_FIELDS.map(({ name }) => name).sort());
  });

  test.each(Object.entries(GRAPHQL_ROWS))('%s', async (name, row) => {
    const field = ROOT_FIELDS.find((root) => root.name === name.split(' ')[0]);
    if (!field) throw new Error('There is no such field.');
    await prove(row, (key, ids) => askGraphql(field, row, key, ids));
  });
});

test.each(Object.entries(GRAPHQL_ROWS).filter(([name]) => name.startsWith('Subscription.')))(
  '%s, over a WebSocket',
  async (name, row) => {
    const field = ROOT_FIELDS.find((root) => root.name === name.split(' ')[0]);
    const variables = row.args?.(theirs.ids) ?? {};
    const query = field ? documentOf(field, Object.keys(variables), 1) : '';
    const first = async (params: Record<string, unknown>) =>
      (await server.subscribe(query, variables, params).next()).value;
    const code = (expected: string | null | undefined) => ({ errors: [{ extensions: { code: expected } }] });
    expect(await first({})).toMatchObject(code('AUTH_REQUIRED'));
    expect(await first({ apiKey: theirs.stranger })).toMatchObject(code(row.missing));
    await expect(first({ apiKey: WRONG_KEY })).rejects.toMatchObject({ code: 4401 });
    if (row.view === 'session') {
      expect((await first({ apiKey: theirs.tokens.session })).errors).toBeUndefined();
      expect(await first({ apiKey: theirs.tokens.phone })).toMatchObject(code('FORBIDDEN'));
    }
  },
);

/** How to come to the types that have fields for administrators. */
const WAYS: Readonly<Record<string, (ids: Ids, field: string) => string>> = {
  Phone: ({ phone }, field) => `{ phone(id: "${phone}") { ${field} } }`,
};

test.each(GUARDED_FIELDS)('%s.%s is for administrators', async (type, field) => {
  const query = WAYS[type]?.(theirs.ids, field);
  if (query === undefined) throw new Error(`Say in WAYS how to come to the type ${type}.`);
  const refused = { errors: [{ extensions: { code: 'FORBIDDEN' } }] };
  for (const key of [theirs.reader, theirs.controller, theirs.tokens.phone]) {
    expect(await server.graphql(query, {}, key)).toMatchObject(refused);
  }
  expect((await server.graphql(query)).errors).toBeUndefined();
});

async function askGraphql(
  field: RootField,
  row: GraphQLRow,
  key: string | undefined,
  ids: Ids,
): Promise<Outcome> {
  const variables = row.args?.(ids) ?? {};
  const depth = key === theirs.stranger ? 2 : 1;
  const query = documentOf(field, Object.keys(variables), depth);
  const isStream = field.operation === 'subscription';
  const response = await server.fetch('/graphql', {
    json: { query, variables },
    headers: { 'x-api-key': key ?? '', ...(isStream && { accept: 'text/event-stream' }) },
  });
  const text = isStream ? await firstEvent(response) : await response.text();
  const answer = JSON.parse(text) as GraphQLAnswer;
  const failure = answer.errors?.[0];
  if (failure && failure.extensions?.code === undefined) throw new Error(text);
  return { status: response.status, code: failure?.extensions?.code, text };
}

/** @returns the data of the first event of a stream, which is left then */
async function firstEvent(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const data = /^data: (\{.*\})$/m.exec(text)?.[1];
    if (data !== undefined) return data;
  }
  return text;
}

describe('REST', () => {
  // An operation without security is for everyone.
  const operations = OPERATIONS.filter(({ security }) => security?.length !== 0);

  test.each(operations)('$method $path', async (operation) => {
    const row = restRow(operation);
    await prove(row, (key, ids) => askRest(operation, row, key, ids));
  });
});

const STATUS: Readonly<Record<string, number>> = { AUTH_REQUIRED: 401, INVALID_API_KEY: 401, FORBIDDEN: 403 };

async function askRest(
  { method, path: template }: Operation,
  row: RestRow,
  key: string | undefined,
  ids: Ids,
): Promise<Outcome> {
  const names = row.path?.(ids) ?? {};
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
  const body = row.body && JSON.stringify(row.body(ids));
  const response = await server.fetch(`${path}${row.query ?? ''}`, {
    method: method.toUpperCase(),
    ...(body !== undefined && { body }),
    headers: { 'x-api-key': key ?? '' },
  });
  const { status } = response;
  if (row.stream && response.ok) await response.body?.cancel();
  const text = row.stream && response.ok ? '' : await response.text();
  const code = status < 400 ? undefined : (JSON.parse(text) as { error?: string }).error;
  const expected = STATUS[code ?? ''] ?? (row.missing != null && code === row.missing ? 404 : status);
  expect(status).toBe(expected);
  return { status, code, text };
}

test.each(Object.entries(EVERRUNS_ROWS))('Everruns: %s', async (_name, row) => {
  await prove(row, (key, ids) => askEverruns(row, key, ids));
});

/** Everruns has words in place of codes, and the same ones whatever is wrong with a key. */
async function askEverruns(
  { method, path, body, stream }: EverrunsRow,
  key: string | undefined,
  ids: Ids,
): Promise<Outcome> {
  const response = await server.fetch(`/everruns/v1${path(ids)}`, {
    ...(body && { body: JSON.stringify(body) }),
    method,
    headers: { 'x-api-key': key ?? '' },
  });
  const { status, ok } = response;
  if (stream && ok) await response.body?.cancel();
  const text = stream && ok ? '' : await response.text();
  const error = ok ? undefined : (JSON.parse(text) as { error: string }).error;
  const unauthorized = key === undefined ? 'AUTH_REQUIRED' : 'INVALID_API_KEY';
  const code = status === 401 ? unauthorized : status === 403 ? 'FORBIDDEN' : error;
  return { status, code, text };
}

test('nothing of the victim has changed', () => {
  expect(before.length).toBeGreaterThan(20);
  expect(snapshot()).toEqual(before);
});
