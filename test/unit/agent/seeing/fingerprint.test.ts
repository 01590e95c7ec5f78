import { describe, expect, it } from 'vitest';
import {
  coverage,
  difference,
  type Fingerprint,
  fingerprint,
  sameScreen,
} from '../../../../src/agent/seeing/fingerprint.ts';
import { decode } from '../../../../src/agent/seeing/pixels.ts';
import type { Size } from '../../../../src/domain/phone.ts';
import { drawn, type Patch } from '../../../support/drawn.ts';

const PORTRAIT = { widthPx: 1080, heightPx: 2400 };
const LANDSCAPE = { widthPx: 2400, heightPx: 1080 };

async function print(size: Size, ...patches: readonly Patch[]): Promise<Fingerprint> {
  return fingerprint(await decode((await drawn(size, '#ffffff', patches)).png));
}

const patch = (x: number, y: number, width: number, height: number): Patch => ({
  ...{ x, y, width, height },
  color: '#202020',
});

describe.each([
  ['upright', PORTRAIT],
  ['turned', LANDSCAPE],
])('The likeness of a screen that is %s', (_, size) => {
  it('leaves the clock in the status bar out', async () => {
    const before = await print(size, patch(40, 20, 90, 40));
    expect(sameScreen(before, await print(size, patch(60, 20, 120, 60)))).toBe(true);
  });

  it('has what stands right below the status bar', async () => {
    const before = await print(size);
    expect(sameScreen(before, await print(size, patch(40, 96, 120, 20)))).toBe(false);
  });

  it.each([
    ['of plain text', 5, 63],
    ['of a headline', 6, 100],
  ])('takes no notice of a blinking caret %s, wherever it is', async (_size, width, height) => {
    const off = await print(size);
    for (let step = 0; step < 8; step += 1) {
      const on = await print(size, patch(200 + step * 11, 300 + step * 13, width, height));
      expect(sameScreen(off, on)).toBe(true);
    }
  });

  it('notices a switch that is thrown', async () => {
    const track = patch(700, 500, 120, 60);
    const off = await print(size, track, { ...patch(705, 505, 50, 50), color: '#ffffff' });
    const on = await print(size, track, { ...patch(765, 505, 50, 50), color: '#ffffff' });
    expect(sameScreen(off, on)).toBe(false);
  });

  it('notices two carets that are apart, as a selection has', async () => {
    const handles = [patch(200, 500, 40, 60), patch(600, 500, 40, 60)];
    expect(sameScreen(await print(size), await print(size, ...handles))).toBe(false);
  });
});

it('takes no notice of two cells, wherever they are', async () => {
  const blank = await print(PORTRAIT);
  const dots = [0, 4_095].reduce((cells, at) => cells.with(at, 0), blank.cells);
  expect(sameScreen(blank, { ...blank, cells: dots })).toBe(true);
  expect(sameScreen(blank, { ...blank, cells: dots.with(2_000, 0) })).toBe(false);
});

it('tells where frames differ, and how much of the screen that takes', async () => {
  const before = await print(PORTRAIT);
  expect(difference(before, before)).toBeUndefined();
  const found = difference(before, await print(PORTRAIT, patch(0, 96, 540, 2304)));
  expect(found).toEqual({ count: 2_048, left: 0, top: 0, right: 31, bottom: 63 });
  expect(found && coverage(found)).toBe(0.5);
});

it('calls a screen that was turned another one, however blank it is', async () => {
  expect(sameScreen(await print(PORTRAIT), await print(LANDSCAPE))).toBe(false);
});

it('averages: what is small changes a cell by its share', async () => {
  const { cells } = await print(
    { widthPx: 640, heightPx: 1_280 },
    { ...patch(0, 51, 5, 19), color: '#000000' },
  );
  expect(cells[0]).toBeGreaterThan(90);
  expect(cells[0]).toBeLessThan(165);
  expect(cells[1]).toBe(255);
});

it.each([
  [3, 5],
  [1, 1],
  [4_000, 7],
])('is had of a frame of %ix%i, too', async (widthPx, heightPx) => {
  expect(new Set((await print({ widthPx, heightPx })).cells)).toEqual(new Set([255]));
});
