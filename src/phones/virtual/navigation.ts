import type { App } from './app.ts';
import { APPS } from './apps.ts';
import { createOs, hideKeyboard, type PhoneParts } from './os.ts';
import { PERMISSION_PACKAGE, SYSTEM_PACKAGE, SYSTEM_UI_PACKAGE, type SystemState } from './state.ts';
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

/** @returns the app in front if a dialog of the system says that something is wrong with it */
export function troubledApp({ state, faults }: PhoneParts): App | undefined {
  return faults.crash || faults.notResponding ? appInFront(state.system) : undefined;
}

/** @returns the package that Android would name as the one in front */
export function packageInFront(phone: PhoneParts): string {
  const { system } = phone.state;
  if (system.locked) return SYSTEM_UI_PACKAGE;
  if (troubledApp(phone)) return SYSTEM_PACKAGE;
  return askingApp(system) ? PERMISSION_PACKAGE : (appInFront(system)?.package ?? HOME_PACKAGE);
}

/**
 * Brings an app to the front, with the deep link if there is one; its permission is asked for once. A
 * lock screen stays where it is.
 */
export function openApp(phone: PhoneParts, app: App, link?: string): void {
  const { system, apps } = phone.state;
  const os = createOs(phone);
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
  // Nothing but its own buttons answers what the system says of an app.
  if (troubledApp(phone)) return;
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

/** Ends an app that has crashed or hangs, and shows the home screen. */
export function closeTroubled(phone: PhoneParts): void {
  endTrouble(phone);
  goHome(phone);
}

/** Starts an app again that has crashed. */
export function restartTroubled(phone: PhoneParts): void {
  const app = troubledApp(phone);
  endTrouble(phone);
  if (app) openApp(phone, app);
}

/** Gives an app that hangs more time, which is all that it needs. */
export function endTrouble(phone: PhoneParts): void {
  phone.faults = { ...phone.faults, crash: false, notResponding: false };
}

/** Turns the screen off and locks it. */
export function lock(phone: PhoneParts): void {
  const { system } = phone.state;
  system.screenOn = false;
  system.locked = true;
  system.focus = null;
  system.keyboardShown = false;
}

/** Wakes the screen, and puts the lock screen away unless it asks for another code. */
export function unlock(phone: PhoneParts, code = ''): void {
  const { system } = phone.state;
  system.screenOn = true;
  if (phone.faults.lockCode !== '' && phone.faults.lockCode !== code) return;
  system.locked = false;
  phone.faults = { ...phone.faults, locked: false };
}

/** Even a stuck keyboard doesn't follow to another screen. */
function leave({ state: { system } }: PhoneParts): void {
  system.recentsShown = false;
  system.focus = null;
  system.keyboardShown = false;
}
