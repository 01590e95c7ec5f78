import { defineApp, type Os } from '../app.ts';
import { input } from '../inputs.ts';
import { filled, lines, SHAPE } from '../system/icons.ts';
import { COLOR, TYPE } from '../theme.ts';
import { type Child, column, image, list, row, text, type View } from '../view.ts';
import { floatingButton } from './floating-button.ts';
import type { Note } from './notes-content.ts';
import { noteEditor } from './notes-editor.ts';
import { type NotesState, openNote, pinNote, saveNote, startNotebook } from './notes-state.ts';

const PIN = 'M9 3.5 H15 L14.3 10 L17.5 13.5 H12.8 L12 21 L11.2 13.5 H6.5 L9.7 10 Z';
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Notes to write, find again, pin and throw away. */
export const notes = defineApp<NotesState>({
  package: 'com.opposable.notes',
  name: 'Notes',
  aliases: ['Notepad'],
  icon: { colors: ['#f8c64a', '#ec8f2d'], svg: lines('#ffffff', SHAPE.note) },
  start: startNotebook,
  stored: ({ notes, nextNote }) => ({ notes, nextNote }),
  back(state, os) {
    if (state.draft?.isDeleting) {
      state.draft.isDeleting = false;
      return true;
    }
    if (state.draft) {
      saveNote(state, state.draft, os);
      return true;
    }
    if (state.search === '') return false;
    state.search = '';
    os.focus(undefined);
    return true;
  },
  exported: ({ notes, search }) => ({ notes, search }),
  view: (state, os) =>
    column(
      { style: { background: COLOR.ground } },
      ...(state.draft ? [noteEditor(state, state.draft, os)] : overview(state, os)),
    ),
});

function overview(state: NotesState, os: Os): readonly Child[] {
  const wanted = state.search.trim().toLowerCase();
  const found = state.notes
    .filter(({ title, body }) => `${title}\n${body}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.changedAtMs - a.changedAtMs);
  const nothing = wanted === '' ? 'No notes yet' : 'No notes found';
  return [
    column(
      { style: { padding: '14px 16px 10px', gap: 12 } },
      text('Notes', { fontSize: 28, fontWeight: 700, color: COLOR.ink }, { id: 'title' }),
      input(os, {
        id: 'search_notes',
        hint: 'Search notes',
        value: state.search,
        onInput: (value) => {
          state.search = value;
        },
        onSubmit: () => os.focus(undefined),
        style: { background: COLOR.paper, borderRadius: 22, padding: '10px 18px' },
      }),
    ),
    list(
      'notes.list',
      {},
      column(
        { style: { padding: '4px 16px 96px', gap: 10 } },
        ...found.map((note) => card(state, note, os)),
        found.length === 0 && text(nothing, { ...TYPE.small, padding: 24, alignSelf: 'center' }),
      ),
    ),
    floatingButton(
      'New note',
      SHAPE.plus,
      () => {
        openNote(state);
        os.focus(undefined);
      },
      { id: 'new_note' },
    ),
  ];
}

function card(state: NotesState, note: Note, os: Os): View {
  const [first = '', ...rest] = note.body.split('\n');
  const heading = note.title === '' ? first : note.title;
  const detail = note.title === '' ? rest.join(' ') : note.body.replaceAll('\n', ' · ');
  const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return column(
    {
      id: 'note',
      onTap: () => {
        openNote(state, note);
        os.focus(undefined);
      },
      onLongPress: () => pinNote(note, os),
      style: { padding: '14px 16px', gap: 5, borderRadius: 18, background: COLOR.paper },
    },
    row(
      { style: { gap: 8 } },
      text(
        heading,
        { ...TYPE.heading, ...oneLine, flexGrow: 1, flexShrink: 1, flexBasis: 0 },
        { id: 'note_title' },
      ),
      note.pinned && image(filled('#e09a1f', PIN), 17, 'Pinned'),
    ),
    detail !== '' && text(detail, { fontSize: 14, color: '#4b5260', ...oneLine }, { id: 'note_line' }),
    text(
      DAY.format(note.changedAtMs),
      { fontSize: 12, color: COLOR.soft, marginTop: 3 },
      { id: 'note_date' },
    ),
  );
}
