import { changed, leaves, without } from '../check.ts';
import type { EvalTask } from '../task.ts';

/** Keeping an address book. */
export const contactsTasks: readonly EvalTask[] = [
  {
    id: 'contacts-add',
    title: 'Add a contact',
    instruction: 'Add a contact named Nora Quinn with the number +1 415 555 0088.',
    difficulty: 'single_app',
    apps: ['Contacts'],
    demo: true,
    maxTurns: 25,
    check: leaves((before) => ({
      ...before,
      people: [
        ...before.people,
        { name: 'Nora Quinn', phone: /^\+?1 ?415 ?555 ?0088$/, email: '', favourite: false },
      ],
    })),
  },
  {
    id: 'contacts-change-email',
    title: "Replace a contact's e-mail address",
    instruction: "Omar Haddad's new e-mail address is omar@haddad.example. Change it in Contacts.",
    difficulty: 'multi_step',
    apps: ['Contacts'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({
      ...before,
      people: changed(before.people, ({ name }) => name === 'Omar Haddad', { email: 'omar@haddad.example' }),
    })),
  },
  {
    id: 'contacts-delete',
    title: 'Delete one of two people of the same family name',
    instruction: 'Delete Noah Berg from my contacts.',
    difficulty: 'single_app',
    apps: ['Contacts'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      people: without(before.people, ({ name }) => name === 'Noah Berg'),
    })),
  },
  {
    id: 'contacts-favourites',
    title: 'Move the star of a favourite',
    instruction: 'Make Hana Kim a favourite contact, and Priya Nair no longer one.',
    difficulty: 'multi_step',
    apps: ['Contacts'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({
      ...before,
      people: before.people.map((person) =>
        ['Hana Kim', 'Priya Nair'].includes(person.name)
          ? { ...person, favourite: person.name === 'Hana Kim' }
          : person,
      ),
    })),
  },
];
