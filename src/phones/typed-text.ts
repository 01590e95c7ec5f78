import type { TextField } from './text-field.ts';

/** A longer text is cut in a remark, in characters. */
const MAX_QUOTED = 200;

/**
 * @param field as it was before
 * @param typed what was typed into it
 * @param held what it holds since
 * @returns whether that is what typing does: it puts the text in, at the end, at the caret or in the place
 * of what was selected. Of a password only the length can be told.
 */
export function hasArrived({ text = '', isSecret }: TextField, typed: string, held: string): boolean {
  if (isSecret)
    return lengthsOf(typed).some((length) => [length, text.length + length].includes(held.length));
  const [before, words, after] = [text, typed, held].map(plain) as [string, string, string];
  return after !== before && isInserted(before, words, after);
}

/** Whether `after` is `before` with `words` in the place of some part of it, which may be empty. */
function isInserted(before: string, words: string, after: string): boolean {
  const kept = after.length - words.length;
  if (kept < 0 || kept > before.length) return false;
  for (let head = 0; head <= kept; head += 1) {
    const tail = after.slice(head + words.length);
    if (!before.startsWith(after.slice(0, head))) return false;
    if (after.startsWith(words, head) && before.endsWith(tail)) return true;
  }
  return false;
}

/** @returns what an agent must know of a field that holds something else than what was typed into it */
export function remarkOn(field: TextField, typed: string, held: string): string {
  if (field.isSecret) {
    const expected = (field.text ?? '').length + [...typed].length;
    return (
      `The password field now shows ${held.length} characters where ${expected} were expected. ` +
      'Unless it was sent already, clear it and type again.'
    );
  }
  const holds = `The field now holds "${lastOf(held)}"`;
  if (bare(held) === bare(`${field.text ?? ''}${typed}`))
    return `${holds}: it writes what was typed ("${lastOf(typed)}") in its own way.`;
  return `${holds}, which is not what was typed ("${lastOf(typed)}"). Correct it.`;
}

/** Some count a character outside of the basic plane as two. */
function lengthsOf(text: string): readonly number[] {
  return [text.length, [...text].length];
}

/** Editors write some spaces as no-break spaces, and end with a line feed of their own. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\u00a0', ' ').replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

/** @returns letters and figures alone: what fields that format leave as it is */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

function lastOf(text: string): string {
  return text.length > MAX_QUOTED ? `…${text.slice(-MAX_QUOTED)}` : text;
}
