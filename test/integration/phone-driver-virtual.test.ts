import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneAction } from '../../src/domain/phone-action.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneConnector, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { centre, findElement } from '../support/appium-stage.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';

const MOMENTO = 'com.opposable.momento';
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

describe('The virtual phone', () => {
  let appium: TestAppium;
  let connect: PhoneConnector;
  let driver: PhoneDriver;
  let udid: string;
  let count = 0;

  const perform = (action: PhoneAction) => driver.perform(action, never);
  const labels = async () => (await driver.elements(never)).map(({ label }) => label);
  const tapOn = async (label: string) =>
    perform({ type: 'tap', at: centre(await findElement(driver, label)) });
  const remote = (faults?: object) => openVirtualRemote(appium.url, udid, faults);
  const state = async (): Promise<unknown> => {
    await using session = await remote();
    return await session.execute('mobile: virtualState');
  };

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
    connect = connectAppium({ server: appium, logger });
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    count += 1;
    udid = `virtual-test-${count}`;
    driver = await connect(virtualConnection(udid, { 'appium:faults': { loadMs: 0 } }), never);
    return () => driver.close();
  });

  it.each(['Momento', 'momento', 'Instagram', 'INSTA', MOMENTO])(
    'opens an app by the name %j',
    async (name) => {
      await perform({ type: 'open_app', name });
      await tapOn("Don't allow");
      expect(await driver.currentApp(never)).toEqual({ packageName: MOMENTO });
    },
  );

  it('lists the installed apps when it knows none by a name', async () => {
    await expect(perform({ type: 'open_app', name: 'Teletext' })).rejects.toMatchObject({
      name: 'PhoneError',
      kind: 'action_failed',
      message: expect.stringMatching(/"Teletext".*Momento/),
    });
  });

  it('opens an app by a deep link', async () => {
    await perform({ type: 'open_url', url: 'momento://profile' });
    await tapOn("Don't allow");
    expect(await labels()).toContain('Collecting quiet moments.');
  });

  it('says in its own words that it has nothing to open a link with', async () => {
    await expect(perform({ type: 'open_url', url: 'https://nowhere.example/' })).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('nowhere.example'),
    });
  });

  it('goes back, and home', async () => {
    await perform({ type: 'open_app', name: 'Momento' });
    await tapOn("Don't allow");
    await tapOn('Search');
    expect(await labels()).toContain('Search people');
    await perform({ type: 'press_button', button: 'back' });
    expect(await labels()).not.toContain('Search people');
    await perform({ type: 'press_button', button: 'home' });
    expect(await driver.currentApp(never)).toEqual({ packageName: 'com.opposable.launcher' });
  });

  it('has buttons for recent apps, volume and power', async () => {
    await perform({ type: 'press_button', button: 'recents' });
    expect(await labels()).toContain('No recent items');
    const before = await state();
    await perform({ type: 'press_button', button: 'volume_up' });
    await perform({ type: 'press_button', button: 'volume_up' });
    await perform({ type: 'press_button', button: 'volume_down' });
    await perform({ type: 'press_button', button: 'power' });
    const volume = Number(Object(before).system.volume);
    expect(await state()).toMatchObject({ system: { volume: volume + 1, screenOn: false } });
  });

  it('sends a field with the enter key', async () => {
    await perform({ type: 'open_app', name: 'Momento' });
    await tapOn("Don't allow");
    await tapOn('Comment');
    await tapOn('Add a comment');
    await perform({ type: 'type_text', text: 'Lovely' });
    await perform({ type: 'press_button', button: 'enter' });
    expect(await labels()).toContain('Lovely');
  });

  it('leaves the keys of its keyboard out of the elements', async () => {
    await perform({ type: 'open_app', name: 'Momento' });
    await tapOn("Don't allow");
    await tapOn('Comment');
    await tapOn('Add a comment');
    expect(await state()).toMatchObject({ system: { keyboardShown: true } });
    const listed = await labels();
    expect(listed).not.toContain('q');
    expect(listed).not.toContain('Shift');
    expect(await findElement(driver, 'Add a comment')).toMatchObject({ role: 'input', focused: true });
  });

  it('says that nothing takes text when nothing has the focus', async () => {
    await expect(perform({ type: 'type_text', text: 'lost' })).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('Tap the input first'),
    });
  });

  it('is lost when its session dies, does nothing twice, and is found again as it was', async () => {
    await perform({ type: 'open_app', name: 'Momento' });
    await tapOn("Don't allow");
    await driver.capture(never);
    const before = await state();
    await (await remote({ deadSession: true }))[Symbol.asyncDispose]();
    const like = { x: 48, y: 690 };
    await expect(perform({ type: 'double_tap', at: like })).rejects.toMatchObject({
      name: 'PhoneError',
      kind: 'phone_lost',
    });
    await expect(driver.capture(never)).rejects.toMatchObject({ kind: 'phone_lost' });
    await driver.close();
    driver = await connect(virtualConnection(udid), never);
    expect(await driver.currentApp(never)).toEqual({ packageName: MOMENTO });
    expect(await state()).toEqual(before);
  });

  it('lists nothing of an empty tree while its frame is as before', async () => {
    await (await remote({ emptyTree: true }))[Symbol.asyncDispose]();
    expect(await driver.elements(never)).toEqual([]);
    expect(await driver.capture(never)).toMatchObject({ widthPx: 540, heightPx: 1200 });
  });

  it('says that there is too much to list, and lists it when there is less', async () => {
    await (await remote({ hugeTree: true }))[Symbol.asyncDispose]();
    await expect(driver.elements(never)).rejects.toMatchObject({
      name: 'PhoneError',
      kind: 'too_large',
      message: expect.stringContaining('Go by the screenshot'),
    });
    await (await remote({ hugeTree: false }))[Symbol.asyncDispose]();
    expect(await labels()).toContain('Momento');
  });

  it('stops waiting for a slow tree when its caller does', async () => {
    await (await remote({ slowTreeMs: 1_000 }))[Symbol.asyncDispose]();
    await expect(driver.elements(AbortSignal.timeout(200))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await driver.capture(never)).toMatchObject({ widthPx: 540, heightPx: 1200 });
  });

  it("lists what turns while a page loads, and the developer's names", async () => {
    await (await remote({ loadMs: 60_000 }))[Symbol.asyncDispose]();
    await perform({ type: 'open_app', name: 'Shop' });
    const elements = await driver.elements(never);
    expect(elements).toContainEqual(expect.objectContaining({ role: 'progress', interactive: false }));
    expect(elements.find(({ role }) => role === 'tab')?.id).toMatch(/^com\.opposable\.shop:id\//);
  });

  it.each([
    ['permission', {}, 'com.android.permissioncontroller', 'permission_deny_button', MOMENTO],
    ['crash', { crash: true }, 'android', 'aerr_close', 'com.opposable.launcher'],
    ['not responding', { notResponding: true }, 'android', 'aerr_wait', MOMENTO],
  ])('shows the dialog of Android for: %s', async (_what, faults, packageName, id, next) => {
    await perform({ type: 'open_app', name: 'Momento' });
    if (packageName === 'android') await tapOn("Don't allow");
    await (await remote(faults))[Symbol.asyncDispose]();
    expect(await driver.currentApp(never)).toEqual({ packageName });
    const elements = await driver.elements(never);
    const choice = elements.find((element) => element.id === `${packageName}:id/${id}`);
    if (choice === undefined) throw new Error(`No ${id} among ${JSON.stringify(elements)}`);
    await perform({ type: 'tap', at: centre(choice) });
    expect(await driver.currentApp(never)).toEqual({ packageName: next });
  });

  it('has a frame of one colour on a secure screen, and its elements', async () => {
    await (await remote({ blackScreen: true }))[Symbol.asyncDispose]();
    const { png } = await driver.capture(never);
    const { channels } = await sharp(png).stats();
    expect(channels.map(({ min, max }) => [min, max])).toEqual(channels.map(() => [0, 0]));
    expect(await labels()).toContain('Momento');
  });

  it('measures points by its latest frame when it is turned', async () => {
    await driver.capture(never);
    await using session = await remote();
    await session.post('orientation', { orientation: 'LANDSCAPE' });
    const bottom = { x: 10, y: 1_100 };
    expect(await driver.capture(never)).toMatchObject({
      widthPx: 1200,
      heightPx: 540,
      input: { width: 1200, height: 540 },
    });
    await expect(perform({ type: 'tap', at: bottom })).rejects.toMatchObject({
      kind: 'out_of_bounds',
      message: expect.stringContaining('1200x540'),
    });
  });

  it('is touched where its elements are on a larger screen, too', async () => {
    const large = virtualConnection(`${udid}-large`, { 'appium:deviceScreen': '1080x2400@2.625' });
    const other = await connect(large, never);
    try {
      expect(await other.capture(never)).toMatchObject({ widthPx: 1080, heightPx: 2400 });
      await other.perform({ type: 'tap', at: centre(await findElement(other, 'Momento')) }, never);
      await vi.waitFor(() => findElement(other, "Don't allow"), { timeout: 5_000 });
    } finally {
      await other.close();
    }
  });

  it('is given back before a slow command is answered, and taken up again without a repetition', async () => {
    await using other = await remote();
    const before = Number(Object(await other.execute('mobile: virtualState')).system.volume);
    await (await remote({ latencyMs: 4_000 }))[Symbol.asyncDispose]();
    const action = perform({ type: 'press_button', button: 'volume_up' });
    const answered = other.execute('mobile: getCurrentPackage').then(() => 'a command answered');
    // The server takes requests as they come: the action is in flight by its answer.
    await fetch(new URL('status', appium.url));
    const closed = driver.close().then(() => 'closed');
    await expect(action).rejects.toMatchObject({ kind: 'phone_lost' });
    expect(await Promise.race([closed, answered])).toBe('closed');
    await (await remote({ latencyMs: 0 }))[Symbol.asyncDispose]();
    driver = await connect(virtualConnection(udid), never);
    await answered;
    expect(Object(await state()).system.volume - before).toBeLessThanOrEqual(1);
    expect(await driver.capture(never)).toMatchObject({ widthPx: 540, heightPx: 1200 });
  });

  it('keeps what is typed out of the log of its server', async () => {
    await perform({ type: 'type_text', text: 'hunter2' }).catch(silent);
    await (await remote({ deadSession: true }))[Symbol.asyncDispose]();
    await perform({ type: 'type_text', text: 'hunter2' }).catch(silent);
    expect(appium.log.join('\n')).not.toContain('hunter2');
  });

  it.each(['memory', 'filesystem'] as const)(
    'is what it was on another phone, in the mode %s',
    async (mode) => {
      await perform({ type: 'open_app', name: 'Notes' });
      await tapOn('New note');
      await tapOn('Title');
      await perform({ type: 'type_text', text: 'Gruß 😀' });
      await perform({ type: 'press_button', button: 'back' });
      await perform({ type: 'press_button', button: 'back' });
      const saved = (await driver.snapshots?.save(mode, never)) ?? new Uint8Array();
      await using other = await connect(virtualConnection(`${udid}-other`), never).then(closing);
      await other.driver.snapshots?.restore(saved, mode, never);
      const app = await other.driver.currentApp(never);
      expect(app?.packageName).toBe(mode === 'memory' ? 'com.opposable.notes' : 'com.opposable.launcher');
      await other.driver.perform({ type: 'open_app', name: 'Notes' }, never);
      await findElement(other.driver, /Gruß 😀/);
    },
  );

  it('refuses a snapshot that it can not read', async () => {
    await expect(driver.snapshots?.restore(Buffer.from('{}'), 'memory', never)).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('another version'),
    });
  });

  it('is found where its record says, or the reason is told', async () => {
    const broken = virtualConnection(udid, { 'appium:deviceScreen': 'huge' });
    await expect(connect({ ...broken, udid: `${udid}-broken` }, never)).rejects.toMatchObject({
      name: 'PhoneError',
      kind: 'phone_lost',
      message: expect.stringContaining('huge'),
    });
  });
});

/** The driver, closed at the end of its block. */
function closing(driver: PhoneDriver): AsyncDisposable & { readonly driver: PhoneDriver } {
  return { driver, [Symbol.asyncDispose]: () => driver.close() };
}
