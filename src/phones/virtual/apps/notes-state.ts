import type { Os } from '../app.ts';
import { type Note, startNotes } from './notes-content.ts';

/** A note while it is written. */
export type NoteDraft = {
  /** The note that is changed; null for a new one. */
  readonly of: string | null;
  title: string;
  body: string;
  isDeleting: boolean;
};

/** What Notes knows. */
export type NotesState = {
  notes: Note[];
  search: string;
  draft: NoteDraft | null;
  nextNote: number;
};

/** @returns a notebook with some notes in it */
export function startNotebook(): NotesState {
  const notes = startNotes();
  return { notes, search: '', draft: null, nextNote: notes.length + 1 };
}

/** Opens the page of a note, or of a new one. */
export function openNote(state: NotesState, note?: Note): void {
  state.draft = {
    of: note?.id ?? null,
    title: note?.title ?? '',
    body: note?.body ?? '',
    isDeleting: false,
  };
}

/** Keeps what was written, unless there is nothing new, and goes back to the list. */
export function saveNote(state: NotesState, draft: NoteDraft, os: Os): void {
  const before = state.notes.find(({ id }) => id === draft.of);
  const title = draft.title.trim();
  const body = draft.body.trim();
  const isEmpty = title === '' && body === '';
  const isChanged = title !== (before?.title ?? '') || body !== (before?.body ?? '');
  if (!isEmpty && isChanged) {
    const changed = {
      id: before?.id ?? `n${state.nextNote++}`,
      title,
      body,
      pinned: before?.pinned ?? false,
      changedAtMs: os.now(),
    };
    state.notes = [changed, ...state.notes.filter(({ id }) => id !== draft.of)];
    os.toast('Note saved');
  }
  close(state, os);
}

/** Removes the note whose page is open. */
export function deleteNote(state: NotesState, draft: NoteDraft, os: Os): void {
  state.notes = state.notes.filter(({ id }) => id !== draft.of);
  os.toast('Note deleted');
  close(state, os);
}

/** Pins a note above the others, or unpins it. */
export function pinNote(note: Note, os: Os): void {
  note.pinned = !note.pinned;
  os.toast(note.pinned ? 'Note pinned' : 'Note unpinned');
}

function close(state: NotesState, os: Os): void {
  state.draft = null;
  os.focus(undefined);
}
