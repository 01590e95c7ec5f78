import type { Send } from './dialect.ts';
import { PhoneError } from './phone-driver.ts';

/**
 * Types any Unicode text into the element that has the focus, a line feed as the enter key.
 *
 * @throws PhoneError `action_failed` when nothing has the focus
 * @see https://www.w3.org/TR/webdriver2/#element-send-keys
 */
export async function typeIntoFocus(send: Send, text: string): Promise<void> {
  const element: unknown = await send((browser) => browser.getActiveElement());
  const id = elementId(element);
  if (id === undefined) throw new PhoneError('action_failed', NOTHING_TAKES_TEXT);
  await send((browser) => browser.elementSendKeys(id, text));
}

/** What to say when there is nothing to type into. */
export const NOTHING_TAKES_TEXT = 'Nothing on the screen takes text now. Tap a text field first.';

/** The key of an element's id, in WebDriver and in what came before it. */
const ELEMENT_KEYS = ['element-6066-11e4-a52e-4f735466cecf', 'ELEMENT'] as const;

/** WebdriverIO answers "no such element" with an object as well, which has no element's key. */
function elementId(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null) return undefined;
  const ids = element as Readonly<Record<string, unknown>>;
  const id = ELEMENT_KEYS.map((key) => ids[key]).find((value) => typeof value === 'string');
  return id as string | undefined;
}
