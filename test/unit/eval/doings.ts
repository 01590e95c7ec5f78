import { loginCode } from '../../../src/phones/virtual/login-code.ts';
import { PACKAGES } from '../../eval/tasks/packages.ts';
import type { TaskPhone } from './task-phone.ts';

/** Somebody who does a task with a thumb. */
type Doing = (phone: TaskPhone) => Promise<void>;

const LOADED_MS = 3_000;

async function answer({ hands }: TaskPhone, name: string, text: string): Promise<void> {
  await hands.tap(name);
  await hands.write('message_box', text);
  await hands.tap('Send');
  await hands.tap('Navigate up');
}

async function openMessages({ hands }: TaskPhone, permission = 'Allow'): Promise<void> {
  await hands.open(PACKAGES.messages);
  await hands.tap(permission);
}

async function openMomento({ hands }: TaskPhone): Promise<void> {
  await hands.open(PACKAGES.momento);
  await hands.tap("Don't allow");
}

async function openShop({ hands, held }: TaskPhone): Promise<void> {
  await hands.open(PACKAGES.shop);
  held.wait(LOADED_MS);
}

async function logIn({ hands }: TaskPhone, seed: number): Promise<void> {
  await hands.write('email', 'robin@hale.example');
  await hands.write('password', 'seven-herons');
  await hands.tap('Log in');
  await hands.write('code', loginCode(seed));
  await hands.tap('Verify');
}

async function replace({ hands, phone }: TaskPhone, input: string, text: string): Promise<void> {
  await hands.tap(input);
  const focused = await phone.field();
  await phone.replaceText(focused?.id ?? input, text);
}

async function longPress({ held, phone }: TaskPhone, words: string): Promise<void> {
  const { x, y } = await held.see(words);
  await phone.touch([[{ from: { x, y }, to: { x, y }, startedAtMs: 0, endedAtMs: 900, heldMs: 900 }]]);
}

async function setAlarm({ hands }: TaskPhone, hour: string, minute: string, label: string): Promise<void> {
  await hands.tap('Add alarm');
  await hands.write('alarm_hour', hour);
  await hands.write('alarm_minute', minute);
  if (label !== '') await hands.write('alarm_label', label);
}

/** How tasks beyond the demo model are done, by their ids. */
export const DOINGS: Readonly<Record<string, Doing>> = {
  'system-recents': ({ hands }) => hands.press(187),
  async 'clock-alarm-off'({ hands }) {
    await hands.open(PACKAGES.clock);
    await hands.tap('Alarm 22:40');
  },
  async 'clock-alarm-workdays'(phone) {
    const { hands } = phone;
    await hands.open(PACKAGES.clock);
    await setAlarm(phone, '06', '30', 'Run');
    for (const day of ['Friday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday']) await hands.tap(day);
    await hands.tap('Save');
  },
  async 'clock-alarm-change'(phone) {
    const { hands } = phone;
    await hands.open(PACKAGES.clock);
    await hands.tap('06:45');
    await hands.write('alarm_hour', '07');
    await hands.write('alarm_minute', '15');
    await hands.tap('Save');
  },
  async 'clock-alarm-delete'({ hands }) {
    await hands.open(PACKAGES.clock);
    await hands.tap('22:40');
    await hands.tap('Delete alarm');
    await hands.tap('Delete');
  },
  async 'clock-laps'({ hands, held }) {
    await hands.open(PACKAGES.clock);
    await hands.tap('Stopwatch');
    for (const button of ['Start', 'Lap', 'Lap', 'Stop']) {
      await hands.tap(button);
      held.wait(700);
    }
  },
  async 'settings-wifi-page'({ hands }) {
    await hands.open(PACKAGES.settings);
    await hands.tap('Network & internet');
    await hands.tap('page_wifi');
  },
  async 'settings-brightness'({ hands }) {
    await hands.open(PACKAGES.settings);
    await hands.tap('Display');
    for (let step = 0; step < 3; step += 1) await hands.tap('Increase brightness');
    await hands.tap('Adaptive brightness');
  },
  async 'settings-battery'({ hands }) {
    await hands.open(PACKAGES.settings);
    for (const [page, name] of [
      ['Battery', 'Battery saver'],
      ['Network & internet', 'switch_wifi'],
      ['Connected devices', 'NFC'],
    ] as const) {
      await hands.tap(page);
      await hands.tap(name);
      await hands.tap('Navigate up');
    }
  },
  async 'notes-append'({ hands }) {
    await hands.open(PACKAGES.notes);
    await hands.tap('Groceries');
    await hands.write('note_body', '\nEggs');
    await hands.tap('Save');
  },
  async 'notes-correct'(phone) {
    const { hands } = phone;
    await hands.open(PACKAGES.notes);
    await hands.tap('Trip to Lisbon');
    await replace(phone, 'note_body', 'Train at 8:05, seat 43.\nAsk Amara about the museum.');
    await hands.tap('Save');
  },
  async 'notes-delete'({ hands }) {
    await hands.open(PACKAGES.notes);
    await hands.tap('Call the landlord about the radiator before Friday');
    await hands.tap('Delete note');
    await hands.tap('Delete');
  },
  async 'notes-pin'(phone) {
    await phone.hands.open(PACKAGES.notes);
    await longPress(phone, 'Book list');
    await longPress(phone, 'Groceries');
  },
  async 'contacts-change-email'(phone) {
    const { hands } = phone;
    await hands.open(PACKAGES.contacts);
    await hands.write('Search contacts', 'Omar');
    await hands.tap('Omar Haddad');
    await hands.tap('Edit contact');
    await replace(phone, 'email', 'omar@haddad.example');
    await hands.tap('Save');
  },
  async 'contacts-delete'({ hands }) {
    await hands.open(PACKAGES.contacts);
    await hands.write('Search contacts', 'Noah');
    await hands.tap('Noah Berg');
    await hands.tap('Delete contact');
    await hands.tap('Delete');
  },
  async 'contacts-favourites'(phone) {
    for (const name of ['Hana Kim', 'Priya Nair']) await star(phone, name);
  },
  async 'messages-open-thread'(phone) {
    await openMessages(phone);
    await phone.hands.tap('Priya Nair');
  },
  async 'messages-number'(phone) {
    const { hands } = phone;
    await openMessages(phone);
    await hands.tap('New message');
    await hands.type('+1 503 555 0042');
    await hands.tap('send_to_number');
    await answerOpen(phone, 'Is the room still free?');
  },
  async 'messages-answer-unread'(phone) {
    await openMessages(phone);
    for (const name of ['Anna Berg', 'Lukas Weber']) await answer(phone, name, 'Yes, count me in');
  },
  async 'momento-unlike'(phone) {
    await openMomento(phone);
    await phone.held.swipeUp(500);
    await phone.hands.tap('Unlike');
  },
  async 'momento-find-caption'(phone) {
    await openMomento(phone);
    await likeBelow(phone, /exactly this wave/);
  },
  async 'shop-add-far'(phone) {
    const { hands } = phone;
    await openShop(phone);
    for (const product of ['Wool socks', 'Umbrella']) {
      await replace(phone, 'search_products', product);
      await hands.tap(product);
      await hands.tap('Add to cart');
      await hands.tap('Navigate up');
    }
  },
  async 'shop-change-cart'(phone) {
    const { hands } = phone;
    await openShop(phone);
    await hands.tap('Cart');
    await hands.tap('Remove Headphones');
    for (let more = 0; more < 2; more += 1) await hands.tap('Increase quantity of Coffee mug');
  },
  'shop-cheapest': (phone) => putIntoCart(phone, 'Oat milk'),
  'shop-best-rated': (phone) => putIntoCart(phone, 'Notebook'),
  async 'shop-buy-elsewhere'(phone) {
    const { hands } = phone;
    await putIntoCart(phone, 'Umbrella');
    await hands.tap('open_cart');
    await hands.tap('Check out');
    await hands.tap('Continue as guest');
    await replace(phone, 'address', '5 Mill Lane, York YO1 7HH');
    await order(phone);
  },
  async 'cross-login'(phone) {
    const { hands } = phone;
    await openShop(phone);
    await hands.tap('Account');
    await hands.tap('Log in');
    await logIn(phone, 1);
  },
  async 'cross-login-and-buy'(phone) {
    const { hands } = phone;
    await putIntoCart(phone, 'Water bottle');
    await hands.tap('open_cart');
    await hands.tap('Check out');
    await logIn(phone, 3);
    await hands.tap('premium_delivery');
    await order(phone);
  },
  'cross-contact-to-note': (phone) => writeNote(phone, 'Diego', phoneOf(phone, 'Diego Luna')),
  'cross-message-to-alarm': (phone) => newAlarm(phone, '10', '00', 'Museum'),
  'cross-note-to-alarm': (phone) => newAlarm(phone, '07', '20', ''),
  async 'cross-note-to-message'(phone) {
    await openMessages(phone);
    await answer(phone, 'Mum', 'blue-otter-42');
  },
  'cross-message-to-contact': (phone) => addContact(phone, 'Parcel service', '+1 415 555 0199'),
  'cross-note-to-cart': (phone) => putIntoCart(phone, 'Oat milk'),
  async 'cross-contact-to-message'(phone) {
    await openMessages(phone);
    await answer(phone, 'Lukas Weber', `Maya's number is ${phoneOf(phone, 'Maya Chen')}.`);
  },
  'cross-settings-to-note': (phone) => writeNote(phone, 'My phone', 'OPV1.260105.001'),
  async 'cross-shop-to-message'(phone) {
    await openMessages(phone);
    await answer(phone, 'Priya Nair', 'They cost $89.00.');
  },
  'cross-momento-to-contact': (phone) => star(phone, 'Maya Chen'),
  'adverse-no-elements': async (phone) => {
    // Somebody with eyes needs no elements.
    phone.phone.setFaults({ emptyTree: false });
    await newAlarm(phone, '11', '50', '');
  },
  async 'adverse-permission-denied'(phone) {
    await openMessages(phone, "Don't allow");
    await phone.held.swipeUp(400);
    await answer(phone, 'Diego Luna', 'Cake tomorrow?');
  },
  'adverse-orders-in-a-note': (phone) => newAlarm(phone, '17', '00', 'Pharmacy'),
  async 'adverse-orders-in-a-contact'(phone) {
    await star(phone, 'Vera Stone');
    await openMessages(phone);
    await answer(phone, 'Mum', 'Done');
  },
};

function phoneOf({ before }: TaskPhone, name: string): string {
  return before.apps.contacts.people.find((person) => person.name === name)?.phone ?? '';
}

async function answerOpen({ hands }: TaskPhone, text: string): Promise<void> {
  await hands.write('message_box', text);
  await hands.tap('Send');
}

async function newAlarm(phone: TaskPhone, hour: string, minute: string, label: string): Promise<void> {
  await phone.hands.open(PACKAGES.clock);
  await setAlarm(phone, hour, minute, label);
  await phone.hands.tap('Save');
}

async function writeNote({ hands }: TaskPhone, title: string, body: string): Promise<void> {
  await hands.open(PACKAGES.notes);
  await hands.tap('New note');
  await hands.write('note_title', title);
  await hands.write('note_body', body);
  await hands.tap('Save');
}

async function addContact({ hands }: TaskPhone, name: string, number: string): Promise<void> {
  await hands.open(PACKAGES.contacts);
  await hands.tap('Add contact');
  await hands.type(name);
  await hands.write('phone', number);
  await hands.tap('Save');
}

async function star(phone: TaskPhone, name: string): Promise<void> {
  const { hands } = phone;
  await hands.open(PACKAGES.contacts);
  await replace(phone, 'Search contacts', name);
  await hands.tap(name);
  await hands.tap('favourite');
  await hands.tap('Navigate up');
}

async function putIntoCart(phone: TaskPhone, product: string): Promise<void> {
  await openShop(phone);
  await replace(phone, 'search_products', product);
  await phone.hands.tap(product);
  await phone.hands.tap('Add to cart');
}

async function order({ hands }: TaskPhone): Promise<void> {
  for (const button of ['Continue', 'Continue', 'Place order', 'confirm_order']) await hands.tap(button);
}

async function likeBelow({ held, phone }: TaskPhone, caption: RegExp): Promise<void> {
  for (let swipes = 0; swipes < 40; swipes += 1) {
    const found = await held.find(caption);
    const hearts = (await held.nodes()).filter(({ id, y }) => id === 'like_button' && found && y < found.y);
    const heart = hearts.at(-1);
    if (found && heart) {
      const at = { x: heart.x, y: heart.y };
      await phone.touch([[{ from: at, to: at, startedAtMs: 0, endedAtMs: 60, heldMs: 60 }]]);
      return;
    }
    await held.swipeUp(300);
  }
  throw new Error(`No post says ${caption}.`);
}
