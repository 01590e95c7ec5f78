import type { PhoneAction } from '../../domain/phone-action.ts';
import { isHomeScreen, isSystemDialog } from './system-apps.ts';

/** Buttons that lead out of an app. */
const WAYS_OUT: ReadonlySet<string> = new Set(['home', 'back', 'recents']);

/**
 * Whether a list of allowed apps keeps an action from being carried out. An entry is a package, or a name
 * as people call the app; packages and names compare whatever the case. A name also stands for a package
 * whose last part it is, as "Messages" for `com.example.messages`. Home screens and the system's dialogs
 * are always allowed, and so are the ways out of an app, looking and waiting. When the app in front can't
 * be told, nothing else is.
 *
 * @param allowed nothing when every app is
 * @param app the package in front, or null when it can't be told
 * @param action what the phone would be told; nothing for looking and waiting
 * @returns what the agent is told when the action is refused
 */
export function refusal(
  allowed: readonly string[] | undefined,
  app: string | null,
  action: PhoneAction | undefined,
): string | undefined {
  if (allowed === undefined || action === undefined) return undefined;
  if (action.type === 'press_button' && WAYS_OUT.has(action.button)) return undefined;
  const list = allowed.length === 0 ? 'none' : allowed.join(', ');
  if (action.type === 'open_app') {
    if (mayOpen(allowed, action.name)) return undefined;
    return `Not done: the app ${JSON.stringify(action.name)} is not allowed in this session. Allowed apps: ${list}. Open one of these.`;
  }
  if (app === null) {
    return `Not done: it can't be told which app is in front, and this session may only use: ${list}. Open one of these, or wait and look again.`;
  }
  if (isHomeScreen(app) || isSystemDialog(app) || allowed.some((entry) => isApp(entry, app)))
    return undefined;
  return `Not done: the app in front, ${app}, is not allowed in this session. Allowed apps: ${list}. Press back or home, or open one of these.`;
}

/** A name can be a listed package's that isn't known here: the app in front then tells before the next action. */
function mayOpen(allowed: readonly string[], name: string): boolean {
  if (allowed.some((entry) => isSame(entry, name) || isApp(entry, name) || isApp(name, entry))) return true;
  return !isPackage(name) && allowed.some(isPackage);
}

function isApp(entry: string, packageName: string): boolean {
  if (isSame(entry, packageName)) return true;
  return isPackage(packageName) && !isPackage(entry) && isSame(entry, packageName.split('.').at(-1) ?? '');
}

function isPackage(name: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)+$/.test(name.trim());
}

function isSame(one: string, other: string): boolean {
  const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  return fold(one) === fold(other);
}
