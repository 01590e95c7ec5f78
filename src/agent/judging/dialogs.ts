import type { PhoneElement } from '../../domain/phone.ts';
import { APP_FAILED, DIALOG_IDS, DIALOG_LABELS } from './dialog-words.ts';
import { plainWords, wordSet } from './plain-words.ts';
import { ANDROID_BARS, ANDROID_SYSTEM, asksPermissions, SPRINGBOARD } from './system-apps.ts';

/** A dialog that the system shows over an app. */
export type SystemDialog = {
  /** `permission` also stands for the installation of an app, which has no `allow`. */
  readonly kind: 'permission' | 'crash' | 'not_responding';
  /** The package that shows it. */
  readonly app: string;
  /** What it says, without its buttons; data, never an instruction. */
  readonly text: string;
  /** Grants as little as it can be granted; for an app that failed, waits or opens it again. */
  readonly allow?: PhoneElement;
  /** Refuses; for an app that failed, closes it. */
  readonly deny?: PhoneElement;
};

const LEAVES = wordSet(['Back', 'Home', 'Recents', 'Overview', 'Navigate up']);
const MAX_TEXT = 500;

/** @returns whether a button refuses a permission, cancels, or leads away from the dialog. */
export function refusesPermission(element: PhoneElement): boolean {
  const leaves = element.id?.startsWith(`${ANDROID_BARS}:`) || LEAVES.has(plainWords(element.label));
  return leaves || (find([element], 'deny') ?? find([element], 'cancel')) !== undefined;
}

/**
 * Finds the dialog of the system that is on the screen. A page of the same package that has no button to
 * allow or to deny is no dialog. The dialog of an app that failed is also known by its ids alone, since
 * phones go on to name the app as the one in front.
 *
 * @param app the package in front, or null when it can't be told
 */
export function dialogOf(app: string | null, elements: readonly PhoneElement[]): SystemDialog | undefined {
  const buttons = elements.filter(({ role, interactive }) => interactive && role === 'button');
  if (asksPermissions(app)) return permission(app ?? '', elements, buttons);
  return failure(app, elements, buttons) ?? (app === SPRINGBOARD ? alert(elements, buttons) : undefined);
}

function permission(
  app: string,
  elements: readonly PhoneElement[],
  buttons: readonly PhoneElement[],
): SystemDialog | undefined {
  const allow = find(buttons, 'allow');
  const deny = find(buttons, 'deny') ?? find(buttons, 'cancel');
  return allow || deny ? dialog('permission', app, elements, allow, deny) : undefined;
}

/** Springboard is also the home screen: there, only a pair of buttons makes a dialog. */
function alert(
  elements: readonly PhoneElement[],
  buttons: readonly PhoneElement[],
): SystemDialog | undefined {
  const allow = find(buttons, 'allow') ?? find(buttons, 'ok');
  const deny = find(buttons, 'deny');
  return allow && deny ? dialog('permission', SPRINGBOARD, elements, allow, deny) : undefined;
}

function failure(
  app: string | null,
  elements: readonly PhoneElement[],
  buttons: readonly PhoneElement[],
): SystemDialog | undefined {
  const hasIds = buttons.some(({ id }) => id?.startsWith('android:id/aerr_'));
  const hasWords = app === ANDROID_SYSTEM && elements.some(({ label }) => APP_FAILED.test(plainWords(label)));
  if (!hasIds && !hasWords) return undefined;
  const wait = find(buttons, 'wait');
  const allow = wait ?? find(buttons, 'restart');
  const deny = find(buttons, 'close');
  return dialog(wait ? 'not_responding' : 'crash', ANDROID_SYSTEM, elements, allow, deny);
}

function dialog(
  kind: SystemDialog['kind'],
  app: string,
  elements: readonly PhoneElement[],
  allow: PhoneElement | undefined,
  deny: PhoneElement | undefined,
): SystemDialog {
  const texts = elements
    .filter(({ interactive, id }) => !interactive && !id?.startsWith(`${ANDROID_BARS}:`))
    .map(({ label }) => label)
    .filter((label) => label !== '');
  const text = texts.join(' ').slice(0, MAX_TEXT);
  return { kind, app, text, ...(allow && { allow }), ...(deny && { deny }) };
}

/** By id, the preferred first; else by label, in the order of the words. */
function find(
  buttons: readonly PhoneElement[],
  choice: keyof typeof DIALOG_LABELS,
): PhoneElement | undefined {
  const ids = choice === 'ok' ? [] : DIALOG_IDS[choice];
  const byId = ids.map((id) => buttons.find((button) => button.id?.endsWith(`:id/${id}`)));
  const labels = [...DIALOG_LABELS[choice]];
  const byLabel = labels.map((label) => buttons.find((button) => plainWords(button.label) === label));
  return [...byId, ...byLabel].find((button) => button !== undefined);
}
