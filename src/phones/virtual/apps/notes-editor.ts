import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { lines } from '../system/icons.ts';
import { dialog } from '../system/overlays.ts';
import { button, COLOR } from '../theme.ts';
import { column, image, list, row, text, type View } from '../view.ts';
import { deleteNote, type NoteDraft, type NotesState, saveNote } from './notes-state.ts';

const BIN = 'M4.5 7 H19.5 M9.5 7 V4.5 H14.5 V7 M6.5 7 L7.5 20 H16.5 L17.5 7 M10.3 11 V16.5 M13.7 11 V16.5';
const ARROW = 'M20 12 H4.5 M11 5.5 L4.5 12 L11 18.5';
/** So many characters surely fit in a line. */
const LINE = 34;
const PLAIN = { background: COLOR.paper, border: 'none', padding: '4px 20px', borderRadius: 0 } as const;

/** The page on which a note is read and written. */
export function noteEditor(state: NotesState, draft: NoteDraft, os: Os): View {
  return column(
    { style: { flexGrow: 1, flexShrink: 1, minHeight: 0, background: COLOR.paper } },
    row(
      { style: { height: 56, padding: '0 12px 0 8px', gap: 6 } },
      iconButton('Navigate up', 'navigate_up', ARROW, () => saveNote(state, draft, os)),
      column({ style: { flexGrow: 1 } }),
      draft.of !== null &&
        iconButton('Delete note', 'delete_note', BIN, () => {
          draft.isDeleting = true;
          os.focus(undefined);
        }),
      button('Save', () => saveNote(state, draft, os), {
        id: 'save_note',
        disabled: draft.isDeleting || (draft.title.trim() === '' && draft.body.trim() === ''),
        style: { height: 38 },
      }),
    ),
    list('notes.editor', {}, title(draft, os), body(draft, os)),
    draft.isDeleting &&
      dialog({
        title: 'Delete this note?',
        body: 'It can’t be brought back.',
        choices: [
          {
            label: 'Delete',
            kind: 'danger',
            id: 'confirm_delete',
            onTap: () => deleteNote(state, draft, os),
          },
          {
            label: 'Cancel',
            id: 'cancel_delete',
            onTap: () => {
              draft.isDeleting = false;
            },
          },
        ],
      }),
  );
}

function title(draft: NoteDraft, os: Os): View {
  const view = input(os, {
    id: 'note_title',
    hint: 'Title',
    value: draft.title,
    onInput: (value) => {
      draft.title = value;
    },
    onSubmit: () => os.focus('note_body'),
    style: { ...PLAIN, minHeight: 52 },
  });
  return withFont(view, { fontSize: 24, fontWeight: 700 });
}

function body(draft: NoteDraft, os: Os): View {
  const view = input(os, {
    id: 'note_body',
    hint: 'Note',
    value: draft.body,
    onInput: (value) => {
      draft.body = value;
    },
    onSubmit: () => {
      draft.body += '\n';
    },
    style: { ...PLAIN, minHeight: 240, alignItems: 'flex-start', whiteSpace: 'pre-wrap' },
  });
  const page = withFont(view, { fontSize: 16, lineHeight: 1.5, whiteSpace: 'pre-wrap', flexShrink: 1 });
  // The cursor stands beside the text, which is its end as long as there is one line only.
  const isOneLine = draft.body.length < LINE && !draft.body.includes('\n');
  return isOneLine ? page : { ...page, children: page.children.slice(0, 1) };
}

/** An input writes small; a page of paper doesn't. */
function withFont(view: View, style: View['style']): View {
  return {
    ...view,
    children: view.children.map((child) =>
      child.text === undefined ? child : text(child.text, { ...child.style, ...style }),
    ),
  };
}

function iconButton(label: string, id: string, path: string, onTap: () => void): View {
  return row(
    { label, id, onTap, style: { width: 44, height: 44, justifyContent: 'center' } },
    image(lines(COLOR.ink, path), 24),
  );
}
