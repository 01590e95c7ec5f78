import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { COLOR } from '../theme.ts';
import type { Style, View } from '../view.ts';

/** A number of two digits while it is typed in. */
export type Digits = {
  text: string;
  /** Whether what is typed next takes the place of all that stands there, as after a tap. */
  isSelected: boolean;
};

const WIDTH = 2;

/** @returns a number as two digits, that nobody types in yet */
export function digits(value: number): Digits {
  return { text: String(value).padStart(WIDTH, '0'), isSelected: false };
}

/** @returns the number that stands there; 0 for none */
export function numberOf({ text }: Digits): number {
  return Number(text);
}

/** A field for a number of two digits, which are all selected by a tap. */
export function digitsInput(
  os: Os,
  field: Digits,
  options: { readonly id: string; readonly hint: string; readonly max: number; readonly style?: Style },
): View {
  const { id, hint, max, style } = options;
  const selected = field.isSelected && os.focused() === id;
  const view = input(os, {
    id,
    hint,
    value: field.text,
    onInput: (value) => put(field, value, max),
    style: {
      width: 92,
      height: 84,
      padding: 0,
      justifyContent: 'center',
      background: selected ? '#dbe3ff' : COLOR.ground,
      ...style,
    },
  });
  return {
    ...view,
    children: view.children.map((child) =>
      child.text === undefined
        ? child
        : { ...child, style: { ...child.style, fontSize: 44, fontWeight: 600 } },
    ),
    onTap: () => {
      field.isSelected = true;
      os.focus(id);
    },
  };
}

/** Takes new content: digits alone, the last two of them, and the last one if both are too much. */
function put(field: Digits, value: string, max: number): void {
  const before = field.text;
  let typed = value;
  if (field.isSelected && value !== before)
    typed = value.startsWith(before) ? value.slice(before.length) : '';
  field.isSelected = false;
  const last = typed.replace(/\D/g, '').slice(-WIDTH);
  field.text = Number(last) > max ? last.slice(-1) : last;
}
