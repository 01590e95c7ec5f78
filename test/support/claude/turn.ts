import type { RefusalStopDetails, StopReason } from '@anthropic-ai/sdk/resources/messages';
import type { Gate } from './gate.ts';

/** A piece of a scripted turn, in the order in which the model speaks. */
export type TurnPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly thinking: string }
  | {
      readonly type: 'tool_use';
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly toolset: string | undefined;
      /** Whether the model may name it though it is off, as it now and then does. */
      readonly evenIfOff: boolean;
    }
  | { readonly type: 'hold'; readonly gate: Gate };

/** Any reason to stop; `compaction` is known to the beta alone. */
export type ScriptedStopReason = StopReason | 'compaction' | (string & {});

/** Why a scripted turn stops, when it isn't what its parts imply. */
export type TurnStop = {
  readonly reason: ScriptedStopReason;
  readonly details: RefusalStopDetails | null;
  /** The sequence that stopped it, for `stop_sequence`. */
  readonly sequence: string | null;
};

type Point = readonly [x: number, y: number];

const COMPUTER = { toolset: 'computer' } as const;

/**
 * One scripted response of the model. Every method returns a longer copy, so a turn may be shared.
 * It stops with `tool_use` when it uses a tool and with `end_turn` otherwise, unless it says why.
 *
 * @example says('The inbox is open.').thinks('Third row.').taps(353, 612)
 */
export class Turn {
  readonly type = 'turn';
  readonly parts: readonly TurnPart[];
  readonly stop: TurnStop | undefined;

  constructor(parts: readonly TurnPart[] = [], stop?: TurnStop) {
    this.parts = parts;
    this.stop = stop;
  }

  says(text: string): Turn {
    return this.#with({ type: 'text', text });
  }

  /** Thinking arrives with empty text unless the request asks for `display: "summarized"`. */
  thinks(thinking: string): Turn {
    return this.#with({ type: 'thinking', thinking });
  }

  /**
   * @param options.toolset - the toolset that the tool is a member of, such as `computer`
   * @param options.evenIfOff - whether the member may be off, which is else a fault of the script
   */
  uses(
    name: string,
    input: Readonly<Record<string, unknown>>,
    options: { readonly toolset?: string; readonly evenIfOff?: boolean } = {},
  ): Turn {
    const { toolset, evenIfOff = false } = options;
    return this.#with({ type: 'tool_use', name, input, toolset, evenIfOff });
  }

  taps(x: number, y: number): Turn {
    return this.uses('tap', { x, y });
  }

  /** Taps an element of the list by its name there, such as `e3`. */
  tapsRef(ref: string): Turn {
    return this.uses('tap', { ref });
  }

  doubleTaps(x: number, y: number): Turn {
    return this.uses('double_tap', { x, y });
  }

  longPresses(x: number, y: number, durationMs = 800): Turn {
    return this.uses('long_press', { x, y, duration_ms: durationMs });
  }

  swipes(from: Point, to: Point, durationMs = 300): Turn {
    return this.uses('swipe', { ...path(from, to), duration_ms: durationMs });
  }

  drags(
    from: Point,
    to: Point,
    options: { readonly durationMs?: number; readonly holdMs?: number } = {},
  ): Turn {
    const { durationMs = 600, holdMs = 500 } = options;
    return this.uses('drag', { ...path(from, to), duration_ms: durationMs, hold_ms: holdMs });
  }

  pinches(x: number, y: number, scale: number): Turn {
    return this.uses('pinch', { x, y, scale });
  }

  types(text: string): Turn {
    return this.uses('type_text', { text });
  }

  presses(button: string): Turn {
    return this.uses('press_button', { button });
  }

  opens(name: string): Turn {
    return this.uses('open_app', { name });
  }

  opensUrl(url: string): Turn {
    return this.uses('open_url', { url });
  }

  waits(seconds: number): Turn {
    return this.uses('wait', { seconds });
  }

  /** Looks closer at a part of the screen. */
  zooms(from: Point, to: Point): Turn {
    return this.uses('zoom', { x0: from[0], y0: from[1], x1: to[0], y1: to[1] });
  }

  /** Asks the user. */
  asks(question: string): Turn {
    return this.uses('ask_user', { question });
  }

  /** Asks that a person takes over the phone. */
  asksForTakeover(reason: string): Turn {
    return this.uses('request_takeover', { reason });
  }

  finishes(
    outcome: { readonly success?: boolean; readonly summary?: string; readonly result?: unknown } = {},
  ): Turn {
    return this.uses('done', { success: true, summary: 'Done.', ...outcome });
  }

  /** A member of the computer toolset: looks at the screen. */
  takesScreenshot(): Turn {
    return this.uses('screenshot', {}, COMPUTER);
  }

  /** A member of the computer toolset, as are the next ones. */
  clicks(x: number, y: number): Turn {
    return this.uses('left_click', { coordinate: [x, y] }, COMPUTER);
  }

  doubleClicks(x: number, y: number): Turn {
    return this.uses('double_click', { coordinate: [x, y] }, COMPUTER);
  }

  clicksAndDrags(from: Point, to: Point): Turn {
    return this.uses('left_click_drag', { start_coordinate: from, coordinate: to }, COMPUTER);
  }

  scrolls(at: Point, direction: 'up' | 'down' | 'left' | 'right', amount = 3): Turn {
    const input = { coordinate: at, scroll_direction: direction, scroll_amount: amount };
    return this.uses('scroll', input, COMPUTER);
  }

  /** Types with the toolset's own member. */
  keysIn(text: string): Turn {
    return this.uses('type', { text }, COMPUTER);
  }

  /** Presses a key or a combination, such as `Return` or `ctrl+a`. */
  keys(text: string, repeat?: number): Turn {
    return this.uses('key', { text, ...(repeat !== undefined && { repeat }) }, COMPUTER);
  }

  pauses(seconds: number): Turn {
    return this.uses('wait', { duration: seconds }, COMPUTER);
  }

  zoomsInto(from: Point, to: Point): Turn {
    return this.uses('zoom', { region: [...from, ...to] }, COMPUTER);
  }

  /** Waits here, between two blocks of the stream, until the gate opens or the client leaves. */
  holds(gate: Gate): Turn {
    return this.#with({ type: 'hold', gate });
  }

  /** @param sequence - what the model said that stopped it, for `stop_sequence` */
  stops(reason: ScriptedStopReason, sequence: string | null = null): Turn {
    return new Turn(this.parts, { reason, details: null, sequence });
  }

  refuses(details: Partial<Pick<RefusalStopDetails, 'category' | 'explanation'>> = {}): Turn {
    const { category = null, explanation = null } = details;
    const refusal = { type: 'refusal', category, explanation } as const;
    return new Turn(this.parts, { reason: 'refusal', details: refusal, sequence: null });
  }

  #with(part: TurnPart): Turn {
    return new Turn([...this.parts, part], this.stop);
  }
}

function path(from: Point, to: Point): Record<'from_x' | 'from_y' | 'to_x' | 'to_y', number> {
  return { from_x: from[0], from_y: from[1], to_x: to[0], to_y: to[1] };
}
