import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { covered, cropped, decode, isBlack } from '../../../../src/agent/seeing/pixels.ts';
import { drawn } from '../../../support/drawn.ts';

const PORTRAIT = { widthPx: 1080, heightPx: 2400 };
const LANDSCAPE = { widthPx: 2400, heightPx: 1080 };
const BARS = [
  { x: 0, y: 0, width: 1080, height: 100, color: '#3050d0' },
  { x: 0, y: 2270, width: 1080, height: 130, color: '#ffffff' },
];

test.each([
  ['all black', PORTRAIT, '#000000', []],
  ['black between its bars', PORTRAIT, '#000000', BARS],
  ['off in a dark gray', PORTRAIT, '#121212', []],
  [
    'black beside its navigation bar',
    LANDSCAPE,
    '#000000',
    [{ x: 2270, y: 0, width: 130, height: 1080, color: '#ffffff' }],
  ],
] as const)('a screen is black that is %s', async (_, size, color, patches) => {
  expect(isBlack(await decode((await drawn(size, color, patches)).png))).toBe(true);
});

test.each([
  ['a blank page', PORTRAIT, '#ffffff', []],
  ['a blank page of one bright colour', PORTRAIT, '#0000ff', []],
  ['a dark page', PORTRAIT, '#202020', []],
  [
    'a few words on black',
    PORTRAIT,
    '#000000',
    [{ x: 500, y: 1200, width: 20, height: 6, color: '#808080' }],
  ],
  [
    'a single pixel on black',
    LANDSCAPE,
    '#000000',
    [{ x: 700, y: 500, width: 1, height: 1, color: '#ffffff' }],
  ],
] as const)('%s is no black screen', async (_, size, color, patches) => {
  expect(isBlack(await decode((await drawn(size, color, patches)).png))).toBe(false);
});

test('bars don’t take the whole of a narrow screen', async () => {
  const { png } = await drawn({ widthPx: 4_000, heightPx: 200 }, '#ffffff');
  expect(isBlack(await decode(png))).toBe(false);
});

test.each([
  ['gray', (image: Sharp) => image.grayscale().toColourspace('b-w')],
  ['transparent', (image: Sharp) => image.ensureAlpha(0.5)],
  ['16 bits deep', (image: Sharp) => image.toColourspace('rgb16')],
])('a picture that is %s becomes eight bits of three colours', async (_, change) => {
  const size = { widthPx: 7, heightPx: 5 };
  const png = await change(sharp((await drawn(size, '#808080')).png))
    .png()
    .toBuffer();
  const { data, ...decoded } = await decode(png);
  expect(decoded).toEqual(size);
  expect(data).toHaveLength(7 * 5 * 3);
  expect(new Set(data)).toEqual(new Set([128]));
});

test('what is covered is one solid colour, and all around it is as before', async () => {
  const pixels = await decode((await drawn({ widthPx: 6, heightPx: 4 }, '#ff0000')).png);
  const { data } = covered(pixels, [
    { x: 1.4, y: 1, width: 2, height: 1.5 },
    { x: -9, y: 3, width: 10, height: 100 },
    { x: 50, y: 50, width: 5, height: 5 },
  ]);
  const isRed = Array.from({ length: 24 }, (_, at) => (data[at * 3] === 255 ? 'r' : '.')).join('');
  expect(isRed.match(/.{6}/g)).toEqual(['rrrrrr', 'r...rr', 'r...rr', '.rrrrr']);
  expect(new Set(pixels.data)).toEqual(new Set([255, 0]));
});

test('a part has the pixels of its place', async () => {
  const patches = [{ x: 2, y: 1, width: 2, height: 2, color: '#00ff00' }];
  const pixels = await decode((await drawn({ widthPx: 6, heightPx: 4 }, '#ff0000', patches)).png);
  const part = cropped(pixels, { x: 2, y: 1, width: 2, height: 2 });
  expect(part).toMatchObject({ widthPx: 2, heightPx: 2 });
  expect([...part.data]).toEqual([0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0]);
});
