import type { EventDraft } from '../domain/agent-event.ts';
import { type AppInfo, isWithin, type PhoneElement, type Point, type Size } from '../domain/phone.ts';
import { elapsedMs } from '../lib/clock.ts';
import type { JsonObject } from '../lib/json.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import type { LoopContext } from './loop-context.ts';
import { mayPass } from './phone-failure.ts';
import { encodePicture, toDevicePoint } from './picture.ts';
import { screenNonce } from './prompt.ts';
import { screenText } from './screen-text.ts';
import { type Fingerprint, settle } from './settle.ts';

/** How long the element list may take, in milliseconds, before the picture goes without it. */
const ELEMENTS_MS = 1_500;

/** One look at the phone: what the model is shown, and how to find its points on the device. */
export type Observation = {
  readonly data: EventDraft<'screenshot'>['data'];
  /** Text, then the picture by the id of its frame. */
  readonly content: readonly [JsonObject, JsonObject];
  readonly print: Fingerprint;
  readonly still: boolean;
  /** @throws {PhoneError} `out_of_bounds` for a point outside the picture */
  readonly toDevice: (point: Point) => Point;
  readonly settleMs: number;
  readonly captureMs: number;
  readonly encodeMs: number;
};

/**
 * Looks at the phone, once it rests. A frame that fails is taken a second time: looking is no action.
 *
 * @throws {PhoneError} when that fails, too
 */
export async function observe(context: LoopContext, settleLimitMs: number): Promise<Observation> {
  const { phone, clock, signal } = context;
  const startedAt = clock.now();
  let captureMs = 0;
  const capture = async (): ReturnType<typeof phone.capture> => {
    const before = clock.now();
    try {
      return await phone.capture(signal).catch((error: unknown) => {
        if (signal.aborted || !mayPass(error)) throw error;
        return phone.capture(signal);
      });
    } finally {
      captureMs += elapsedMs(clock, before);
    }
  };
  const { frame, print, still } = await settle(capture, context.settle ? settleLimitMs : 0, clock, signal);
  const settleMs = Math.max(0, elapsedMs(clock, startedAt) - captureMs);
  const settledAt = clock.now();
  const [picture, elements, app] = await Promise.all([
    encodePicture(frame),
    readElements(context),
    readApp(context),
  ]);
  const frameId = await context.storeFrame(picture);
  return {
    data: {
      frameId,
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
      deviceWidthPx: frame.widthPx,
      deviceHeightPx: frame.heightPx,
      app: app?.packageName ?? null,
    },
    content: [
      { type: 'text', text: describe(context, picture, frame, app, elements) },
      { type: 'image', frame: frameId },
    ],
    print,
    still,
    toDevice: (point) => toDevice(point, picture, frame),
    settleMs,
    captureMs,
    encodeMs: elapsedMs(clock, settledAt),
  };
}

function describe(
  context: LoopContext,
  picture: Size,
  device: Size,
  app: AppInfo | null,
  elements: readonly PhoneElement[],
): string {
  return screenText({ nonce: screenNonce(context.sessionId), picture, device, app, elements });
}

/** The elements, or none when they take too long or can't be read: the picture is enough. */
async function readElements({ phone, signal }: LoopContext): Promise<readonly PhoneElement[]> {
  const deadline = AbortSignal.timeout(ELEMENTS_MS);
  try {
    return await phone.elements(AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted || mayPass(error)) return [];
    throw error;
  }
}

/** The app in front, or null when it can't be told. */
async function readApp({ phone, signal }: LoopContext): Promise<AppInfo | null> {
  try {
    return await phone.currentApp(signal);
  } catch (error) {
    signal.throwIfAborted();
    if (mayPass(error)) return null;
    throw error;
  }
}

function toDevice(point: Point, picture: Size, device: Size): Point {
  if (!isWithin(point, picture)) {
    throw new PhoneError(
      'out_of_bounds',
      `The point ${point.x},${point.y} is outside of the screenshot, which is ${picture.widthPx}x${picture.heightPx} pixels.`,
    );
  }
  return toDevicePoint(point, picture, device);
}
