/** A point of a screen, in device pixels from the top left. */
export type ScreenPoint = { readonly x: number; readonly y: number };

/** What a phone was told, as the API shows it; points are device pixels of the screen before. */
export type PhoneAction =
  | {
      readonly type: 'tap' | 'double_tap' | 'long_press' | 'pinch';
      readonly at: ScreenPoint;
      readonly scale?: number;
    }
  | { readonly type: 'swipe' | 'drag'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | { readonly type: 'type_text'; readonly text: string }
  | { readonly type: 'press_button'; readonly button: string }
  | { readonly type: 'open_app'; readonly name: string }
  | { readonly type: 'open_url'; readonly url: string };

const TYPES: ReadonlySet<unknown> = new Set<PhoneAction['type']>([
  ...(['tap', 'double_tap', 'long_press', 'pinch', 'swipe', 'drag'] as const),
  ...(['type_text', 'press_button', 'open_app', 'open_url'] as const),
]);

/** @param json an event's `action` or `performed` @returns undefined for none, and for one that came later */
export function phoneActionOf(json: unknown): PhoneAction | undefined {
  const isKnown = typeof json === 'object' && json !== null && 'type' in json && TYPES.has(json.type);
  return isKnown ? (json as PhoneAction) : undefined;
}
