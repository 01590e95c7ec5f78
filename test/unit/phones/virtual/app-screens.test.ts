import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPS } from '../../../../src/phones/virtual/apps.ts';
import { manualClock } from '../../../../src/phones/virtual/clock.ts';
import { NO_FAULTS } from '../../../../src/phones/virtual/faults.ts';
import { type LaidOut, layOut, noMeasurements, painted } from '../../../../src/phones/virtual/layout.ts';
import { answerPermission, openApp } from '../../../../src/phones/virtual/navigation.ts';
import { createOs, type PhoneParts } from '../../../../src/phones/virtual/os.ts';
import { composeScreen } from '../../../../src/phones/virtual/screen.ts';
import { toXml } from '../../../../src/phones/virtual/source.ts';
import { startState } from '../../../../src/phones/virtual/state.ts';
import { touchable } from '../../../../src/phones/virtual/touch.ts';
import { parseXml, type XmlNode } from '../../../../src/phones/xml-tree.ts';

const PORTRAIT = { widthPx: 540, heightPx: 1200, scale: 1.5 };
const LANDSCAPE = { widthPx: 1200, heightPx: 540, scale: 1.5 };
const typing = { type: () => undefined, erase: () => undefined, enter: () => undefined };

const walks = fc.record({
  app: fc.constantFrom(...APPS),
  seed: fc.integer({ min: 1, max: 1_000 }),
  asks: fc.boolean(),
  landscape: fc.boolean(),
  popup: fc.boolean(),
  taps: fc.array(fc.nat(), { maxLength: 5 }),
  scrolledDp: fc.nat({ max: 900 }),
});
type Walk = typeof walks extends fc.Arbitrary<infer T> ? T : never;

describe('The screen of an app', () => {
  it('is hit where its source says: in the middle of each node, unless another one lies above', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async (walk) => {
        const tree = await goSomewhere(walk);
        const order = [...painted(tree)];
        for (const node of parseXml(toXml(tree, 0)).flatMap(clickables)) {
          const touched = touchable(tree, node.middle);
          const hit = order.findIndex(({ view }) => view === touched);
          const meant = order.findIndex((box) => isSame(box, node));
          expect(meant, `a view for ${JSON.stringify(node)}`).toBeGreaterThan(-1);
          expect(hit, `what is hit at ${JSON.stringify(node)}`).toBeGreaterThanOrEqual(meant);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows in its source every view that can be touched', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async (walk) => {
        const tree = await goSomewhere(walk);
        const listed = parseXml(toXml(tree, 0)).flatMap(clickables).map(key);
        for (let x = 7; x < tree.bounds.right; x += 61) {
          for (let y = 7; y < tree.bounds.bottom; y += 37) {
            const hit = touchable(tree, { x, y });
            if (!hit?.onTap) continue;
            expect(listed).toContain(key(hit));
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Opens an app and taps on what there is. */
async function goSomewhere({ app, seed, asks, landscape, popup, taps, scrolledDp }: Walk): Promise<LaidOut> {
  const phone: PhoneParts = {
    state: startState(APPS, seed),
    clock: manualClock(),
    faults: { ...NO_FAULTS, popup },
  };
  const known = noMeasurements();
  const { system } = phone.state;
  system.landscape = landscape;
  openApp(phone, app);
  if (!asks) answerPermission(phone, true);
  let tree = await show();
  for (const tap of taps) {
    const able = [...painted(tree)].filter(({ view }) => view.onTap !== undefined && !view.disabled);
    able[tap % able.length]?.view.onTap?.();
    tree = await show();
  }
  for (const { view } of painted(tree)) {
    if (view.scrollKey !== undefined) system.scroll[view.scrollKey] = scrolledDp;
  }
  return await show();

  async function show(): Promise<LaidOut> {
    const canvas = landscape ? LANDSCAPE : PORTRAIT;
    return await layOut(composeScreen(phone, createOs(phone), canvas, typing), canvas, system.scroll, known);
  }
}

type Clickable = {
  readonly label: string;
  readonly id: string;
  readonly bounds: string;
  readonly middle: { readonly x: number; readonly y: number };
};

function clickables({ attributes, children }: XmlNode): readonly Clickable[] {
  const inner = children.flatMap(clickables);
  if (attributes['clickable'] !== 'true') return inner;
  const bounds = attributes['bounds'] ?? '';
  const [left = 0, top = 0, right = 0, bottom = 0] = (bounds.match(/\d+/g) ?? []).map(Number);
  const middle = { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) };
  const id = (attributes['resource-id'] ?? '').replace(/^.*\//, '');
  return [{ label: attributes['content-desc'] ?? '', id, bounds, middle }, ...inner];
}

function isSame({ view, visible }: LaidOut, { label, id, bounds }: Clickable): boolean {
  const { left, top, right, bottom } = visible;
  return (
    bounds === `[${left},${top}][${right},${bottom}]` &&
    (view.label ?? '') === label &&
    (view.id ?? '') === id
  );
}

function key({ label, id }: { readonly label?: string; readonly id?: string }): string {
  return `${label ?? ''} ${id ?? ''}`;
}
