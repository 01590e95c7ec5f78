import { expect, test } from 'vitest';
import { refusal } from '../../../../src/agent/judging/allowed-apps.ts';
import { PHONE_BUTTONS, type PhoneAction } from '../../../../src/domain/phone-action.ts';

const tap: PhoneAction = { type: 'tap', at: { x: 1, y: 2 } };
const open = (name: string): PhoneAction => ({ type: 'open_app', name });
const SHOP = 'com.example.shop';
const BANK = 'com.example.bank';

test('without a list everything goes', () => {
  expect(refusal(undefined, BANK, tap)).toBeUndefined();
  expect(refusal(undefined, null, open('Bank'))).toBeUndefined();
});

test('an app on the list can be used, whatever the case', () => {
  expect(refusal([SHOP], SHOP, tap)).toBeUndefined();
  expect(refusal(['COM.Example.SHOP'], SHOP, tap)).toBeUndefined();
  expect(refusal(['shop'], SHOP, tap)).toBeUndefined();
});

test('another app is refused in words that help', () => {
  expect(refusal([SHOP, 'Notes'], BANK, tap)).toBe(
    'Not done: the app in front, com.example.bank, is not allowed in this session. Allowed apps: com.example.shop, Notes. Press back or home, or open one of these.',
  );
  expect(refusal([], SHOP, tap)).toContain('Allowed apps: none.');
});

test.each([
  ['com.example.shopping'],
  ['com.example.shop.evil'],
  ['com.shop.example'],
  ['evil.com.example.shop'],
])('%s is not the shop', (app) => {
  expect(refusal([SHOP], app, tap)).toContain(app);
  expect(refusal(['Shop'], 'com.example.shop.evil', tap)).toContain('not allowed');
});

test('the ways out of another app are open, other buttons are not', () => {
  const free = PHONE_BUTTONS.filter(
    (button) => refusal([SHOP], BANK, { type: 'press_button', button }) === undefined,
  );
  expect(free).toEqual(['back', 'home', 'recents']);
});

test('looking and waiting are always allowed', () => {
  expect(refusal([SHOP], BANK, undefined)).toBeUndefined();
  expect(refusal([SHOP], null, undefined)).toBeUndefined();
});

test.each<[string, readonly string[], string, boolean]>([
  ['a listed name', ['Shop'], 'shop', true],
  ['a listed package', [SHOP], SHOP, true],
  ['a listed package by its last part', [SHOP], 'Shop', true],
  ['a package whose last part is listed', ['Shop'], SHOP, true],
  ['a package that is not listed', [SHOP, 'Notes'], BANK, false],
  ['a name that is not among names', ['Shop', 'Notes'], 'Bank', false],
  ['a name that may be a listed package', [SHOP], 'Corner store', true],
  ['anything, of an empty list', [], 'Bank', false],
])('opening %s: %s, "%s"', (_, allowed, name, opens) => {
  const said = refusal(allowed, BANK, open(name));
  if (opens) expect(said).toBeUndefined();
  else expect(said).toContain(`the app ${JSON.stringify(name)} is not allowed`);
});

test.each([
  'com.google.android.apps.nexuslauncher',
  'com.android.launcher3',
  'com.miui.home',
  'com.opposable.launcher',
  'com.apple.springboard',
  'com.android.permissioncontroller',
  'com.google.android.packageinstaller',
  'android',
])('%s can always be touched', (app) => {
  expect(refusal([SHOP], app, tap)).toBeUndefined();
});

test.each(['com.homedepot.app', 'com.google.android.apps.home.smart', 'com.android.settings'])(
  '%s is no home screen',
  (app) => {
    expect(refusal([SHOP], app, tap)).toContain(app);
  },
);

test('when the app in front can’t be told, nothing can be touched, and one can open an app', () => {
  expect(refusal([SHOP], null, tap)).toMatch(/can't be told.*com\.example\.shop.*wait/);
  expect(refusal([SHOP], null, { type: 'press_button', button: 'home' })).toBeUndefined();
  expect(refusal([SHOP], null, open(SHOP))).toBeUndefined();
});
