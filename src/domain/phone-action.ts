import { z } from 'zod';

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
  z.object({ type: z.literal('pinch'), at: point, scale: z.number().positive().max(10) }).readonly(),
  z.object({ type: z.literal('type_text'), text: z.string().min(1).max(10_000) }).readonly(),
  z.object({ type: z.literal('press_button'), button: z.enum(PHONE_BUTTONS) }).readonly(),
  /** `name` is what people call the app, or its package name. */
  z.object({ type: z.literal('open_app'), name: z.string().min(1).max(200) }).readonly(),
  z.object({ type: z.literal('open_url'), url: z.url() }).readonly(),
]);
export type PhoneAction = z.infer<typeof phoneAction>;
