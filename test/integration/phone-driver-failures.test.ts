import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneAction } from '../../src/domain/phone-action.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneConnection, PhoneConnector } from '../../src/phones/phone-driver.ts';
import type { PhoneLogger } from '../../src/phones/phone-logger.ts';
import { never } from '../support/appium.ts';
import { type AppiumStandIn, type Misbehaviour, startAppiumStandIn } from '../support/appium-stand-in.ts';

const phone: PhoneConnection = {
  platform: 'android',
  udid: 'stand-in',
  capabilities: { platformName: 'Android', 'appium:automationName': 'StandIn' },
};
const tap: PhoneAction = { type: 'tap', at: { x: 0, y: 0 } };

describe('connectAppium', () => {
  let server: AppiumStandIn;
  let connect: PhoneConnector;
  let logger: PhoneLogger;
  const log: string[] = [];

  beforeEach(async () => {
    server = await startAppiumStandIn();
    const write = (fields: object, message: string) => void log.push(JSON.stringify({ message, ...fields }));
    logger = { debug: write, info: write, warn: write, error: write };
    connect = connectAppium({ server, logger, commandDeadlineMs: 300 });
  });

  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each<readonly [string, Misbehaviour]>([
    ['action_failed', { error: 'unknown error', message: 'Something went wrong' }],
    ['phone_lost', { error: 'invalid session id', message: 'A session is either terminated or not started' }],
    [
      'phone_lost',
      { error: 'unknown error', message: 'The instrumentation process is not running (crashed)' },
    ],
    ['not_supported', { error: 'unknown command', message: 'No such command' }],
    ['phone_lost', 'drop the connection'],
    ['timeout', 'never answer'],
  ])('sends an action once and no more when that ends in %s: %o', async (kind, misbehaviour) => {
    const driver = await connect(phone, never);
    server.misbehave(misbehaviour);
    await expect(driver.perform(tap, never)).rejects.toMatchObject({ name: 'PhoneError', kind });
    await driver.close();
    expect(server.count('POST', '/actions')).toBe(1);
  });

  it('sends nothing more to a phone that is lost', async () => {
    const driver = await connect(phone, never);
    server.misbehave({ error: 'invalid session id', message: 'gone' });
    await expect(driver.perform(tap, never)).rejects.toMatchObject({ kind: 'phone_lost' });
    const sent = server.seen.length;
    await expect(driver.perform(tap, never)).rejects.toMatchObject({ kind: 'phone_lost' });
    await expect(driver.capture(never)).rejects.toMatchObject({ kind: 'phone_lost' });
    expect(server.seen.length).toBe(sent);
    await driver.close();
  });

  it('takes a frame by itself before the first touch, and refuses what is outside it', async () => {
    const driver = await connect(phone, never);
    await expect(driver.perform({ type: 'tap', at: { x: 1, y: 0 } }, never)).rejects.toMatchObject({
      kind: 'out_of_bounds',
      message: expect.stringContaining('1x1'),
    });
    expect(server.count('POST', '/actions')).toBe(0);
    await driver.close();
  });

  it('ends a session that opens after nobody wants it any more', async () => {
    const release = server.holdSessions();
    const controller = new AbortController();
    const connecting = connect(phone, controller.signal);
    await vi.waitFor(() => expect(server.count('POST', '/session')).toBe(1), { timeout: 5_000 });
    controller.abort(new Error('stopped'));
    await expect(connecting).rejects.toThrow('stopped');
    release();
    await vi.waitFor(() => expect(server.count('DELETE', server.sessionId)).toBe(1), { timeout: 5_000 });
  });

  it('asks the server to keep what is sent out of its log', async () => {
    const driver = await connect(phone, never);
    await driver.perform({ type: 'type_text', text: 'hunter2' }, never);
    await driver.close();
    const commands = server.seen.filter(({ path }) => path.startsWith('/session'));
    expect(commands.length).toBeGreaterThan(2);
    expect(commands.every(({ headers }) => headers['x-appium-is-sensitive'] === 'true')).toBe(true);
  });

  it('says phone_lost when there is no server', async () => {
    await server[Symbol.asyncDispose]();
    connect = connectAppium({ server, logger, serverDeadlineMs: 300 });
    await expect(connect(phone, never)).rejects.toMatchObject({ name: 'PhoneError', kind: 'phone_lost' });
    server = await startAppiumStandIn();
  });

  it('closes while the end of its session is not answered, and connects the next one after that', async () => {
    const driver = await connect(phone, never);
    const release = server.holdEnds();
    await driver.close();
    const connecting = connect(phone, never);
    const cancelled = new AbortController();
    const unwanted = connect(phone, cancelled.signal);
    cancelled.abort(new Error('stopped'));
    await expect(unwanted).rejects.toThrow('stopped');
    expect(server.count('POST', '/session')).toBe(1);
    release();
    await (await connecting).close();
    expect(server.count('POST', '/session')).toBe(2);
  });

  it('gives up a command in flight when it is closed, once its patience is over', async () => {
    connect = connectAppium({ server, logger });
    const driver = await connect(phone, never);
    server.misbehave('never answer');
    const action = driver.perform(tap, never);
    const closing = driver.close();
    await expect(action).rejects.toMatchObject({ kind: 'phone_lost' });
    await Promise.all([closing, driver.close()]);
    expect(server.count('DELETE', server.sessionId)).toBe(1);
  });
});
