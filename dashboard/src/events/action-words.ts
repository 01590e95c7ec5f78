import { type PhoneAction, phoneActionOf } from './phone-action.ts';

/** How a person is told of what was done. */
type Words = { readonly does: string; readonly what?: string };

/** Fewer pixels than this are a swipe to no side. */
const STILL_PX = 8;

/**
 * @param name the tool
 * @param input what the model said to it
 * @param action what the phone was told
 * @returns what was done in words, such as `Tap at 270, 653`
 */
export function actionWords(name: string, input: Readonly<Record<string, unknown>>, action: unknown): string {
  const known = phoneActionOf(action);
  const { does, what } = known ? phoneWords(known) : toolWords(name, input);
  return what ? `${does} ${what}` : does;
}

/** @returns what somebody did by hand, in words */
export function handWords(performed: unknown): string {
  const known = phoneActionOf(performed);
  const { does, what } = known ? phoneWords(known) : { does: 'Used the phone' };
  return what ? `${does} ${what}` : does;
}

function phoneWords(action: PhoneAction): Words {
  switch (action.type) {
    case 'tap':
      return { does: 'Tap at', what: place(action.at) };
    case 'double_tap':
      return { does: 'Double tap at', what: place(action.at) };
    case 'long_press':
      return { does: 'Long press at', what: place(action.at) };
    case 'pinch':
      return {
        does: (action.scale ?? 1) < 1 ? 'Pinch together at' : 'Pinch apart at',
        what: place(action.at),
      };
    case 'swipe':
      return { does: `Swipe ${direction(action)}`, what: `from ${place(action.from)}` };
    case 'drag':
      return { does: 'Drag', what: `from ${place(action.from)} to ${place(action.to)}` };
    case 'type_text':
      return { does: 'Type', what: `“${action.text}”` };
    case 'press_button':
      return { does: 'Press', what: action.button.replaceAll('_', ' ') };
    case 'open_app':
      return { does: 'Open', what: action.name };
    case 'open_url':
      return { does: 'Open', what: action.url };
  }
}

function toolWords(name: string, input: Readonly<Record<string, unknown>>): Words {
  const text = (key: string): string => (typeof input[key] === 'string' ? input[key] : '');
  switch (name) {
    case 'done':
      return { does: input['success'] === false ? 'Gives up' : 'Reports that it is done' };
    case 'ask_user':
      return { does: 'Asks:', what: text('question') };
    case 'request_takeover':
      return { does: 'Asks a person to take over:', what: text('reason') };
    case 'wait':
      return { does: 'Waits' };
    case 'zoom':
      return { does: 'Looks closer' };
    case 'computer':
      return { does: sentence(text('action') || name) };
    default:
      return { does: sentence(name) };
  }
}

function place({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${Math.round(x)}, ${Math.round(y)}`;
}

function direction({ from, to }: Extract<PhoneAction, { readonly type: 'swipe' | 'drag' }>): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.max(Math.abs(dx), Math.abs(dy)) < STILL_PX) return 'in place';
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'down' : 'up';
}

function sentence(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
