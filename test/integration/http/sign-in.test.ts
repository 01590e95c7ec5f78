import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createLogger } from '../../../src/lib/logger.ts';
import { opposable } from '../../support/process.ts';
import { API_KEY, type GraphQLAnswer, startServer, type TestServer } from '../../support/server.ts';

const lines: string[] = [];
const ALLOWED = 'https://app.example';
let server: TestServer;

beforeAll(async () => {
  const logger = createLogger({ level: 'debug', pretty: false }, { write: (line) => lines.push(line) });
  server = await startServer({ logger, corsOrigins: [ALLOWED] });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

/** A request as a browser sends it: without a key, with a cookie. */
async function ask(query: string, headers: Record<string, string> = {}, variables: object = {}) {
  const response = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const cookies = response.headers.getSetCookie();
  return { cookies, ...((await response.json()) as GraphQLAnswer) };
}

const SIGN_IN = 'mutation ($apiKey: String) { signIn(apiKey: $apiKey) { scopes } }';

/** @returns the cookie of a browser that signed in with the key */
async function signedIn(apiKey: string): Promise<string> {
  const { cookies } = await ask(SIGN_IN, {}, { apiKey });
  return cookies[0]?.split(';')[0] ?? '';
}

async function newKey(scope: string): Promise<{ readonly key: string; readonly id: string }> {
  const create = `mutation { createApiKey(name: "test", scopes: [${scope}]) { key apiKey { id } } }`;
  const { key, apiKey } = (await server.graphql(create)).data.createApiKey;
  return { key, id: apiKey.id };
}

/** Follows the sessions over a WebSocket as a browser does. */
function follow(headers: Record<string, string>) {
  const closed = Promise.withResolvers<{ readonly code: number; readonly reason: string }>();
  const BrowserSocket = class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  };
  const client = createClient({
    url: new URL('/graphql', server.url.replace('http', 'ws')).href,
    webSocketImpl: BrowserSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    on: { closed: (event) => closed.resolve(event as CloseEvent) },
  });
  return { client, closed: closed.promise };
}

test('a key signs a browser in by a cookie that no script and no other site has', async () => {
  const { cookies, data } = await ask(SIGN_IN, {}, { apiKey: API_KEY });
  const port = new URL(server.url).port;
  expect(data.signIn.scopes).toContain('admin');
  expect(cookies).toEqual([
    expect.stringMatching(
      new RegExp(
        `^opposable_${port}=browser_[\\w-]{43}; Path=/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$`,
      ),
    ),
  ]);
  const wrong = await ask(SIGN_IN, {}, { apiKey: 'opp_wrong' });
  expect(wrong).toMatchObject({ cookies: [], errors: [{ extensions: { code: 'INVALID_API_KEY' } }] });
});

test('the command line prints a link that signs in once', async () => {
  const { stdout } = await opposable(['open', '--json'], {
    OPPOSABLE_URL: server.url,
    OPPOSABLE_API_KEY: API_KEY,
  });
  const { url } = JSON.parse(stdout);
  const [address, loginToken] = url.split('#');
  expect(address).toBe(`${server.url}/`);
  const open = () =>
    ask(
      'mutation ($loginToken: String) { signIn(loginToken: $loginToken) { isOperator } }',
      {},
      { loginToken },
    );
  expect(await open()).toMatchObject({
    data: { signIn: { isOperator: true } },
    cookies: [expect.any(String)],
  });
  expect(await open()).toMatchObject({
    errors: [{ extensions: { code: 'INVALID_LOGIN_LINK' } }],
    cookies: [],
  });
  expect(lines.join('')).not.toContain(loginToken);
});

describe('a signed in browser', () => {
  test('reads over REST and does what its key may over GraphQL', async () => {
    const cookie = await signedIn(API_KEY);
    const rest = (path: string, method = 'GET') =>
      fetch(new URL(path, server.url), { method, headers: { cookie } });
    expect((await rest('/v1/phones')).status).toBe(200);
    expect((await rest('/v1/phones', 'HEAD')).status).toBe(200);
    expect((await rest('/v1/sessions', 'POST')).status).toBe(401);
    const renamed = await ask('mutation { setSecret(name: "pin", value: "1234") { name } }', { cookie });
    expect(renamed.data).toEqual({ setSecret: { name: 'pin' } });
    expect(lines.join('')).not.toContain(cookie.split('=')[1]);
  });

  test('is nobody for pages of other origins, also of one that may use the API', async () => {
    const cookie = await signedIn(API_KEY);
    for (const headers of [{ origin: ALLOWED }, { 'sec-fetch-site': 'same-site' }] as Record<
      string,
      string
    >[]) {
      const { errors } = await ask('{ viewer { scopes } }', { cookie, ...headers });
      expect(errors, JSON.stringify(headers)).toMatchObject([{ extensions: { code: 'AUTH_REQUIRED' } }]);
      expect((await ask('mutation { signOut }', { cookie, ...headers })).data).toEqual({ signOut: false });
      expect(await ask(SIGN_IN, headers, { apiKey: API_KEY })).toMatchObject({ cookies: [] });
    }
    const { client } = follow({ cookie, origin: ALLOWED });
    const { value } = await client.iterate({ query: '{ viewer { scopes } }' }).next();
    expect(value).toMatchObject({ errors: [{ extensions: { code: 'AUTH_REQUIRED' } }] });
    await client.dispose();
    expect((await ask('{ viewer { scopes } }', { cookie })).errors).toBeUndefined();
  });

  test('sees only what is its organisation’s', async () => {
    const create = 'mutation { createOrganization(name: "acme") { organization { id } admin { key } } }';
    const { organization, admin } = (await server.graphql(create)).data.createOrganization;
    const cookie = await signedIn(admin.key);
    const { data } = await ask(
      '{ viewer { isOperator organization { id } } phones { id } apiKeys { name } }',
      { cookie },
    );
    expect(data).toEqual({
      viewer: { isOperator: false, organization: { id: organization.id } },
      phones: [],
      apiKeys: [{ name: 'admin' }],
    });
  });

  test.each([
    [
      'its key is revoked',
      async (_cookie: string, id: string) => {
        await server.graphql('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id });
      },
    ],
    [
      'it signs out',
      async (cookie: string) => {
        const { data, cookies } = await ask('mutation { signOut }', { cookie });
        expect(data).toEqual({ signOut: true });
        expect(cookies).toEqual([
          expect.stringMatching(/^opposable_\d+=; Path=\/; Expires=Thu, 01 Jan 1970/),
        ]);
      },
    ],
    [
      'it signs in with another key',
      async (cookie: string) => {
        await ask(SIGN_IN, { cookie }, { apiKey: API_KEY });
      },
    ],
  ])('is out at once when %s, with all that it follows', async (_, end) => {
    const { key, id } = await newKey('control');
    const [cookie, other] = [await signedIn(key), await signedIn(API_KEY)];
    const phone = (await ask('{ phones { id liveUrl } }', { cookie })).data.phones[0];
    const live = await fetch(new URL(phone.liveUrl, server.url), { headers: { cookie } });
    const [mine, theirs] = [follow({ cookie }), follow({ cookie: other })];
    const view = mine.client.iterate({ query: 'subscription { sessionUpdated { id } }' });
    const ending = view.next().catch((event) => event);
    expect(await mine.client.iterate({ query: '{ viewer { scopes } }' }).next()).toMatchObject({
      value: { data: { viewer: { scopes: ['control'] } } },
    });

    await end(cookie, id);
    expect(await mine.closed).toMatchObject({
      code: 4_401,
      reason: expect.stringContaining('INVALID_API_KEY'),
    });
    await ending;
    await live.body?.pipeTo(new WritableStream()).catch(() => undefined);
    expect((await ask('{ viewer { scopes } }', { cookie })).errors).toMatchObject([
      { extensions: { code: 'INVALID_API_KEY' } },
    ]);
    expect((await fetch(new URL('/v1/phones', server.url), { headers: { cookie } })).status).toBe(401);
    expect(await theirs.client.iterate({ query: '{ viewer { isOperator } }' }).next()).toMatchObject({
      value: { data: { viewer: { isOperator: true } } },
    });
    await Promise.all([mine.client.dispose(), theirs.client.dispose()]);
  });
});
