import { expect, test } from 'vitest';
import { coveredFrame, pictureOf } from '../../../src/by-hand/covered-frame.ts';
import type { PhoneElement } from '../../../src/domain/phone.ts';
import { type PhoneDriver, PhoneError } from '../../../src/phones/phone-driver.ts';
import { drawn, pixelAt } from '../../support/drawn.ts';

const never = new AbortController().signal;
const size = { widthPx: 540, heightPx: 1_200 };
const bounds = { x: 100, y: 600, width: 300, height: 60 };
const password: PhoneElement = {
  role: 'input',
  label: '{{secret:pin}}',
  bounds,
  interactive: true,
  secret: true,
};
const screen = await drawn(size, '#ffffff', [{ ...bounds, color: '#ff0000' }]);
const other = await drawn(size, '#0000ff', [{ ...bounds, color: '#ff0000' }]);

/** A phone that shows these frames one after the other, and then the last one. */
function showing(frames: (typeof screen)[], elements: PhoneDriver['elements'] = async () => [password]) {
  let shown = 0;
  const capture = async () => {
    shown += 1;
    return frames[Math.min(shown, frames.length) - 1] ?? screen;
  };
  return { capture, elements };
}

test('what shows a secret is covered, and the rest is seen', async () => {
  const seen = await coveredFrame(showing([screen]), true, never);
  const picture = await pictureOf(seen, size, 'png');
  expect(await pixelAt(picture, 250, 630)).toEqual([96, 96, 96]);
  expect(await pixelAt(picture, 250, 300)).toEqual([255, 255, 255]);
});

test.each([
  ['moves while it is read', showing([screen, other])],
  [
    'can not be read',
    showing([screen], () => Promise.reject(new PhoneError('too_large', 'Too many elements.'))),
  ],
])('a screen that %s is black as a whole', async (_, phone) => {
  const seen = await coveredFrame(phone, true, never);
  expect(seen.isHidden).toBe(true);
  expect(await pixelAt(await pictureOf(seen, size, 'png'), 250, 630)).toEqual([0, 0, 0]);
});

test('where there are no secrets nothing is read, and the frame is passed on as it is', async () => {
  const missing = () => Promise.reject(new Error('Nobody asked for it.'));
  const seen = await coveredFrame(showing([screen], missing), false, never);
  expect(await pictureOf(seen, size, 'png')).toBe(screen.png);
});

test('a picture has the size that was asked for', async () => {
  const seen = await coveredFrame(showing([screen]), true, never);
  const half = await pictureOf(seen, { widthPx: 270, heightPx: 600 }, 'png');
  expect(await pixelAt(half, 125, 315)).toEqual([96, 96, 96]);
  await expect(pixelAt(half, 270, 0)).rejects.toThrow();
});
