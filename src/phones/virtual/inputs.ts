import type { Os } from './app.ts';
import { COLOR } from './theme.ts';
import { row, type Style, text, type View } from './view.ts';

/** An input and what becomes of its content. */
export type InputOptions = {
  /** Unique on the screen. */
  readonly id: string;
  readonly hint: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onSubmit?: () => void;
  readonly password?: boolean;
  readonly style?: Style;
};

/** A field to type in; a tap gives it the focus, and brings the keyboard. */
export function input(
  os: Os,
  { id, hint, value, onInput, onSubmit, password = false, style }: InputOptions,
): View {
  const focused = os.focused() === id;
  const shown = password ? '•'.repeat([...value].length) : value;
  return row(
    {
      role: 'input',
      id,
      hint,
      label: hint,
      value,
      password,
      focused,
      onInput,
      onTap: () => os.focus(id),
      ...(onSubmit && { onSubmit }),
      style: {
        minHeight: 44,
        padding: '10px 14px',
        borderRadius: 12,
        background: COLOR.ground,
        border: `1.5px solid ${focused ? COLOR.accent : COLOR.line}`,
        ...style,
      },
    },
    text(shown === '' ? hint : shown, { fontSize: 15, color: shown === '' ? COLOR.soft : COLOR.ink }),
    focused && row({ style: { width: 1.5, height: 20, marginLeft: 1, background: COLOR.accent } }),
  );
}
