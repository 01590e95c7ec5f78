import type { AgentEvent } from '../domain/agent-event.ts';
import type { PhoneAction } from '../domain/phone-action.ts';
import { type ShownScreen, screenAfter } from './screen-state.ts';
import { actionWords } from './words.ts';

/** A screen for some time, with what is done to it and what is said below. */
export type Scene = ShownScreen & {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly action?: PhoneAction;
  readonly caption: string;
};

/** How long a scene is shown at the least, an action at the least, any at the most, and the last, in milliseconds. */
const MIN_MS = 100;
const MIN_ACTION_MS = 600;
const MAX_MS = 1_500;
const LAST_MS = 3_000;

/** Tells the scenes of a session from its events, as they are told one after the other. */
export function sceneTeller(): (event: AgentEvent) => Scene | undefined {
  let screen: ShownScreen | undefined;
  let caption = '';
  let turn: number | undefined;
  return (event) => {
    const before = screen;
    screen = screenAfter(screen, event);
    const { data } = event;
    if ('turn' in data) turn = data.turn;
    const action = actionOf(event);
    const words = action ? actionWords(action) : wordsOf(event);
    if (words !== undefined) caption = turn === undefined ? words : `Turn ${turn} · ${words}`;
    if (!screen || (screen === before && words === undefined)) return undefined;
    return { ...screen, at: event.ts.getTime(), caption, ...(action && { action }) };
  };
}

/** @returns how long a scene is shown before the next one, in milliseconds: as long as it lasted, waits shortened. */
export function showMs(scene: Scene, next: Scene | undefined): number {
  if (!next) return LAST_MS;
  return Math.min(MAX_MS, Math.max(scene.action ? MIN_ACTION_MS : MIN_MS, next.at - scene.at));
}

/**
 * @returns the scenes without their middle when there are more than `max`, and between the two parts one that says
 *   how many were left out
 */
export function shortened(scenes: readonly Scene[], max: number): readonly Scene[] {
  if (scenes.length <= max) return scenes;
  const half = Math.floor((max - 1) / 2);
  const [left, right] = [scenes.slice(0, half), scenes.slice(-half)];
  const first = scenes[half];
  if (!first) return left;
  const { action: _, ...gap } = first;
  return [...left, { ...gap, caption: `${scenes.length - 2 * half} scenes are left out here` }, ...right];
}

function actionOf({ type, data }: AgentEvent): PhoneAction | undefined {
  if (type === 'user_action') return data.action;
  return type === 'tool_use' ? data.action : undefined;
}

/** What else is worth a caption. */
function wordsOf({ type, data }: AgentEvent): string | undefined {
  switch (type) {
    case 'question':
      return `Asks: ${data.text}`;
    case 'approval_requested':
      return `Waits for a yes: ${data.reason}`;
    case 'takeover_started':
      return 'A person has the phone';
    case 'takeover_ended':
      return 'The agent has the phone again';
    case 'result':
      return `${data.success ? 'Done' : 'Not done'}: ${data.text}`;
    case 'error':
      return `${data.code}: ${data.message}`;
    default:
      return undefined;
  }
}
