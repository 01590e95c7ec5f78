import type { EventDraft } from '../../domain/agent-event.ts';
import type { PhoneId, SessionId } from '../../domain/ids.ts';
import {
  type AppInfo,
  type Bounds,
  isWithin,
  type PhoneElement,
  type Point,
  type Size,
} from '../../domain/phone.ts';
import type { PictureSize } from '../../domain/session.ts';
import { elapsedMs } from '../../lib/clock.ts';
import type { JsonObject } from '../../lib/json.ts';
import { type Capture, PhoneError } from '../../phones/phone-driver.ts';
import type { LoopContext } from '../loop-context.ts';
import { mayPass } from '../phone-failure.ts';
import { note, screenNonce } from '../prompt.ts';
import type { Fingerprint } from './fingerprint.ts';
import { encodePicture, pictureSize, toDevicePoint } from './picture.ts';
import { covered, isBlack } from './pixels.ts';
import { type ElementsRead, isLoading, readElements } from './read-elements.ts';
import { type Refs, refsOf } from './refs.ts';
import { screenText } from './screen-text.ts';
import { canCover, masksOf } from './secret-masks.ts';
import { type SettleState, settle } from './settle.ts';

/** What looking at the phone takes. */
export type ObserveContext = Pick<LoopContext, 'phone' | 'settle' | 'storeFrame' | 'clock' | 'signal'> & {
  /** Whose look it is: the session, or the phone that is used without one. */
  readonly sessionId: SessionId | PhoneId;
  /** `full` unless it is given. */
  readonly pictureSize?: PictureSize;
};

/** One look at the phone: what the model is shown, and how to find its points on the device. */
export type Observation = {
  readonly data: EventDraft<'screenshot'>['data'];
  /** Text, then the picture by the id of its frame, unless the screen can't be pictured. */
  readonly content: readonly JsonObject[];
  /** The frame as the phone gave it: it may show secrets. */
  readonly frame: Capture;
  /** What a picture of the frame must not show, in device pixels. */
  readonly masks: readonly Bounds[];
  /** All elements of the screen, in device pixels; none when they could not be read. */
  readonly elements: readonly PhoneElement[];
  readonly refs: Refs;
  readonly print: Fingerprint;
  readonly state: SettleState;
  /** @throws {PhoneError} `out_of_bounds` for a point outside the picture */
  readonly toDevice: (point: Point) => Point;
  readonly settleMs: number;
  readonly captureMs: number;
  readonly encodeMs: number;
};

/** The words of a screen that is not pictured; its elements, if there are any, stand before them. */
const BLACK = "The screen can't be pictured: it is secure, black or switched off.";
const UNCOVERED = "The screen isn't pictured: it may show a secret, and where can't be told just now.";

/**
 * Looks at the phone, once it rests. A frame that fails is taken a second time: looking is no action.
 * What a secret may show in is covered before the picture is stored; a screen that is black, or on which
 * a secret can't be covered for certain, is told of in words alone.
 *
 * @throws {PhoneError} when that fails, too
 */
export async function observe(context: ObserveContext, settleLimitMs: number): Promise<Observation> {
  const { phone, clock, signal } = context;
  const camera = cameraOf(context);
  const startedAt = clock.now();
  // Asked before the frame is taken: later, the driver may have found that the secret has gone.
  const mayShowSecrets = phone.mayShowSecrets();
  const settled = await settle(camera.capture, context.settle ? settleLimitMs : 0, { clock }, signal);
  const settleMs = Math.max(0, elapsedMs(clock, startedAt) - camera.spentMs());

  const { frame, pixels, print } = settled;
  const settledAt = clock.now();
  const capturedMs = camera.spentMs();
  const size = pictureSize(frame, context.pictureSize);
  const black = isBlack(pixels);
  const [open, read, app] = await Promise.all([
    black || mayShowSecrets ? undefined : encodePicture(pixels, size),
    readElements(phone, signal),
    readApp(context),
  ]);
  const masks = masksOf(read.elements, frame);
  const covers = black || !mayShowSecrets || (await canCover(read, settled, camera.capture, signal));
  const picture = async () =>
    open && masks.length === 0 ? open : await encodePicture(covered(pixels, masks), size);
  const frameId = black || !covers ? null : await context.storeFrame(await picture());
  const refs = refsOf(read.elements);
  const notes = [
    ...(black ? [BLACK] : []),
    ...(covers ? [] : [UNCOVERED]),
    ...elementNotes(read, frameId !== null),
  ];
  const text = screenText({ nonce: screenNonce(context.sessionId), picture: size, device: frame, app, refs });
  const state = isLoading(read.elements) ? 'loading' : settled.state;
  return {
    data: {
      frameId,
      ...size,
      ...scaleOf(size, frame),
      app: app?.packageName ?? null,
      ...(frameId === null && { secure: true }),
    },
    content: [
      { type: 'text', text: [text, ...notes.map(note)].join('\n') },
      ...(frameId === null ? [] : [{ type: 'image', frame: frameId }]),
    ],
    frame,
    masks,
    elements: read.elements,
    refs,
    print,
    state,
    toDevice: toDeviceOf(size, frame),
    settleMs,
    captureMs: camera.spentMs(),
    encodeMs: Math.max(0, elapsedMs(clock, settledAt) - (camera.spentMs() - capturedMs)),
  };
}

type Camera = {
  readonly capture: (signal: AbortSignal) => Promise<Capture>;
  /** How long it took to take frames so far, in milliseconds. */
  readonly spentMs: () => number;
};

function cameraOf({ phone, clock }: ObserveContext): Camera {
  let spentMs = 0;
  return {
    async capture(signal) {
      const before = clock.now();
      try {
        return await phone.capture(signal).catch((error: unknown) => {
          if (signal.aborted || !mayPass(error)) throw error;
          return phone.capture(signal);
        });
      } finally {
        spentMs += elapsedMs(clock, before);
      }
    },
    spentMs: () => spentMs,
  };
}

/** How the picture, the device and the driver's input units relate. */
function scaleOf(picture: Size, { widthPx, heightPx, input }: Capture) {
  return {
    deviceWidthPx: widthPx,
    deviceHeightPx: heightPx,
    pointWidth: input.width,
    pointHeight: input.height,
    scaleX: widthPx / picture.widthPx,
    scaleY: heightPx / picture.heightPx,
  };
}

function elementNotes({ elements, missing }: ElementsRead, isPictured: boolean): readonly string[] {
  if (elements.length > 0) return [];
  const reason = missing ?? 'The screen lists no elements';
  return [isPictured ? `${reason}; go by the picture.` : `${reason}. Wait a little, or leave this screen.`];
}

/** The app in front, or null when it can't be told. */
async function readApp({ phone, signal }: ObserveContext): Promise<AppInfo | null> {
  try {
    return await phone.currentApp(signal);
  } catch (error) {
    signal.throwIfAborted();
    if (mayPass(error)) return null;
    throw error;
  }
}

/** Made out here: a function made while looking would keep all that was seen by then, raw pixels as well. */
function toDeviceOf(picture: Size, device: Size): Observation['toDevice'] {
  return (point) => {
    if (!isWithin(point, picture)) {
      throw new PhoneError(
        'out_of_bounds',
        `The point ${point.x},${point.y} is outside of the screenshot, which is ${picture.widthPx}x${picture.heightPx} pixels.`,
      );
    }
    return toDevicePoint(point, picture, device);
  };
}
