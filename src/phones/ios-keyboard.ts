import {
  focusedElement,
  hasFocus,
  NOTHING_TAKES_TEXT,
  readField,
  typeIntoFocus,
  withoutHint,
} from './focused-element.ts';
import { PhoneError } from './phone-driver.ts';
import type { Keyboard } from './text-field.ts';

/** What the session's settings make a driver tell along with the id of an element. */
export const IOS_FIELD_ATTRIBUTES = ['type', 'text', 'attribute/placeholderValue'];

const TEXT_FIELD = /TextField|SearchField|TextView/;

/**
 * Sends keys to the element that has the focus, the one way that knows every character; to correct a field
 * it is cleared first.
 *
 * @see https://appium.github.io/appium-xcuitest-driver/latest/reference/settings/
 */
export const iosKeyboard: Keyboard = {
  focused: async (send) => {
    const element = await focusedElement(send);
    if (element === undefined) throw new PhoneError('action_failed', NOTHING_TAKES_TEXT);
    const told = (name: string): string => String(element.attributes[name] ?? '');
    const type = told('type');
    const hint = told('attribute/placeholderValue');
    const field = { id: element.id, hint, isSecret: type.endsWith('SecureTextField') };
    const unread = { ...field, text: undefined };
    // What isn't a field takes keys too, but nobody can tell what they do to it.
    if (type !== '' && !TEXT_FIELD.test(type)) return unread;
    const { text } = element.attributes;
    if (typeof text === 'string') return { ...field, text: withoutHint(text, hint) };
    return { ...field, text: await readField(send, unread) };
  },

  type: async (send, text, field) => {
    if (field === undefined) return typeIntoFocus(send, text);
    await send((browser) => browser.elementSendKeys(field.id, text));
  },

  replace: async (send, { id }, text) => {
    await send((browser) => browser.elementClear(id));
    await send((browser) => browser.elementSendKeys(id, text));
  },

  read: readField,

  isFocused: hasFocus,
};
