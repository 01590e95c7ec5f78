import { PhoneError } from './phone-driver.ts';
import type { Send } from './send.ts';
import type { TextField } from './text-field.ts';

/** What to say when there is nothing to type into. */
export const NOTHING_TAKES_TEXT = 'Nothing on the screen takes text now. Tap a text field first.';

/** The element that has the focus, with what its driver tells along with the id. */
export type FocusedElement = { readonly id: string; readonly attributes: Readonly<Record<string, unknown>> };

/** The key of an element's id, in WebDriver and in what came before it. */
const ELEMENT_KEYS = ['element-6066-11e4-a52e-4f735466cecf', 'ELEMENT'] as const;

/**
 * @returns undefined when nothing has the focus
 * @see https://www.w3.org/TR/webdriver2/#get-active-element
 */
export async function focusedElement(send: Send): Promise<FocusedElement | undefined> {
  return toElement(await send((browser): Promise<unknown> => browser.getActiveElement()));
}

/** WebdriverIO answers "no such element" with an object as well, which has no element's key. */
export function toElement(answer: unknown): FocusedElement | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const attributes = answer as Readonly<Record<string, unknown>>;
  const id = ELEMENT_KEYS.map((key) => attributes[key]).find((value) => typeof value === 'string');
  return typeof id === 'string' ? { id, attributes } : undefined;
}

/**
 * Types any Unicode text into the element that has the focus, a line feed as the enter key.
 *
 * @throws PhoneError `action_failed` when nothing has the focus
 * @see https://www.w3.org/TR/webdriver2/#element-send-keys
 */
export async function typeIntoFocus(send: Send, text: string): Promise<void> {
  const element = await focusedElement(send);
  if (element === undefined) throw new PhoneError('action_failed', NOTHING_TAKES_TEXT);
  await send((browser) => browser.elementSendKeys(element.id, text));
}

/** @returns what a field holds; phones tell the hint of an empty one */
export async function readField(send: Send, { id, hint }: TextField): Promise<string> {
  const text: unknown = await send((browser) => browser.getElementText(id));
  return withoutHint(String(text ?? ''), hint);
}

/** @returns '' for a text that is but the hint of an empty field */
export function withoutHint(text: string, hint: string): string {
  return text === hint ? '' : text;
}

/** @returns whether a field has the focus: drivers give one element several ids, but it is in one place */
export async function hasFocus(send: Send, { id }: TextField): Promise<boolean> {
  const element = await focusedElement(send);
  if (element === undefined || element.id === id) return element !== undefined;
  const place = await send((browser) => browser.getElementRect(id));
  const focus = await send((browser) => browser.getElementRect(element.id));
  return (['x', 'y', 'width', 'height'] as const).every((side) => place[side] === focus[side]);
}
