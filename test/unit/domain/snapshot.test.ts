import { expect, test } from 'vitest';
import { snapshotKindOf } from '../../../src/domain/snapshot.ts';
import { virtualPhone } from '../../../src/phones/virtual-phone.ts';

const uiautomator2 = { 'appium:automationName': 'UiAutomator2' };

test("the server's own phones are virtual", () => {
  expect(snapshotKindOf(virtualPhone(1))).toBe('virtual');
});

test.each([
  ['an emulator', 'android', 'emulator-5554', uiautomator2, 'android_emulator'],
  [
    'an emulator, whatever the case',
    'android',
    'emulator-5554',
    { 'appium:automationName': 'uiautomator2' },
    'android_emulator',
  ],
  ['a real Android phone', 'android', 'R58M1234567', uiautomator2, undefined],
  ['an emulator without a driver', 'android', 'emulator-5554', {}, undefined],
  ['an iPhone', 'ios', '00008030-001', { 'appium:automationName': 'XCUITest' }, undefined],
  ['a browser', 'chromium', 'emulator-5554', { 'appium:automationName': 'Chromium' }, undefined],
] as const)('%s', (_name, platform, udid, capabilities, kind) => {
  expect(snapshotKindOf({ platform, udid, capabilities })).toBe(kind);
});
