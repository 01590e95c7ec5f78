import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { appBar, button, COLOR } from '../theme.ts';
import { column, image, list, row, type View } from '../view.ts';
import { ENVELOPE, HANDSET } from './contacts-shapes.ts';
import { type ContactsState, type Draft, save } from './contacts-state.ts';

const FIELDS = [
  { id: 'name', hint: 'Name', shape: SHAPE.person },
  { id: 'phone', hint: 'Phone', shape: HANDSET },
  { id: 'email', hint: 'Email', shape: ENVELOPE },
] as const satisfies readonly { readonly id: keyof Draft; readonly hint: string; readonly shape: string }[];

/** The form for someone new, or for someone known. */
export function contactForm(state: ContactsState, os: Os, onBack: () => void): View {
  const isNew = state.page.type === 'form' && state.page.id === null;
  const onSave = (): void => {
    if (!save(state)) return;
    os.focus(undefined);
    os.toast('Contact saved');
  };
  const saveButton = button('Save', onSave, {
    id: 'save',
    disabled: state.draft.name.trim() === '',
    style: { height: 38 },
  });
  return column(
    { style: { flexGrow: 1, flexBasis: 0, minHeight: 0 } },
    appBar(isNew ? 'New contact' : 'Edit contact', { onBack, actions: [saveButton] }),
    list(
      'contacts.form',
      {},
      column(
        { style: { padding: '14px 18px', gap: 14 } },
        ...FIELDS.map(({ id, hint, shape }, position) =>
          row(
            { style: { gap: 14 } },
            image(lines(COLOR.soft, shape), 22),
            input(os, {
              id,
              hint,
              value: state.draft[id],
              onInput: (value) => {
                state.draft[id] = value;
              },
              onSubmit: () => os.focus(FIELDS[position + 1]?.id),
              style: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
            }),
          ),
        ),
      ),
    ),
  );
}
