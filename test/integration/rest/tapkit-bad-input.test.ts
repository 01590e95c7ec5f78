import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createSession,
  followToEnd,
  readServerSentEvents,
  startServer,
  type TestServer,
} from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

async function stop(id: string): Promise<number> {
  return (await server.fetch(`/v1/sessions/${id}/stop`, { method: 'POST' })).status;
}

describe('bad input', () => {
  const cases: readonly [string, string, number, object][] = [
    ['nothing', '', 400, { error: 'EMPTY_BODY' }],
    ['malformed JSON', '{"phone_id"', 422, { detail: [{ loc: ['body'] }] }],
    ['a list', '[]', 422, { detail: [{ loc: ['body'] }] }],
    ['a wrong type', '{"phone_id":1,"instruction":"x"}', 422, { detail: [{ loc: ['body', 'phone_id'] }] }],
    ['a missing field', '{"phone_id":"virtual-1"}', 422, { detail: [{ loc: ['body', 'instruction'] }] }],
    [
      'an unknown field',
      '{"phone_id":"virtual-1","instruction":"x","instructions":"x"}',
      422,
      { detail: [{ loc: ['body', 'instructions'], type: 'unrecognized_keys' }] },
    ],
    [
      'an empty instruction',
      '{"phone_id":"virtual-1","instruction":""}',
      422,
      { detail: [{ loc: ['body', 'instruction'] }] },
    ],
    [
      'an instruction of blanks',
      '{"phone_id":"virtual-1","instruction":" \\n\\t "}',
      422,
      { detail: [{ loc: ['body', 'instruction'], msg: 'Must hold more than blanks.' }] },
    ],
    [
      'a schema that is too deep to read',
      `{"phone_id":"virtual-1","instruction":"x","output_schema":{"not":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      422,
      { error: 'INVALID_INPUT' },
    ],
    [
      'a schema with a key that objects have',
      '{"phone_id":"virtual-1","instruction":"x","output_schema":{"properties":{"__proto__":{"type":"string"}}}}',
      422,
      { error: 'INVALID_INPUT' },
    ],
    [
      'an instruction of 10,001 characters',
      JSON.stringify({ phone_id: 'virtual-1', instruction: 'x'.repeat(10_001) }),
      422,
      { detail: [{ loc: ['body', 'instruction'] }] },
    ],
    ['an unknown phone', '{"phone_id":"phone_1","instruction":"x"}', 404, { error: 'PHONE_NOT_FOUND' }],
    [
      'a model that needs a key',
      '{"phone_id":"virtual-1","instruction":"x","model":"claude-opus-5-5"}',
      422,
      { error: 'INVALID_INPUT', message: expect.stringContaining('ANTHROPIC_API_KEY') },
    ],
    [
      'metadata deeper than a stack',
      `{"phone_id":"virtual-1","instruction":"x","metadata":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      422,
      { detail: [{ loc: ['body', 'metadata'], msg: expect.stringContaining('32') }] },
    ],
    [
      'metadata of more than 64 kB',
      JSON.stringify({ phone_id: 'virtual-1', instruction: 'x', metadata: { a: 'x'.repeat(65_536) } }),
      422,
      { detail: [{ loc: ['body', 'metadata'], msg: expect.stringContaining('65536') }] },
    ],
    [
      'a body of more than a megabyte',
      `{"phone_id":"${'x'.repeat(1_000_000)}"}`,
      413,
      { error: 'BODY_TOO_LARGE' },
    ],
  ];

  test.each(cases)('%s is refused with a clear answer', async (_what, body, status, answer) => {
    const response = await server.fetch('/v1/sessions', { method: 'POST', body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(answer);
  });

  test('an instruction of 10,000 characters is taken', async () => {
    const { id } = await createSession(server, 'x'.repeat(10_000));
    await followToEnd(server, id);
  });

  test('a busy phone answers 409 until it is free', async () => {
    const { id } = await createSession(server, 'Open Momento and like the first 20 posts');
    const second = await server.fetch('/v1/sessions', { json: { phone_id: 'virtual-1', instruction: 'x' } });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ error: 'TASK_ALREADY_RUNNING' });
    await stop(id);
  });

  test.each([
    ['/v1/sessions/sess_1', 404, 'SESSION_NOT_FOUND'],
    ['/v1/sessions/sess_00000000000000000000000000000000', 404, 'SESSION_NOT_FOUND'],
    ['/v1/sessions/sess_00000000000000000000000000000000/events', 404, 'SESSION_NOT_FOUND'],
    ['/v1/nothing', 404, 'NOT_FOUND'],
  ])('GET %s answers %i', async (path, status, error) => {
    const response = await server.fetch(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error });
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=',
    'limit=0x10',
    'limit=1e1',
    'status=done',
    'stats=running',
    'phone_id=',
  ])('?%s is refused', async (query) => {
    const response = await server.fetch(`/v1/sessions?${query}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ detail: [{ loc: ['query', query.split('=')[0]] }] });
  });

  describe('where to read on', () => {
    let path: string;

    beforeAll(async () => {
      const { id } = await createSession(server, 'Open Clock');
      await followToEnd(server, id);
      path = `/v1/sessions/${id}/events`;
    });

    test.each(['since=', 'since=-1', 'since=0x10', 'since=1e3', 'since=2147483648'])(
      '?%s is refused',
      async (query) => {
        const response = await server.fetch(`${path}?${query}`);
        expect(response.status).toBe(422);
        expect(await response.json()).toMatchObject({ detail: [{ loc: ['query', 'since'] }] });
      },
    );

    test.each(['x', '-1', '0x10', '1e3'])('Last-Event-ID: %s is refused', async (lastEventId) => {
      const headers = { accept: 'text/event-stream', 'last-event-id': lastEventId };
      const response = await server.fetch(path, { headers });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ detail: [{ loc: ['header', 'last-event-id'] }] });
    });

    test('an empty Last-Event-ID is none, and loses nothing', async () => {
      const headers = { accept: 'text/event-stream', 'last-event-id': '' };
      const response = await server.fetch(path, { headers });
      expect(readServerSentEvents(await response.text())[0]).toMatchObject({ index: 0 });
    });
  });

  test('no key and a wrong key are told apart, and neither sees anything', async () => {
    const paths = ['/v1/sessions', '/v1/phones', '/v1/sessions/sess_1', '/v1/sessions/sess_1/events'];
    for (const path of paths) {
      const missing = await fetch(new URL(path, server.url));
      const wrong = await server.fetch(path, { headers: { 'x-api-key': 'opp_wrong' } });
      expect([missing.status, wrong.status]).toEqual([401, 401]);
      expect(await missing.json()).toMatchObject({ error: 'AUTH_REQUIRED' });
      expect(await wrong.json()).toMatchObject({ error: 'INVALID_API_KEY' });
    }
  });
});
