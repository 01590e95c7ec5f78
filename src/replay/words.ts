import type { PhoneAction } from '../domain/phone-action.ts';
import { assertNever } from '../lib/assert-never.ts';

/** @returns what an action does, in a few words. */
export function actionWords(action: PhoneAction): string {
  switch (action.type) {
    case 'tap':
      return 'Tap';
    case 'double_tap':
      return 'Double tap';
    case 'long_press':
      return 'Long press';
    case 'swipe':
      return `Swipe ${direction(action)}`;
    case 'drag':
      return `Drag ${direction(action)}`;
    case 'pinch':
      return action.scale > 1 ? 'Pinch out' : 'Pinch in';
    case 'type_text':
      return `Type “${action.text}”`;
    case 'press_button':
      return `Press ${action.button.replaceAll('_', ' ')}`;
    case 'open_app':
      return `Open ${action.name}`;
    case 'open_url':
      return `Open ${action.url}`;
    default:
      return assertNever(action);
  }
}

/** @returns a time for people, such as `4.2 s` and `3 min 5 s`. */
export function duration(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** @returns a sum of money for people. */
export function money(costUsd: number | null): string {
  return costUsd === null ? 'not known' : `$${costUsd.toFixed(costUsd < 1 && costUsd > 0 ? 4 : 2)}`;
}

function direction({ from, to }: PhoneAction & { readonly type: 'swipe' | 'drag' }): string {
  const [x, y] = [to.x - from.x, to.y - from.y];
  if (Math.abs(x) > Math.abs(y)) return x > 0 ? 'right' : 'left';
  return y > 0 ? 'down' : 'up';
}
