import { type Child, column, row, type Style, text, type View } from './view.ts';

/** The colours that all screens share. */
export const COLOR = {
  ink: '#16181d',
  soft: '#6b7280',
  line: '#e6e8ec',
  paper: '#ffffff',
  ground: '#f4f5f7',
  accent: '#3457d5',
  danger: '#d1344b',
  good: '#1f9d61',
} as const;

/** Text styles. */
export const TYPE = {
  title: { fontSize: 20, fontWeight: 700, color: COLOR.ink },
  heading: { fontSize: 16, fontWeight: 600, color: COLOR.ink },
  body: { fontSize: 15, color: COLOR.ink },
  strong: { fontSize: 15, fontWeight: 600, color: COLOR.ink },
  small: { fontSize: 13, color: COLOR.soft },
} as const satisfies Record<string, Style>;

/** A bar with the name of a page, and actions at its end. */
export function appBar(
  title: string,
  options: { readonly onBack?: () => void; readonly actions?: readonly Child[] } = {},
): View {
  return row(
    {
      style: {
        height: 56,
        padding: '0 8px 0 16px',
        gap: 12,
        background: COLOR.paper,
        borderBottom: `1px solid ${COLOR.line}`,
      },
    },
    options.onBack &&
      row(
        {
          label: 'Navigate up',
          id: 'navigate_up',
          onTap: options.onBack,
          style: { width: 36, height: 48, justifyContent: 'center' },
        },
        text('‹', { fontSize: 30, color: COLOR.ink }),
      ),
    text(title, { ...TYPE.title, flexGrow: 1 }, { id: 'title' }),
    ...(options.actions ?? []),
  );
}

/** A button with words on it. */
export function button(
  words: string,
  onTap: () => void,
  options: {
    readonly id?: string;
    readonly kind?: 'filled' | 'plain' | 'danger';
    readonly disabled?: boolean;
    readonly style?: Style;
  } = {},
): View {
  const { id, kind = 'filled', disabled = false, style } = options;
  const background = kind === 'plain' ? 'transparent' : kind === 'danger' ? COLOR.danger : COLOR.accent;
  const color = kind === 'plain' ? COLOR.accent : '#ffffff';
  return row(
    {
      role: 'button',
      label: words,
      ...(id !== undefined && { id }),
      disabled,
      onTap: disabled ? () => undefined : onTap,
      style: {
        height: 44,
        padding: '0 18px',
        borderRadius: 22,
        justifyContent: 'center',
        background: disabled ? COLOR.line : background,
        ...style,
      },
    },
    text(words, { fontSize: 15, fontWeight: 600, color: disabled ? COLOR.soft : color }),
  );
}

/** A switch that shows its state. */
export function toggle(label: string, checked: boolean, onTap: () => void, id?: string): View {
  return row(
    {
      role: 'switch',
      label,
      checked,
      onTap,
      ...(id !== undefined && { id }),
    },
    switchTrack(checked),
  );
}

/** What a switch looks like, for rows that are switches as a whole. */
export function switchTrack(checked: boolean): View {
  return row(
    {
      style: {
        width: 48,
        height: 28,
        padding: 3,
        borderRadius: 14,
        background: checked ? COLOR.accent : '#c3c8d1',
        justifyContent: checked ? 'flex-end' : 'flex-start',
      },
    },
    column({ style: { width: 22, height: 22, borderRadius: 11, background: COLOR.paper } }),
  );
}

/** A round picture with a first letter. */
export function avatar(name: string, sizeDp: number): View {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return row(
    {
      style: {
        width: sizeDp,
        height: sizeDp,
        borderRadius: sizeDp / 2,
        justifyContent: 'center',
        background: `hsl(${hue}, 55%, 62%)`,
      },
    },
    text((name[0] ?? '?').toUpperCase(), { fontSize: sizeDp * 0.44, fontWeight: 600, color: '#fff' }),
  );
}
