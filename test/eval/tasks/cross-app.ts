import { alsoSent, changed, leaves, only } from '../check.ts';
import type { EvalTask } from '../task.ts';
import { once } from './clock.ts';
import { BUYER } from './shop.ts';

/** What is read in one app is needed in another. */
export const crossAppTasks: readonly EvalTask[] = [
  {
    id: 'cross-login',
    title: 'Log in with a code that came by message',
    instruction:
      'Log in to the Shop as robin@hale.example with the password "seven-herons". It asks for a code, which is in Messages.',
    difficulty: 'cross_app',
    apps: ['Shop', 'Messages'],
    demo: false,
    maxTurns: 40,
    check: leaves((before) => ({ ...before, account: 'robin@hale.example' })),
  },
  {
    id: 'cross-login-and-buy',
    title: 'Log in with a code and buy something',
    instruction:
      'Order a water bottle from the Shop with standard delivery, logged in as robin@hale.example with the password "seven-herons", not as a guest. The login code is in Messages.',
    difficulty: 'cross_app',
    apps: ['Shop', 'Messages'],
    demo: false,
    maxTurns: 60,
    seed: 3,
    check: leaves((before) => ({
      ...before,
      account: 'robin@hale.example',
      orders: [{ ...BUYER, account: 'robin@hale.example', premiumDelivery: false }],
      ordered: { water_bottle: 1 },
    })),
  },
  {
    id: 'cross-contact-to-note',
    title: 'Write a phone number from Contacts into a note',
    instruction:
      "Write a new note with the title Diego. Its text is Diego Luna's phone number, nothing else.",
    difficulty: 'cross_app',
    apps: ['Contacts', 'Notes'],
    demo: false,
    maxTurns: 35,
    seed: 5,
    check: leaves((before) => {
      const { phone } = only(before.people, ({ name }) => name === 'Diego Luna');
      return { ...before, notes: [...before.notes, { title: 'Diego', body: phone, pinned: false }] };
    }),
  },
  {
    id: 'cross-message-to-alarm',
    title: 'Set an alarm by a time that somebody wrote',
    instruction:
      'Anna Berg wrote for when she booked our museum tickets. Set an alarm with the label Museum for one hour before that.',
    difficulty: 'cross_app',
    apps: ['Messages', 'Clock'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({ ...before, alarms: [...before.alarms, once(10, 0, 'Museum')] })),
  },
  {
    id: 'cross-note-to-alarm',
    title: 'Set an alarm by a time in a note',
    instruction:
      'Look up in my notes when my train to Lisbon leaves, and set an alarm for 45 minutes before that.',
    difficulty: 'cross_app',
    apps: ['Notes', 'Clock'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      alarms: [...before.alarms, { ...once(7, 20), label: /^(|.*(lisbon|train).*)$/i }],
    })),
  },
  {
    id: 'cross-note-to-message',
    title: 'Send a password from a note',
    instruction:
      'Mum asks for the Wi-Fi password at the cabin. It is in my notes: send her just the password.',
    difficulty: 'cross_app',
    apps: ['Notes', 'Messages'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({ ...before, sent: alsoSent(before.sent, 'Mum', 'blue-otter-42') })),
  },
  {
    id: 'cross-message-to-contact',
    title: 'Save the sender of a message as a contact',
    instruction:
      'The number that wrote me about a parcel is not in my contacts. Add it there as "Parcel service".',
    difficulty: 'cross_app',
    apps: ['Messages', 'Contacts'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      people: [
        ...before.people,
        { name: 'Parcel service', phone: /^\+1 ?415 ?555 ?0199$/, email: '', favourite: false },
      ],
    })),
  },
  {
    id: 'cross-note-to-cart',
    title: 'Buy what a list and a catalogue have in common',
    instruction:
      'Put everything from my note Groceries that the Shop sells into my cart there, one of each. Order nothing.',
    difficulty: 'cross_app',
    apps: ['Notes', 'Shop'],
    demo: false,
    maxTurns: 45,
    check: leaves((before) => ({ ...before, cart: { oat_milk: 1 } })),
  },
  {
    id: 'cross-contact-to-message',
    title: "Send somebody's number to somebody else",
    instruction: "Lukas Weber needs Maya Chen's phone number. Send him a message with it.",
    difficulty: 'cross_app',
    apps: ['Contacts', 'Messages'],
    demo: false,
    maxTurns: 35,
    seed: 2,
    check: leaves((before) => {
      const { phone } = only(before.people, ({ name }) => name === 'Maya Chen');
      const number = phone.replace('+', '').split(' ').join('[ -]?');
      return { ...before, sent: alsoSent(before.sent, 'Lukas Weber', new RegExp(number)) };
    }),
  },
  {
    id: 'cross-settings-to-note',
    title: 'Write down what Settings say about the phone',
    instruction:
      'Write a new note with the title "My phone". Its text is the build number of this phone, as Settings show it, nothing else.',
    difficulty: 'cross_app',
    apps: ['Settings', 'Notes'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      notes: [...before.notes, { title: 'My phone', body: 'OPV1.260105.001', pinned: false }],
    })),
  },
  {
    id: 'cross-shop-to-message',
    title: 'Answer with a price',
    instruction: 'Priya Nair wants to know what the headphones in the Shop cost. Send her the price.',
    difficulty: 'cross_app',
    apps: ['Shop', 'Messages'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({ ...before, sent: alsoSent(before.sent, 'Priya Nair', /\b89(\.00)?\b/) })),
  },
  {
    id: 'cross-momento-to-contact',
    title: 'Make whoever posted first a favourite',
    instruction:
      'Whose post is the first on Momento? That person is in my contacts: make them a favourite. Like nothing.',
    difficulty: 'cross_app',
    apps: ['Momento', 'Contacts'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      people: changed(before.people, ({ name }) => name === 'Maya Chen', { favourite: true }),
    })),
  },
];
