import { type Act, tap, waitFor } from './act.ts';
import { findLabel } from './find.ts';
import type { Screen } from './screen.ts';

const LOADING = /^(loading|please wait|refreshing|connecting)\b/i;
const PART_LOADING = /^(picture|photo|image|video)\b.*\bloading/i;
const DENY = /^(don[’']t allow|deny|never)$/i;
const ALLOW = /^(allow|ok|while using the app|only this time|allow while using.*)$/i;
const DISMISS =
  /^(not now|no,? thanks|maybe later|later|remind me later|skip|dismiss|got it|×|✕|close( ad)?)$/i;

/**
 * What stands between the model and the app: a spinner, a question for a permission, a pop-up.
 *
 * @param needs what the task must be allowed to use
 * @returns how to get past it, or undefined when nothing is in the way
 */
export function clearAway(screen: Screen, needs: RegExp | undefined): Act | undefined {
  const loading = findLabel(screen, LOADING);
  if (loading && !findLabel(screen, PART_LOADING))
    return waitFor(1, `The screen says "${loading.label}", so I wait for it.`);

  const deny = findLabel(screen, DENY, ['button']);
  const allow = findLabel(screen, ALLOW, ['button']);
  if (deny && allow) {
    const question = screen.elements.find((element) => element.label.includes('?'))?.label ?? 'a permission';
    return needs?.test(question)
      ? tap(allow, `The phone asks "${question}" The task needs this, so I allow it.`)
      : tap(deny, `The phone asks "${question}" The task does not need this, so I don't allow it.`);
  }

  const dismiss = findLabel(screen, DISMISS, ['button']);
  return dismiss && tap(dismiss, `Something covers the screen. I get rid of it with "${dismiss.label}".`);
}
