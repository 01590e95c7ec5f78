import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLogger } from '../../src/lib/logger.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import { resolvedAddress } from '../../src/phones/appium-address.ts';
import { appiumIsReady, registeredAppiumIsReady } from '../../src/phones/appium-status.ts';
import { never } from '../support/appium.ts';
import { type AppiumStandIn, startAppiumStandIn } from '../support/appium-stand-in.ts';
import { virtualConnection } from '../support/appium-virtual.ts';

const PHONE = virtualConnection('somewhere');

let appium: AppiumStandIn;

beforeAll(async () => {
  appium = await startAppiumStandIn();
});

afterAll(async () => {
  await appium?.[Symbol.asyncDispose]();
});

/** Answers every name with one address. */
function answering(address: string): LookupFunction {
  return (_name, _options, callback) => callback(null, address, address.includes(':') ? 6 : 4);
}

describe('the Appium server that somebody registered', () => {
  test.each([
    ['http://appium.example:4723/', '93.184.216.34', { url: 'http://93.184.216.34:4723/' }],
    ['http://appium.example/wd/hub', '2606:2800:21f::1', { url: 'http://[2606:2800:21f::1]/wd/hub' }],
    // The certificate speaks for the name.
    ['https://appium.example/', '93.184.216.34', { url: 'https://appium.example/' }],
    ['http://93.184.216.34:4723/', '10.0.0.1', { url: 'http://93.184.216.34:4723/' }],
  ])('%s at %s is connected to', async (url, address, expected) => {
    expect(await resolvedAddress(url, false, answering(address))).toEqual(expected);
  });

  test.each([
    ['http://appium.example/', '10.0.0.1'],
    ['https://appium.example/', '169.254.169.254'],
    ['http://127.0.0.1:4723/', '93.184.216.34'],
    ['http://[::1]:4723/', '93.184.216.34'],
  ])('%s at %s is not connected to', async (url, address) => {
    await expect(resolvedAddress(url, false, answering(address))).rejects.toMatchObject({
      code: 'PRIVATE_ADDRESS',
    });
  });

  test('is reached instead of the own one, unless private addresses are refused', async () => {
    const server = { url: 'http://127.0.0.1:1/' };
    const phone = { ...PHONE, appiumUrl: appium.url };
    const open = connectAppium({ server, logger: silentLogger, allowPrivateAddresses: true });
    await using opened = new AsyncDisposableStack();
    const driver = await open(phone, never);
    opened.defer(() => driver.close());
    expect(await driver.capture(never)).toMatchObject({ widthPx: 1, heightPx: 1 });
    const strict = connectAppium({ server, logger: silentLogger });
    await expect(strict(phone, never)).rejects.toMatchObject({
      kind: 'phone_lost',
      message: expect.stringContaining('private'),
    });
    await expect(strict({ ...phone, appiumUrl: 'http://nowhere.invalid/' }, never)).rejects.toMatchObject({
      message: expect.stringContaining('name is not known'),
    });
  });

  test('is not waited for when nobody resolves its name', async () => {
    const over = new AbortController();
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const ready = registeredAppiumIsReady('http://appium.example/', false, over.signal, () => isAsked());
    await asked;
    over.abort();
    expect(await ready).toBe(false);
  });

  test('can not send anyone to another server', async () => {
    await using stack = new AsyncDisposableStack();
    const before = appium.seen.length;
    const redirecting = createServer((request, response) => {
      request.resume();
      response.writeHead(307, { location: new URL(request.url ?? '/', appium.url).href }).end();
    }).listen(0, '127.0.0.1');
    await once(redirecting, 'listening');
    stack.defer(() => new Promise((resolve) => redirecting.close(() => resolve())));
    stack.defer(() => redirecting.closeAllConnections());
    const url = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`;
    expect(await appiumIsReady({ url }, never)).toBe(false);
    const open = connectAppium({ server: { url }, logger: silentLogger, serverDeadlineMs: 10 });
    await expect(open(PHONE, never)).rejects.toMatchObject({ kind: 'phone_lost' });
    expect(appium.seen).toHaveLength(before);
  });

  test('can not have anyone open a WebSocket', async () => {
    await using stack = new AsyncDisposableStack();
    const seen: string[] = [];
    const luring = createServer((request, response) => {
      request.resume();
      seen.push(`${request.method} ${request.url}`);
      const { port } = luring.address() as AddressInfo;
      const capabilities = { platformName: 'Android', webSocketUrl: `ws://127.0.0.1:${port}/lure` };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ value: { sessionId: randomUUID(), capabilities } }));
    }).listen(0, '127.0.0.1');
    luring.on('upgrade', (request, socket) => {
      seen.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await once(luring, 'listening');
    stack.defer(() => new Promise((resolve) => luring.close(() => resolve())));
    stack.defer(() => luring.closeAllConnections());
    const url = `http://127.0.0.1:${(luring.address() as AddressInfo).port}/`;
    const driver = await connectAppium({ server: { url }, logger: silentLogger })(PHONE, never);
    await driver.close();
    expect(seen.filter((what) => !/^(GET|POST|DELETE) /.test(what))).toEqual([]);
  });
});
