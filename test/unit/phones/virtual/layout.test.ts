import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  type LaidOut,
  layOut,
  noMeasurements,
  painted,
  toDrawing,
} from '../../../../src/phones/virtual/layout.ts';
import { type Canvas, draw } from '../../../../src/phones/virtual/renderer.ts';
import { overscrolled } from '../../../../src/phones/virtual/touch.ts';
import { column, list, row, text, type View } from '../../../../src/phones/virtual/view.ts';

const CANVAS: Canvas = { widthPx: 300, heightPx: 400, scale: 2 };
const INK = '#000000';

/** A colour of its own for each number. */
const colorOf = (number: number): string =>
  `#${(((number + 1) * 0x2f6e2b) & 0xffffff).toString(16).padStart(6, '0')}`;

/** A page with a header, a list of boxes and a footer. */
function page(heightsDp: readonly number[]): View {
  return column(
    { style: { width: '100%', height: '100%', background: '#ffffff', fontFamily: 'Inter' } },
    row({ id: 'header', style: { height: 20, background: INK } }),
    list(
      'list',
      {},
      ...heightsDp.map((height, position) =>
        column(
          { id: `item${position}`, style: { height, background: colorOf(position) } },
          text(`Item ${position}`, { fontSize: 3, height: 4, color: colorOf(position) }),
        ),
      ),
    ),
    row({ id: 'footer', style: { height: 15, background: INK } }),
  );
}

const named = (tree: LaidOut, id: string) => [...painted(tree)].find(({ view }) => view.id === id);

async function pixels(tree: LaidOut, offsets: Readonly<Record<string, number>>): Promise<Buffer> {
  const png = await draw(toDrawing(tree, CANVAS, offsets), CANVAS);
  return await sharp(png).removeAlpha().raw().toBuffer();
}

describe('A layout', () => {
  it('is what the picture shows, wherever a list is scrolled to', async () => {
    const heights = fc.array(fc.integer({ min: 6, max: 90 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(heights, fc.nat({ max: 1_500 }), async (heightsDp, wantedDp) => {
        const known = noMeasurements();
        const root = page(heightsDp);
        const first = await layOut(root, CANVAS, { list: wantedDp }, known);
        const offsets = {
          list: wantedDp,
          ...Object.fromEntries(overscrolled(first, { list: wantedDp }, CANVAS.scale)),
        };
        const tree = await layOut(root, CANVAS, offsets, known);
        const picture = await pixels(tree, offsets);
        const x = CANVAS.widthPx - 3;
        for (let y = 0; y < CANVAS.heightPx; y += 3) {
          const at = (y * CANVAS.widthPx + x) * 3;
          const seen = `#${picture.subarray(at, at + 3).toString('hex')}`;
          const under = [...painted(tree)].findLast(
            ({ view, visible }) => view.style.background && visible.top <= y && y < visible.bottom,
          );
          expect(seen, `the picture at ${y}`).toBe(under?.view.style.background);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the other items where they are when one changes', async () => {
    const known = noMeasurements();
    const heights = Array.from({ length: 12 }, () => 20.4);
    const before = await layOut(page(heights), CANVAS, {}, known);
    const after = await layOut(page(heights.with(5, 30)), CANVAS, {}, known);
    expect(named(after, 'item4')?.bounds).toEqual(named(before, 'item4')?.bounds);
    const below = (tree: LaidOut) => named(tree, 'item6')?.bounds.top ?? 0;
    expect(Math.abs(below(after) - below(before) - (60 - 41))).toBeLessThanOrEqual(1);
  });

  it('measures the items of a list anew when it becomes narrower', async () => {
    const known = noMeasurements();
    const words = 'A line that is long enough to take a second one where there is less room for it.';
    const narrow = (widthDp: number): View =>
      column(
        { style: { width: widthDp, height: 200, fontFamily: 'Inter' } },
        list('list', {}, column({ id: 'item', style: {} }, text(words, { fontSize: 8 }))),
      );
    const heightOf = async (widthDp: number): Promise<number> => {
      const { top = 0, bottom = 0 } =
        named(await layOut(narrow(widthDp), CANVAS, {}, known), 'item')?.bounds ?? {};
      return bottom - top;
    };
    const wide = await heightOf(150);
    expect(await heightOf(60)).toBeGreaterThan(wide);
    expect(await heightOf(150)).toBe(wide);
  });

  it('draws nothing of what reaches out of a box that clips', async () => {
    const root = column(
      { style: { width: '100%', height: '100%', background: '#ffffff' } },
      column(
        { style: { width: 50, height: 50, overflow: 'hidden' } },
        column({ style: { width: 90, height: 20, background: INK } }),
      ),
    );
    const tree = await layOut(root, CANVAS, {}, noMeasurements());
    const picture = await pixels(tree, {});
    const at = (x: number, y: number): string =>
      picture.subarray((y * CANVAS.widthPx + x) * 3, (y * CANVAS.widthPx + x) * 3 + 3).toString('hex');
    expect([at(98, 10), at(102, 10)]).toEqual(['000000', 'ffffff']);
  });
});
