import { expect, test } from 'vitest';
import { fingerprint } from '../../../../src/agent/seeing/fingerprint.ts';
import { decode } from '../../../../src/agent/seeing/pixels.ts';
import { screenChanged } from '../../../../src/agent/seeing/screen-changed.ts';
import type { PhoneElement } from '../../../../src/domain/phone.ts';
import { drawn, type Patch } from '../../../support/drawn.ts';

const SIZE = { widthPx: 540, heightPx: 1200 };
const caret: Patch = { x: 200, y: 300, width: 3, height: 36, color: '#202020' };
const card: Patch = { x: 40, y: 300, width: 400, height: 300, color: '#202020' };

async function seen(patches: readonly Patch[], ...elements: readonly PhoneElement[]) {
  return { print: fingerprint(await decode((await drawn(SIZE, '#ffffff', patches)).png)), elements };
}

function element(over: Partial<PhoneElement> = {}): PhoneElement {
  const bounds = { x: 40, y: 300, width: 400, height: 60 };
  return { role: 'input', label: 'Name', value: '', bounds, interactive: true, ...over };
}

test('a screen has changed when it looks different', async () => {
  expect(screenChanged(await seen([], element()), await seen([card], element()))).toBe(true);
  expect(screenChanged(await seen([]), await seen([card], element()))).toBe(true);
});

test('a caret is no change', async () => {
  expect(screenChanged(await seen([], element()), await seen([caret], element()))).toBe(false);
});

test.each([
  ['a value', { value: 'l' }],
  ['a label', { label: 'Names' }],
  ['a state', { checked: true }],
  ['the focus', { focused: true }],
])('%s is a change, even where that is no larger than a caret', async (_, change) => {
  expect(screenChanged(await seen([], element()), await seen([caret], element(change)))).toBe(true);
});

test('the clock in the status bar is no change', async () => {
  const clock = { role: 'text', bounds: { x: 10, y: 5, width: 60, height: 30 }, interactive: false } as const;
  const at = async (label: string) => await seen([], element(), element({ ...clock, label }));
  expect(screenChanged(await at('09:59'), await at('10:00'))).toBe(false);
});

test('elements that could not be read this time are no change', async () => {
  expect(screenChanged(await seen([], element()), await seen([]))).toBe(false);
  expect(screenChanged(await seen([]), await seen([], element()))).toBe(false);
});
