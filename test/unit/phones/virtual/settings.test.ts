import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Settings = Readonly<Record<string, boolean | number | string>>;

async function openedAt(...pages: readonly string[]): Promise<HeldPhone> {
  const held = new HeldPhone();
  held.phone.openApp('com.opposable.settings');
  for (const page of pages) await held.tap(page);
  return held;
}

const settingsOf = (held: HeldPhone) => held.state<Settings>('settings');
const SWITCH = 'android.widget.Switch';

describe('Settings', () => {
  it.each([
    ['Network & internet', 'Mobile data', 'mobileData', false],
    ['Network & internet', 'Data saver', 'dataSaver', true],
    ['Connected devices', 'NFC', 'nfc', false],
    ['Notifications', 'Momento', 'momentoNotifications', false],
    ['Sound & vibration', 'Do not disturb', 'doNotDisturb', true],
    ['Display', 'Dark theme', 'darkTheme', true],
    ['Display', 'Auto-rotate screen', 'autoRotate', false],
    ['Battery', 'Battery saver', 'batterySaver', true],
    ['Location', 'Use location', 'location', false],
  ])('has, under "%s", the switch "%s"', async (page, label, name, after) => {
    const held = await openedAt(page);
    expect(await held.see({ className: SWITCH, label })).toMatchObject({ checked: !after, enabled: true });
    await held.tap({ className: SWITCH, label });
    expect((await held.see({ className: SWITCH, label })).checked).toBe(after);
    expect(settingsOf(held)[name]).toBe(after);
    await held.tap({ className: SWITCH, label });
    expect(settingsOf(held)[name]).toBe(!after);
  });

  it('turns Wi-Fi off by its switch, and opens its networks by its name', async () => {
    const held = await openedAt('Network & internet');
    await held.tap({ id: 'switch_wifi' });
    expect(settingsOf(held)).toMatchObject({ wifi: false, page: 'network' });
    await held.tap({ id: 'page_wifi' });
    expect(settingsOf(held)).toMatchObject({ wifi: false, page: 'wifi' });
    await held.tap('Use Wi-Fi');
    expect(settingsOf(held)['wifi']).toBe(true);
  });

  it('takes a moment to turn Bluetooth on, and none to turn it off', async () => {
    const held = await openedAt('Connected devices');
    await held.tap('Bluetooth');
    expect(await held.see('Bluetooth')).toMatchObject({ checked: false, enabled: false });
    expect(await held.find('Turning on…')).toBeDefined();
    await held.tap('Bluetooth');
    held.wait(2_000);
    expect(await held.see('Bluetooth')).toMatchObject({ checked: true, enabled: true });
    expect(settingsOf(held)['bluetooth']).toBe(true);
    await held.tap('Bluetooth');
    expect(settingsOf(held)['bluetooth']).toBe(false);
  });

  it('silences the radios in airplane mode, and brings back those that were on', async () => {
    const held = await openedAt('Network & internet');
    await held.tap('Airplane mode');
    expect(settingsOf(held)).toMatchObject({
      airplaneMode: true,
      wifi: false,
      bluetooth: false,
      mobileData: false,
    });
    expect((await held.see('Mobile data')).enabled).toBe(false);
    await held.tap('Mobile data');
    expect(settingsOf(held)['mobileData']).toBe(false);
    await held.tap('Airplane mode');
    expect(settingsOf(held)).toMatchObject({
      airplaneMode: false,
      wifi: true,
      bluetooth: false,
      mobileData: true,
    });
  });

  it('stops Bluetooth from turning on when airplane mode comes first', async () => {
    const held = await openedAt('Connected devices');
    await held.tap('Bluetooth');
    await held.back();
    await held.tap('Network & internet');
    await held.tap('Airplane mode');
    held.wait(5_000);
    await held.see('Airplane mode');
    expect(settingsOf(held)['bluetooth']).toBe(false);
  });

  it.each([
    ['wifi', 'Wi-Fi'],
    ['dark mode', 'Dark theme'],
    ['gps', 'Location'],
    ['momento', 'Momento notifications'],
  ])('finds by "%s" the switch "%s"', async (search, label) => {
    const held = await openedAt();
    await held.typeInto('Search settings', search);
    const before = await held.see({ className: SWITCH, label });
    await held.tap({ className: SWITCH, label });
    expect((await held.see({ className: SWITCH, label })).checked).toBe(!before.checked);
  });

  it('finds pages, and says when it finds nothing', async () => {
    const held = await openedAt();
    await held.typeInto('Search settings', 'about');
    await held.tap('About phone');
    expect(await held.find('Android version')).toBeDefined();
    await held.back();
    await held.typeInto('Search settings', 'teapot');
    expect(await held.find('No results')).toBeDefined();
  });

  it('changes the brightness step by step, down to a tenth', async () => {
    const held = await openedAt('Display');
    await held.tap('Increase brightness');
    expect(await held.texts('brightness')).toEqual(['70%']);
    for (let taps = 0; taps < 12; taps += 1) await held.tap('Decrease brightness');
    expect(settingsOf(held)['brightness']).toBe(1);
  });

  it('goes back page by page, and then home', async () => {
    const held = await openedAt('Network & internet');
    await held.tap({ id: 'page_wifi' });
    await held.back();
    expect(settingsOf(held)['page']).toBe('network');
    await held.back();
    expect(settingsOf(held)['page']).toBe('main');
    await held.tap('Search settings');
    await held.back();
    expect(await held.texts('title')).toEqual(['Settings']);
    await held.back();
    expect(held.phone.currentPackage).toBe('com.opposable.launcher');
  });

  it('shows what it finds above the keyboard in landscape, too', async () => {
    const held = await openedAt();
    held.phone.setOrientation('LANDSCAPE');
    await held.typeInto('Search settings', 'battery saver');
    await held.tap('Battery saver');
    expect(settingsOf(held)['batterySaver']).toBe(true);
  });
});
