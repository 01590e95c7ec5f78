import type { Screen, ScreenElement } from './screen.ts';
import { plain } from './words.ts';

const ROWS: readonly ScreenElement['role'][] = ['button', 'list', 'other'];

/** A row of a list that begins with someone's name. */
export type PersonRow = { readonly name: string; readonly row: ScreenElement };

/**
 * Finds whom a name means: the person of that very name, else everyone whose first names it is. What a row
 * says after the name, such as the last message, does not count.
 */
export function findPeople(screen: Screen, name: string): readonly PersonRow[] {
  const wanted = plain(name);
  const rows = screen.elements
    .filter(({ role, disabled }) => ROWS.includes(role) && !disabled)
    .map((row): PersonRow => ({ name: row.label.split(', ')[0] ?? '', row }));
  const exact = rows.find((row) => plain(row.name) === wanted);
  if (exact) return [exact];
  const others = rows.filter((row) => plain(row.name).startsWith(`${wanted} `));
  return others.filter((row, index) => others.findIndex((other) => other.name === row.name) === index);
}

/** @returns the sentence that asks which of several people is meant */
export function whichOf(name: string, people: readonly PersonRow[]): string {
  return `there is more than one ${name}: ${people.map((person) => person.name).join(', ')}. Say which`;
}
