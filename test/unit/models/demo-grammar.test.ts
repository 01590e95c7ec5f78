import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/models/demo/grammar.ts';
import type { Task } from '../../../src/models/demo/task.ts';

const open = (name: string): Task => ({ type: 'open_app', name });
const like = (count: number): Task => ({ type: 'like_posts', count });

describe('an instruction', () => {
  it.each<[string, readonly Task[]]>([
    ['Open Instagram', [open('Instagram')]],
    ['please open the Settings app.', [open('Settings')]],
    ['Open Instagram and like the first 3 posts', [open('Instagram'), like(3)]],
    ['Open Momento, then like the first three posts!', [open('Momento'), like(3)]],
    ['Like the first post', [like(1)]],
    ['like 2 posts on Momento', [open('Momento'), like(2)]],
    ['In Momento, like the top 5 photos', [open('Momento'), like(5)]],
    ['Can you like the next two posts in the Instagram app?', [open('Instagram'), like(2)]],
    ["Like Mia's latest post", [{ type: 'like_posts', count: 1, author: 'Mia' }]],
    ['Open Instagram and like the first 3 posts. Do not follow anyone.', [open('Instagram'), like(3)]],
    ['Comment "So good!" on the first post', [{ type: 'comment_post', text: 'So good!' }]],
    [
      "Open Momento and comment on Mia's latest post saying what a view",
      [open('Momento'), { type: 'comment_post', text: 'what a view', author: 'Mia' }],
    ],
    [
      'Send a message to Ada saying I am late and bring cake',
      [{ type: 'send_message', to: 'Ada', text: 'I am late and bring cake' }],
    ],
    [
      'Send a message to Ada Lovelace saying "Open the door, then call me."',
      [{ type: 'send_message', to: 'Ada Lovelace', text: 'Open the door, then call me.' }],
    ],
    ['text Mum that I am on my way', [{ type: 'send_message', to: 'Mum', text: 'I am on my way' }]],
    ['Send “Happy birthday!” to Grace', [{ type: 'send_message', to: 'Grace', text: 'Happy birthday!' }]],
    ['send Grace a text: see you at 5', [{ type: 'send_message', to: 'Grace', text: 'see you at 5' }]],
    ["tell Leo that it's fine", [{ type: 'send_message', to: 'Leo', text: "it's fine" }]],
    [
      'Open Messages and message Ada: hi',
      [open('Messages'), { type: 'send_message', to: 'Ada', text: 'hi' }],
    ],
    ['Set an alarm for 7:30 am', [{ type: 'set_alarm', hour: 7, minute: 30 }]],
    ['set an alarm for 6:15 pm called Gym', [{ type: 'set_alarm', hour: 18, minute: 15, label: 'Gym' }]],
    ['Wake me up at 5', [{ type: 'set_alarm', hour: 5, minute: 0 }]],
    ['set an alarm at 19:45', [{ type: 'set_alarm', hour: 19, minute: 45 }]],
    ['Set a timer for 10 minutes', [{ type: 'set_timer', seconds: 600 }]],
    ['Turn on Wi-Fi', [{ type: 'set_switch', name: 'Wi-Fi', on: true }]],
    ['turn airplane mode off', [{ type: 'set_switch', name: 'airplane mode', on: false }]],
    [
      'Open Settings and enable dark mode',
      [open('Settings'), { type: 'set_switch', name: 'dark mode', on: true }],
    ],
    [
      'Add oat milk to the cart and check out',
      [{ type: 'add_to_cart', item: 'oat milk', quantity: 1 }, { type: 'check_out' }],
    ],
    [
      'Open Shop, add 2 coffee mugs to my cart and then check out',
      [open('Shop'), { type: 'add_to_cart', item: 'coffee mugs', quantity: 2 }, { type: 'check_out' }],
    ],
    ['buy a desk lamp', [{ type: 'add_to_cart', item: 'desk lamp', quantity: 1 }, { type: 'check_out' }]],
    ['Write a note saying buy milk', [{ type: 'write_note', text: 'buy milk' }]],
    [
      'Create a note titled "Trip" with Pack the charger',
      [{ type: 'write_note', title: 'Trip', text: 'Pack the charger' }],
    ],
    [
      'Add a contact named Ada Lovelace with number +44 20 7946 0018',
      [{ type: 'add_contact', name: 'Ada Lovelace', phone: '+44 20 7946 0018' }],
    ],
    ['Open example.com/tea', [{ type: 'open_url', url: 'https://example.com/tea' }]],
    ['Go home', [{ type: 'press_button', button: 'home' }]],
    ['press volume up', [{ type: 'press_button', button: 'volume_up' }]],
    ['tap "Sign in"', [{ type: 'tap', label: 'Sign in' }]],
    ['Scroll down twice', [{ type: 'scroll', direction: 'down', times: 2 }]],
    ['wait 5 seconds', [{ type: 'wait', seconds: 5 }]],
    ["What's on the screen?", [{ type: 'describe' }]],
  ])('"%s" is understood', (text, tasks) => {
    expect(understand(text)).toEqual({ tasks, unknown: [] });
  });

  it.each([
    'Book me a flight to Rome',
    'Summarise my unread mail',
    'Why is the sky blue?',
    'Set an alarm for 25:00',
    '',
  ])('"%s" asks for nothing that it knows', (text) => {
    expect(understand(text).tasks).toEqual([]);
  });

  it('says which part it does not know', () => {
    expect(understand('Open Momento and make me famous')).toEqual({
      tasks: [open('Momento')],
      unknown: ['make me famous'],
    });
  });
});
