import { press, scroll, tap, typeText, waitFor } from '../act.ts';
import { findNamed } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import { reveal } from '../steps.ts';
import type { Task } from '../task.ts';

type TaskOf<Type extends Task['type']> = Extract<Task, { readonly type: Type }>;

/** Opens a web address or a deep link. */
export function* openAddress({ url }: TaskOf<'open_url'>): Program {
  const sight = yield { say: `I open ${url}.`, tool: 'open_url', input: { url } };
  return sight.failure === undefined
    ? succeeded(`opened ${url}`)
    : failed(`I could not open ${url}: ${sight.failure}`);
}

/** Taps what the user names. */
export function* tapNamed(start: Sight, { label }: TaskOf<'tap'>): Program {
  const found = yield* reveal(start, (screen) => findNamed(screen, label), `"${label}"`);
  if (!found.element) return failed(`I find no "${label}" on the screen`);
  const sight = yield tap(found.element, `I see "${found.element.label}" and tap it.`);
  return sight.failure === undefined
    ? succeeded(`tapped "${label}"`)
    : failed(`the tap failed: ${sight.failure}`);
}

/** Types into the focused input, or into the only one. */
export function* typeWords(start: Sight, { text }: TaskOf<'type_text'>): Program {
  const inputs = start.screen.elements.filter(({ role }) => role === 'input');
  const input = inputs.find(({ focused }) => focused) ?? (inputs.length === 1 ? inputs[0] : undefined);
  if (!input) return failed('I see no input that is clearly the one to type into');
  if (!input.focused) yield tap(input, `I tap "${input.label}", to type there.`);
  const sight = yield typeText(text, `I type ${JSON.stringify(text)}.`);
  return sight.failure === undefined
    ? succeeded(`typed "${text}"`)
    : failed(`typing failed: ${sight.failure}`);
}

/** Presses a button of the phone. */
export function* pressButton({ button }: TaskOf<'press_button'>): Program {
  const sight = yield press(button, `I press ${button.replace('_', ' ')}.`);
  return sight.failure === undefined
    ? succeeded(`pressed ${button.replace('_', ' ')}`)
    : failed(`the button failed: ${sight.failure}`);
}

/** Scrolls by about half a screen each time. */
export function* scrollTimes(start: Sight, { direction, times }: TaskOf<'scroll'>): Program {
  let sight = start;
  for (let done = 0; done < times; done++) {
    const distance = (direction === 'down' ? 0.5 : -0.5) * sight.screen.size.heightPx;
    sight = yield scroll(sight.screen, distance, `I scroll ${direction}, ${done + 1} of ${times}.`);
    if (!sight.changed) return succeeded(`scrolled ${direction} to the end`);
  }
  return succeeded(`scrolled ${direction}`);
}

/** Waits as long as it is asked to, in pieces that a tool takes. */
export function* pause({ seconds }: TaskOf<'wait'>): Program {
  for (let left = seconds; left > 0; left -= 10) {
    yield waitFor(Math.min(left, 10), `I wait: ${left} ${left === 1 ? 'second' : 'seconds'} to go.`);
  }
  return succeeded(`waited ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`);
}

/** Tells what is on the screen; there is nothing to do for that. */
export function* describe({ screen }: Sight): Program {
  const labels = [...new Set(screen.elements.map(({ label }) => label).filter(Boolean))];
  const app = screen.app === '' ? '' : ` (${screen.app})`;
  return succeeded(
    labels.length === 0
      ? `looked at the screen${app}, and see nothing that has a name`
      : `looked at the screen${app}, and see: ${labels.slice(0, 30).join('; ')}`,
  );
}
