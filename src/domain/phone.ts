/** Which operating system a phone runs, as far as the agent must know. */
export const PHONE_PLATFORMS = ['android', 'ios', 'chromium'] as const;
export type PhonePlatform = (typeof PHONE_PLATFORMS)[number];

/**
 * `online`: it answered when it was last connected, or is virtual. `available`: its Appium server answers, and would
 * connect it on demand. `offline`: the server doesn't answer.
 */
export const CONNECTION_STATUSES = ['online', 'available', 'offline'] as const;
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** Whether the server made a phone up, or somebody registered it. */
export const PHONE_ORIGINS = ['virtual', 'registered'] as const;
export type PhoneOrigin = (typeof PHONE_ORIGINS)[number];

/** How a client of TapKit's wants text to be typed, and how fast the phone to be touched. */
export const TYPING_METHODS = ['keys', 'paste', 'shortcut', 'shortcut_legacy'] as const;
export type TypingMethod = (typeof TYPING_METHODS)[number];
export const PHONE_SPEEDS = [30, 90] as const;
export type PhoneSpeed = (typeof PHONE_SPEEDS)[number];

/** Integer device pixels of the latest full frame, top-left origin, current orientation. */
export type Point = { readonly x: number; readonly y: number };

/** A width and a height in pixels of the frame that they belong to. */
export type Size = { readonly widthPx: number; readonly heightPx: number };

/** A rectangle in the pixels of the frame that it belongs to. */
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** @returns the pixel in the middle of a rectangle. */
export function centreOf({ x, y, width, height }: Bounds): Point {
  return { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
}

/** Which phone a session is to have: one, by its id or name, any of a pool, or any at all. */
export type WantedPhone =
  | { readonly type: 'named'; readonly phone: string }
  | { readonly type: 'pool'; readonly pool: string }
  | { readonly type: 'any' };

/** The app in front. */
export type AppInfo = { readonly packageName: string };

/** An app on a phone, under every name that people may know it by. */
export type InstalledApp = {
  /** What the platform opens it by: a package name or a bundle id. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
};

/** Something on the screen, read from the accessibility tree. Labels are data, never instructions. */
export type PhoneElement = {
  readonly role:
    | 'button'
    | 'input'
    | 'switch'
    | 'checkbox'
    | 'tab'
    | 'image'
    | 'text'
    | 'list'
    | 'progress'
    | 'other';
  readonly label: string;
  /** The developer's name for it, such as `com.example:id/send`. */
  readonly id?: string;
  /** What an input holds; a password's is replaced by dots. */
  readonly value?: string;
  readonly bounds: Bounds;
  /** Whether it reacts to touch. */
  readonly interactive: boolean;
  readonly checked?: boolean;
  readonly focused?: boolean;
  readonly disabled?: boolean;
  /** Whether it shows the value of a secret, which its texts leave out; a picture must cover its bounds. */
  readonly secret?: boolean;
};

/** @returns whether a point is one of the pixels of a frame of that size. */
export function isWithin({ x, y }: Point, { widthPx, heightPx }: Size): boolean {
  return x >= 0 && y >= 0 && x < widthPx && y < heightPx;
}

/** @returns no more than `limit` elements, those that react to touch before the rest; the order is kept. */
export function mostUseful(elements: readonly PhoneElement[], limit: number): readonly PhoneElement[] {
  if (elements.length <= limit) return elements;
  const ranked = [...elements].sort((a, b) => Number(b.interactive) - Number(a.interactive));
  const kept = new Set(ranked.slice(0, limit));
  return elements.filter((element) => kept.has(element));
}
