import { expect, test } from 'vitest';
import { changedPart } from '../../../src/replay/changed-part.ts';

const SIZE = { widthPx: 10, heightPx: 8 };
const blank = (): Buffer => Buffer.alloc(10 * 8 * 3);

test('nothing has changed in equal pictures', () => {
  expect(changedPart(blank(), blank(), SIZE)).toBeUndefined();
});

test('the part has all that changed, and begins at even coordinates', () => {
  const after = blank();
  after[(3 * 10 + 5) * 3 + 2] = 1;
  after[(6 * 10 + 7) * 3] = 1;
  expect(changedPart(blank(), after, SIZE)).toEqual({ x: 4, y: 2, width: 4, height: 5 });
});

test('a corner, and everything, are parts as well', () => {
  const corner = blank();
  corner[10 * 8 * 3 - 1] = 1;
  expect(changedPart(blank(), corner, SIZE)).toEqual({ x: 8, y: 6, width: 2, height: 2 });
  expect(changedPart(blank(), blank().fill(9), SIZE)).toEqual({ x: 0, y: 0, width: 10, height: 8 });
});
