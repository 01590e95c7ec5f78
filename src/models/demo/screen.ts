import type { Bounds, PhoneElement, Size } from '../../domain/phone.ts';

/** An element as the loop lists it for a model; bounds are pixels of the picture. */
export type ScreenElement = Omit<PhoneElement, 'interactive'>;

/** What the text beside a picture says of a screen. */
export type Screen = {
  readonly size: Size;
  /** The package name of the app in front, or '' when it is not known. */
  readonly app: string;
  readonly elements: readonly ScreenElement[];
};

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
const HEADER = /^<screen\b[^>]*?\bsize="(\d+)x(\d+)"[^>]*>/;
const APP = /^<screen\b[^>]*?\bapp="([^"]*)"/;
const ELEMENT = new RegExp(
  String.raw`^\S+ ([a-z]+) (${QUOTED}) \[(-?\d+),(-?\d+),(\d+),(\d+)\](?: value=(${QUOTED}))?((?: [a-z]+)*)$`,
);

/** @returns the screen that a text block describes, or undefined when the text is something else. */
export function parseScreen(text: string): Screen | undefined {
  const header = HEADER.exec(text);
  if (!header) return undefined;
  return {
    size: { widthPx: Number(header[1]), heightPx: Number(header[2]) },
    app: APP.exec(text)?.[1] ?? '',
    elements: text.split('\n').flatMap(parseElement),
  };
}

function parseElement(line: string): readonly ScreenElement[] {
  const match = ELEMENT.exec(line.trim());
  if (!match) return [];
  const [, role = 'other', label = '""', x, y, width, height, value, flagText = ''] = match;
  const flags = flagText.split(' ');
  return [
    {
      role: role as ScreenElement['role'],
      label: String(JSON.parse(label)),
      bounds: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
      ...(value === undefined ? {} : { value: String(JSON.parse(value)) }),
      ...(flags.includes('on') ? { checked: true } : flags.includes('off') ? { checked: false } : {}),
      ...(flags.includes('focused') ? { focused: true } : {}),
      ...(flags.includes('disabled') ? { disabled: true } : {}),
    },
  ];
}

/** @returns whether two screens show the same, as far as their elements tell. */
export function sameScreen(one: Screen, other: Screen): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

/** The bar at the top tells the time, which goes on by itself. */
function contentOf({ app, size, elements }: Screen): object {
  const barPx = Math.max(size.widthPx, size.heightPx) * 0.04;
  return { app, elements: elements.filter(({ bounds }) => bounds.y + bounds.height > barPx) };
}

/** @returns the middle of a rectangle in whole pixels. */
export function middle({ x, y, width, height }: Bounds): { readonly x: number; readonly y: number } {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
