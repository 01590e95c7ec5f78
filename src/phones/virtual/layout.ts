import type { MeasuredNode, Node } from '@takumi-rs/core';
import { covers, intersect, isEmpty, type Rect } from './rect.ts';
import { type Canvas, measure } from './renderer.ts';
import type { Style, View } from './view.ts';

/** A view with its place on the screen. */
export type LaidOut = {
  readonly view: View;
  /** Where it is, also what is scrolled away. */
  readonly bounds: Rect;
  /** What of it can be seen; empty when nothing can. */
  readonly visible: Rect;
  readonly children: readonly LaidOut[];
};

/** How far views are scrolled, in dp, by scroll key. */
export type Offsets = Readonly<Record<string, number>>;

/**
 * What the items of lists measured last. Most of a screen's nodes are items that are scrolled away and
 * haven't changed: they stand in as boxes of the size that they had.
 */
export type Measurements = {
  /** The width of a list's content, in device pixels, by scroll key. */
  readonly widths: Map<string, number>;
  readonly items: Map<string, MeasuredNode>;
};

/** More items than the lists of one screen have; what is forgotten is measured again. */
const MOST_ITEMS = 600;
/** Unknown items, and then a width that they change: nothing takes more passes. */
const MOST_PASSES = 4;

/** @returns the memory of a phone that has laid out nothing yet */
export function noMeasurements(): Measurements {
  return { widths: new Map(), items: new Map() };
}

/** Lays a tree out. What it learns about the items of lists goes to `known`. */
export async function layOut(
  root: View,
  canvas: Canvas,
  offsets: Offsets,
  known: Measurements,
): Promise<LaidOut> {
  const pass = new Pass(canvas, offsets, known);
  let measured = await measure(pass.node(root), canvas);
  // The last pass places known sizes alone, so that an item stays where it is while others change.
  for (let passes = 1; pass.learn(root, measured) && passes < MOST_PASSES; passes += 1) {
    measured = await measure(pass.node(root), canvas);
  }
  const screen = { left: 0, top: 0, right: canvas.widthPx, bottom: canvas.heightPx };
  return pass.place(root, measured, screen);
}

/** @returns the tree to draw: what can't be seen is left out, but keeps its room */
export function toDrawing(root: LaidOut, { scale }: Canvas, offsets: Offsets): Node {
  return drawing(root, {});

  function drawing(box: LaidOut, own: Style, isContent = false): Node {
    const { view } = box;
    const shift = shiftOf(view, offsets);
    const children = box.children.map((child) => {
      if (!isContent) return drawing(child, shift, view.scrollKey !== undefined);
      const size = sizeOf(child.bounds, scale);
      return isEmpty(child.visible) ? roomFor(child.view, size) : drawing(child, size);
    });
    return toNode(
      view,
      children,
      clips(view) && view.style.borderRadius === undefined && fits(box, box.bounds)
        ? { ...own, ...UNCLIPPED }
        : own,
    );
  }
}

/** Clipping costs a layer of the size of the screen; without it, flex items need its smallest size. */
const UNCLIPPED = { overflow: 'visible', minWidth: 0, minHeight: 0 } as const satisfies Style;

function clips({ style, text }: View): boolean {
  return style.overflow === 'hidden' && text === undefined;
}

/** @returns whether nothing of a box reaches out of `outer`, so that clipping would change nothing */
function fits({ children }: LaidOut, outer: Rect): boolean {
  return children.every((child) => covers(outer, child.bounds) && (clips(child.view) || fits(child, outer)));
}

/** @returns every view of a layout in the order of painting: what comes later lies above. */
export function* painted(laidOut: LaidOut): Generator<LaidOut> {
  yield laidOut;
  for (const child of laidOut.children) yield* painted(child);
}

class Pass {
  readonly #canvas: Canvas;
  readonly #offsets: Offsets;
  readonly #known: Measurements;
  readonly #keys = new Map<View, string>();

  constructor(canvas: Canvas, offsets: Offsets, known: Measurements) {
    this.#canvas = canvas;
    this.#offsets = offsets;
    this.#known = known;
  }

  /** @returns the tree to measure */
  node(view: View, own: Style = {}): Node {
    const shift = shiftOf(view, this.#offsets);
    const children = view.children.map((child) =>
      view.scrollKey === undefined ? this.node(child) : this.#content(child, view.scrollKey, shift),
    );
    return toNode(view, children, own);
  }

  #content(content: View, scrollKey: string, shift: Style): Node {
    const items = content.children.map((item) => {
      const size = this.#known.items.get(this.#key(item, scrollKey));
      if (!size) return this.node(item);
      const { scale } = this.#canvas;
      return roomFor(item, { width: size.width / scale, height: size.height / scale });
    });
    return toNode(content, items, shift);
  }

  /** @returns whether something was new, so that the tree has to be measured again */
  learn(view: View, measured: MeasuredNode): boolean {
    let isNew = false;
    for (const [position, child] of view.children.entries()) {
      const box = measured.children[position];
      if (!box) continue;
      if (view.scrollKey === undefined) isNew = this.learn(child, box) || isNew;
      else isNew = this.#learnItems(child, box, view.scrollKey) || isNew;
    }
    return isNew;
  }

  #learnItems(content: View, measured: MeasuredNode, scrollKey: string): boolean {
    const { widths, items } = this.#known;
    if (widths.get(scrollKey) !== measured.width) {
      widths.set(scrollKey, measured.width);
      this.#keys.clear();
      return content.children.length > 0;
    }
    let isNew = false;
    for (const [position, item] of content.children.entries()) {
      const key = this.#key(item, scrollKey);
      const box = measured.children[position];
      if (!box || items.has(key)) continue;
      if (items.size >= MOST_ITEMS) items.clear();
      items.set(key, box);
      isNew = true;
    }
    return isNew;
  }

  /** Items that are drawn alike in the same width are of the same size. */
  #key(item: View, scrollKey: string): string {
    const known = this.#keys.get(item);
    if (known !== undefined) return known;
    const width = this.#known.widths.get(scrollKey) ?? 0;
    const key = `${this.#canvas.scale} ${width} ${JSON.stringify(this.node(item))}`;
    this.#keys.set(item, key);
    return key;
  }

  place(view: View, measured: MeasuredNode, clip: Rect, x = 0, y = 0, listKey?: string): LaidOut {
    const [, , , , left, top] = measured.transform;
    const bounds = {
      left: Math.round(left + x),
      top: Math.round(top + y),
      right: Math.round(left + x + measured.width),
      bottom: Math.round(top + y + measured.height),
    };
    const visible = intersect(bounds, clip);
    const inner = view.style.overflow === 'hidden' ? visible : clip;
    const children = view.children.flatMap((child, position) => {
      const box = measured.children[position];
      if (!box) return [];
      const known = listKey === undefined ? undefined : this.#known.items.get(this.#key(child, listKey));
      if (!known) return [this.place(child, box, inner, x, y, view.scrollKey)];
      // The item was measured elsewhere: it moves to where its room is now.
      const movedX = x + box.transform[4] - known.transform[4];
      const movedY = y + box.transform[5] - known.transform[5];
      return [this.place(child, known, inner, movedX, movedY)];
    });
    return { view, bounds, visible, children };
  }
}

function toNode(view: View, children: Node[], own: Style): Node {
  const style = { ...view.style, ...own };
  // The renderer forgets texts of white space alone, and their neighbours would be taken for them.
  if (view.text !== undefined)
    return { type: 'text', text: view.text.trim() === '' ? '\u00a0' : view.text, style };
  if (view.svg !== undefined) return { type: 'image', src: view.svg, style };
  return { type: 'container', style, children };
}

/** @returns an empty box where a view would be */
function roomFor({ style }: View, size: Style): Node {
  const { margin, marginTop, marginBottom, marginLeft, marginRight, alignSelf, position } = style;
  const place = { margin, marginTop, marginBottom, marginLeft, marginRight, alignSelf, position };
  const used = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
  return { type: 'container', style: { ...used, ...size, flexShrink: 0 }, children: [] };
}

function sizeOf({ left, top, right, bottom }: Rect, scale: number): { width: number; height: number } {
  return { width: (right - left) / scale, height: (bottom - top) / scale };
}

/** How scrolling moves the content of a view. */
function shiftOf({ scrollKey, fromEnd }: View, offsets: Offsets): Style {
  const scrolled = scrollKey === undefined ? 0 : (offsets[scrollKey] ?? 0);
  if (scrolled === 0) return {};
  return fromEnd ? { marginBottom: -scrolled } : { marginTop: -scrolled };
}
