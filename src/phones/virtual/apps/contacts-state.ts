import { type Person, startPeople } from '../people.ts';

/** What a form holds while it is filled in. */
export type Draft = { name: string; phone: string; email: string };

/** A page of the app: the list, one person, or a form for a person who is new or known. */
type ContactsPage =
  | { readonly type: 'list' }
  | { readonly type: 'person'; readonly id: string }
  | { readonly type: 'form'; readonly id: string | null };

/** What the Contacts app knows. */
export type ContactsState = {
  people: Person[];
  page: ContactsPage;
  search: string;
  draft: Draft;
  /** The question that waits for an answer. */
  asking: 'delete' | 'discard' | null;
};

const NOTHING: Draft = { name: '', phone: '', email: '' };

/** @returns the state of a new phone */
export function startContacts(seed: number): ContactsState {
  return {
    people: startPeople(seed),
    page: { type: 'list' },
    search: '',
    draft: { ...NOTHING },
    asking: null,
  };
}

/** @returns the person whose page or form is open */
export function personOf({ people, page }: ContactsState): Person | undefined {
  return page.type === 'list' ? undefined : people.find(({ id }) => id === page.id);
}

/** Opens the form for someone, or for someone new. */
export function openForm(state: ContactsState, person?: Person): void {
  state.page = { type: 'form', id: person?.id ?? null };
  state.draft = filledWith(person);
}

/** @returns whether the form holds what would be lost */
export function isChanged(state: ContactsState): boolean {
  const { name, phone, email } = filledWith(personOf(state));
  const { draft } = state;
  return draft.name !== name || draft.phone !== phone || draft.email !== email;
}

/** Leaves a form for the page that it was opened from. */
export function leaveForm(state: ContactsState): void {
  const person = personOf(state);
  state.page = person ? { type: 'person', id: person.id } : { type: 'list' };
  state.asking = null;
}

/** Saves what the form holds, and opens the page of the person. @returns false while there is no name */
export function save(state: ContactsState): boolean {
  const { name, phone, email } = state.draft;
  const saved = { name: name.trim(), phone: phone.trim(), email: email.trim() };
  if (saved.name === '') return false;
  const known = personOf(state);
  if (known) Object.assign(known, saved);
  const person = known ?? { id: nextId(state.people), ...saved, favourite: false };
  if (!known) state.people.push(person);
  state.page = { type: 'person', id: person.id };
  return true;
}

/** Deletes the person whose page is open. */
export function deleteOpen(state: ContactsState): void {
  const person = personOf(state);
  state.people = state.people.filter((other) => other !== person);
  state.page = { type: 'list' };
  state.asking = null;
}

function filledWith(person: Person | undefined): Draft {
  if (!person) return { ...NOTHING };
  const { name, phone, email } = person;
  return { name, phone, email };
}

function nextId(people: readonly Person[]): string {
  return `c${Math.max(0, ...people.map(({ id }) => Number(id.slice(1)))) + 1}`;
}
