import { type PhoneOptions, VirtualPhone } from '../../src/phones/virtual/phone.ts';
import { parseXml, type XmlNode } from '../../src/phones/xml-tree.ts';

/** A node of the screen as accessibility services see it. */
export type ScreenNode = {
  readonly className: string;
  readonly text: string;
  /** The content description. */
  readonly label: string;
  /** The resource id without its package. */
  readonly id: string;
  readonly packageName: string;
  readonly checked: boolean;
  readonly enabled: boolean;
  readonly focused: boolean;
  readonly clickable: boolean;
  /** The middle, in device pixels. */
  readonly x: number;
  readonly y: number;
  /** What of it can be seen, in device pixels; `right` and `bottom` lie just outside. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** What a node is asked for by: its label or text, or more of it. */
export type Wanted = string | RegExp | Partial<Pick<ScreenNode, 'id' | 'label' | 'text' | 'className'>>;

const BACK = 4;

/** A virtual phone on a clock that stands still, and someone who reads its source and touches its screen. */
export class HeldPhone {
  readonly phone: VirtualPhone;

  constructor(options: Partial<PhoneOptions> = {}) {
    this.phone = new VirtualPhone({
      widthPx: 540,
      heightPx: 1200,
      scale: 1.5,
      seed: 1,
      clock: 'manual',
      faults: {},
      ...options,
    });
  }

  /** What the phone exports of an app. */
  state<State>(app: string): State {
    const { apps } = this.phone.export() as { readonly apps: Readonly<Record<string, unknown>> };
    return apps[app] as State;
  }

  /** @returns everything on the screen, in the order of painting */
  async nodes(): Promise<readonly ScreenNode[]> {
    return readScreen(await this.phone.source());
  }

  /** @returns the uppermost node that fits, if there is one: what can be touched before the words on it */
  async find(wanted: Wanted): Promise<ScreenNode | undefined> {
    const found = (await this.nodes()).filter((node) => fits(node, wanted));
    return found.findLast(({ clickable }) => clickable) ?? found.at(-1);
  }

  /** @returns the uppermost node that fits. @throws Error that tells what is there instead */
  async see(wanted: Wanted): Promise<ScreenNode> {
    const found = await this.find(wanted);
    if (found) return found;
    const there = (await this.nodes()).map(({ label, text }) => label || text).filter(Boolean);
    throw new Error(`${JSON.stringify(wanted)} (${wanted}) is not on the screen, but: ${there.join(' | ')}`);
  }

  /** @returns the words of the texts that have an id, from top to bottom */
  async texts(id: string): Promise<readonly string[]> {
    return (await this.nodes()).filter((node) => node.id === id).map(({ text, label }) => text || label);
  }

  /** Taps the middle of a node. */
  async tap(wanted: Wanted): Promise<void> {
    const { x, y } = await this.see(wanted);
    await this.#stroke({ x, y }, { x, y }, 60);
  }

  /** Drags the middle of the screen up by a distance in pixels, or down by a negative one. */
  async swipeUp(distancePx: number): Promise<void> {
    const { widthPx, heightPx } = this.phone.canvas;
    const from = { x: widthPx / 2, y: heightPx / 2 };
    await this.#stroke(from, { x: from.x, y: from.y - distancePx }, 300);
  }

  /** Taps an input and types into it. */
  async typeInto(wanted: Wanted, words: string): Promise<void> {
    await this.tap(wanted);
    await this.phone.type(words);
  }

  /** Presses back, once more when the first only puts the keyboard away. */
  async back(): Promise<void> {
    const hasKeyboard = (await this.find({ id: 'keyboard' })) !== undefined;
    if (hasKeyboard) await this.phone.pressKey(BACK);
    await this.phone.pressKey(BACK);
  }

  /** Lets time pass on the phone. */
  wait(durationMs: number): void {
    this.phone.advanceClock(durationMs);
  }

  async #stroke(from: Spot, to: Spot, durationMs: number): Promise<void> {
    await this.phone.touch([[{ from, to, startedAtMs: 0, endedAtMs: durationMs, heldMs: durationMs }]]);
  }
}

type Spot = { readonly x: number; readonly y: number };

function fits(node: ScreenNode, wanted: Wanted): boolean {
  const words = node.label || node.text;
  if (typeof wanted === 'string') return words === wanted;
  if (wanted instanceof RegExp) return wanted.test(words);
  return Object.entries(wanted).every(([name, value]) => node[name as keyof ScreenNode] === value);
}

/** @returns every node of a page source, in the order of painting */
export function readScreen(source: string): readonly ScreenNode[] {
  return parseXml(source).flatMap(readNodes);
}

function readNodes({ tag, attributes, children }: XmlNode): readonly ScreenNode[] {
  const inner = children.flatMap(readNodes);
  const [left = 0, top = 0, right = 0, bottom = 0] = (attributes['bounds']?.match(/\d+/g) ?? []).map(Number);
  if (attributes['bounds'] === undefined) return inner;
  const is = (name: string): boolean => attributes[name] === 'true';
  const node: ScreenNode = {
    className: attributes['class'] ?? tag,
    text: attributes['text'] ?? '',
    label: attributes['content-desc'] ?? '',
    id: (attributes['resource-id'] ?? '').replace(/^.*:id\//, ''),
    packageName: attributes['package'] ?? '',
    checked: is('checked'),
    enabled: is('enabled'),
    focused: is('focused'),
    clickable: is('clickable'),
    x: Math.floor((left + right) / 2),
    y: Math.floor((top + bottom) / 2),
    left,
    top,
    right,
    bottom,
  };
  return [node, ...inner];
}
