import type { Os } from './app.ts';
import { pickFrom, seededRandom } from './random.ts';

/** Someone in the address book. */
export type Person = {
  readonly id: string;
  name: string;
  phone: string;
  email: string;
  favourite: boolean;
};

/** The app that keeps the address book. */
export const CONTACTS_PACKAGE = 'com.opposable.contacts';

/** Names that begin alike are traps, as on real phones. */
const NAMES = [
  'Alice Moreau',
  'Amara Okafor',
  'Anna Berg',
  'Anna Bergström',
  'Ben Carter',
  'Clara Dubois',
  'Diego Luna',
  'Elif Aydın',
  'Emma Larsen',
  'Hana Kim',
  'Jonas Falk',
  'Kofi Mensah',
  "Liam O'Connor",
  'Lukas Weber',
  'Maya Chen',
  'Mum',
  'Noah Berg',
  'Omar Haddad',
  'Priya Nair',
  'Sofia Rossi',
  'Yuki Tanaka',
  'Zeynep Demir',
] as const;
const FAVOURITES: readonly string[] = ['Anna Berg', 'Mum', 'Priya Nair'];
const AREAS = ['202', '312', '415', '503'] as const;

/** @returns the address book of a new phone; the same seed gives the same numbers */
export function startPeople(seed: number): Person[] {
  const random = seededRandom(seed + 101);
  return NAMES.map((name, position) => ({
    id: `c${position + 1}`,
    name,
    // Numbers from 555 01 00 on are kept free for stories.
    phone: `+1 ${pickFrom(AREAS, random)} 555 ${String(100 + position * 4 + Math.floor(random() * 4)).padStart(4, '0')}`,
    email: `${mailName(name)}@example.com`,
    favourite: FAVOURITES.includes(name),
  }));
}

/** @returns everyone in the address book as it is now, in the order of names */
export function peopleOn(os: Os): readonly Person[] {
  const { people = [] } = (os.stateOf(CONTACTS_PACKAGE) ?? {}) as { people?: readonly Person[] };
  return inOrder(people);
}

/** @returns people in the order of their names */
export function inOrder(people: readonly Person[]): readonly Person[] {
  return people.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** @returns those of whose name a word begins with what is searched for, or whose number holds it */
export function searchPeople(people: readonly Person[], search: string): readonly Person[] {
  const wanted = folded(search);
  const digits = search.replace(/\D/g, '');
  return people.filter(
    ({ name, phone }) =>
      ` ${folded(name)}`.includes(` ${wanted}`) ||
      (digits.length >= 3 && phone.replace(/\D/g, '').includes(digits)),
  );
}

/** "Bergström" is found by "bergstrom". */
function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase().trim();
}

function mailName(name: string): string {
  return folded(name)
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
}
