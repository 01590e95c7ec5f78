import type { Point, Size } from '../../domain/phone.ts';
import type { PhoneAction } from '../../domain/phone-action.ts';
import { assertNever } from '../../lib/assert-never.ts';

/** What an agent does without touching the phone; `from` and `to` are corners in device pixels. */
export type LookAction =
  | { readonly type: 'wait' }
  | { readonly type: 'screenshot' }
  | { readonly type: 'zoom'; readonly from: Point; readonly to: Point };

/** What the loop guard counts. */
export type GuardedAction = PhoneAction | LookAction;

/** Two points in one cell of the grid are the same place: 24 pixels on a frame that is 1,080 pixels wide. */
const CELL_SHARE = 24 / 1_080;
const MAX_QUOTE = 40;

/** @returns whether an action only looks or waits, so that the screen need not change. */
export function isLook({ type }: GuardedAction): boolean {
  return type === 'wait' || type === 'screenshot' || type === 'zoom';
}

/** @returns what two actions have in common that do the same at about the same place. */
export function actionKey(action: GuardedAction, frame: Size): string {
  const cellPx = Math.max(1, Math.min(frame.widthPx, frame.heightPx) * CELL_SHARE);
  const cell = ({ x, y }: Point): string => `${Math.round(x / cellPx)},${Math.round(y / cellPx)}`;
  switch (action.type) {
    case 'tap':
    case 'double_tap':
    case 'long_press':
      return `${action.type} ${cell(action.at)}`;
    case 'pinch':
      return `pinch ${cell(action.at)} ${action.scale > 1 ? 'out' : 'in'}`;
    case 'swipe':
    case 'drag':
    case 'zoom':
      return `${action.type} ${cell(action.from)} ${cell(action.to)}`;
    case 'type_text':
      return `type_text ${action.text}`;
    case 'press_button':
      return `press_button ${action.button}`;
    case 'open_app':
      return `open_app ${action.name.trim().toLowerCase()}`;
    case 'open_url':
      return `open_url ${action.url}`;
    case 'wait':
    case 'screenshot':
      return action.type;
    default:
      return assertNever(action);
  }
}

/**
 * Says in words what an action does, such as `tap` or `open Messages`.
 *
 * @param withPlace whether to name points, in device pixels: for people, since the model's are others
 */
export function actionWords(action: GuardedAction, withPlace: boolean): string {
  const at = ({ x, y }: Point): string => `${x},${y}`;
  switch (action.type) {
    case 'tap':
    case 'double_tap':
    case 'long_press':
    case 'pinch':
      return `${action.type.replace('_', ' ')}${withPlace ? ` at ${at(action.at)}` : ''}`;
    case 'swipe':
    case 'drag':
      return `${action.type}${withPlace ? ` from ${at(action.from)} to ${at(action.to)}` : ''}`;
    case 'type_text':
      return `type ${quote(action.text)}`;
    case 'press_button':
      return `press ${action.button.replace('_', ' ')}`;
    case 'open_app':
      return `open ${quote(action.name)}`;
    case 'open_url':
      return `open ${quote(action.url)}`;
    case 'wait':
      return 'wait';
    case 'screenshot':
      return 'take a screenshot';
    case 'zoom':
      return 'zoom in';
    default:
      return assertNever(action);
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text);
}
