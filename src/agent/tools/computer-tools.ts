import { z } from 'zod';
import type { Point } from '../../domain/phone.ts';
import type { PhoneButton } from '../../domain/phone-action.ts';
import { onPhone, providedTool, type Tools } from './tool.ts';
import type { Sight } from './tool-call.ts';

const coordinate = z.tuple([z.number(), z.number()]);
const at = z.object({ coordinate });
/** How far a click of the wheel scrolls, as a share of the picture, and how far one swipe may go. */
const CLICK_SHARE = 0.08;
const LONGEST_SHARE = 0.7;
const SCROLL_MS = 300;
/** How long a finger rests before it drags, in milliseconds, and how long it moves. */
const HOLD_MS = 500;
const DRAG_MS = 600;

/** The keys of a desktop that a phone has, too. */
const BUTTON_OF_KEY: Readonly<Record<string, PhoneButton>> = {
  return: 'enter',
  enter: 'enter',
  kp_enter: 'enter',
  escape: 'back',
  esc: 'back',
  back: 'back',
  home: 'home',
};

/**
 * The members of the provider's toolset `computer` that a phone can follow. Their coordinates are pixels of
 * the newest screenshot.
 *
 * @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/computer-use-tool
 */
export const COMPUTER_TOOLS = {
  screenshot: providedTool(z.object({}), () => ({ type: 'look' })),
  left_click: providedTool(at, ({ coordinate: to }, sight) =>
    onPhone({ type: 'tap', at: sight.toDevice(pointOf(to)) }),
  ),
  double_click: providedTool(at, ({ coordinate: to }, sight) =>
    onPhone({ type: 'double_tap', at: sight.toDevice(pointOf(to)) }),
  ),
  left_click_drag: providedTool(
    z.object({ start_coordinate: coordinate, coordinate }),
    ({ start_coordinate, coordinate: to }, sight) =>
      onPhone({
        type: 'drag',
        from: sight.toDevice(pointOf(start_coordinate)),
        to: sight.toDevice(pointOf(to)),
        holdMs: HOLD_MS,
        durationMs: DRAG_MS,
      }),
  ),
  scroll: providedTool(
    z.object({
      coordinate: coordinate.nullish(),
      scroll_direction: z.enum(['up', 'down', 'left', 'right']),
      scroll_amount: z.number().positive(),
    }),
    ({ coordinate: around, scroll_direction, scroll_amount }, sight) => {
      const centre = { x: sight.size.widthPx / 2, y: sight.size.heightPx / 2 };
      const { from, to } = strokeOf(
        around ? pointOf(around) : centre,
        scroll_direction,
        scroll_amount,
        sight,
      );
      return onPhone({ type: 'swipe', from, to, durationMs: SCROLL_MS });
    },
  ),
  type: providedTool(z.object({ text: z.string().min(1).max(10_000) }), ({ text }) =>
    onPhone({ type: 'type_text', text }),
  ),
  key: providedTool(z.object({ text: z.string(), repeat: z.int().nullish() }), ({ text, repeat }) => {
    const button = BUTTON_OF_KEY[text.trim().toLowerCase()];
    if (button && (repeat ?? 1) > 1) {
      const message = `A button of a phone is pressed once each time: use key "${text}" again after looking.`;
      return { type: 'invalid', message };
    }
    if (button) return onPhone({ type: 'press_button', button });
    const message = `A phone has no key "${text}". There are Return, Escape (back) and Home; press_button has the rest.`;
    return { type: 'invalid', message };
  }),
  wait: providedTool(z.object({ duration: z.number().min(0).max(60) }), ({ duration }) => ({
    type: 'wait',
    durationMs: Math.min(10_000, Math.max(100, Math.round(duration * 1_000))),
  })),
  zoom: providedTool(
    z.object({ region: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
    ({ region: [x0, y0, x1, y1] }) => ({ type: 'zoom', region: { x0, y0, x1, y1 } }),
  ),
} as const satisfies Tools;

function pointOf([x, y]: readonly [number, number]): Point {
  return { x, y };
}

/** Whoever scrolls down swipes up: around the given point, and within the screen. */
function strokeOf(
  around: Point,
  direction: 'up' | 'down' | 'left' | 'right',
  clicks: number,
  sight: Sight,
): { readonly from: Point; readonly to: Point } {
  const share = Math.min(LONGEST_SHARE, clicks * CLICK_SHARE);
  const isVertical = direction === 'up' || direction === 'down';
  const lengthPx = isVertical ? sight.size.heightPx : sight.size.widthPx;
  const halfPx = (lengthPx * share) / 2;
  // The edges belong to the system's own gestures.
  const edgePx = lengthPx * (0.5 - LONGEST_SHARE / 2);
  const wanted = isVertical ? around.y : around.x;
  const middle = Math.max(edgePx + halfPx, Math.min(lengthPx - edgePx - halfPx, wanted));
  const [low, high] = [middle - halfPx, middle + halfPx];
  const [start, end] = direction === 'down' || direction === 'right' ? [high, low] : [low, high];
  const point = (offset: number): Point =>
    sight.toDevice(isVertical ? { x: around.x, y: offset } : { x: offset, y: around.y });
  return { from: point(start), to: point(end) };
}
