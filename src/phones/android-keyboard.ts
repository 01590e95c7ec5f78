import { focusedElement, hasFocus, readField, withoutHint } from './focused-element.ts';
import { execute } from './send.ts';
import type { Keyboard } from './text-field.ts';

/** What the session's settings make a driver tell along with the id of an element. */
export const ANDROID_FIELD_ATTRIBUTES = ['text', 'attribute/class', 'attribute/hint', 'attribute/password'];

const TEXT_FIELD = /EditText|AutoComplete|SearchView|TextField/;

/**
 * Types through the input method, and corrects through accessibility services, which take a text as it is.
 *
 * @see https://github.com/appium/appium-uiautomator2-driver/blob/master/README.md
 */
export const androidKeyboard: Keyboard = {
  focused: async (send) => {
    const element = await focusedElement(send);
    // Games and web views take text without telling anyone what has the focus.
    if (element === undefined) return undefined;
    const told = (name: string): string => String(element.attributes[name] ?? '');
    const className = told('attribute/class');
    const hint = told('attribute/hint');
    const field = { id: element.id, hint, isSecret: told('attribute/password') === 'true' };
    if (className !== '' && !TEXT_FIELD.test(className)) return undefined;
    const { text } = element.attributes;
    if (typeof text === 'string') return { ...field, text: withoutHint(text, hint) };
    const unread = { ...field, text: undefined };
    return { ...field, text: await readField(send, unread) };
  },

  // Key events would be ASCII only.
  type: async (send, text) => {
    await execute(send, 'mobile: type', { text });
  },

  replace: async (send, { id }, text) => {
    await execute(send, 'mobile: replaceElementValue', { elementId: id, text });
  },

  read: readField,

  isFocused: hasFocus,
};
