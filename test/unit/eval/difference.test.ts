import { expect, it } from 'vitest';
import { difference } from '../../eval/difference.ts';

const NOTE = { title: 'Plumber', body: 'Tuesday', pinned: false };

it.each([
  ['the same', { notes: [NOTE] }, { notes: [{ ...NOTE }] }],
  ['a text that matches', { notes: [NOTE] }, { notes: [{ ...NOTE, body: /^tues/i }] }],
])('finds no difference in %s', (_name, actual, expected) => {
  expect(difference(actual, expected, 'phone')).toBeUndefined();
});

it.each([
  [{ on: true }, { on: false }, 'phone.on is true instead of false.'],
  [{ on: true, extra: 1 }, { on: true }, 'phone.extra is 1 instead of absent.'],
  [{}, { sent: { Mum: [/^Hi/] } }, 'phone.sent is absent instead of {"Mum":["/^Hi/"]}.'],
  [
    [NOTE, NOTE],
    [NOTE],
    'phone has 2 entries instead of 1; the last is {"title":"Plumber","body":"Tuesday","pinned":false}.',
  ],
  [[{ ...NOTE, pinned: true }], [NOTE], 'phone[Plumber].pinned is true instead of false.'],
  [
    [NOTE],
    [{ ...NOTE, body: /^Monday$/ }],
    'phone[Plumber].body is "Tuesday", which does not match /^Monday$/.',
  ],
  [[1], { 0: 1 }, 'phone is [1] instead of {"0":1}.'],
  [null, { a: 1 }, 'phone is null instead of {"a":1}.'],
])('tells the difference of %j from %j', (actual, expected, words) => {
  expect(difference(actual, expected, 'phone')).toBe(words);
});
