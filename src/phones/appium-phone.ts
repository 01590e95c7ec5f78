import type { AppInfo, InstalledApp, PhoneElement, PhonePlatform, Point, Size } from '../domain/phone.ts';
import type { HandAction } from '../domain/phone-action.ts';
import { assertNever } from '../lib/assert-never.ts';
import { sleep } from '../lib/sleep.ts';
import { android } from './android.ts';
import type { AppiumSession } from './appium-session.ts';
import { chromium } from './chromium.ts';
import { CommandQueue } from './command-queue.ts';
import { assertInFrame, pngSize, toInput } from './coordinates.ts';
import type { Dialect } from './dialect.ts';
import {
  doubleTap,
  drag,
  type Finger,
  longPress,
  pinch,
  rotate,
  swipe,
  type ToInput,
  tap,
} from './gestures.ts';
import { ios } from './ios.ts';
import {
  type ActionReport,
  type Capture,
  type InputExtent,
  type PhoneDriver,
  PhoneError,
  type PhoneSnapshots,
} from './phone-driver.ts';
import { isLocked } from './screen-lock.ts';
import type { Send } from './send.ts';
import type { SnapshotCommands } from './snapshots.ts';
import { typeText } from './typing.ts';

/** What the latest frame says about the screen: the one place where points get their scale from. */
type View = { readonly frame: Size; readonly input: InputExtent };

const DIALECTS: Readonly<Record<PhonePlatform, Dialect>> = { android, ios, chromium };
/** How long a command in flight, and then the end itself, may hold up a close, in milliseconds. */
const CLOSE_PATIENCE_MS = 400;

/** A phone behind an Appium session, which it ends when it is closed. */
export class AppiumPhone implements PhoneDriver {
  readonly platform: PhonePlatform;
  readonly snapshots: PhoneSnapshots | undefined;
  readonly #dialect: Dialect;
  readonly #session: AppiumSession;
  readonly #queue = new CommandQueue();
  readonly #closing = new AbortController();
  #view: View | undefined;
  #closed: Promise<void> | undefined;

  /** @param snapshots how it is saved and restored, if it can be */
  constructor(platform: PhonePlatform, session: AppiumSession, snapshots?: SnapshotCommands) {
    this.platform = platform;
    this.snapshots = snapshots && {
      save: (mode, signal) => this.#run(signal, (send) => snapshots.save(send, mode)),
      restore: (bytes, mode, signal) => this.#run(signal, (send) => snapshots.restore(send, bytes, mode)),
    };
    this.#dialect = DIALECTS[platform];
    this.#session = session;
  }

  readonly capture = (signal: AbortSignal): Promise<Capture> =>
    this.#run(signal, async (send) => {
      const { png, view } = await this.#look(send);
      return { ...view.frame, png, input: view.input };
    });

  readonly perform = (action: HandAction, signal: AbortSignal): Promise<ActionReport> =>
    this.#run(signal, async (send, either) => (await this.#perform(action, send, either)) ?? {});

  readonly wake = (signal: AbortSignal): Promise<void> =>
    this.#run(signal, (send, either) => this.#dialect.wake(send, either));

  readonly currentApp = (signal: AbortSignal): Promise<AppInfo | null> =>
    this.#run(signal, (send) => this.#dialect.currentApp(send));

  readonly elements = (signal: AbortSignal): Promise<readonly PhoneElement[]> =>
    this.#run(signal, async (send) => {
      const { frame, input } = await this.#currentView(send);
      return this.#dialect.elements(send, frame, input);
    });

  readonly apps = (signal: AbortSignal): Promise<readonly InstalledApp[]> =>
    this.#run(signal, (send) => this.#dialect.apps(send));

  readonly isLocked = (signal: AbortSignal): Promise<boolean> => this.#run(signal, (send) => isLocked(send));

  /** Nothing that comes from a user's store of secrets is typed without a decorator that hides it. */
  readonly mayShowSecrets = (): boolean => false;

  readonly close = (): Promise<void> => {
    this.#closed ??= this.#close();
    return this.#closed;
  };

  #run<T>(signal: AbortSignal, command: (send: Send, signal: AbortSignal) => Promise<T>): Promise<T> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const send: Send = (request, deadlineMs) => {
      either.throwIfAborted();
      return this.#session.send(request, deadlineMs);
    };
    return this.#queue.run(() => command(send, either), either);
  }

  async #close(): Promise<void> {
    this.#closing.abort(new PhoneError('phone_lost', 'The phone was given back. Connect again to use it.'));
    await patiently(this.#queue.idle());
    this.#session.abandon();
    // A slow end goes on by itself; the phone's next session waits for it, nobody else has to.
    await patiently(this.#session.end());
  }

  async #look(send: Send): Promise<{ readonly png: Uint8Array; readonly view: View }> {
    const png = Buffer.from(await send((browser) => browser.takeScreenshot()), 'base64');
    const frame = pngSize(png);
    const view = { frame, input: await this.#dialect.inputExtent(send, frame) };
    this.#view = view;
    return { png, view };
  }

  async #currentView(send: Send): Promise<View> {
    return this.#view ?? (await this.#look(send)).view;
  }

  async #perform(action: HandAction, send: Send, signal: AbortSignal): Promise<ActionReport | undefined> {
    switch (action.type) {
      case 'tap':
        return this.#touch(send, [action.at], (toInput) => tap(action.at, toInput));
      case 'double_tap':
        return this.#touch(send, [action.at], (toInput) => doubleTap(action.at, toInput));
      case 'long_press':
        return this.#touch(send, [action.at], (toInput) => longPress(action.at, action.durationMs, toInput));
      case 'swipe':
        return this.#touch(send, [action.from, action.to], (toInput) =>
          swipe(action.from, action.to, action.durationMs, toInput),
        );
      case 'drag':
        return this.#touch(send, [action.from, action.to], (toInput) =>
          drag(action.from, action.to, action.holdMs, action.durationMs, toInput),
        );
      case 'pinch':
        return this.#touch(send, [action.at], (toInput, frame) =>
          pinch(action.at, action.scale, action.durationMs, frame, toInput),
        );
      case 'type_text':
        return typeText(
          this.#dialect.keyboard,
          (sendKey) => this.#dialect.pressButton(sendKey, 'enter'),
          send,
          action.text,
        );
      case 'press_button':
        await this.#dialect.pressButton(send, action.button);
        return undefined;
      case 'open_app':
        await this.#dialect.openApp(send, action.name);
        return undefined;
      case 'open_url':
        await this.#dialect.openUrl(send, action.url);
        return undefined;
      case 'rotate':
        return this.#touch(send, [action.at], (toInput, frame) =>
          rotate(action.at, action.degrees, action.durationMs, frame, toInput),
        );
      case 'lock':
        await this.#dialect.lock(send);
        return undefined;
      case 'unlock':
        await this.#dialect.wake(send, signal, action.passcode);
        return undefined;
      case 'open_panel':
        await this.#dialect.openPanel(send, action.panel);
        return undefined;
      case 'press_action_button':
        await this.#dialect.pressActionButton(send);
        return undefined;
      case 'run_shortcut':
        throw new PhoneError(
          'not_supported',
          'Shortcuts can not be listed or run. Open the app by its name.',
        );
      case 'copy_text':
        await this.#dialect.copyText(send, action.text);
        return undefined;
      default:
        return assertNever(action);
    }
  }

  /** Sends the whole touch as one request; WebdriverIO's own builder would take forty times as long. */
  async #touch(
    send: Send,
    points: readonly Point[],
    gesture: (toInput: ToInput, frame: Size) => Finger[],
  ): Promise<undefined> {
    const { frame, input } = await this.#currentView(send);
    for (const point of points) assertInFrame(point, frame);
    const fingers = gesture((point) => toInput(point, frame, input), frame);
    await send((browser) => browser.performActions(fingers));
  }
}

/** Waits for what never rejects, but not for long. */
async function patiently(settling: Promise<void>): Promise<void> {
  const waited = new AbortController();
  try {
    await Promise.race([settling, sleep(CLOSE_PATIENCE_MS, waited.signal)]);
  } finally {
    waited.abort();
  }
}
