import type { PhoneElement } from '../domain/phone.ts';
import type { HandAction } from '../domain/phone-action.ts';
import { fillSecrets, type Secret, secretNames } from '../domain/secret.ts';
import { type HideSecrets, hideSecrets } from './hide-secrets.ts';
import { type ActionReport, type PhoneDriver, PhoneError, type WithSecrets } from './phone-driver.ts';

/** What the driver beneath says when a text didn't arrive that was to be sent with the enter key. */
const NOT_ENTERED = 'Enter was not pressed.';

/** @see {@link WithSecrets} */
export const withSecrets: WithSecrets = (driver, secrets, typedBefore) => {
  const hide = hideSecrets(secrets);
  let hasTyped = typedBefore;

  /** Passes on what a call rejects with, without values. */
  const guarded = async <T>(call: Promise<T>, signal: AbortSignal): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      signal.throwIfAborted();
      throw withoutValues(error, hide);
    }
  };

  const type = async (text: string, signal: AbortSignal): Promise<ActionReport> => {
    const filled = fillSecrets(text, (name) => findValue(secrets, name));
    signal.throwIfAborted();
    // What fails, or is cut short, may have been typed in part.
    hasTyped = true;
    const { remark } = await guarded(driver.perform({ type: 'type_text', text: filled }, signal), signal);
    if (remark === undefined) return {};
    const words = [
      lengthRemark(text, filled, await focusedLength(driver, signal)),
      ...(remark.includes(NOT_ENTERED) ? [NOT_ENTERED] : []),
    ];
    const told = words.filter((sentence) => sentence !== undefined).join(' ');
    return told === '' ? {} : { remark: told };
  };

  const { snapshots } = driver;

  return {
    platform: driver.platform,
    capture: (signal) => guarded(driver.capture(signal), signal),
    async perform(action, signal) {
      if (action.type === 'type_text' && secretNames(action.text).length > 0)
        return await type(action.text, signal);
      refuseElsewhere(action);
      const report = await guarded(driver.perform(action, signal), signal);
      return report.remark === undefined ? report : { ...report, remark: hide(report.remark) };
    },
    wake: (signal) => guarded(driver.wake(signal), signal),
    currentApp: (signal) => guarded(driver.currentApp(signal), signal),
    async elements(signal) {
      const elements = await guarded(driver.elements(signal), signal);
      return elements.map((element) => hideIn(element, hide));
    },
    apps: (signal) => guarded(driver.apps(signal), signal),
    isLocked: (signal) => guarded(driver.isLocked(signal), signal),
    snapshots: snapshots && {
      save: (mode, signal) => guarded(snapshots.save(mode, signal), signal),
      async restore(bytes, mode, signal) {
        // Whatever was typed before the snapshot may be on the screen again.
        hasTyped ||= secrets.length > 0;
        await guarded(snapshots.restore(bytes, mode, signal), signal);
      },
    },
    mayShowSecrets: () => hasTyped || driver.mayShowSecrets(),
    close: () => driver.close(),
  };
};

function findValue(secrets: readonly Secret[], name: string): string {
  const secret = secrets.find((known) => known.name === name);
  if (secret) return secret.value;
  const names = secrets.map((known) => known.name).join(', ');
  throw new PhoneError(
    'action_failed',
    `There is no secret "${name}". ${names === '' ? 'There are none.' : `There are: ${names}.`} Ask the user to set it.`,
  );
}

/** Addresses are shown, kept and sent by whatever opens them: nothing but a field may get a secret. */
function refuseElsewhere(action: HandAction): void {
  if (secretNames(freeTextOf(action)).length === 0) return;
  throw new PhoneError(
    'action_failed',
    'Secrets are only typed, into a field that has the focus. Open it without one, and use type_text there.',
  );
}

function freeTextOf(action: HandAction): string {
  if (action.type === 'open_url') return decoded(action.url);
  if (action.type === 'open_app') return action.name;
  return action.type === 'copy_text' ? action.text : '';
}

/** @returns an address with what it escapes, so far as that can be read. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function hideIn(element: PhoneElement, hide: HideSecrets): PhoneElement {
  const { label, value, id } = element;
  const hidden = {
    label: hide(label),
    ...(value !== undefined && { value: hide(value) }),
    ...(id !== undefined && { id: hide(id) }),
  };
  const isSame = hidden.label === label && hidden.value === value && hidden.id === id;
  return isSame ? element : { ...element, ...hidden, secret: true };
}

/** @returns how many characters the field with the focus holds, if that can be told. */
async function focusedLength(driver: PhoneDriver, signal: AbortSignal): Promise<number | undefined> {
  try {
    const elements = await driver.elements(signal);
    const field = elements.find(({ role, focused }) => role === 'input' && focused);
    return field?.value === undefined ? undefined : lengthOf(field.value);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PhoneError) return undefined;
    throw error;
  }
}

/** @returns what an agent may know of a field that holds something else than what was typed: how much. */
function lengthRemark(text: string, filled: string, held: number | undefined): string | undefined {
  if (held === undefined) return "The field may not hold all of the secret, and its length can't be told.";
  const typed = lengthOf(filled.replace(/\n+$/, ''));
  if (held === typed) return undefined;
  const isAlone = fillSecrets(text, () => '').trim() === '' && secretNames(text).length === 1;
  return `The field holds ${held} characters, but ${isAlone ? 'the secret' : 'the text'} has ${typed}.`;
}

function lengthOf(text: string): number {
  return [...text].length;
}

/** A failure with a value in it becomes one without: nothing of the original is attached. */
function withoutValues(error: unknown, hide: HideSecrets): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack = '', cause } = error;
  const isClean = [message, stack, String(cause)].every((text) => hide(text) === text);
  if (isClean) return error;
  return new PhoneError(error instanceof PhoneError ? error.kind : 'action_failed', hide(message));
}
