import { NOTHING_TAKES_TEXT, toElement, typeIntoFocus } from './focused-element.ts';
import { PhoneError } from './phone-driver.ts';
import type { Send } from './send.ts';
import type { Keyboard, TextField } from './text-field.ts';

/** The element that has the focus, in whatever shadow tree. */
const ACTIVE = `
let active = document.activeElement;
while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
`;
/** What a field holds; a password never leaves the page. */
const READ = `
const read = (field) =>
  field.type === 'password' ? '\\u2022'.repeat(field.value.length) : field.isContentEditable ? field.innerText : field.value;
`;
/** Fields for dates, colours and the like make something of their own of what is typed. */
const FOCUSED = `${ACTIVE}${READ}
if (!active || !(active.isContentEditable || /^(INPUT|TEXTAREA)$/.test(active.tagName))) return null;
const isText = active.tagName !== 'INPUT' || /^(text|search|url|tel|email|password|number)$/.test(active.type);
return { element: active, isSecret: active.type === 'password', ...(isText ? { text: read(active) } : {}) };
`;
const READ_AGAIN = `${READ}return arguments[0].isConnected ? read(arguments[0]) : null;`;
const IS_FOCUSED = `${ACTIVE}return active === arguments[0];`;
/** Goes past the frameworks that watch a field's property, and tells them. */
const REPLACE = `
const [field, text] = arguments;
if (field.isContentEditable) {
  field.focus();
  document.execCommand('selectAll');
  document.execCommand('insertText', false, text);
} else {
  const prototype = field.tagName === 'INPUT' ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data: text }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
`;

/** Types by keys, and corrects through the page's own script. */
export const chromiumKeyboard: Keyboard = {
  focused: async (send) => {
    const answer = await run(send, FOCUSED);
    if (typeof answer !== 'object' || answer === null || !('element' in answer))
      throw new PhoneError('action_failed', NOTHING_TAKES_TEXT);
    const id = toElement(answer.element)?.id;
    if (id === undefined) throw new PhoneError('action_failed', NOTHING_TAKES_TEXT);
    const text = 'text' in answer && typeof answer.text === 'string' ? answer.text : undefined;
    return { id, text, hint: '', isSecret: 'isSecret' in answer && answer.isSecret === true };
  },

  type: async (send, text, field) => {
    if (field === undefined) return typeIntoFocus(send, text);
    await send((browser) => browser.elementSendKeys(field.id, text));
  },

  replace: async (send, field, text) => {
    await run(send, REPLACE, reference(field), text);
  },

  read: async (send, field) => {
    const text = await run(send, READ_AGAIN, reference(field));
    if (typeof text !== 'string') throw new PhoneError('action_failed', 'The field is gone.');
    return text;
  },

  isFocused: async (send, field) => (await run(send, IS_FOCUSED, reference(field))) === true,
};

/** @see https://www.w3.org/TR/webdriver2/#elements */
function reference({ id }: TextField): object {
  return { 'element-6066-11e4-a52e-4f735466cecf': id };
}

function run(send: Send, script: string, ...args: (object | string)[]): Promise<unknown> {
  return send((browser): Promise<unknown> => browser.executeScript(script, args));
}
