import type { App } from './app.ts';
import { APPS } from './apps.ts';
import { createOs, type Device, hideKeyboard } from './os.ts';
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
export function openApp(device: Device, app: App, link?: string): void {
  const { system, apps } = device.state;
  const os = createOs(device);
  system.screenOn = true;
  system.foreground = app.package;
  system.recentsShown = false;
  system.recents = [app.package, ...system.recents.filter((other) => other !== app.package)];
  if (!system.opened.includes(app.package)) system.opened.push(app.package);
  os.focus(undefined);
  app.open?.(apps[app.package] ?? {}, os, link);
}

/** Closes what lies uppermost: a dialog, the keyboard, the recent apps, a page of the app, the app. */
export function goBack(device: Device): void {
  const { system, apps } = device.state;
  const app = appInFront(system);
  if (askingApp(system)) answerPermission(device, false);
  else if (system.keyboardShown && !device.faults.stuckKeyboard) hideKeyboard(device);
  else if (system.recentsShown) system.recentsShown = false;
  else if (app && device.faults.popup) closePopup(device);
  else if (app && !app.back?.(apps[app.package] ?? {}, createOs(device))) goHome(device);
}

/** Shows the home screen. The app that was in front stays as it is. */
export function goHome(device: Device): void {
  const { system } = device.state;
  system.foreground = null;
  leave(device);
}

/** Shows the apps that were used last, or goes back from them. */
export function toggleRecents(device: Device): void {
  const { system } = device.state;
  const shown = !system.recentsShown;
  leave(device);
  system.recentsShown = shown;
}

/** Forgets the apps that were used last, as their "Clear all" does; they keep their content. */
export function clearRecents(device: Device): void {
  device.state.system.recents = [];
  goHome(device);
}

/** Answers the permission dialog of the app in front. */
export function answerPermission({ state: { system } }: Device, granted: boolean): void {
  const app = askingApp(system);
  if (app) system.granted[app.package] = granted;
}

/** Closes the promotional pop-up. */
export function closePopup(device: Device): void {
  device.faults = { ...device.faults, popup: false };
}

/** Even a stuck keyboard doesn't follow to another screen. */
function leave({ state: { system } }: Device): void {
  system.recentsShown = false;
  system.focus = null;
  system.keyboardShown = false;
}
