import { type Fingerprint, sameScreen } from '../seeing/fingerprint.ts';
import { actionKey, actionWords, type GuardedAction, isLook } from './guarded-action.ts';

/** How many actions, and how many screens, the guard looks back on. */
const WINDOW = 20;
const NUDGE_AT: ReadonlySet<number> = new Set([3, 5, 8]);
const REPEATS_FROM = Math.min(...NUDGE_AT);
const STUCK_AT = 12;
/** A cycle of two is told of after two rounds, and once more after four. */
const NUDGE_CYCLE_AT: ReadonlySet<number> = new Set([4, 8]);
const CYCLE_FROM = Math.min(...NUDGE_CYCLE_AT);
const UNCHANGED_AT = 3;
/** So many waits on one screen are patience: a slow page isn't a loop. */
const PATIENT_WAITS = 5;

/** An action that was carried out, and the screen that it was meant for. */
export type GuardedStep = {
  readonly action: GuardedAction;
  /** The screen before the action, which the action's points belong to. */
  readonly screen: Fingerprint;
  /** Whether the screen looked different afterwards. */
  readonly changed: boolean;
};

/** What the guard makes of the newest action. `nudge` is for the model, `stuck` for people. */
export type Verdict =
  | { readonly type: 'ok' }
  | { readonly type: 'nudge'; readonly message: string }
  | { readonly type: 'stuck'; readonly message: string };

const OK: Verdict = { type: 'ok' };

/** `what` is the action at its rounded place, `key` the same together with the screen. */
type Entry = { readonly action: GuardedAction; readonly what: string; readonly key: string };

/**
 * Watches the last 20 actions of a session for repetition: the same action at about the same place on
 * the same screen, two that take turns, and different ones that all change nothing.
 */
export class LoopGuard {
  #entries: readonly Entry[] = [];
  /** The screens of late, the newest use last; the number is a screen's name. */
  #screens: readonly { readonly print: Fingerprint; readonly number: number }[] = [];
  #nextScreen = 1;
  /** How many actions in a row left the screen as it was, and the newest of them. */
  #unchangedCount = 0;
  #unchanged: readonly GuardedAction[] = [];

  /** Counts an action. Once the verdict is `stuck`, the session should end with it. */
  note({ action, screen, changed }: GuardedStep): Verdict {
    const what = actionKey(action, screen);
    const entry = { action, what, key: `${what} on ${this.#screenNumber(screen)}` };
    this.#entries = [...this.#entries, entry].slice(-WINDOW);
    const didNothing = !changed && !isLook(action);
    if (changed) this.#unchangedCount = 0;
    if (didNothing) this.#unchangedCount += 1;
    if (didNothing) this.#unchanged = [...this.#unchanged, action].slice(-UNCHANGED_AT);

    const repeats = repeatsOf(entry, this.#entries);
    const cycle = cycleLength(this.#entries);
    if (repeats >= STUCK_AT || cycle >= STUCK_AT) return { type: 'stuck', message: this.#tried() };
    // One remark at a time: who is told of a cycle, or of repeats, need not hear that nothing changes.
    if (cycle >= CYCLE_FROM)
      return NUDGE_CYCLE_AT.has(cycle) ? this.#nudge(cycleMessage(this.#entries, cycle)) : OK;
    if (repeats >= REPEATS_FROM)
      return NUDGE_AT.has(repeats) ? this.#nudge(repeatMessage(entry, this.#entries)) : OK;
    return didNothing && this.#unchangedCount % UNCHANGED_AT === 0
      ? this.#nudge(unchangedMessage(this.#unchanged, this.#unchangedCount))
      : OK;
  }

  #screenNumber(print: Fingerprint): number {
    const known = this.#screens.find((screen) => sameScreen(screen.print, print));
    const used = known ?? { print, number: this.#nextScreen++ };
    this.#screens = [...this.#screens.filter((screen) => screen !== known), used].slice(-WINDOW);
    return used.number;
  }

  #nudge(message: string): Verdict {
    const tried = new Set(this.#entries.slice(-UNCHANGED_AT).map(({ action }) => action.type));
    return { type: 'nudge', message: `${message} ${alternatives(tried)}` };
  }

  #tried(): string {
    const tried = [...Map.groupBy(this.#entries, ({ what }) => what).values()]
      .sort((a, b) => b.length - a.length)
      .map(([entry, ...more]) => {
        const words = entry ? actionWords(entry.action, true) : '';
        return more.length === 0 ? words : `${words} (${more.length + 1} times)`;
      });
    return `The agent went round in circles. Its last ${this.#entries.length} actions: ${tried.join('; ')}.`;
  }
}

function repeatsOf({ action, key }: Entry, entries: readonly Entry[]): number {
  const count = entries.filter((entry) => entry.key === key).length;
  return action.type === 'wait' || action.type === 'screenshot' ? count - PATIENT_WAITS : count;
}

/** @returns how many of the newest entries are two different ones that take turns; 0 below A-B-A. */
function cycleLength(entries: readonly Entry[]): number {
  const keys = entries.map(({ key }) => key).reverse();
  if (keys[0] === keys[1] || keys[0] !== keys[2]) return 0;
  const broken = keys.findIndex((key, at) => at >= 2 && key !== keys[at - 2]);
  return broken === -1 ? keys.length : broken;
}

function repeatMessage({ action, key }: Entry, entries: readonly Entry[]): string {
  const times = entries.filter((entry) => entry.key === key).length;
  return `You have done the same thing ${times} times on the same screen (${actionWords(action, false)}), and it doesn't get you on.`;
}

function cycleMessage(entries: readonly Entry[], length: number): string {
  const [a, b] = entries.slice(-2).map(({ action }) => actionWords(action, false));
  return `You go back and forth: your last ${length} actions were "${a}" and "${b}" in turn, between the same screens.`;
}

function unchangedMessage(unchanged: readonly GuardedAction[], count: number): string {
  const kinds = [...new Set(unchanged.map((action) => actionWords(action, false)))];
  return `Your last ${count} actions did not change the screen (${kinds.join(', ')}). Try another kind of action.`;
}

/** @returns what else there is to do, without the kinds of action that were just tried. */
function alternatives(tried: ReadonlySet<GuardedAction['type']>): string {
  const ways: readonly (readonly [GuardedAction['type'], string])[] = [
    ['swipe', 'scroll to see what else is there'],
    ['press_button', 'press back'],
    ['open_app', 'open the app anew'],
    ['zoom', 'zoom in and aim again'],
    ['tap', 'tap another element'],
  ];
  const left = ways.filter(([type]) => !tried.has(type)).map(([, words]) => words);
  return `What you can try instead: ${left.join(', ')}. If nothing helps, ask the user, or say that it can't be done.`;
}
