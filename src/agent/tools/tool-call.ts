import type { Point, Size } from '../../domain/phone.ts';
import type { PhoneAction } from '../../domain/phone-action.ts';

/** A rectangle of the picture, in its pixels; the second corner lies outside of it. */
export type Region = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** What a tool use comes down to. Points of an action are device pixels. */
export type ToolCall =
  | { readonly type: 'phone'; readonly action: PhoneAction }
  | { readonly type: 'wait'; readonly durationMs: number }
  /** Shows the screen as it is now. */
  | { readonly type: 'look' }
  /** Shows a part of the newest frame in its native pixels. */
  | { readonly type: 'zoom'; readonly region: Region }
  | { readonly type: 'ask_user'; readonly question: string; readonly options: readonly string[] }
  | { readonly type: 'request_takeover'; readonly reason: string }
  /** Keeps a note for later sessions. */
  | { readonly type: 'remember'; readonly note: string }
  /** `result` is a text that should hold JSON. */
  | { readonly type: 'done'; readonly success: boolean; readonly summary: string; readonly result?: string };

/** A tool use that can't be carried out, in words that tell the model what to do instead. */
export type InvalidToolUse = { readonly type: 'invalid'; readonly message: string };

/** The screen that a tool use is about, as the model was shown it. */
export type Sight = {
  /** The size of the picture. */
  readonly size: Size;
  /** @throws {PhoneError} `out_of_bounds` for a point outside the picture */
  readonly toDevice: (point: Point) => Point;
  /**
   * @returns the middle of a listed element, in device pixels
   * @throws {PhoneError} `action_failed` for what isn't listed, or no more there
   */
  readonly find: (ref: string) => Point;
};
