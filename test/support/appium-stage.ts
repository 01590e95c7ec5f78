import type { PhoneElement, Point, Size } from '../../src/domain/phone.ts';
import type { PhoneAction } from '../../src/domain/phone-action.ts';
import type { InputExtent, PhoneConnection, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never } from './appium.ts';

/** What a conformance test asks a phone to show: one thing to do something with. */
export type Scene = 'tap' | 'double_tap' | 'long_press' | 'swipe' | 'drag' | 'type_text';

/** What happened to a scene's target since it was shown. */
export type Outcome = {
  /** Throws until what the scene is about has happened, so that a poll can wait for it. */
  readonly happened: () => Promise<void>;
  /** Where to touch, in the pixels of the latest frame. */
  readonly at: Point;
  /** Where a drag or a swipe ends. */
  readonly to: Point;
};

/** An action that takes two seconds or more. Disposal makes the phone as fast as before. */
type SlowAction = AsyncDisposable & {
  readonly action: PhoneAction;
  /** Resolves when the phone has got the action. */
  readonly begun: () => Promise<void>;
  /** Whether the phone is done with it. */
  readonly isOver: () => boolean;
};

/** A phone with scenes to play on, and how a test sees what came of it. */
export type Stage = AsyncDisposable & {
  readonly phone: PhoneConnection;
  readonly frame: Size;
  /** The extent of the frame in the units that touches are sent in. */
  readonly input: InputExtent;
  /** Brings a scene on the screen of `driver`, from whatever was there. */
  readonly show: (scene: Scene, driver: PhoneDriver) => Promise<Outcome>;
  /** @returns what the text field of the scene `type_text` holds */
  readonly typed: (driver: PhoneDriver) => Promise<string | undefined>;
  readonly slowAction: (driver: PhoneDriver) => Promise<SlowAction>;
};

/** A kind of phone that the conformance suite runs on. */
export type StageKind = {
  readonly name: string;
  /** The Appium driver, as in `--use-drivers`. */
  readonly appiumDriver: string;
  readonly isAvailable: boolean;
  /** @param number tells stages that are open at the same time apart */
  readonly open: (server: { readonly url: string }, number: number) => Promise<Stage>;
};

/** @returns the middle of an element */
export function centre({ bounds }: PhoneElement): Point {
  return { x: Math.floor(bounds.x + bounds.width / 2), y: Math.floor(bounds.y + bounds.height / 2) };
}

/** @throws Error that lists what is there, when no element has this label */
export async function findElement(driver: PhoneDriver, label: string | RegExp): Promise<PhoneElement> {
  const elements = await driver.elements(never);
  const found = elements.find((element) =>
    typeof label === 'string' ? element.label === label : label.test(element.label),
  );
  if (found !== undefined) return found;
  throw new Error(`No element ${label} among: ${elements.map((element) => element.label).join(' | ')}`);
}
