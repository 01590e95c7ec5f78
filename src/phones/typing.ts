import { type ActionReport, PhoneError } from './phone-driver.ts';
import type { Send } from './send.ts';
import type { Keyboard, TextField } from './text-field.ts';
import { hasArrived, remarkOn } from './typed-text.ts';

/**
 * Types into the field that has the focus and reads it back. What hasn't arrived is put right once, by the
 * platform's other way to enter text; what is still not right is remarked on. Line feeds at the end are
 * presses of the enter key, which are left out when the text before them didn't arrive.
 *
 * @throws PhoneError `action_failed` when nothing takes text
 */
export async function typeText(
  keyboard: Keyboard,
  pressEnter: (send: Send) => Promise<void>,
  send: Send,
  text: string,
): Promise<ActionReport> {
  const words = text.replace(/\n+$/, '');
  const field = await keyboard.focused(send);
  let problem: Problem | undefined;
  if (words !== '') {
    await keyboard.type(send, words, field);
    problem = field && (await check(keyboard, send, field, words));
  }
  const enters = text.length - words.length;
  if (problem === undefined) {
    for (let pressed = 0; pressed < enters; pressed += 1) await pressEnter(send);
    return {};
  }
  return { remark: enters > 0 ? `${problem.remark} Enter was not pressed.` : problem.remark };
}

type Problem = { readonly remark: string };

async function check(
  keyboard: Keyboard,
  send: Send,
  field: TextField,
  words: string,
): Promise<Problem | undefined> {
  if (field.text === undefined) return undefined;
  const held = await unlessGone(() => keyboard.read(send, field));
  if (held === undefined || hasArrived(field, words, held)) return undefined;
  // A field that sent itself, or passed the focus on, has done what it should.
  if (held === '' && words.includes('\n')) return undefined;
  if ((await unlessGone(() => keyboard.isFocused(send, field))) !== true) return undefined;
  const corrected = canBeReplaced(field, held)
    ? await replace(keyboard, send, field, `${field.text}${words}`)
    : held;
  if (corrected === undefined || hasArrived(field, words, corrected)) return undefined;
  return { remark: remarkOn(field, words, corrected) };
}

/** What a password field held before is unknown, and one that is empty by now may have sent itself. */
function canBeReplaced(field: TextField, held: string): boolean {
  return !field.isSecret || (field.text === '' && held !== '');
}

/** @returns what the field holds after that, or undefined when it is gone */
async function replace(
  keyboard: Keyboard,
  send: Send,
  field: TextField,
  text: string,
): Promise<string | undefined> {
  // A field that can't be replaced holds what it held, which reading it tells.
  await unlessGone(() => keyboard.replace(send, field, text));
  return await unlessGone(() => keyboard.read(send, field));
}

/** @returns undefined when the phone says that it can't, as for a field that is not on the screen any more */
async function unlessGone<T>(attempt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof PhoneError && error.kind === 'action_failed') return undefined;
    throw error;
  }
}
