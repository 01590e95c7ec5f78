import sharp from 'sharp';
import { expect, test } from 'vitest';
import { lookAlike } from '../../../../src/agent/seeing/look-alike.ts';
import { drawn, type Patch } from '../../../support/drawn.ts';

const SIZE = { widthPx: 706, heightPx: 1568 };

/** A page of text lines, and what is drawn on it. */
async function page(quality: number, ...patches: readonly Patch[]): Promise<Uint8Array> {
  const lines = Array.from({ length: 60 }, (_, at) => ({
    ...{ x: 40, y: 100 + at * 22, width: 300 + ((at * 97) % 300), height: 9 },
    color: '#303030',
  }));
  const { png } = await drawn(SIZE, '#fafafa', [...lines, ...patches]);
  return await sharp(png).jpeg({ quality }).toBuffer();
}

const patch = (x: number, y: number, width: number, height: number): Patch => ({
  ...{ x, y, width, height },
  color: '#d02020',
});

test('pictures of one screen look alike, whatever JPEG has made of them', async () => {
  expect(await lookAlike(await page(75), await page(75))).toBe(true);
  expect(await lookAlike(await page(75), await page(40))).toBe(true);
});

test.each([
  ['the clock', patch(20, 10, 200, 45)],
  ['a caret', patch(300, 700, 3, 40)],
  ['a badge', patch(600, 1_400, 36, 36)],
])('pictures that differ by %s look alike', async (_, mark) => {
  expect(await lookAlike(await page(75), await page(75, mark))).toBe(true);
});

test.each([
  ['a dialog', patch(80, 600, 540, 300)],
  ['a button', patch(200, 1_300, 300, 90)],
])('pictures that differ by %s don’t', async (_, mark) => {
  expect(await lookAlike(await page(75), await page(75, mark))).toBe(false);
});

test('pictures of two sizes don’t look alike', async () => {
  const small = await sharp(await page(75))
    .resize(576, 1_280)
    .jpeg()
    .toBuffer();
  expect(await lookAlike(await page(75), small)).toBe(false);
});
