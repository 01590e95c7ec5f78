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
    }
  | { readonly type: 'hold'; readonly gate: Gate };

/** Why a scripted turn stops, when it isn't what its parts imply. */
export type TurnStop = { readonly reason: StopReason; readonly details: RefusalStopDetails | null };

type Point = readonly [x: number, y: number];

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

  /** @param options.toolset - the toolset that the tool is a member of, such as `computer` */
  uses(
    name: string,
    input: Readonly<Record<string, unknown>>,
    options: { readonly toolset?: string } = {},
  ): Turn {
    return this.#with({ type: 'tool_use', name, input, toolset: options.toolset });
  }

  taps(x: number, y: number): Turn {
    return this.uses('tap', { x, y });
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

  finishes(
    outcome: { readonly success?: boolean; readonly summary?: string; readonly result?: unknown } = {},
  ): Turn {
    return this.uses('done', { success: true, summary: 'Done.', ...outcome });
  }

  /** Waits here, between two blocks of the stream, until the gate opens or the client leaves. */
  holds(gate: Gate): Turn {
    return this.#with({ type: 'hold', gate });
  }

  stops(reason: StopReason): Turn {
    return new Turn(this.parts, { reason, details: null });
  }

  refuses(details: Partial<Pick<RefusalStopDetails, 'category' | 'explanation'>> = {}): Turn {
    const { category = null, explanation = null } = details;
    return new Turn(this.parts, { reason: 'refusal', details: { type: 'refusal', category, explanation } });
  }

  #with(part: TurnPart): Turn {
    return new Turn([...this.parts, part], this.stop);
  }
}

function path(from: Point, to: Point): Record<'from_x' | 'from_y' | 'to_x' | 'to_y', number> {
  return { from_x: from[0], from_y: from[1], to_x: to[0], to_y: to[1] };
}
