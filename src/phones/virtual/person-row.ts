import type { Person } from './people.ts';
import { avatar, COLOR, TYPE } from './theme.ts';
import { type Child, column, row, text, type View } from './view.ts';

/** A line of a list that stands for a person; it is labelled with the name alone. */
export function personRow(
  { name, phone }: Pick<Person, 'name' | 'phone'>,
  options: { readonly id: string; readonly onTap: () => void; readonly end?: Child },
): View {
  return row(
    {
      role: 'button',
      id: options.id,
      label: name,
      onTap: options.onTap,
      style: { height: 64, padding: '0 16px', gap: 16, background: COLOR.paper },
    },
    avatar(name, 40),
    column(
      { style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, gap: 2 } },
      text(name, { ...TYPE.body, fontSize: 16 }),
      phone !== '' && text(phone, TYPE.small),
    ),
    options.end,
  );
}
