import type { PhoneAction } from '../../src/domain/phone-action.ts';
import { assertNever } from '../../src/lib/assert-never.ts';
import { finishes, opens, presses, type Script, swipes, taps } from '../support/claude/script.ts';
import type { Turn } from '../support/claude/turn.ts';

const ACROSS_PX = 270;
const LOW_PX = 950;
const PROFILE_TAB = { x: 450, y: 1_090 };
/** Where a tap leads to the feed, and a second one to its top. */
export const HOME_TAB = { x: 90, y: 1_090 };
const GESTURES = 30;
const SWIPE_MS = 300;

/** Turns before the gestures. Going back answers what Momento asks at its first start, or else leaves it. */
export const OPENING = [opens('Momento'), presses('back'), opens('Momento'), taps(HOME_TAB.x, HOME_TAB.y)];
export const OPENING_TURNS = OPENING.length;

/** A tap or a swipe. */
export type Gesture = Extract<PhoneAction, { readonly type: 'tap' | 'swipe' }>;

/** What is done in Momento, a gesture a turn: nearly each leads to a screen that was not seen before. */
export const gestures: readonly Gesture[] = Array.from({ length: GESTURES }, (_, at): Gesture => {
  const low = { x: ACROSS_PX, y: LOW_PX };
  const high = { x: ACROSS_PX, y: LOW_PX - 300 - 7 * at };
  if (at % 6 === 3) return { type: 'tap', at: PROFILE_TAB };
  if (at % 6 === 4) return { type: 'tap', at: HOME_TAB };
  const [from, to] = at % 6 === 2 ? [high, low] : [low, high];
  return { type: 'swipe', from, to, durationMs: SWIPE_MS };
});

/** A model that answers at once, and looks around in Momento. */
export const lookAround: Script = [...OPENING, ...gestures.map(turn), finishes()];

function turn(gesture: Gesture): Turn {
  switch (gesture.type) {
    case 'tap':
      return taps(gesture.at.x, gesture.at.y);
    case 'swipe':
      return swipes([gesture.from.x, gesture.from.y], [gesture.to.x, gesture.to.y], gesture.durationMs);
    default:
      return assertNever(gesture);
  }
}
