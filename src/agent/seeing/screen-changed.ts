import { createHash } from 'node:crypto';
import type { PhoneElement } from '../../domain/phone.ts';
import { type Fingerprint, sameScreen, statusBarHeight } from './fingerprint.ts';

/** What is compared of two looks at the phone; the elements are none where they could not be read. */
type Seen = { readonly print: Fingerprint; readonly elements: readonly PhoneElement[] };

/**
 * @returns whether the screen looks different, or says something else: a letter that was typed is no
 *   larger than a caret, which doesn't count as a change, and a black screen always looks the same.
 */
export function screenChanged(before: Seen, after: Seen): boolean {
  if (!sameScreen(before.print, after.print)) return true;
  if (before.elements.length === 0 || after.elements.length === 0) return false;
  return words(before) !== words(after);
}

/** @returns a digest of what the screen says, without where it says it: equal words give equal digests. */
export function wordsDigest(seen: Seen): string {
  return createHash('sha256').update(words(seen)).digest('hex').slice(0, 32);
}

/** What the elements say; where they are can be seen. The status bar's clock is no change. */
function words({ print, elements }: Seen): string {
  const statusBarPx = statusBarHeight(print);
  return JSON.stringify(
    elements
      .filter(({ bounds }) => bounds.y + bounds.height > statusBarPx)
      .map(({ role, label, value, checked, focused, disabled }) => [
        role,
        label,
        value,
        checked,
        focused,
        disabled,
      ]),
  );
}
