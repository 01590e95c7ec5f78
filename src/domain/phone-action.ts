import { z } from 'zod';
import type { Point } from './phone.ts';

const point = z.object({ x: z.int(), y: z.int() }).readonly();

/** The hardware and system buttons that every phone of ours understands. */
export const PHONE_BUTTONS = [
  'back',
  'home',
  'recents',
  'enter',
  'volume_up',
  'volume_down',
  'power',
] as const;
export type PhoneButton = (typeof PHONE_BUTTONS)[number];

/** The longest time that one touch may last, in milliseconds: an action in flight can't be cancelled. */
export const MAX_TOUCH_MS = 3_000;
const touchMs = z.int().min(0).max(MAX_TOUCH_MS);

/** What a phone can be made to do. Points are device pixels of the latest frame, durations milliseconds. */
export const phoneAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tap'), at: point }).readonly(),
  z.object({ type: z.literal('double_tap'), at: point }).readonly(),
  z.object({ type: z.literal('long_press'), at: point, durationMs: touchMs }).readonly(),
  z.object({ type: z.literal('swipe'), from: point, to: point, durationMs: touchMs }).readonly(),
  z
    .object({ type: z.literal('drag'), from: point, to: point, holdMs: touchMs, durationMs: touchMs })
    .readonly(),
  /** Two fingers around `at`; `scale` above 1 spreads them, below 1 closes them. */
  z
    .object({
      type: z.literal('pinch'),
      at: point,
      scale: z.number().positive().max(10),
      durationMs: touchMs.optional(),
    })
    .readonly(),
  z.object({ type: z.literal('type_text'), text: z.string().min(1).max(10_000) }).readonly(),
  z.object({ type: z.literal('press_button'), button: z.enum(PHONE_BUTTONS) }).readonly(),
  /** `name` is what people call the app, or its package name. */
  z.object({ type: z.literal('open_app'), name: z.string().min(1).max(200) }).readonly(),
  z.object({ type: z.literal('open_url'), url: z.url() }).readonly(),
]);
export type PhoneAction = z.infer<typeof phoneAction>;

/** What a phone's system lays over everything when it is asked for: quick settings, search, a voice that answers. */
export const SYSTEM_PANELS = ['control_center', 'search', 'assistant'] as const;
export type SystemPanel = (typeof SYSTEM_PANELS)[number];

/** What people do with a phone in their hand besides, and agents don't. */
export type SystemAction =
  /** Two fingers around `at` that turn by `degrees`, clockwise above 0. */
  | {
      readonly type: 'rotate';
      readonly at: Point;
      readonly degrees: number;
      readonly durationMs: number;
    }
  /** Turns the screen off; nothing happens when it is off. */
  | { readonly type: 'lock' }
  /** Wakes the phone and puts the lock screen away; a passcode is only needed where the phone asks for one. */
  | { readonly type: 'unlock'; readonly passcode?: string }
  | { readonly type: 'open_panel'; readonly panel: SystemPanel }
  /** The button at the side of an iPhone that its owner gives a meaning. */
  | { readonly type: 'press_action_button' }
  /** One of the shortcuts that a phone lists, counted from 0. */
  | { readonly type: 'run_shortcut'; readonly index: number }
  /** Puts a text where pasting finds it. */
  | { readonly type: 'copy_text'; readonly text: string };

/** Everything that a driver may be asked to do. */
export type HandAction = PhoneAction | SystemAction;
