import type { App, Os } from './app.ts';
import { APPS, DOCK } from './apps.ts';
import * as navigation from './navigation.ts';
import { hideKeyboard, type PhoneParts } from './os.ts';
import type { Canvas } from './renderer.ts';
import { PERMISSION_PACKAGE, SYSTEM_PACKAGE } from './state.ts';
import { NAVIGATION_BAR_DP, navigationBar, STATUS_BAR_DP, statusBar } from './system/bars.ts';
import { home, recents } from './system/home.ts';
import { type KeyboardKeys, keyboard, keyboardDp } from './system/keyboard.ts';
import { lockScreen } from './system/lock-screen.ts';
import { dialog, toast } from './system/overlays.ts';
import { COLOR } from './theme.ts';
import { column, type View } from './view.ts';

/** What keys do that type into the input with the focus. */
export type TypingKeys = Omit<KeyboardKeys, 'hide'>;

/** @returns everything that is on the screen, from the app up to the toast */
export function composeScreen(phone: PhoneParts, os: Os, canvas: Canvas, typing: TypingKeys): View {
  const { system } = phone.state;
  if (system.locked) return lockScreen(os, phone.faults.lockCode !== '', () => navigation.unlock(phone));
  const app = navigation.appInFront(system);
  const isLow = canvas.widthPx > canvas.heightPx;
  const keyboardRoom = system.keyboardShown ? keyboardDp(isLow) : 0;
  const front = app ? appView(phone, app, os) : homeView(phone, os, isLow);
  const overlays = app ? overlaysOf(phone, app, front) : [];
  const isDark = app === undefined || overlays.length > 0;
  const ink = isDark ? '#ffffff' : COLOR.ink;
  const keys = { ...typing, hide: () => hideKeyboard(phone) };
  const buttons = {
    back: () => navigation.goBack(phone),
    home: () => navigation.goHome(phone),
    recents: () => navigation.toggleRecents(phone),
  };
  const top = app ? STATUS_BAR_DP : 0;
  const height = canvas.heightPx / canvas.scale - top - NAVIGATION_BAR_DP - keyboardRoom;
  return column(
    {
      style: {
        width: '100%',
        height: '100%',
        fontFamily: 'Inter',
        background: app ? COLOR.paper : '#1b2136',
      },
    },
    column(
      { style: { position: 'absolute', left: 0, right: 0, top, height, overflow: 'hidden' } },
      { ...front, children: front.children.filter(({ overlay }) => !overlay) },
    ),
    ...overlays.map((view) => above(view, NAVIGATION_BAR_DP + keyboardRoom)),
    system.keyboardShown && keyboard(system.keyboard, keys, isLow),
    statusBar(os, ink),
    navigationBar(buttons, ink, isDark ? 'transparent' : COLOR.paper),
    system.toast !== null &&
      !os.reached(system.toast.untilMs) &&
      toast(system.toast.words, NAVIGATION_BAR_DP + keyboardRoom),
  );
}

function homeView(phone: PhoneParts, os: Os, isLow: boolean): View {
  const { system } = phone.state;
  const open = (app: App): void => navigation.openApp(phone, app);
  if (!system.recentsShown) return home(os, APPS, DOCK, open, isLow);
  const used = system.recents.flatMap((name) => APPS.filter((app) => app.package === name));
  return recents(used, open, () => navigation.clearRecents(phone), isLow);
}

function appView({ state }: PhoneParts, app: App, os: Os): View {
  const view = app.view(state.apps[app.package] ?? {}, os);
  return { ...view, package: app.package, style: { width: '100%', height: '100%', ...view.style } };
}

/** What lies over the app: its own dialogs, the promotion, and the system's dialogs on top. */
function overlaysOf(phone: PhoneParts, app: App, { children }: View): readonly View[] {
  const own = children
    .filter(({ overlay }) => overlay)
    .map((view) => ({ ...view, package: view.package ?? app.package }));
  const isAsking = navigation.askingApp(phone.state.system) !== undefined;
  return [
    ...own,
    ...(phone.faults.popup ? [promotion(app, () => navigation.closePopup(phone))] : []),
    ...(isAsking ? [permission(app, (granted) => navigation.answerPermission(phone, granted))] : []),
    ...(navigation.troubledApp(phone) ? [trouble(phone, app)] : []),
  ];
}

/** The content of an overlay keeps clear of what lies over its lower end; the overlay itself does not. */
function above(view: View, heightDp: number): View {
  return { ...view, style: { ...view.style, paddingBottom: heightDp } };
}

function permission({ name, permission: what = '' }: App, answer: (granted: boolean) => void): View {
  return dialog({
    package: PERMISSION_PACKAGE,
    title: `Allow ${name} to ${what}?`,
    choices: [
      { label: 'Allow', id: 'permission_allow_button', onTap: () => answer(true) },
      { label: "Don't allow", id: 'permission_deny_button', onTap: () => answer(false) },
    ],
  });
}

/** Android's own words and ids for an app that has crashed, or that hangs. */
function trouble(phone: PhoneParts, { name }: App): View {
  const close = { label: 'Close app', id: 'aerr_close', onTap: () => navigation.closeTroubled(phone) };
  const wait = { label: 'Wait', id: 'aerr_wait', onTap: () => navigation.endTrouble(phone) };
  const again = {
    label: 'Open app again',
    id: 'aerr_restart',
    onTap: () => navigation.restartTroubled(phone),
  };
  return dialog({
    package: SYSTEM_PACKAGE,
    title: phone.faults.crash ? `${name} keeps stopping` : `${name} isn't responding`,
    titleId: 'alertTitle',
    choices: [close, phone.faults.crash ? again : wait],
  });
}

function promotion(app: App, close: () => void): View {
  return dialog({
    package: app.package,
    title: `Get more out of ${app.name}`,
    body: 'Try Plus free for 30 days. No advertisements, more fun.',
    choices: [
      { label: 'Start free trial', kind: 'filled', id: 'promotion_accept', onTap: close },
      { label: 'Not now', id: 'promotion_close', onTap: close },
    ],
  });
}
