import type { Person } from '../people.ts';
import { filled, lines } from '../system/icons.ts';
import { appBar, avatar, button, COLOR, TYPE } from '../theme.ts';
import { column, image, list, row, text, type View } from '../view.ts';
import { ENVELOPE, HANDSET, PEN, STAR } from './contacts-shapes.ts';
import { type ContactsState, openForm } from './contacts-state.ts';

/** The page of one person. */
export function personPage(state: ContactsState, person: Person, onBack: () => void): View {
  const { name, phone, email, favourite } = person;
  const star = row(
    {
      role: 'switch',
      label: 'Favourite',
      id: 'favourite',
      checked: favourite,
      onTap: () => {
        person.favourite = !favourite;
      },
      style: { width: 44, height: 48, justifyContent: 'center' },
    },
    image(favourite ? filled('#f0b429', STAR) : lines(COLOR.soft, STAR), 25),
  );
  const edit = row(
    {
      label: 'Edit contact',
      id: 'edit_contact',
      onTap: () => openForm(state, person),
      style: { width: 44, height: 48, justifyContent: 'center' },
    },
    image(lines(COLOR.ink, PEN), 23),
  );
  return column(
    { style: { flexGrow: 1, flexBasis: 0, minHeight: 0 } },
    appBar('Contact details', { onBack, actions: [star, edit] }),
    list(
      `contacts.person.${person.id}`,
      {},
      column(
        { style: { padding: '28px 16px 24px', gap: 14, alignItems: 'center' } },
        avatar(name, 112),
        text(name, { fontSize: 24, fontWeight: 600, color: COLOR.ink, textAlign: 'center' }, { id: 'name' }),
      ),
      column(
        { style: { margin: '0 16px', padding: '6px 0', borderRadius: 20, background: COLOR.ground } },
        fact(HANDSET, phone, 'Mobile', 'phone'),
        fact(ENVELOPE, email, 'Email', 'email'),
      ),
      row(
        { style: { padding: '22px 16px', justifyContent: 'center' } },
        button(
          'Delete contact',
          () => {
            state.asking = 'delete';
          },
          { id: 'delete_contact', kind: 'danger' },
        ),
      ),
    ),
  );
}

function fact(shape: string, value: string, what: string, id: string): View {
  return row(
    { style: { minHeight: 62, padding: '8px 18px', gap: 18 } },
    image(lines(COLOR.soft, shape), 22),
    column(
      { style: { gap: 3, flexShrink: 1 } },
      text(value === '' ? 'Not given' : value, value === '' ? TYPE.small : { ...TYPE.body, fontSize: 16 }, {
        id,
      }),
      text(what, TYPE.small),
    ),
  );
}
