import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitBody } from '../../../src/rest/kit/body-limit.ts';

const limit = limitBody(10, (c) => c.text('too large', 413));
const app = new Hono().use(limit).all('/', async (c) => c.text(`read ${(await c.req.text()).length}`));
const within = new Hono();
within.use(async (c, next) => {
  await c.req.text();
  await next();
});
within.use(limit).post('/', async (c) => c.text(`read ${(await c.req.text()).length}`));

/** A body of that many bytes, sent without its length being told. */
function chunked(bytes: number): RequestInit {
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes; at += 1) controller.enqueue(Buffer.from('x'));
      controller.close();
    },
  });
  return { method: 'POST', body, duplex: 'half', headers: { 'transfer-encoding': 'chunked' } } as RequestInit;
}

function told(bytes: number): RequestInit {
  return { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-length': String(bytes) } };
}

test.each([
  ['whose length is told', told],
  ['that comes in chunks', chunked],
  ['that says nothing of its length', (bytes: number) => ({ method: 'POST', body: 'x'.repeat(bytes) })],
])('a body %s is refused when it is too large, and else is whole', async (_, send) => {
  expect(await answer(app, send(10))).toEqual([200, 'read 10']);
  expect(await answer(app, send(11))).toEqual([413, 'too large']);
});

test('a body that somebody has read before is measured too', async () => {
  expect(await answer(within, chunked(10))).toEqual([200, 'read 10']);
  expect(await answer(within, chunked(11))).toEqual([413, 'too large']);
});

test('a body that is said to be too large is not looked at', async () => {
  const request = new Request('http://limit.test/', told(1));
  request.headers.set('content-length', '11');
  expect((await app.fetch(request)).status).toBe(413);
  expect(request.bodyUsed).toBe(false);
});

async function answer(to: Hono, init: RequestInit): Promise<readonly [number, string]> {
  const response = await to.request('/', init);
  return [response.status, await response.text()];
}
