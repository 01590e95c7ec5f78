import { defineApp, type Os } from '../app.ts';
import { CONTACTS_PACKAGE, inOrder, type Person, searchPeople } from '../people.ts';
import { personRow } from '../person-row.ts';
import { filled, lines, SHAPE } from '../system/icons.ts';
import { dialog } from '../system/overlays.ts';
import { appBar, COLOR, TYPE } from '../theme.ts';
import { type Child, column, image, list, text, type View } from '../view.ts';
import { contactForm } from './contacts-form.ts';
import { personPage } from './contacts-person.ts';
import { STAR } from './contacts-shapes.ts';
import {
  type ContactsState,
  deleteOpen,
  isChanged,
  leaveForm,
  openForm,
  personOf,
  startContacts,
} from './contacts-state.ts';
import { floatingButton } from './floating-button.ts';
import { isSearching, searchBar } from './search-bar.ts';

const PEOPLE = 'contacts.people';

/** The address book. */
export const contacts = defineApp<ContactsState>({
  package: CONTACTS_PACKAGE,
  name: 'Contacts',
  aliases: ['People', 'Address book', 'Phone book'],
  icon: { colors: ['#35b28a', '#137a6b'], svg: lines('#ffffff', SHAPE.person) },
  start: startContacts,
  stored: ({ people }) => ({ people }),
  back: goBack,
  exported: ({ people }) => ({ people: inOrder(people) }),
  view(state, os) {
    const person = personOf(state);
    return column(
      { style: { background: COLOR.paper } },
      page(state, os, person),
      state.asking === 'delete' && person && confirmDelete(state, os, person),
      state.asking === 'discard' && confirmDiscard(state, os),
    );
  },
});

function goBack(state: ContactsState, os: Os): boolean {
  if (state.asking !== null) {
    state.asking = null;
    return true;
  }
  switch (state.page.type) {
    case 'form':
      os.focus(undefined);
      if (isChanged(state)) state.asking = 'discard';
      else leaveForm(state);
      return true;
    case 'person':
      state.page = { type: 'list' };
      return true;
    case 'list':
      if (!isSearching(os, state.search)) return false;
      state.search = '';
      os.focus(undefined);
      return true;
  }
}

function page(state: ContactsState, os: Os, person: Person | undefined): View {
  const onBack = (): void => void goBack(state, os);
  if (state.page.type === 'form') return contactForm(state, os, onBack);
  return person ? personPage(state, person, onBack) : everyone(state, os);
}

function everyone(state: ContactsState, os: Os): View {
  const found = searchPeople(inOrder(state.people), state.search);
  return column(
    { style: { flexGrow: 1, flexBasis: 0, minHeight: 0 } },
    !isSearching(os, state.search) && appBar('Contacts'),
    searchBar(os, {
      hint: 'Search contacts',
      value: state.search,
      onInput: (value) => {
        state.search = value;
        os.scrollToTop(PEOPLE);
      },
      onBack: () => void goBack(state, os),
    }),
    list(
      PEOPLE,
      {},
      ...found.flatMap((person, position) => [
        heading(person, found[position - 1]),
        personRow(person, {
          id: 'contact',
          end: person.favourite && image(filled('#f0b429', STAR), 18, 'Favourite'),
          onTap: () => {
            state.page = { type: 'person', id: person.id };
            os.focus(undefined);
          },
        }),
      ]),
      found.length === 0 && text('No matching contacts', { ...TYPE.small, padding: 20 }),
      column({ style: { height: 84 } }),
    ),
    floatingButton('Add contact', SHAPE.plus, () => startForm(state, os), { id: 'add_contact' }),
  );
}

function startForm(state: ContactsState, os: Os): void {
  openForm(state);
  os.focus('name');
}

/** The first letter, over the first of those whose names begin with it. */
function heading(person: Person, before: Person | undefined): Child {
  const letter = initial(person);
  if (before && initial(before) === letter) return undefined;
  return text(letter, { fontSize: 13, fontWeight: 700, color: COLOR.accent, padding: '10px 16px 4px' });
}

function initial({ name }: Person): string {
  return (name.normalize('NFD')[0] ?? '').toUpperCase();
}

function confirmDelete(state: ContactsState, os: Os, { name }: Person): View {
  return dialog({
    title: `Delete ${name}?`,
    body: 'This contact will be deleted from your phone.',
    choices: [
      {
        label: 'Delete',
        kind: 'danger',
        id: 'confirm_delete',
        onTap: () => {
          deleteOpen(state);
          os.toast('Contact deleted');
        },
      },
      {
        label: 'Cancel',
        id: 'cancel_delete',
        onTap: () => {
          state.asking = null;
        },
      },
    ],
  });
}

function confirmDiscard(state: ContactsState, os: Os): View {
  return dialog({
    title: 'Discard your changes?',
    choices: [
      {
        label: 'Keep editing',
        kind: 'filled',
        id: 'keep_editing',
        onTap: () => {
          state.asking = null;
        },
      },
      {
        label: 'Discard',
        id: 'confirm_discard',
        onTap: () => {
          leaveForm(state);
          os.focus(undefined);
        },
      },
    ],
  });
}
