import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type LaidOut, layOut, noMeasurements, toDrawing } from '../../../../src/phones/virtual/layout.ts';
import { draw } from '../../../../src/phones/virtual/renderer.ts';
import { toXml } from '../../../../src/phones/virtual/source.ts';
import { touchable } from '../../../../src/phones/virtual/touch.ts';
import { column, list, row, type View } from '../../../../src/phones/virtual/view.ts';
import { readScreen, type ScreenNode } from '../../../support/virtual-phone.ts';

const CANVAS = { widthPx: 270, heightPx: 600, scale: 1.5 };
const WHITE = 0xffffff;

/** A box to touch, or several side by side, or a window that covers what is below it. */
type Block = {
  readonly kind: 'box' | 'pair' | 'floating' | 'window';
  readonly widthDp: number;
  readonly heightDp: number;
  readonly leftDp: number;
  readonly topDp: number;
};

const block = fc.record<Block>({
  kind: fc.constantFrom('box', 'box', 'pair', 'floating', 'window'),
  widthDp: fc.integer({ min: 4, max: 200 }),
  heightDp: fc.integer({ min: 4, max: 160 }),
  leftDp: fc.integer({ min: -20, max: 170 }),
  topDp: fc.integer({ min: -20, max: 380 }),
});
const screen = fc.record({
  scrolled: fc.array(block, { maxLength: 12 }),
  above: fc.array(block, { maxLength: 4 }),
  scrollDp: fc.integer({ min: 0, max: 300 }),
});

describe('A screen', () => {
  it('shows, lists and gives to touches the same view at the middle of everything that can be touched', async () => {
    const known = noMeasurements();
    await fc.assert(
      fc.asyncProperty(screen, async ({ scrolled, above, scrollDp }) => {
        const root = compose(scrolled, above);
        const offsets = { list: scrollDp };
        const tree = await layOut(root, CANVAS, offsets, known);
        const colorAt = await picture(tree, offsets);
        const nodes = readScreen(toXml(tree, 0)).filter(({ clickable }) => clickable);
        for (const { x, y } of nodes.filter(isMoreThanASliver)) {
          const uppermost = nodes.findLast((node) => holds(node, x, y));
          expect(touchable(tree, { x, y })?.id).toBe(uppermost?.id);
          expect(colorAt(x, y)).toBe(colorOf(Number(uppermost?.id)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lists everything that can be touched anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        screen,
        fc.integer({ min: 0, max: CANVAS.widthPx - 1 }),
        fc.integer({ min: 0, max: CANVAS.heightPx - 1 }),
        async ({ scrolled, above, scrollDp }, x, y) => {
          const tree = await layOut(compose(scrolled, above), CANVAS, { list: scrollDp }, noMeasurements());
          const touched = touchable(tree, { x, y });
          const listed = readScreen(toXml(tree, 0)).findLast((node) => node.clickable && holds(node, x, y));
          expect(listed?.id).toBe(touched?.id);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is laid out alike wherever its items were measured', async () => {
    await fc.assert(
      fc.asyncProperty(
        screen,
        fc.integer({ min: 0, max: 300 }),
        async ({ scrolled, above, scrollDp }, earlierDp) => {
          const root = compose(scrolled, above);
          const known = noMeasurements();
          await layOut(root, CANVAS, { list: earlierDp }, known);
          const later = await layOut(root, CANVAS, { list: scrollDp }, known);
          const fresh = await layOut(root, CANVAS, { list: scrollDp }, noMeasurements());
          expect(toXml(later, 0)).toBe(toXml(fresh, 0));
        },
      ),
      { numRuns: 60 },
    );
  });
});

function compose(scrolled: readonly Block[], above: readonly Block[]): View {
  let made = 0;
  const box = (style: View['style']): View => {
    made += 1;
    return column({
      id: String(made),
      onTap: () => undefined,
      style: { ...style, background: `#${colorOf(made).toString(16).padStart(6, '0')}` },
    });
  };
  const view = ({ kind, widthDp, heightDp, leftDp, topDp }: Block): View => {
    const size = { width: widthDp, height: heightDp };
    switch (kind) {
      case 'box':
        return box(size);
      case 'pair':
        return row({}, box({ ...size, width: widthDp / 2 }), box({ ...size, width: widthDp / 2 }));
      case 'floating':
        return box({ ...size, position: 'absolute', left: leftDp, top: topDp });
      case 'window': {
        const place = {
          ...size,
          position: 'absolute',
          left: leftDp,
          top: topDp,
          overflow: 'hidden',
        } as const;
        const inside = box({ width: widthDp, height: heightDp });
        return column({ blocks: true, style: { ...place, background: '#ffffff' } }, inside);
      }
    }
  };
  return column(
    { style: { width: '100%', height: '100%', background: '#ffffff' } },
    // A list's own items take their room one below the other.
    list(
      'list',
      {},
      ...scrolled.map((each) => view({ ...each, kind: each.kind === 'pair' ? 'pair' : 'box' })),
    ),
    ...above.map(view),
  );
}

/** Never white, and far enough from its neighbours to be told apart. */
function colorOf(number: number): number {
  return (number * 0x0b3d17) % WHITE;
}

/** Edges between pixels are rounded: of two rows or columns, the one in the middle may be the neighbour's. */
function isMoreThanASliver({ left, top, right, bottom }: ScreenNode): boolean {
  return right - left > 2 && bottom - top > 2;
}

function holds({ left, top, right, bottom }: ScreenNode, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

async function picture(tree: LaidOut, offsets: Readonly<Record<string, number>>) {
  const png = await draw(toDrawing(tree, CANVAS, offsets), CANVAS);
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  return (x: number, y: number): number => data.readUIntBE((y * info.width + x) * info.channels, 3);
}
