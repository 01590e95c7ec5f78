import type { PhoneButton } from '../../domain/phone-action.ts';
import type { JsonObject } from '../../lib/json.ts';
import { middle, type Screen, type ScreenElement } from './screen.ts';

/** One turn of the demo model: what it says, and the tool that it uses. */
export type Act = {
  readonly say: string;
  readonly tool: string;
  readonly input: JsonObject;
  /** What is to be touched, to find it again should it move. */
  readonly target?: ScreenElement;
};

/** Taps the middle of an element. */
export function tap(element: ScreenElement, say: string): Act {
  return { say, tool: 'tap', input: middle(element.bounds), target: element };
}

/** Types into the focused input. */
export function typeText(text: string, say: string): Act {
  return { say, tool: 'type_text', input: { text } };
}

/** Presses a button of the phone. */
export function press(button: PhoneButton, say: string): Act {
  return { say, tool: 'press_button', input: { button } };
}

/** Opens an app by the name that people call it. */
export function openApp(name: string, say: string): Act {
  return { say, tool: 'open_app', input: { name } };
}

/** Lets the phone work for some seconds. */
export function waitFor(seconds: number, say: string): Act {
  return { say, tool: 'wait', input: { seconds } };
}

/** Ends the session. */
export function done(success: boolean, summary: string): Act {
  return { say: summary, tool: 'done', input: { success, summary } };
}

/** Slow enough that nothing goes on sliding when the finger leaves the screen. */
const SCROLL_MS = 800;

/**
 * Moves what is on the screen by a distance in pixels: up, so that more of what is below shows, when it is
 * positive. It moves at most by what lies between a bar at the top and a keyboard at the bottom.
 */
export function scroll(screen: Screen, distancePx: number, say: string): Act {
  const { widthPx, heightPx } = screen.size;
  const longest = Math.round(heightPx * 0.42);
  const distance = Math.max(-longest, Math.min(longest, Math.round(distancePx)));
  const x = Math.round(widthPx * 0.5);
  const from = Math.round(heightPx * (distance > 0 ? 0.63 : 0.21));
  return {
    say,
    tool: 'swipe',
    input: { from_x: x, from_y: from, to_x: x, to_y: from - distance, duration_ms: SCROLL_MS },
  };
}
