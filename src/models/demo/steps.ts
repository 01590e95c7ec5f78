import { press, scroll, tap, typeText } from './act.ts';
import type { Program, Sight } from './program.ts';
import { middle, type Screen, type ScreenElement } from './screen.ts';

const MAX_SCROLLS = 15;
const MAX_BACKS = 3;

/** Finds an element on a screen, or nothing. */
export type Find = (screen: Screen) => ScreenElement | undefined;

/** What has been found, and the screen that it is on. */
export type Found = { readonly sight: Sight; readonly element: ScreenElement | undefined };

/** Looks for an element further down and then further up, until the screen moves no more, and behind the keyboard. */
export function* reveal(start: Sight, find: Find, what: string): Program<Found> {
  const found = yield* scrollTo(start, find, what);
  if (found.element || !found.sight.keyboard) return found;
  const sight = yield press('back', `The keyboard may cover ${what}, so I put it away.`);
  return yield* scrollTo(sight, find, what);
}

function* scrollTo(start: Sight, find: Find, what: string): Program<Found> {
  let sight = start;
  for (const direction of ['down', 'up'] as const) {
    for (let tries = 0; tries < MAX_SCROLLS; tries++) {
      const element = find(sight.screen);
      if (element) return { sight, element };
      const distance = (direction === 'down' ? 0.5 : -0.5) * sight.screen.size.heightPx;
      sight = yield scroll(sight.screen, distance, `I don't see ${what} yet, so I scroll ${direction}.`);
      if (!sight.changed) break;
    }
  }
  return { sight, element: find(sight.screen) };
}

/** Goes back page by page, as long as the app stays in front, until the element is there. */
export function* backTo(start: Sight, find: Find, what: string): Program<Found> {
  let sight = start;
  for (let backs = 0; backs < MAX_BACKS; backs++) {
    const element = find(sight.screen);
    if (element) return { sight, element };
    sight = yield press('back', `This page has no ${what}, so I go back.`);
    if (!sight.changed || sight.screen.app !== start.screen.app) break;
  }
  return { sight, element: find(sight.screen) };
}

/** Puts text into an input, tapping it first unless it is focused; text that is there already stays. */
export function* fill(start: Sight, input: ScreenElement, text: string, what: string): Program<Sight> {
  if (input.value === text) return start;
  if (!input.focused) yield tap(input, `I tap ${what}, to type there.`);
  return yield typeText(text, `I type ${JSON.stringify(text)} into ${what}.`);
}

/** @returns the input as it is now: the one of the same name, else in the same place, else the focused one. */
export function again(screen: Screen, input: ScreenElement): ScreenElement | undefined {
  const inputs = screen.elements.filter(({ role }) => role === 'input');
  return (
    inputs.find(({ label }) => label === input.label) ??
    inputs.find(({ bounds }) => middle(bounds).y === middle(input.bounds).y) ??
    inputs.find(({ focused }) => focused)
  );
}
