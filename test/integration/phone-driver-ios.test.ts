import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandAction } from '../../src/domain/phone-action.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneConnection, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never } from '../support/appium.ts';
import { type AppiumStandIn, startAppiumStandIn } from '../support/appium-stand-in.ts';

const phone: PhoneConnection = {
  platform: 'ios',
  udid: 'stand-in',
  capabilities: { platformName: 'iOS', 'appium:automationName': 'XCUITest' },
};
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const SUBJECT = 'Subject';

/** A text field as WebDriverAgent tells of it: an empty one shows its placeholder. */
const field = (text: string, type = 'TextField') => ({
  [ELEMENT]: 'field',
  type: `XCUIElementType${type}`,
  text,
  'attribute/placeholderValue': SUBJECT,
});

describe('An iPhone', () => {
  let server: AppiumStandIn;
  let driver: PhoneDriver;

  const type = (text: string) => driver.perform({ type: 'type_text', text }, never);

  beforeEach(async () => {
    server = await startAppiumStandIn();
    driver = await connectAppium({ server, logger })(phone, never);
  });

  afterEach(async () => {
    await driver.close();
    await server[Symbol.asyncDispose]();
  });

  it('is typed on with one command more than before, and read back', async () => {
    server.answers('GET', '/element/active', field(SUBJECT));
    server.answers('GET', '/element/field/text', 'Hello');
    const before = server.seen.length;
    expect(await type('Hello')).toEqual({});
    expect(
      server.seen.slice(before).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`),
    ).toEqual(['GET active', 'POST value', 'GET text']);
  });

  it('has a field cleared and typed anew that lost something', async () => {
    server.answers('GET', '/element/active', field('Re: '));
    server.answers('GET', '/element/field/text', 'Re: Helo', 'Re: Hello');
    expect(await type('Hello')).toEqual({});
    expect(server.count('POST', '/element/field/clear')).toBe(1);
    expect(server.count('POST', '/element/field/value')).toBe(2);
  });

  it('is told what a field made of what was typed', async () => {
    server.answers('GET', '/element/active', field(SUBJECT));
    server.answers('GET', '/element/field/text', '“Hello”');
    expect((await type('"Hello"')).remark).toContain('“Hello”');
  });

  it('tells a password by its length alone', async () => {
    server.answers('GET', '/element/active', field(SUBJECT, 'SecureTextField'));
    server.answers('GET', '/element/field/text', '••••');
    expect(await type('abcd')).toEqual({});
    const { remark } = await type('abcdef');
    expect(remark).toContain('4 characters where 6 were expected');
    expect(remark).not.toMatch(/abc|•/);
  });

  it('types into what is no field without a word on it', async () => {
    server.answers('GET', '/element/active', field('A chart', 'Other'));
    expect(await type('Hello')).toEqual({});
    expect(server.count('GET', '/element/field/text')).toBe(0);
  });

  it('says that nothing takes text when nothing has the focus', async () => {
    await expect(type('lost')).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('Tap a text field first'),
    });
  });

  it('is asked once when it is awake, and woken when it is not', async () => {
    server.answers('POST', '/execute/sync', false);
    await driver.wake(never);
    expect(server.count('POST', '/execute/sync')).toBe(1);
    server.answers('POST', '/execute/sync', true, null, false);
    await driver.wake(never);
    expect(server.count('POST', '/execute/sync')).toBe(4);
  });

  it('says what to do when it stays locked', async () => {
    server.answers('POST', '/execute/sync', true);
    await expect(driver.wake(never)).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('Unlock it by hand'),
    });
  });

  it.each<[HandAction, readonly string[]]>([
    [{ type: 'lock' }, ['sync']],
    [{ type: 'open_panel', panel: 'control_center' }, ['rect', 'actions']],
    [{ type: 'open_panel', panel: 'search' }, ['rect', 'sync', 'actions']],
    [{ type: 'press_action_button' }, ['sync']],
    [{ type: 'copy_text', text: 'Hello' }, ['sync']],
  ])('takes %o by the commands %j', async (action, commands) => {
    server.answers('GET', '/window/rect', { x: 0, y: 0, width: 390, height: 844 });
    const before = server.seen.length;
    await driver.perform(action, never);
    expect(server.seen.slice(before).map(({ path }) => path.split('/').at(-1))).toEqual(commands);
  });

  it.each<HandAction>([
    { type: 'open_panel', panel: 'assistant' },
    { type: 'run_shortcut', index: 0 },
    { type: 'press_button', button: 'recents' },
  ])('says that it has no way to %o', async (action) => {
    await expect(driver.perform(action, never)).rejects.toMatchObject({ kind: 'not_supported' });
  });

  it('measures touches in points', async () => {
    server.answers('GET', '/window/rect', { x: 0, y: 0, width: 844, height: 390 });
    expect(await driver.capture(never)).toMatchObject({
      widthPx: 1,
      heightPx: 1,
      input: { width: 844, height: 390 },
    });
  });
});
