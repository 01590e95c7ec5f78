import { getIntrospectionQuery } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import type { GraphQLContext } from '../../../schema/context.ts';
import { type GraphQLServer, graphqlServer } from '../../../src/http/graphql.ts';
import { recordingLogger } from '../../support/logger.ts';

const { logger, lines } = recordingLogger();
let server: GraphQLServer;

beforeAll(() => {
  server = graphqlServer(() => {
    throw new Error('A refused document has no context.');
  }, logger);
});

async function ask(
  query: string,
  variables: object = {},
  of: GraphQLServer = server,
): Promise<{ status: number; text: string }> {
  const response = await of.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, text: await response.text() };
}

const nested = (levels: number): string =>
  `{ phone(id: 1) { ${'session { phone { '.repeat(levels)} id ${'} }'.repeat(levels)} } }`;
const many = (count: number, text: (at: number) => string): string =>
  `{ ${Array.from({ length: count }, (_, at) => text(at)).join(' ')} }`;
/** Fragments each of which names the next one twice. */
const doubling = (last: string): string =>
  `{ ...f0 } ${Array.from({ length: 60 }, (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`).join(' ')} fragment f60 on Query ${last}`;
const LISTS = 'events(limit: 1000) { index }';

test.each([
  ['brackets without an end', 'tokens', 1_000, `{ sessions(first: ${'['.repeat(20_000)}) { totalCount } }`],
  ['a literal that is too deep', 'tokens', 1_000, `{ a(b: ${'['.repeat(3_000)}${']'.repeat(3_000)}) }`],
  ['selections that are too deep', 'depth', 20, nested(12)],
  [
    'selections that are too deep by way of fragments',
    'depth',
    20,
    `{ ...a } fragment a on Query { phone(id: 1) { session { ...b } } } fragment b on Session { phone { ${'session { phone { '.repeat(10)} id ${'} }'.repeat(10)} } }`,
  ],
  ['fragments that are too deep and name each other twice', 'depth', 20, doubling(nested(12))],
  ['too many aliases', 'aliases', 30, many(31, (at) => `a${at}: __typename2`)],
  ['too many directives', 'directives', 50, many(51, () => '__typename @skip(if: true)')],
  ['lists in lists', 'cost', 50_000, `{ sessions(first: 100) { edges { node { ${LISTS} } } } }`],
  [
    'lists in lists whose length is a default',
    'cost',
    50_000,
    '{ sessions(first: 100) { edges { node { events { index type ts sessionId a: index b: type } } } } }',
  ],
  ['fragments with lists that name each other twice', 'cost', 50_000, doubling('{ phones { id } }')],
  ['a list that is too long', 'first', 100, '{ sessions(first: 101) { totalCount } }'],
  [
    'a part of a log that is too long',
    'limit',
    1_000,
    '{ session(id: 1) { events(limit: 1001) { index } } }',
  ],
])('%s are refused: which limit it is, and what to do', async (_, limit, max, query) => {
  const { status, text } = await ask(query);
  const { errors } = JSON.parse(text);
  expect(errors).toContainEqual(
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`${max}.*\\. .*(Ask|Select|Use)`)),
      extensions: { code: 'LIMIT_EXCEEDED', limit, max },
    }),
  );
  expect(status).toBeLessThan(500);
  expect(lines()).toEqual([]);
});

test('a length in a variable counts as the most that it may be, and may not be more', async () => {
  const query = 'query ($n: Int!) { sessions(first: $n) { edges { node { events(limit: $n) { index } } } } }';
  expect((await ask(query, { n: 1 })).text).toContain('"limit":"cost"');
  const plain = 'query ($n: Int) { sessions(first: $n) { totalCount } }';
  const able = graphqlServer(() => ({}) as GraphQLContext, logger);
  expect((await ask(plain, { n: 101 }, able)).text).toContain('"limit":"first","max":100');
});

test('a fragment that holds itself is refused', async () => {
  const { text } = await ask('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }');
  expect(text).toContain('within itself');
});

test('several operations in one request are refused', async () => {
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('Batching is not supported.');
});

test('the question for the whole schema is let through', async () => {
  const { text } = await ask(getIntrospectionQuery());
  // This server's resolvers have no context: it got as far as them.
  expect(text).toContain('INTERNAL_SERVER_ERROR');
});
