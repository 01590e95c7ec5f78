import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Note = { readonly title: string; readonly body: string; readonly pinned: boolean };

function opened(landscape = false): HeldPhone {
  const held = new HeldPhone();
  held.phone.openApp('com.opposable.notes');
  if (landscape) held.phone.setOrientation('LANDSCAPE');
  return held;
}

const notesOf = (held: HeldPhone) => held.state<{ readonly notes: readonly Note[] }>('notes').notes;
const noteOf = (held: HeldPhone, title: string) => notesOf(held).find((note) => note.title === title);
const titles = (held: HeldPhone) => held.texts('note_title');

async function pressLong(held: HeldPhone, title: string): Promise<void> {
  const { x, y } = await held.see({ id: 'note_title', text: title });
  const stroke = { from: { x, y }, to: { x, y }, startedAtMs: 0, endedAtMs: 900, heldMs: 900 };
  await held.phone.touch([[stroke]]);
}

describe('Notes', () => {
  it('lists notes by their title, or by their first line', async () => {
    expect(await titles(opened())).toEqual([
      'Groceries',
      'Wi-Fi at the cabin',
      'Book list',
      'Trip to Lisbon',
      'Call the landlord about the radiator before Friday',
    ]);
  });

  it.each([false, true])('saves a new note by its button (landscape: %s)', async (landscape) => {
    const held = opened(landscape);
    await held.tap('New note');
    await held.typeInto('Title', 'Ideas');
    await held.typeInto({ id: 'note_body' }, 'A lamp of paper');
    await held.tap('Save');
    expect(noteOf(held, 'Ideas')).toMatchObject({ body: 'A lamp of paper', pinned: false });
    expect(await held.find('Note saved')).toBeDefined();
    expect(await titles(held)).toContain('Ideas');
  });

  it('saves a note on the way back', async () => {
    const held = opened();
    await held.tap('New note');
    await held.typeInto({ id: 'note_body' }, 'No title, no button');
    await held.back();
    expect(notesOf(held)[0]).toMatchObject({ title: '', body: 'No title, no button' });
    expect(await held.find('Note saved')).toBeDefined();
  });

  it('keeps no note that says nothing', async () => {
    const held = opened();
    await held.tap('New note');
    await held.back();
    expect(notesOf(held)).toHaveLength(5);
    expect(await held.find('Note saved')).toBeUndefined();
  });

  it('goes from the title to the note by enter, and to a new line in it', async () => {
    const held = opened();
    await held.tap('New note');
    await held.typeInto('Title', 'Lines');
    await held.tap('Enter');
    await held.phone.type('one');
    await held.tap('Enter');
    await held.phone.type('two');
    await held.tap('Save');
    expect(noteOf(held, 'Lines')?.body).toBe('one\ntwo');
  });

  it('changes a note in place', async () => {
    const held = opened();
    await held.tap({ id: 'note_title', text: 'Book list' });
    await held.typeInto({ id: 'note_body' }, '\nStoner');
    await held.tap('Save');
    expect(noteOf(held, 'Book list')?.body).toBe('The Overstory\nPiranesi\nA Month in the Country\nStoner');
    expect(notesOf(held)).toHaveLength(5);
  });

  it('finds notes by what is in them', async () => {
    const held = opened();
    await held.typeInto('Search notes', 'pine');
    expect(await titles(held)).toEqual(['Wi-Fi at the cabin']);
    await held.phone.type('apple');
    expect(await held.find('No notes found')).toBeDefined();
    await held.back();
    expect(await titles(held)).toHaveLength(5);
  });

  it('deletes a note only when one says so twice', async () => {
    const held = opened();
    await held.tap({ id: 'note_title', text: 'Trip to Lisbon' });
    await held.tap('Delete note');
    await held.tap('Cancel');
    expect(noteOf(held, 'Trip to Lisbon')).toBeDefined();
    await held.tap('Delete note');
    await held.tap('Delete');
    expect(noteOf(held, 'Trip to Lisbon')).toBeUndefined();
    expect(await held.find('Note deleted')).toBeDefined();
  });

  it('pins a note that is pressed long', async () => {
    const held = opened();
    await pressLong(held, 'Groceries');
    expect(noteOf(held, 'Groceries')?.pinned).toBe(false);
    await pressLong(held, 'Trip to Lisbon');
    expect(noteOf(held, 'Trip to Lisbon')?.pinned).toBe(true);
    expect((await titles(held))[0]).toBe('Trip to Lisbon');
  });
});
