import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../support/server.ts';

const SET = `mutation Set($name: String!, $value: String!) {
  setSecret(name: $name, value: $value) { id name createdAt updatedAt }
}`;
const DELETE = 'mutation Delete($name: String!) { deleteSecret(name: $name) }';
const LIST = '{ secrets { id name createdAt updatedAt } }';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

test('a secret is set, replaced, listed and deleted', async () => {
  const { data: first } = await server.graphql(SET, { name: 'shop', value: 'hunter2' });
  expect(first.setSecret).toMatchObject({ name: 'shop', id: expect.stringMatching(/^secret_[0-9a-f]{32}$/) });
  const { data: second } = await server.graphql(SET, { name: 'shop', value: 'hunter3' });
  const { id, createdAt } = first.setSecret;
  expect(second.setSecret).toMatchObject({ id, createdAt });
  expect(await server.graphql(LIST)).toEqual({ data: { secrets: [second.setSecret] } });
  expect(await server.graphql(DELETE, { name: 'shop' })).toEqual({ data: { deleteSecret: true } });
  expect(await server.graphql(LIST)).toEqual({ data: { secrets: [] } });
});

test('no field of a secret has its value', async () => {
  const { data } = await server.graphql('{ __type(name: "Secret") { fields { name } } }');
  const names: readonly { readonly name: string }[] = data.__type.fields;
  expect(names.map(({ name }) => name).sort()).toEqual(['createdAt', 'id', 'name', 'updatedAt']);
});

test.each([
  [{ name: 'Shop', value: 'hunter2' }, 'name: Expected 1 to 64 characters'],
  [{ name: 'shop', value: 'abc' }, 'value: Too small'],
  [{ name: 'shop', value: `hunter2${'x'.repeat(4_090)}` }, 'value: Too big'],
  [{ name: 'shop', value: 'hunter2\n' }, 'value: Expected no line breaks'],
])('%j is refused, and its value not repeated', async (secret, message) => {
  const answer = await server.graphql(SET, secret);
  expect(answer).toMatchObject({
    errors: [{ message: expect.stringContaining(message), extensions: { code: 'INVALID_INPUT' } }],
  });
  expect(JSON.stringify(answer)).not.toContain('hunter2');
});

test('what is not there can’t be deleted', async () => {
  expect(await server.graphql(DELETE, { name: 'nothing' })).toMatchObject({
    errors: [{ message: expect.stringContaining('"nothing"'), extensions: { code: 'SECRET_NOT_FOUND' } }],
  });
});

test.each([SET, DELETE, LIST])('nobody comes in without a key: %s', async (operation) => {
  expect(await server.graphql(operation, { name: 'shop', value: 'hunter2' }, 'opp_wrong')).toMatchObject({
    errors: [{ extensions: { code: 'INVALID_API_KEY' } }],
  });
});
