import type { PhoneElement, Size } from '../../src/domain/phone.ts';
import type { HandAction } from '../../src/domain/phone-action.ts';
import { type PhoneConnector, type PhoneDriver, PhoneError } from '../../src/phones/phone-driver.ts';
import { frameOf } from './frames.ts';
import { type Gate, gate } from './gate.ts';

/** What a phone can be asked for. */
type Step =
  | 'connect'
  | 'wake'
  | 'capture'
  | 'perform'
  | 'elements'
  | 'currentApp'
  | 'save'
  | 'restore'
  | 'close';

/** A driver is closed whatever else ends. */
const NEVER = new AbortController().signal;

/** A phone whose screen is one colour, another one after each action unless it is told to stand still. */
export class FakePhone {
  /** What it was made to do, in order; also what failed or was cut short. */
  readonly actions: HandAction[] = [];
  size: Size = { widthPx: 72, heightPx: 160 };
  app: string | null = 'com.example.shop';
  elements: readonly PhoneElement[] = [];
  /** How often it was woken. */
  wakes = 0;
  /** Draws the screen of that number, as a PNG. */
  draws: (size: Size, screen: number) => Promise<Uint8Array> = frameOf;
  /** Whether an action changes the screen. */
  reacts = true;
  /** Told of each action that takes place. */
  onAction: (action: HandAction) => void = () => undefined;
  /** What it holds: saved as the bytes of a snapshot, in front of the mode, and restored from them. */
  content = 'new';
  #screen = 1;
  #drivers = 0;
  #isDead = false;
  #next: string | undefined;
  readonly #held = new Map<Step, Gate>();
  readonly #failures = new Map<Step, Error[]>();

  /** How many drivers are open. */
  get drivers(): number {
    return this.#drivers;
  }

  /** Has another app in front from now on, which the last look did not show. */
  comesToFront(app: string): void {
    this.#next = app;
  }

  /** Shows another colour. */
  shows(screen: number): void {
    this.#screen = screen;
  }

  /** Makes the next call of that kind wait at a gate. */
  holds(step: Step): Gate {
    const closed = gate();
    this.#held.set(step, closed);
    return closed;
  }

  /** Makes the next call of that kind fail, or the next few. */
  fails(step: Step, error: Error, times = 1): void {
    this.#failures.set(step, Array<Error>(times).fill(error));
  }

  /** Answers no more. */
  dies(): void {
    this.#isDead = true;
  }

  /** Opens a driver; a phone has one at a time. */
  readonly connect: PhoneConnector = async (_connection, signal) => {
    await this.#step('connect', signal);
    if (this.#drivers > 0) throw new Error('This phone has a driver already.');
    this.#drivers += 1;
    return this.#driver();
  };

  #driver(): PhoneDriver {
    let isOpen = true;
    return {
      platform: 'android',
      capture: async (signal) => {
        await this.#step('capture', signal);
        const { widthPx: width, heightPx: height } = this.size;
        return { ...this.size, png: await this.draws(this.size, this.#screen), input: { width, height } };
      },
      perform: async (action, signal) => {
        signal.throwIfAborted();
        this.actions.push(action);
        await this.#step('perform', signal);
        if (this.reacts) this.#screen += 1;
        this.onAction(action);
        return {};
      },
      wake: async (signal) => {
        this.wakes += 1;
        await this.#step('wake', signal);
      },
      apps: async () => [],
      isLocked: async () => false,
      snapshots: {
        save: async (mode, signal) => {
          await this.#step('save', signal);
          return Buffer.from(`${this.content} ${mode}`);
        },
        restore: async (bytes, mode, signal) => {
          await this.#step('restore', signal);
          this.content = `${Buffer.from(bytes).toString()} as ${mode}`;
        },
      },
      mayShowSecrets: () => false,
      currentApp: async (signal) => {
        await this.#step('currentApp', signal);
        const { app } = this;
        this.app = this.#next ?? app;
        this.#next = undefined;
        return app === null ? null : { packageName: app };
      },
      elements: async (signal) => {
        await this.#step('elements', signal);
        return this.elements;
      },
      close: async () => {
        await this.#held.get('close')?.pass(NEVER);
        if (isOpen) this.#drivers -= 1;
        isOpen = false;
      },
    };
  }

  async #step(step: Step, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const held = this.#held.get(step);
    this.#held.delete(step);
    await held?.pass(signal);
    if (this.#isDead) throw new PhoneError('phone_lost', 'The phone has gone. Connect it and try again.');
    const failure = this.#failures.get(step)?.shift();
    if (failure) throw failure;
  }
}
