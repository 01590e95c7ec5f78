import { tap } from '../act.ts';
import { findInput, findLabel } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { ScreenElement } from '../screen.ts';
import { backTo, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';

type SetTimer = Extract<Task, { readonly type: 'set_timer' }>;

const TOUCHED: readonly ScreenElement['role'][] = ['button', 'tab', 'other', 'image'];
const TAB = /^timers?$/i;
const START = /^(start|start timer|begin|▶)$/i;

/** Starts a timer, by inputs for its parts or by a keypad that takes hours, minutes and seconds as digits. */
export function* setTimer(start: Sight, { seconds }: SetTimer): Program {
  const { sight: home, element: tab } = yield* backTo(
    start,
    (screen) => findLabel(screen, TAB, ['tab']),
    'timer',
  );
  let sight = home;
  if (tab && !tab.checked) sight = yield tap(tab, 'I go to the timer.');
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const inputs = [/^hours?\b/i, /^min(ute)?s?\b/i, /^sec(ond)?s?\b/i].map((label) =>
    findInput(sight.screen, label),
  );
  if (inputs.some(Boolean)) {
    for (const [index, input] of inputs.entries()) {
      const part = parts[index] ?? 0;
      const before = Number(input?.value ?? 0);
      if (input && part !== before) sight = yield* fill(sight, input, String(part), `"${input.label}"`);
    }
  } else {
    const digits = parts
      .map((part) => String(part).padStart(2, '0'))
      .join('')
      .replace(/^0+/, '');
    for (const digit of digits) {
      const key = findLabel(sight.screen, new RegExp(`^${digit}$`), TOUCHED);
      if (!key) return failed('I see no way to set the timer');
      sight = yield tap(key, `The timer needs ${digits}; I tap ${digit}.`);
    }
  }
  const found = yield* reveal(
    sight,
    (screen) => findLabel(screen, START, TOUCHED),
    'the button that starts it',
  );
  const button = found.element;
  if (!button) return failed('I see no button to start the timer with');
  sight = yield tap(button, 'The timer is set. I start it.');
  return sight.changed
    ? succeeded(`started a timer of ${spoken(parts)}`)
    : failed('the timer does not start');
}

function spoken(parts: readonly number[]): string {
  return parts
    .map((part, index) => ({ part, unit: ['hour', 'minute', 'second'][index] }))
    .filter(({ part }) => part > 0)
    .map(({ part, unit }) => `${part} ${unit}${part === 1 ? '' : 's'}`)
    .join(' ');
}
