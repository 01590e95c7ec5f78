import { SYSTEM_UI_PACKAGE } from '../state.ts';
import { button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, row, text, type View } from '../view.ts';

/** How far a toast floats above the bars, in dp. */
const TOAST_DP = 28;
/** Dialogs stay as narrow on wide screens. */
const WIDEST_DP = 420;

/** A choice of a dialog. */
export type Choice = {
  readonly label: string;
  readonly onTap: () => void;
  readonly kind?: 'filled' | 'plain' | 'danger';
  readonly id?: string;
};

/** A dialog over a dimmed screen; only its own buttons can be touched. */
export function dialog(options: {
  readonly title: string;
  readonly body?: string;
  readonly choices: readonly Choice[];
  readonly package?: string;
  /** The id of the title, `dialog_title` unless given. */
  readonly titleId?: string;
  readonly content?: Child;
}): View {
  return column(
    {
      ...(options.package !== undefined && { package: options.package }),
      blocks: true,
      overlay: true,
      style: {
        position: 'absolute',
        top: 0,
        left: 0,
        right: 0,
        bottom: 0,
        alignItems: 'center',
        justifyContent: 'center',
        background: 'rgba(10, 14, 22, 0.55)',
      },
    },
    column(
      {
        id: 'dialog',
        style: {
          width: '86%',
          maxWidth: WIDEST_DP,
          padding: 22,
          gap: 12,
          borderRadius: 24,
          background: COLOR.paper,
        },
      },
      text(options.title, TYPE.title, { id: options.titleId ?? 'dialog_title' }),
      options.body !== undefined &&
        text(options.body, { ...TYPE.body, color: COLOR.soft }, { id: 'dialog_message' }),
      options.content,
      column(
        { style: { gap: 8, paddingTop: 6 } },
        ...options.choices.map(({ label, onTap, kind = 'plain', id }) =>
          button(label, onTap, { kind, ...(id !== undefined && { id }) }),
        ),
      ),
    ),
  );
}

/** A short notice that goes away by itself and lets touches through; it keeps clear of what is below. */
export function toast(words: string, belowDp: number): View {
  return row(
    {
      package: SYSTEM_UI_PACKAGE,
      style: {
        position: 'absolute',
        left: 24,
        right: 24,
        bottom: belowDp + TOAST_DP,
        justifyContent: 'center',
      },
    },
    row(
      { style: { padding: '10px 18px', borderRadius: 20, background: '#2b2f38' } },
      text(words, { fontSize: 14, color: '#ffffff' }, { id: 'message' }),
    ),
  );
}
