import { type PhoneAction, phoneActionOf, type ScreenPoint } from '../../../events/phone-action.ts';

/** What the model said to a tool. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** How wide and high something is, in its own pixels. */
export type PixelSize = { readonly widthPx: number; readonly heightPx: number };

/** A point that an action goes to. */
export type Place = {
  readonly label: string;
  /** In pixels of the picture, as the model counts them. */
  readonly at: ScreenPoint;
  /** @returns the input with another point in its place */
  readonly moved: (at: ScreenPoint) => ToolInput;
};

/** Something in words that an action takes. */
export type Words = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
};

const WORDS: Readonly<Record<string, string>> = {
  text: 'Text',
  name: 'App',
  url: 'Address',
  button: 'Button',
};

/**
 * @param input what the model said, or what a person made of it
 * @param action what the phone would be told at first, in device pixels: it knows where an element of a list is
 * @returns the points that the action goes to
 */
export function placesOf(
  input: ToolInput,
  action: unknown,
  picture: PixelSize,
  device: PixelSize,
): readonly Place[] {
  const known = phoneActionOf(action);
  if (!known) return [];
  const point = (x: unknown, y: unknown, first: ScreenPoint): ScreenPoint =>
    typeof x === 'number' && typeof y === 'number' ? { x, y } : scaled(first, device, picture);
  const pair = (key: string, label: string, first: ScreenPoint): Place => {
    const value = input[key];
    const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
    return { label, at: point(x, y, first), moved: (at) => ({ ...input, [key]: [at.x, at.y] }) };
  };
  const isPaired = 'coordinate' in input;
  switch (known.type) {
    case 'tap':
    case 'double_tap':
    case 'long_press':
    case 'pinch': {
      if (isPaired) return [pair('coordinate', 'Point', known.at)];
      const { ref: _, ...rest } = input;
      return [
        { label: 'Point', at: point(input['x'], input['y'], known.at), moved: (at) => ({ ...rest, ...at }) },
      ];
    }
    case 'swipe':
    case 'drag':
      if ('start_coordinate' in input) {
        return [pair('start_coordinate', 'Start', known.from), pair('coordinate', 'End', known.to)];
      }
      if (isPaired) return [pair('coordinate', 'Point', known.from)];
      if (!('from_x' in input)) return [];
      return [
        {
          label: 'Start',
          at: point(input['from_x'], input['from_y'], known.from),
          moved: ({ x, y }) => ({ ...input, from_x: x, from_y: y }),
        },
        {
          label: 'End',
          at: point(input['to_x'], input['to_y'], known.to),
          moved: ({ x, y }) => ({ ...input, to_x: x, to_y: y }),
        },
      ];
    default:
      return [];
  }
}

/** @returns what the action takes in words */
export function wordsOf(input: ToolInput): readonly Words[] {
  return Object.entries(WORDS).flatMap(([key, label]) => {
    const value = input[key];
    return typeof value === 'string' ? [{ key, label, value }] : [];
  });
}

/** @returns the JSON object that a text is, or what is wrong with it */
export function readInput(text: string): ToolInput | string {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as ToolInput;
    return 'This is JSON, but not an object: write {…}.';
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** @returns the point of another size that the pixel's centre falls on */
export function scaled({ x, y }: ScreenPoint, from: PixelSize, to: PixelSize): ScreenPoint {
  return {
    x: Math.floor(((x + 0.5) * to.widthPx) / from.widthPx),
    y: Math.floor(((y + 0.5) * to.heightPx) / from.heightPx),
  };
}

/** @returns the points of an action in device pixels */
export function pointsOf(action: PhoneAction | undefined): readonly ScreenPoint[] {
  if (!action) return [];
  if ('at' in action) return [action.at];
  return 'from' in action ? [action.from, action.to] : [];
}
