import { tap } from '../act.ts';
import { findInput, findLabel } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { ScreenElement } from '../screen.ts';
import { backTo, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';

type AddContact = Extract<Task, { readonly type: 'add_contact' }>;

const NEW = /^(new|add|create)( a| new)? contact$|^(new|add|\+)$/i;
const SAVE = /^(save|done|save contact|✓)$/i;
const TOUCHED: readonly ScreenElement['role'][] = ['button', 'other', 'image'];

/** Saves a person and a number. */
export function* addContact(start: Sight, { name, phone }: AddContact): Program {
  const { element: create } = yield* backTo(
    start,
    (screen) => findLabel(screen, NEW, TOUCHED),
    'button for a new contact',
  );
  if (!create) return failed('I see no button for a new contact');
  let sight: Sight = yield tap(create, `I see "${create.label}" and start a new contact.`);

  const [first = name, ...rest] = name.split(' ');
  const isSplit = findInput(sight.screen, /^(last name|surname|family name)/i) !== undefined;
  const fields: readonly (readonly [RegExp, string, string])[] = [
    [isSplit ? /^(first|given) name/i : /name/i, isSplit ? first : name, 'the name'],
    ...(isSplit && rest.length > 0
      ? [[/^(last name|surname|family name)/i, rest.join(' '), 'the surname'] as const]
      : []),
    [/phone|mobile|number|tel/i, phone, 'the number'],
  ];
  for (const [label, text, what] of fields) {
    const found = yield* reveal(sight, (screen) => findInput(screen, label), `the field for ${what}`);
    if (!found.element) return failed(`I see no field for ${what}`);
    sight = yield* fill(sight, found.element, text, what);
  }

  const found = yield* reveal(sight, (screen) => findLabel(screen, SAVE, TOUCHED), 'a button to save with');
  if (!found.element) return failed('I see no button to save the contact with');
  sight = yield tap(found.element, 'Name and number are there. I save the contact.');
  return sight.changed ? succeeded(`saved ${name} with ${phone}`) : failed('the contact is not saved');
}
