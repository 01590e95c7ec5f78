import { getIntrospectionQuery } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { type GraphQLServer, graphqlServer } from '../../../src/http/graphql.ts';
import { recordingLogger } from '../../support/logger.ts';

const { logger, lines } = recordingLogger();
let server: GraphQLServer;

beforeAll(() => {
  server = graphqlServer(() => {
    throw new Error('A refused document has no context.');
  }, logger);
});

async function ask(query: string): Promise<{ status: number; text: string }> {
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
}

const nested = (levels: number): string =>
  `{ phones { ${'session { phone { '.repeat(levels)} id ${'} }'.repeat(levels)} } }`;
const doubling = Array.from(
  { length: 60 },
  (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`,
);

test.each([
  ['brackets without an end', `{ sessions(first: ${'['.repeat(20_000)}) { totalCount } }`, '1000 tokens'],
  [
    'a literal that is too deep',
    `{ sessions(first: ${'['.repeat(3_000)}${']'.repeat(3_000)}) { totalCount } }`,
    '1000 tokens',
  ],
  ['selections that are too deep', nested(12), 'deeper in each other than 20 levels'],
  [
    'selections that are too deep by way of fragments',
    `{ ...a } fragment a on Query { phones { session { ...b } } } fragment b on Session { phone { ${'session { phone { '.repeat(10)} id ${'} }'.repeat(10)} } }`,
    'deeper in each other than 20 levels',
  ],
  [
    'a fragment that holds itself',
    '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
    'within itself',
  ],
])('%s are refused with a reason', async (_, query, reason) => {
  const { status, text } = await ask(query);
  expect(text).toContain(reason);
  expect(status).toBeLessThan(500);
  expect(lines()).toEqual([]);
});

test('fragments that name each other twice are measured once', async () => {
  const { text } = await ask(
    `{ ...f0 } ${doubling.join(' ')} fragment f60 on Query { ${nested(12).slice(1)} `,
  );
  expect(text).toContain('deeper in each other than 20 levels');
});

test('the question for the whole schema is let through', async () => {
  const { text } = await ask(getIntrospectionQuery());
  // This server's resolvers have no context: it got as far as them.
  expect(text).toContain('INTERNAL_SERVER_ERROR');
});
