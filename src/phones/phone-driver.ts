import type { AppInfo, InstalledApp, PhoneElement, PhonePlatform, Size } from '../domain/phone.ts';
import type { HandAction } from '../domain/phone-action.ts';
import type { Secret } from '../domain/secret.ts';
import type { SnapshotMode } from '../domain/snapshot.ts';

/** The extent of a screen in the units that its driver takes input in: pixels, points or CSS pixels. */
export type InputExtent = { readonly width: number; readonly height: number };

/** One full frame of the screen, native size, current orientation. */
export type Capture = Size & {
  readonly png: Uint8Array;
  /** The same screen in the driver's input units. */
  readonly input: InputExtent;
};

/** How an action turned out that did not fail. */
export type ActionReport = {
  /**
   * What an agent must know of it: a text field that holds something else than what was typed. It quotes the
   * field. Where a secret was typed, keep it back as a whole: the field may write the secret in its own way.
   */
  readonly remark?: string;
};

/** Saves all that a phone holds, or what its apps have stored, and makes it that again. */
export type PhoneSnapshots = {
  readonly save: (mode: SnapshotMode, signal: AbortSignal) => Promise<Uint8Array>;
  /**
   * @param bytes what `save` gave on a phone of the same kind; on an emulator, on this very one
   * @param mode `filesystem` leaves out what runs, also when the bytes hold it: all apps are closed
   */
  readonly restore: (bytes: Uint8Array, mode: SnapshotMode, signal: AbortSignal) => Promise<void>;
};

/**
 * Talks to one phone. Commands run one after the other in the order of their calls; none is ever sent
 * twice. Every method rejects with a {@link PhoneError}, or with the signal's reason once it aborts:
 * an action that is in flight by then can't be called back, and may still take place.
 */
export type PhoneDriver = {
  readonly platform: PhonePlatform;
  /** Takes a frame; its size is the one that points are measured in until the next frame. */
  readonly capture: (signal: AbortSignal) => Promise<Capture>;
  /**
   * Does one thing. A point outside the latest frame is refused with `out_of_bounds`, what the platform has no
   * way to do with `not_supported`.
   */
  readonly perform: (action: HandAction, signal: AbortSignal) => Promise<ActionReport>;
  /** Wakes and unlocks the screen, and has it stay awake; does nothing when it is awake. */
  readonly wake: (signal: AbortSignal) => Promise<void>;
  /** @returns the app in front, or null when the platform can't tell. */
  readonly currentApp: (signal: AbortSignal) => Promise<AppInfo | null>;
  /**
   * @returns what is on the screen in reading order, bounds in device pixels, clipped to the frame; rejects
   *   with `too_large` when the tree has more nodes than can be read in time
   */
  readonly elements: (signal: AbortSignal) => Promise<readonly PhoneElement[]>;
  /** @returns the apps that can be opened; rejects with `not_supported` where there are none. */
  readonly apps: (signal: AbortSignal) => Promise<readonly InstalledApp[]>;
  /** @returns whether a lock screen lies over everything; false when the platform can't tell. */
  readonly isLocked: (signal: AbortSignal) => Promise<boolean>;
  /** Absent on phones that can't be saved. A phone that was restored must be connected anew. */
  readonly snapshots?: PhoneSnapshots | undefined;
  /** Whether a secret may be on the screen: a frame must be covered by the elements, or kept back. */
  readonly mayShowSecrets: () => boolean;
  /** Gives the phone back; idempotent, and safe after any failure. The phone keeps its state. */
  readonly close: () => Promise<void>;
};

/** What can go wrong with a phone. `phone_lost` means: connect again, look again, repeat nothing. */
export type PhoneErrorKind =
  | 'phone_lost'
  | 'not_supported'
  | 'out_of_bounds'
  | 'timeout'
  | 'too_large'
  | 'action_failed';

/** A failure of a phone. The message tells an agent, or a person, what to try next. */
export class PhoneError extends Error {
  override readonly name = 'PhoneError';
  readonly kind: PhoneErrorKind;
  /** What the driver said itself, without advice for an agent; undefined when the failure isn't the driver's. */
  readonly said: string | undefined;

  constructor(kind: PhoneErrorKind, message: string, options?: ErrorOptions & { readonly said?: string }) {
    super(message, options);
    this.kind = kind;
    this.said = options?.said;
  }
}

/** Opens a driver for a phone, for as long as a session holds the phone. */
export type PhoneConnector = (phone: PhoneConnection, signal: AbortSignal) => Promise<PhoneDriver>;

/**
 * Lets an agent type secrets that it never sees: `{{secret:name}}` in a text becomes the value on its way
 * to the phone, and a value on its way back, in elements, remarks and failures, becomes the placeholder
 * again. Frames are as they were: who stores one covers the elements that are marked `secret`.
 *
 * @param secrets all that the phone's organisation has, whether or not this session types them
 * @param typedBefore whether the session has typed one already, with an earlier driver
 */
export type WithSecrets = (
  driver: PhoneDriver,
  secrets: readonly Secret[],
  typedBefore: boolean,
) => PhoneDriver;

/** How a phone is reached: what its record stores. */
export type PhoneConnection = {
  readonly platform: PhonePlatform;
  readonly udid: string;
  /** The W3C capabilities of its Appium session, `appium:` prefixes included. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** The Appium server that reaches it; the server's own when absent or null. */
  readonly appiumUrl?: string | null;
};
