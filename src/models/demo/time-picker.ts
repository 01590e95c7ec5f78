import { tap } from './act.ts';
import { findInput, findLabel } from './find.ts';
import type { Program, Sight } from './program.ts';
import type { Screen, ScreenElement } from './screen.ts';
import { fill } from './steps.ts';
import type { TimeOfDay } from './time-of-day.ts';

const TOUCHED: readonly ScreenElement['role'][] = ['button', 'tab', 'checkbox', 'switch', 'other', 'text'];
const HOUR = /^hours?\b/i;
const MINUTE = /^min(ute)?s?\b/i;
const TIME = /^time\b/i;
const MAX_STEPS = 60;

/** What a picker can be told: the hour as it shows hours, and the half of the day where it has halves. */
type Wanted = { readonly hour: number; readonly minute: number; readonly half: 'AM' | 'PM' | undefined };

/**
 * Sets a time of day in whatever picker there is: inputs, the face of a clock, or buttons that count up and down.
 *
 * @returns what is seen then, or nothing when the picker can't be set to that time
 */
export function* pickTime(start: Sight, time: TimeOfDay): Program<Sight | undefined> {
  const { hour, minute, half } = wantedOf(start.screen, time);
  const single = findInput(start.screen, TIME);
  let sight: Sight | undefined;
  if (findInput(start.screen, HOUR) && findInput(start.screen, MINUTE)) {
    sight = yield* fillNumber(start, HOUR, hour, 'the hour');
    sight = yield* fillNumber(sight, MINUTE, minute, 'the minute');
  } else if (single) {
    sight = yield* fill(start, single, `${pad(time.hour)}:${pad(time.minute)}`, 'the time');
  } else {
    const pick = stepper(start.screen, 'hour', 1) ? count : tapNumber;
    sight = yield* pick(start, 'hour', hour);
    sight = sight && (yield* pick(sight, 'minute', minute));
  }
  const button = half && sight && findLabel(sight.screen, new RegExp(`^${half}$`, 'i'), TOUCHED);
  return button && !button.checked ? yield tap(button, `It is ${half}.`) : sight;
}

function wantedOf(screen: Screen, { hour, minute }: TimeOfDay): Wanted {
  const hasHalves = findLabel(screen, /^[ap]m$/i) !== undefined;
  if (!hasHalves) return { hour, minute, half: undefined };
  return { hour: hour % 12 === 0 ? 12 : hour % 12, minute, half: hour < 12 ? 'AM' : 'PM' };
}

function* fillNumber(sight: Sight, label: RegExp, number: number, what: string): Program<Sight> {
  const input = findInput(sight.screen, label);
  if (!input || (input.value !== undefined && Number(input.value) === number)) return sight;
  return yield* fill(sight, input, pad(number), what);
}

function* tapNumber(sight: Sight, unit: 'hour' | 'minute', number: number): Program<Sight | undefined> {
  const face = findLabel(sight.screen, new RegExp(`^0?${number}$`), TOUCHED);
  return face && (yield tap(face, `I choose ${number} as the ${unit}.`));
}

function stepper(screen: Screen, unit: string, direction: 1 | -1): ScreenElement | undefined {
  const words =
    direction > 0
      ? 'increase|increment|next|later|more|plus|\\+'
      : 'decrease|decrement|previous|earlier|less|minus|-|−';
  const sides = direction > 0 ? 'up|\\+' : 'down|-|−';
  return findLabel(
    screen,
    new RegExp(`^(?:(?:${words})\\s*(?:the )?${unit}s?|${unit}s?\\s*(?:${sides}))$`, 'i'),
    TOUCHED,
  );
}

/** Counts an hour or a minute up or down until it is what is wanted. */
function* count(start: Sight, unit: 'hour' | 'minute', wanted: number): Program<Sight | undefined> {
  let sight = start;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const shown = shownNumber(sight.screen, unit);
    if (shown === wanted) return sight;
    if (shown === undefined) return undefined;
    const button = stepper(sight.screen, unit, wanted > shown ? 1 : -1);
    if (!button) return undefined;
    sight = yield tap(button, `The ${unit} is ${shown} and has to be ${wanted}.`);
  }
  return undefined;
}

function shownNumber(screen: Screen, unit: 'hour' | 'minute'): number | undefined {
  const label = unit === 'hour' ? HOUR : MINUTE;
  const shown = screen.elements.find(
    (element) => label.test(element.label) && /\d/.test(element.value ?? element.label),
  );
  const digits = shown && /\d+/.exec(shown.value ?? shown.label);
  return digits ? Number(digits[0]) : undefined;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
