import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Person = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly favourite: boolean;
};

function opened(options: ConstructorParameters<typeof HeldPhone>[0] = {}): HeldPhone {
  const held = new HeldPhone(options);
  held.phone.openApp('com.opposable.contacts');
  return held;
}

const peopleOf = (held: HeldPhone) => held.state<{ readonly people: readonly Person[] }>('contacts').people;
const personOf = (held: HeldPhone, name: string) => peopleOf(held).find((person) => person.name === name);
const shown = async (held: HeldPhone) =>
  (await held.nodes()).filter(({ id }) => id === 'contact').map(({ label }) => label);

describe('Contacts', () => {
  it('lists people in the order of their names', async () => {
    const names = await shown(opened());
    expect(names.slice(0, 5)).toEqual([
      'Alice Moreau',
      'Amara Okafor',
      'Anna Berg',
      'Anna Bergström',
      'Ben Carter',
    ]);
  });

  it('gives the same numbers for the same seed, and others for another', () => {
    expect(peopleOf(opened())).toEqual(peopleOf(opened()));
    expect(peopleOf(opened())).not.toEqual(peopleOf(opened({ seed: 2 })));
  });

  it('scrolls to the last name', async () => {
    const held = opened();
    for (let swipes = 0; swipes < 6; swipes += 1) await held.swipeUp(450);
    expect(await shown(held)).toContain('Zeynep Demir');
  });

  it.each([
    ['berg', ['Anna Berg', 'Anna Bergström', 'Noah Berg']],
    ['BERGSTROM', ['Anna Bergström']],
    ['aydin', ['Elif Aydın']],
    ['erg', []],
  ])('finds by "%s" those of whose names a word begins so', async (search, found) => {
    const held = opened();
    await held.typeInto('Search contacts', search);
    expect(await shown(held)).toEqual(found);
    expect((await held.find('No matching contacts')) !== undefined).toBe(found.length === 0);
  });

  it('shows how to reach someone', async () => {
    const held = opened();
    await held.tap('Anna Berg');
    const person = personOf(held, 'Anna Berg');
    expect(await held.texts('phone')).toEqual([person?.phone]);
    expect(await held.texts('email')).toEqual(['anna.berg@example.com']);
  });

  it('makes someone a favourite and takes it back', async () => {
    const held = opened();
    await held.tap('Ben Carter');
    expect((await held.see('Favourite')).checked).toBe(false);
    await held.tap('Favourite');
    expect((await held.see('Favourite')).checked).toBe(true);
    expect(personOf(held, 'Ben Carter')?.favourite).toBe(true);
    await held.tap('Favourite');
    expect(personOf(held, 'Ben Carter')?.favourite).toBe(false);
  });

  it('adds someone, and shows them', async () => {
    const held = opened();
    await held.tap('Add contact');
    await held.typeInto('Name', 'Ada Lovelace');
    await held.typeInto('Phone', '+44 20 7946 0958');
    await held.typeInto('Email', 'ada@example.com');
    await held.tap('Save');
    expect(personOf(held, 'Ada Lovelace')).toMatchObject({
      phone: '+44 20 7946 0958',
      email: 'ada@example.com',
      favourite: false,
    });
    expect(await held.texts('name')).toEqual(['Ada Lovelace']);
    expect(await held.texts('message')).toEqual(['Contact saved']);
    await held.back();
    expect((await shown(held))[0]).toBe('Ada Lovelace');
  });

  it('saves nobody without a name', async () => {
    const held = opened();
    const before = peopleOf(held).length;
    await held.tap('Add contact');
    await held.typeInto('Phone', '555 0100');
    expect((await held.see('Save')).enabled).toBe(false);
    await held.tap('Save');
    expect(peopleOf(held)).toHaveLength(before);
  });

  it('moves to the next field with the enter key', async () => {
    const held = opened();
    await held.tap('Add contact');
    await held.phone.type('Grace Hopper');
    await held.phone.pressKey(66);
    await held.phone.type('555 0101');
    await held.tap('Save');
    expect(personOf(held, 'Grace Hopper')?.phone).toBe('555 0101');
  });

  it('changes a number, and no one else', async () => {
    const held = opened();
    const before = peopleOf(held);
    await held.tap('Anna Bergström');
    await held.tap('Edit contact');
    await held.tap('Phone');
    await held.phone.replaceText('phone', '+1 503 555 0000');
    await held.tap('Save');
    expect(
      peopleOf(held).filter((person) => !before.some(({ phone }) => phone === person.phone)),
    ).toMatchObject([{ name: 'Anna Bergström', phone: '+1 503 555 0000' }]);
  });

  it('asks before changes are lost, and keeps them when told to', async () => {
    const held = opened();
    await held.tap('Add contact');
    await held.phone.type('Alan');
    await held.back();
    await held.tap('Keep editing');
    expect((await held.see({ id: 'name' })).text).toBe('Alan');
    await held.back();
    await held.tap('Discard');
    expect(personOf(held, 'Alan')).toBeUndefined();
    expect(await held.texts('title')).toEqual(['Contacts']);
  });

  it('leaves an untouched form without a question', async () => {
    const held = opened();
    await held.tap('Alice Moreau');
    await held.tap('Edit contact');
    await held.back();
    expect(await held.find({ id: 'dialog' })).toBeUndefined();
    expect(await held.texts('name')).toEqual(['Alice Moreau']);
  });

  it('deletes someone, but only when that is confirmed', async () => {
    const held = opened();
    await held.tap('Anna Berg');
    await held.tap('Delete contact');
    expect(await held.texts('dialog_title')).toEqual(['Delete Anna Berg?']);
    await held.tap('Cancel');
    expect(personOf(held, 'Anna Berg')).toBeDefined();
    await held.tap('Delete contact');
    await held.tap('Delete');
    expect(personOf(held, 'Anna Berg')).toBeUndefined();
    expect(await shown(held)).toContain('Anna Bergström');
  });

  it('lets Messages write to whom it has just learnt of', async () => {
    const held = opened();
    await held.tap('Add contact');
    await held.phone.type('Zed Zulu');
    await held.tap('Save');
    held.phone.openApp('com.opposable.messages');
    await held.tap('Allow');
    await held.tap('New message');
    await held.phone.type('Zed');
    expect(await held.find({ id: 'person', label: 'Zed Zulu' })).toBeDefined();
  });

  it('leaves the search, and then the app', async () => {
    const held = opened();
    await held.typeInto('Search contacts', 'mum');
    await held.back();
    expect(await held.texts('title')).toEqual(['Contacts']);
    await held.back();
    expect(held.phone.currentPackage).toBe('com.opposable.launcher');
  });

  it('can be used in landscape', async () => {
    const held = opened();
    held.phone.setOrientation('LANDSCAPE');
    await held.tap('Add contact');
    await held.phone.type('Wide Person');
    await held.tap('Save');
    expect(personOf(held, 'Wide Person')).toBeDefined();
  });
});
