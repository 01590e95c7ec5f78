import { expect, test } from 'vitest';
import { dialogOf, refusesPermission } from '../../../../src/agent/judging/dialogs.ts';
import type { PhoneElement } from '../../../../src/domain/phone.ts';
import { androidElements } from '../../../../src/phones/android-elements.ts';
import { HeldPhone } from '../../../support/virtual-phone.ts';

const bounds = { x: 0, y: 0, width: 10, height: 10 };
const button = (label: string, id?: string): PhoneElement => ({
  role: 'button',
  label,
  bounds,
  interactive: true,
  ...(id !== undefined && { id }),
});
const text = (label: string, id?: string): PhoneElement => ({
  role: 'text',
  label,
  bounds,
  interactive: false,
  ...(id !== undefined && { id }),
});

const CONTROLLER = 'com.google.android.permissioncontroller';
const controls = (name: string): string => `com.android.permissioncontroller:id/${name}`;

test.each([
  CONTROLLER,
  'com.android.permissioncontroller',
  'com.google.android.packageinstaller',
  'com.android.packageinstaller',
])('%s asks for permissions', (app) => {
  const allow = button('Allow');
  const deny = button('Don’t allow');
  const found = dialogOf(app, [text('Allow Maps to see where you are?'), allow, deny]);
  expect(found).toEqual({
    kind: 'permission',
    app,
    text: 'Allow Maps to see where you are?',
    allow,
    deny,
  });
});

test('buttons are known by their ids in any language, and what grants least is preferred', () => {
  const always = button('許可', controls('permission_allow_button'));
  const inUse = button('アプリの使用時のみ', controls('permission_allow_foreground_only_button'));
  const once = button('今回のみ', controls('permission_allow_one_time_button'));
  const deny = button('許可しない', controls('permission_deny_and_dont_ask_again_button'));
  expect(dialogOf(CONTROLLER, [always, inUse, once, deny])).toMatchObject({ allow: once, deny });
  expect(dialogOf(CONTROLLER, [always, inUse, deny])).toMatchObject({ allow: inUse, deny });
  expect(dialogOf(CONTROLLER, [always])).toMatchObject({ allow: always });
  expect(dialogOf(CONTROLLER, [always])?.deny).toBeUndefined();
});

test.each([
  ['While using the app', 'Don’t allow'],
  ['Allow only while using the app', "Don't allow"],
  ['Nur dieses Mal', 'Nicht zulassen'],
  ['Autoriser', 'Ne pas autoriser'],
  ['Permitir', 'No permitir'],
  ['İzin ver', 'İzin verme'],
])('"%s" and "%s" are known by their words', (yes, no) => {
  const [allow, deny] = [button(yes), button(no)];
  expect(dialogOf(CONTROLLER, [deny, allow])).toMatchObject({ allow, deny });
  expect([allow, deny].map(refusesPermission)).toEqual([false, true]);
});

test('a dialog of the package installer can be cancelled, and is never allowed by itself', () => {
  const cancel = button('Cancel');
  const found = dialogOf('com.google.android.packageinstaller', [
    text('Do you want to uninstall this app?'),
    button('OK'),
    cancel,
  ]);
  expect(found).toMatchObject({ kind: 'permission', deny: cancel });
  expect(found?.allow).toBeUndefined();
});

test('a page of settings in the same package is no dialog', () => {
  const radio: PhoneElement = { ...button('Allow'), role: 'checkbox' };
  expect(dialogOf(CONTROLLER, [text('Location permission'), radio, button('Navigate up')])).toBeUndefined();
  expect(dialogOf(CONTROLLER, [])).toBeUndefined();
});

test.each(['android', 'com.example.maps', null])(
  'the dialog of an app that crashed is known by its ids while %s is in front',
  (app) => {
    const close = button('Zamknij', 'android:id/aerr_close');
    const restart = button('Otwórz ponownie', 'android:id/aerr_restart');
    expect(dialogOf(app, [text('Maps', 'android:id/alertTitle'), restart, close])).toEqual({
      kind: 'crash',
      app: 'android',
      text: 'Maps',
      allow: restart,
      deny: close,
    });
  },
);

test('an app that does not answer can be waited for or closed', () => {
  const wait = button('Wait', 'android:id/aerr_wait');
  const close = button('Close app', 'android:id/aerr_close');
  const found = dialogOf('com.example.maps', [text("Maps isn't responding"), close, wait]);
  expect(found).toMatchObject({ kind: 'not_responding', allow: wait, deny: close });
});

test('without ids the words tell, in dialogs of the system alone', () => {
  const close = button('Close app');
  const elements = [text('Maps keeps stopping'), button('App info'), close];
  expect(dialogOf('android', elements)).toMatchObject({ kind: 'crash', deny: close });
  expect(dialogOf('android', elements)?.allow).toBeUndefined();
  expect(dialogOf('com.example.chat', elements)).toBeUndefined();
  const wait = button('Wait');
  const waiting = [text('Maps isn’t responding'), close, wait];
  expect(dialogOf('android', waiting)).toMatchObject({ kind: 'not_responding', allow: wait, deny: close });
  expect(dialogOf('android', [text('Share with'), button('Ada')])).toBeUndefined();
});

test.each([
  ['Allow', 'Don’t Allow'],
  ['Allow Once', 'Don’t Allow'],
  ['OK', 'Don’t Allow'],
  ['Allow', 'Ask App Not to Track'],
])('springboard asks with "%s" and "%s"', (yes, no) => {
  const [allow, deny] = [button(yes), button(no)];
  expect(dialogOf('com.apple.springboard', [text('“Maps” Would Like to …'), deny, allow])).toMatchObject({
    kind: 'permission',
    app: 'com.apple.springboard',
    allow,
    deny,
  });
});

test.each([[['Messages', 'Allow']], [['OK']], [['OK', 'Cancel']], [['Don’t Allow']]])(
  'springboard with %j asks for no permission',
  (labels) => {
    expect(
      dialogOf(
        'com.apple.springboard',
        labels.map((label) => button(label)),
      ),
    ).toBeUndefined();
  },
);

test('an app that draws the same words asks for nothing', () => {
  expect(dialogOf('com.example.game', [button('Allow'), button("Don't allow")])).toBeUndefined();
  expect(dialogOf(null, [button('Allow'), button("Don't allow")])).toBeUndefined();
});

test('the text leaves out the bars, and is cut', () => {
  const deny = button('Deny');
  const bars = text('12:30', 'com.android.systemui:id/clock');
  expect(dialogOf(CONTROLLER, [bars, text('Allow it?'), deny])?.text).toBe('Allow it?');
  expect(dialogOf(CONTROLLER, [text('x'.repeat(9_000)), deny])?.text).toHaveLength(500);
});

test('the virtual phone’s permission dialog is found, and gone once it is answered', async () => {
  const held = new HeldPhone({ widthPx: 540, heightPx: 1200 });
  held.phone.openApp('com.opposable.messages');
  const look = async () =>
    dialogOf(
      held.phone.currentPackage,
      androidElements(await held.phone.source(), { widthPx: 540, heightPx: 1200 }),
    );
  const found = await look();
  expect(found).toMatchObject({ kind: 'permission', app: 'com.android.permissioncontroller' });
  expect(found?.text).toContain('Allow Messages to access your contacts?');
  expect(found?.allow?.label).toBe('Allow');
  expect(found?.deny?.label).toBe("Don't allow");
  await held.tap("Don't allow");
  expect(await look()).toBeUndefined();
});
