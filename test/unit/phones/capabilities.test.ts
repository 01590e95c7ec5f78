import { describe, expect, it } from 'vitest';
import { sessionCapabilities } from '../../../src/phones/capabilities.ts';
import type { PhoneConnection } from '../../../src/phones/phone-driver.ts';

const phone = (
  automationName: string,
  platform: PhoneConnection['platform'] = 'android',
): PhoneConnection => ({
  platform,
  udid: 'emulator-5554',
  capabilities: { platformName: 'Android', 'appium:automationName': automationName },
});

describe('sessionCapabilities', () => {
  it('keeps what is on the phone and lets an Appium session wait for a person', () => {
    expect(sessionCapabilities(phone('OpposableVirtual'), 4711)).toEqual({
      platformName: 'Android',
      'appium:automationName': 'OpposableVirtual',
      'appium:udid': 'emulator-5554',
      'appium:noReset': true,
      'appium:newCommandTimeout': 0,
      'appium:settings[shouldUseCompactResponses]': false,
      'appium:settings[elementResponseAttributes]': 'text,attribute/class,attribute/hint,attribute/password',
      'wdio:enforceWebDriverClassic': true,
    });
  });

  it('keeps UiAutomator2 from waiting for a screen that never rests', () => {
    expect(sessionCapabilities(phone('UiAutomator2'), 4711)).toMatchObject({
      'appium:settings[waitForIdleTimeout]': 100,
      'appium:settings[enableMultiWindows]': true,
    });
  });

  it('keeps the screen awake for longer than a driver does by itself', () => {
    const day = 24 * 60 * 60 * 1_000;
    const { 'appium:settings[wakeLockTimeout]': awakeMs } = sessionCapabilities(phone('UiAutomator2'), 4711);
    expect(awakeMs).toBeGreaterThan(day);
    // The driver reads it as an integer of Java's.
    expect(awakeMs).toBeLessThan(2 ** 31);
  });

  it.each([
    ['UiAutomator2', 'attribute/hint'],
    ['XCUITest', 'attribute/placeholderValue'],
  ])('has %s tell what a field holds, and %s, along with its id', (driver, attribute) => {
    const capabilities = sessionCapabilities(phone(driver), 4711);
    expect(capabilities['appium:settings[shouldUseCompactResponses]']).toBe(false);
    const told = String(capabilities['appium:settings[elementResponseAttributes]']).split(',');
    expect(told).toEqual(expect.arrayContaining(['text', attribute]));
  });

  it('gives every browser a port of its own and no udid', () => {
    const capabilities = sessionCapabilities(phone('Chromium', 'chromium'), 4711);
    expect(capabilities).toMatchObject({ 'appium:chromedriverPort': 4711 });
    expect(capabilities).not.toHaveProperty('appium:udid');
  });

  it("lets the phone's record win", () => {
    const own = phone('XCUITest', 'ios');
    const record = { ...own, capabilities: { ...own.capabilities, 'appium:wdaLocalPort': 8101 } };
    expect(sessionCapabilities(record, 4711)).toMatchObject({ 'appium:wdaLocalPort': 8101 });
  });
});
