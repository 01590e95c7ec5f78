import type { Screen, ScreenElement } from './screen.ts';
import { plain } from './words.ts';

const TOUCHABLE: readonly ScreenElement['role'][] = [
  'button',
  'switch',
  'checkbox',
  'tab',
  'input',
  'list',
  'other',
];

/** @returns the first enabled element whose label matches the pattern, touchable ones before plain text. */
export function findLabel(
  screen: Screen,
  pattern: RegExp,
  roles?: readonly ScreenElement['role'][],
): ScreenElement | undefined {
  const fitting = screen.elements.filter(
    (element) =>
      pattern.test(element.label.trim()) && !element.disabled && (!roles || roles.includes(element.role)),
  );
  return fitting.find((element) => TOUCHABLE.includes(element.role)) ?? fitting[0];
}

/** @returns the element that a person most likely means by a name: the same label, else one that begins with or holds it. */
export function findNamed(
  screen: Screen,
  name: string,
  roles?: readonly ScreenElement['role'][],
): ScreenElement | undefined {
  const wanted = plain(name);
  const allowed = screen.elements.filter(
    (element) => !element.disabled && (!roles || roles.includes(element.role)),
  );
  const ranked = [
    (label: string) => label === wanted,
    (label: string) => closed(label) === closed(wanted),
    (label: string) => label.startsWith(`${wanted} `),
    (label: string) => ` ${label} `.includes(` ${wanted} `),
    (label: string) => singular(label).includes(singular(wanted)),
  ];
  for (const fits of ranked) {
    const fitting = allowed.filter((element) => fits(plain(element.label)));
    const best = fitting.find((element) => TOUCHABLE.includes(element.role)) ?? fitting[0];
    if (wanted !== '' && best) return best;
  }
  return undefined;
}

/** "Wi-Fi" and "wifi" are one. */
function closed(words: string): string {
  return words.replaceAll(' ', '');
}

function singular(words: string): string {
  return words.replace(/(?<=\p{L}{3})s\b/gu, '');
}

/** @returns the first input, preferring one whose label matches. */
export function findInput(screen: Screen, label?: RegExp): ScreenElement | undefined {
  return findLabel(screen, label ?? /^/, ['input']);
}
