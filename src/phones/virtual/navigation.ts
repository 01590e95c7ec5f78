import type { App } from './app.ts';
import { APPS } from './apps.ts';
import { createOs, hideKeyboard, type PhoneParts } from './os.ts';
import { PERMISSION_PACKAGE, type SystemState } from './state.ts';
import { HOME_PACKAGE } from './system/home.ts';

/** @returns the app that is in front; none on the home screen and among the recent apps */
export function appInFront({ foreground, recentsShown }: SystemState): App | undefined {
  return recentsShown ? undefined : APPS.find((app) => app.package === foreground);
}

/** @returns the app in front if a permission dialog waits over it */
export function askingApp(system: SystemState): App | undefined {
  const app = appInFront(system);
  return app?.permission !== undefined && system.granted[app.package] === undefined ? app : undefined;
}

/** @returns the package that Android would name as the one in front */
export function packageInFront(system: SystemState): string {
  return askingApp(system) ? PERMISSION_PACKAGE : (appInFront(system)?.package ?? HOME_PACKAGE);
}

/** Brings an app to the front, with the deep link if there is one; its permission is asked for once. */
export function openApp(phone: PhoneParts, app: App, link?: string): void {
  const { system, apps } = phone.state;
  const os = createOs(phone);
  system.screenOn = true;
  system.foreground = app.package;
  system.recentsShown = false;
  system.recents = [app.package, ...system.recents.filter((other) => other !== app.package)];
  if (!system.opened.includes(app.package)) system.opened.push(app.package);
  os.focus(undefined);
  app.open?.(apps[app.package] ?? {}, os, link);
}

/** Closes what lies uppermost: a dialog, the keyboard, the recent apps, a page of the app, the app. */
export function goBack(phone: PhoneParts): void {
  const { system, apps } = phone.state;
  const app = appInFront(system);
  if (askingApp(system)) answerPermission(phone, false);
  else if (system.keyboardShown && !phone.faults.stuckKeyboard) hideKeyboard(phone);
  else if (system.recentsShown) system.recentsShown = false;
  else if (app && phone.faults.popup) closePopup(phone);
  else if (app && !app.back?.(apps[app.package] ?? {}, createOs(phone))) goHome(phone);
}

/** Shows the home screen. The app that was in front stays as it is. */
export function goHome(phone: PhoneParts): void {
  const { system } = phone.state;
  system.foreground = null;
  leave(phone);
}

/** Shows the apps that were used last, or goes back from them. */
export function toggleRecents(phone: PhoneParts): void {
  const { system } = phone.state;
  const shown = !system.recentsShown;
  leave(phone);
  system.recentsShown = shown;
}

/** Forgets the apps that were used last, as their "Clear all" does; they keep their content. */
export function clearRecents(phone: PhoneParts): void {
  phone.state.system.recents = [];
  goHome(phone);
}

/** Answers the permission dialog of the app in front. */
export function answerPermission({ state: { system } }: PhoneParts, granted: boolean): void {
  const app = askingApp(system);
  if (app) system.granted[app.package] = granted;
}

/** Closes the promotional pop-up. */
export function closePopup(phone: PhoneParts): void {
  phone.faults = { ...phone.faults, popup: false };
}

/** Even a stuck keyboard doesn't follow to another screen. */
function leave({ state: { system } }: PhoneParts): void {
  system.recentsShown = false;
  system.focus = null;
  system.keyboardShown = false;
}
