import { changed, leaves, without } from '../check.ts';
import type { EvalTask } from '../task.ts';

/** Writing things down, finding and changing them. */
export const notesTasks: readonly EvalTask[] = [
  {
    id: 'notes-write',
    title: 'Write a note with a title',
    instruction: 'Write a note titled "Plumber" saying "Comes on Tuesday at nine".',
    difficulty: 'single_app',
    apps: ['Notes'],
    demo: true,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      notes: [...before.notes, { title: 'Plumber', body: 'Comes on Tuesday at nine', pinned: false }],
    })),
  },
  {
    id: 'notes-append',
    title: 'Add a line to a list',
    instruction: 'Add a new last line "Eggs" to my note Groceries.',
    difficulty: 'multi_step',
    apps: ['Notes'],
    demo: false,
    maxTurns: 25,
    check: leaves((before) => ({
      ...before,
      notes: changed(before.notes, ({ title }) => title === 'Groceries', {
        body: 'Oat milk\nLemons\nBread\nOlive oil\nEggs',
      }),
    })),
  },
  {
    id: 'notes-correct',
    title: 'Correct a word within a note',
    instruction:
      'My seat on the train to Lisbon is 43, not 41. Correct the note about it, and leave the rest of it as it is.',
    difficulty: 'multi_step',
    apps: ['Notes'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({
      ...before,
      notes: changed(before.notes, ({ title }) => title === 'Trip to Lisbon', {
        body: /^Train at 8:05, seat 43\.\n+Ask Amara about the museum\.$/,
      }),
    })),
  },
  {
    id: 'notes-delete',
    title: 'Delete a note that has no title',
    instruction: 'I have called the landlord. Delete the note about that.',
    difficulty: 'single_app',
    apps: ['Notes'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      notes: without(before.notes, ({ body }) => body.includes('landlord')),
    })),
  },
  {
    id: 'notes-pin',
    title: 'Pin a note, by a long press',
    instruction: 'Pin my note "Book list", and unpin Groceries. A long press on a note does it.',
    difficulty: 'single_app',
    apps: ['Notes'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      notes: before.notes.map((note) =>
        ['Book list', 'Groceries'].includes(note.title)
          ? { ...note, pinned: note.title === 'Book list' }
          : note,
      ),
    })),
  },
];
