import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { PlayedPhone } from './virtual-phone.ts';

type Messages = {
  readonly threads: readonly {
    name: string;
    draft: string;
    messages: readonly { from: string; text: string }[];
  }[];
};
type Clock = {
  readonly alarms: readonly { hour: number; minute: number; label: string; on: boolean }[];
  readonly timer: { readonly totalMs: number; readonly endsAtMs: number | null };
};
type Contacts = { readonly people: readonly { name: string; phone: string }[] };

function sentTo(phone: PlayedPhone): readonly string[] {
  return phone
    .state<Messages>('messages')
    .threads.flatMap(({ name, messages }) =>
      messages.filter(({ from }) => from === 'me').map(({ text }) => `${name}: ${text}`),
    );
}

function newlySent(phone: PlayedPhone): readonly string[] {
  const before = sentTo(new PlayedPhone());
  return sentTo(phone).filter((message) => !before.includes(message));
}

describe('the demo model in Messages on the virtual phone', () => {
  it.each([
    ['Send a message to Anna Berg saying "On my way!"', 'Anna Berg: On my way!'],
    ['Open Messages and text Mum that the plants are fine', 'Mum: the plants are fine'],
    ['tell Anna Bergstrom that I am ready', 'Anna Bergström: I am ready'],
    ['Send a message to Yuki saying see you at 5', 'Yuki Tanaka: see you at 5'],
    ["message Liam O'Connor: hi, it's me", "Liam O'Connor: hi, it's me"],
  ])('does "%s"', async (instruction, sent) => {
    const phone = new PlayedPhone();
    expect(await play(instruction, phone)).toMatchObject({ success: true });
    expect(newlySent(phone)).toEqual([sent]);
  });

  it('asks which of two people is meant', async () => {
    const phone = new PlayedPhone();
    const { success, summary } = await play('Send a message to Anna saying hi', phone);
    expect(success).toBe(false);
    expect(summary).toContain('There is more than one Anna: Anna Berg, Anna Bergström.');
    expect(newlySent(phone)).toEqual([]);
  });

  it('writes to no one else', async () => {
    const phone = new PlayedPhone();
    expect(await play('Send a message to Zoe saying hi', phone)).toMatchObject({ success: false });
    expect(newlySent(phone)).toEqual([]);
  });

  it('leaves another conversation first', async () => {
    const phone = new PlayedPhone();
    await play('Send a message to Anna Bergström saying one', phone);
    expect(await play('Send a message to Anna Berg saying two', phone)).toMatchObject({ success: true });
    expect(newlySent(phone).toSorted()).toEqual(['Anna Berg: two', 'Anna Bergström: one']);
  });
});

describe('the demo model in Settings on the virtual phone', () => {
  it.each<[string, object]>([
    ['Turn off Wi-Fi', { wifi: false }],
    ['Turn on Wi-Fi', { wifi: true }],
    ['Open Settings and turn on airplane mode', { airplaneMode: true, wifi: false }],
    ['enable dark mode', { darkTheme: true }],
    ['switch bluetooth on', { bluetooth: true }],
    ['turn on the hotspot', { hotspot: true }],
    ['Turn off location', { location: false }],
    ['turn on do not disturb', { doNotDisturb: true }],
    ['Disable auto-rotate', { autoRotate: false }],
    ['Turn on battery saver', { batterySaver: true }],
    ['Turn off Momento notifications', { momentoNotifications: false }],
    ['Turn on notifications for Shop', { shopNotifications: true }],
    ['Turn on touch sounds and turn on NFC', { touchSounds: true, nfc: true }],
  ])('does "%s"', async (instruction, state) => {
    const phone = new PlayedPhone();
    expect(await play(instruction, phone)).toMatchObject({ success: true });
    expect(phone.state('settings')).toMatchObject(state);
  });

  it('says when a setting is out of reach', async () => {
    const phone = new PlayedPhone();
    const { success, summary } = await play('Turn on airplane mode and turn on the hotspot', phone);
    expect(success).toBe(false);
    expect(summary).toMatch(/^I turned airplane mode on, but "Hotspot.*can't be changed now/);
  });

  it('says when there is no such setting', async () => {
    const { success, summary } = await play('Turn on the time machine', new PlayedPhone());
    expect({ success, summary }).toEqual({
      success: false,
      summary: 'I find no setting called "time machine".',
    });
  });
});

describe('the demo model in the Clock on the virtual phone', () => {
  it.each([
    ['Set an alarm for 7:30 am', { hour: 7, minute: 30, label: '', on: true }],
    ['Set an alarm for 6:05 pm called Dinner', { hour: 18, minute: 5, label: 'Dinner', on: true }],
    ['Wake me up at 5', { hour: 5, minute: 0, label: '', on: true }],
    ['set an alarm for 6:45', { hour: 6, minute: 45, label: 'Gym', on: true }],
    ['set an alarm for midnight', { hour: 0, minute: 0, label: '', on: true }],
  ])('does "%s"', async (instruction, alarm) => {
    const phone = new PlayedPhone();
    const before = phone.state<Clock>('clock').alarms.length;
    expect(await play(instruction, phone)).toMatchObject({ success: true });
    const { alarms } = phone.state<Clock>('clock');
    expect(alarms).toContainEqual(expect.objectContaining(alarm));
    expect(alarms.length - before).toBe(alarm.label === 'Gym' ? 0 : 1);
  });

  it('finds the button below the keyboard', async () => {
    const phone = new PlayedPhone({}, { landscape: true });
    expect(await play('Set a timer for 3 minutes', phone)).toMatchObject({ success: true });
    expect(phone.state<Clock>('clock').timer.totalMs).toBe(3 * 60_000);
  });

  it('starts a timer', async () => {
    const phone = new PlayedPhone();
    expect(await play('Set a timer for 90 minutes', phone)).toMatchObject({ success: true });
    const { timer } = phone.state<Clock>('clock');
    expect(timer.totalMs).toBe(90 * 60_000);
    expect(timer.endsAtMs).not.toBeNull();
  });
});

describe('the demo model in Contacts on the virtual phone', () => {
  it('saves a contact, twice in a row', async () => {
    const phone = new PlayedPhone();
    const instruction =
      'Add a contact named Ada Lovelace with number +44 20 7946 0018 and add a contact for Alan Turing, 555 0199';
    expect(await play(instruction, phone)).toMatchObject({ success: true });
    const { people } = phone.state<Contacts>('contacts');
    expect(people).toContainEqual(
      expect.objectContaining({ name: 'Ada Lovelace', phone: '+44 20 7946 0018' }),
    );
    expect(people).toContainEqual(expect.objectContaining({ name: 'Alan Turing', phone: '555 0199' }));
  });
});

type Notes = { readonly notes: readonly { title: string; body: string }[] };

describe('the demo model in Notes on the virtual phone', () => {
  it.each([
    ['Write a note saying "buy milk"', { title: '', body: 'buy milk' }],
    [
      'Open Notes and create a note titled "Trip" saying pack the charger',
      { title: 'Trip', body: 'pack the charger' },
    ],
  ])('does "%s"', async (instruction, note) => {
    const phone = new PlayedPhone();
    expect(await play(instruction, phone)).toMatchObject({ success: true });
    expect(phone.state<Notes>('notes').notes).toContainEqual(expect.objectContaining(note));
  });
});

it.each([
  ['Open Momento and like the first 4 posts', 5],
  ['Open Settings and turn on airplane mode', 3],
])('on a phone that started anew, %s goes on in the app that was opened', async (instruction, turns) => {
  let played = new PlayedPhone();
  let acts = 0;
  const { success, summary } = await play(instruction, {
    look: () => played.look(),
    does: async (tool, input) => {
      acts += 1;
      if (acts !== turns) return await played.does(tool, input);
      played = new PlayedPhone();
      return 'The outcome is unknown: the process ended while this was going on. Look before you repeat it.';
    },
  });
  expect(success).toBe(true);
  expect(acts).toBeGreaterThan(turns);
  expect(summary.match(/opened/g)).toHaveLength(1);
});
