import { expect, test } from 'vitest';
import { targetAt, targetOf } from '../../../../src/agent/judging/target.ts';
import type { PhoneElement } from '../../../../src/domain/phone.ts';

function element(label: string, x: number, y: number, size: number, over: Partial<PhoneElement> = {}) {
  const bounds = { x, y, width: size, height: size };
  return { role: 'button', label, bounds, interactive: true, ...over } satisfies PhoneElement;
}

const card = element('card', 0, 0, 100);
const button = element('button', 50, 50, 20);
const words = element('words', 52, 52, 4, { interactive: false });
const field = element('field', 0, 200, 50, { role: 'input', focused: true });
const all = [card, button, words, field];

test('the smallest element that reacts to touch is the target', () => {
  expect(targetAt(all, { x: 53, y: 53 })).toBe(button);
  expect(targetAt(all.toReversed(), { x: 53, y: 53 })).toBe(button);
  expect(targetAt(all, { x: 10, y: 10 })).toBe(card);
  expect(targetAt(all, { x: 150, y: 10 })).toBeUndefined();
  expect(targetAt([words], { x: 53, y: 53 })).toBeUndefined();
});

test('an element ends before its right and its lower edge', () => {
  expect(targetAt(all, { x: 69, y: 69 })).toBe(button);
  expect(targetAt(all, { x: 70, y: 69 })).toBe(card);
  expect(targetAt(all, { x: 50, y: 50 })).toBe(button);
  expect(targetAt(all, { x: 100, y: 100 })).toBeUndefined();
});

test('of two of the same size the later one is on top', () => {
  const over = element('over', 50, 50, 20);
  expect(targetAt([button, over], { x: 55, y: 55 })).toBe(over);
});

test('an action acts on what is under its first point, text and enter on what has the focus', () => {
  const at = { x: 53, y: 53 };
  const to = { x: 10, y: 10 };
  expect(targetOf({ type: 'tap', at }, all)).toBe(button);
  expect(targetOf({ type: 'long_press', at, durationMs: 500 }, all)).toBe(button);
  expect(targetOf({ type: 'swipe', from: at, to, durationMs: 300 }, all)).toBe(button);
  expect(targetOf({ type: 'type_text', text: 'hi' }, all)).toBe(field);
  expect(targetOf({ type: 'press_button', button: 'enter' }, all)).toBe(field);
  expect(targetOf({ type: 'press_button', button: 'back' }, all)).toBeUndefined();
  expect(targetOf({ type: 'open_app', name: 'Shop' }, all)).toBeUndefined();
});
