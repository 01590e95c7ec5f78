import { APPS } from './apps.ts';
import { manualClock, realClock } from './clock.ts';
import { type Faults, NO_FAULTS, withFaults } from './faults.ts';
import { append, erase, findField, grouped, lossy } from './field.ts';
import { type Frame, Frames, type Moment } from './frames.ts';
import type { Stroke } from './gestures.ts';
import { pressKey } from './keys.ts';
import * as navigation from './navigation.ts';
import { createOs, hideKeyboard, type PhoneParts } from './os.ts';
import { reactionTo } from './reaction.ts';
import type { Canvas } from './renderer.ts';
import { composeScreen } from './screen.ts';
import { restoreSnapshot, type SnapshotMode, saveSnapshot } from './snapshot.ts';
import { toXml } from './source.ts';
import { startState } from './state.ts';
import type { View } from './view.ts';

/** How a phone is made. */
export type PhoneOptions = {
  /** Portrait, in device pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels a dp. */
  readonly scale: number;
  /** The same seed gives the same content. */
  readonly seed: number;
  readonly clock: 'real' | 'manual';
  readonly faults: Readonly<Record<string, unknown>>;
};

/** How many nodes a tree has more that is too large. */
const HUGE_TREE = 2_000;

/**
 * A phone that exists in memory. Commands may interleave: each sees one state as a whole, and a touch
 * acts on what is on the screen when it takes place.
 */
export class VirtualPhone {
  readonly #parts: PhoneParts;
  readonly #portrait: Canvas;
  readonly #frames: Frames;

  constructor({ widthPx, heightPx, scale, seed, clock, faults }: PhoneOptions) {
    this.#parts = {
      state: startState(APPS, seed),
      clock: clock === 'manual' ? manualClock() : realClock(),
      faults: withFaults(NO_FAULTS, faults),
    };
    if (this.#parts.faults.locked) navigation.lock(this.#parts);
    this.#portrait = { widthPx, heightPx, scale };
    this.#frames = new Frames({
      now: () => this.#parts.clock.now(),
      compose: () => this.#compose(),
      scrollBack: (ranges) => Object.assign(this.#parts.state.system.scroll, Object.fromEntries(ranges)),
    });
  }

  get faults(): Faults {
    return this.#parts.faults;
  }

  get orientation(): 'PORTRAIT' | 'LANDSCAPE' {
    return this.#parts.state.system.landscape ? 'LANDSCAPE' : 'PORTRAIT';
  }

  /** The screen as it is held now. */
  get canvas(): Canvas {
    const { widthPx, heightPx, scale } = this.#portrait;
    return this.orientation === 'LANDSCAPE'
      ? { widthPx: heightPx, heightPx: widthPx, scale }
      : this.#portrait;
  }

  /** The package of the app in front. */
  get currentPackage(): string {
    return navigation.packageInFront(this.#parts);
  }

  /** Changes some of the faults. @throws Error that names an unknown fault or a value that doesn't fit */
  setFaults(change: Readonly<Record<string, unknown>>): void {
    this.#handle(() => {
      this.#parts.faults = withFaults(this.#parts.faults, change);
      if (change['locked'] === true) navigation.lock(this.#parts);
      if (change['locked'] === false) navigation.unlock(this.#parts, this.#parts.faults.lockCode);
      if (!this.#parts.faults.stuckKeyboard && this.#parts.state.system.focus === null)
        hideKeyboard(this.#parts);
    });
  }

  /** Moves a manual clock on. @throws Error on a real one */
  advanceClock(durationMs: number): void {
    this.#handle(() => this.#parts.clock.advance(durationMs));
  }

  /** Turns the phone: `LANDSCAPE`, or portrait for anything else. */
  setOrientation(orientation: string): void {
    this.#handle(() => {
      this.#parts.state.system.landscape = orientation.toUpperCase() === 'LANDSCAPE';
    });
  }

  /** Everything that tests may ask about: the system, and each app by its name. */
  export(): object {
    const { system, apps } = this.#parts.state;
    const exported = APPS.map((app) => {
      const state = apps[app.package] ?? {};
      return [app.name.toLowerCase(), app.exported ? app.exported(state) : state];
    });
    return structuredClone({ system, apps: Object.fromEntries(exported) });
  }

  /** @returns what the phone holds now, as JSON */
  save(mode: SnapshotMode): string {
    return saveSnapshot(this.#parts, mode);
  }

  /** Makes the phone what it was when that was saved. @throws Error for what can't be read */
  restore(snapshot: string, mode: SnapshotMode): void {
    this.#handle(() => restoreSnapshot(this.#parts, snapshot, mode));
  }

  /** The screen as PNG. */
  async screenshot(): Promise<Buffer> {
    return await (await this.#frames.current()).picture();
  }

  /** The screen as accessibility services see it; nothing when it is off. */
  async source(): Promise<string> {
    const { tree } = await this.#frames.current();
    const { emptyTree, hugeTree } = this.#parts.faults;
    const isEmpty = emptyTree || !this.#parts.state.system.screenOn;
    const rotation = this.orientation === 'LANDSCAPE' ? 1 : 0;
    return toXml(isEmpty ? undefined : tree, rotation, hugeTree ? HUGE_TREE : 0);
  }

  /** Does what the fingers did. Two fingers pinch, which no app of the phone reacts to. */
  async touch(fingers: readonly (readonly Stroke[])[]): Promise<void> {
    const [strokes = [], ...others] = fingers.filter((finger) => finger.length > 0);
    if (others.length > 0) return;
    for (const [position, stroke] of strokes.entries()) {
      const { tree } = await this.#frames.current();
      const { screenOn, scroll } = this.#parts.state.system;
      if (!screenOn) return;
      const touched = { tree, scale: this.#portrait.scale, scroll };
      const reaction = reactionTo(stroke, strokes[position - 1], touched);
      if (reaction) this.#handle(reaction);
    }
  }

  /** Types into the input that has the focus, as an input method does. @throws Error when none has */
  async type(words: string): Promise<void> {
    const field = this.#fieldOf(await this.#frames.current());
    if (!field) throw new Error('No input has the focus. Tap the input first.');
    const arrived = this.#parts.faults.dropText ? lossy(words) : words;
    this.#handle(() => this.#write(field, `${field.value ?? ''}${arrived}`));
  }

  /** Replaces what an input holds, past all input methods. @throws Error when it isn't on the screen */
  async replaceText(id: string, words: string): Promise<void> {
    const field = await this.field(id);
    if (!field) throw new Error(`The input "${id}" is not on the screen any more.`);
    this.#handle(() => this.#write(field, words));
  }

  /** @returns an input that is on the screen, by its id: the one that has the focus unless given */
  async field(id?: string): Promise<View | undefined> {
    const frame = await this.#frames.current();
    if (id === undefined) return this.#fieldOf(frame);
    return this.#parts.state.system.screenOn ? findField(frame.root, id) : undefined;
  }

  /** @returns the content of the input that has the focus */
  async focusedText(): Promise<string | undefined> {
    return (await this.field())?.value;
  }

  /** Whether the lock screen lies over everything; so it does while the screen is off. */
  get isLocked(): boolean {
    return this.#parts.state.system.locked;
  }

  /** Turns the screen off and locks it. */
  lock(): void {
    this.#handle(() => navigation.lock(this.#parts));
  }

  /** Wakes the screen, and puts the lock screen away if the code is right or none is needed. */
  unlock(code?: string): void {
    this.#handle(() => navigation.unlock(this.#parts, code));
  }

  /** Presses a key by Android's number for it. @throws Error for a key that the phone doesn't have */
  async pressKey(keycode: number): Promise<void> {
    const field = this.#fieldOf(await this.#frames.current());
    this.#handle(() => pressKey(this.#parts, keycode, field));
  }

  /** Puts a text on the clipboard. */
  copy(words: string): void {
    this.#handle(() => {
      this.#parts.state.system.clipboard = words;
    });
  }

  /** Opens an app by its package. @throws Error that lists the packages when there is no such app */
  openApp(packageName: string): void {
    const app = APPS.find((candidate) => candidate.package === packageName);
    if (!app) {
      const packages = APPS.map((known) => known.package).join(', ');
      throw new Error(`No app "${packageName}" is installed. There are: ${packages}.`);
    }
    this.#handle(() => navigation.openApp(this.#parts, app));
  }

  /** Opens whatever app knows a link. @throws Error when none does */
  openLink(url: string): void {
    const app = APPS.find(({ links = [] }) => links.some((prefix) => url.startsWith(prefix)));
    if (!app) throw new Error(`No app on this phone opens "${url}".`);
    this.#handle(() => navigation.openApp(this.#parts, app, url));
  }

  /** Fields may have ideas of their own about what is written into them. */
  #write(field: View, value: string): void {
    const { formatText, longestText } = this.#parts.faults;
    const shaped = formatText ? grouped(value) : value;
    field.onInput?.(longestText > 0 ? [...shaped].slice(0, longestText).join('') : shaped);
  }

  #handle(change: () => void): void {
    try {
      change();
    } finally {
      this.#frames.invalidate();
    }
  }

  #compose(): Moment {
    const moment = this.#composeNow();
    const { system } = this.#parts.state;
    if (system.focus === null || findField(moment.root, system.focus)) return moment;
    // The input has left the screen, and takes the focus and the keyboard along.
    createOs(this.#parts).focus(undefined);
    return this.#composeNow();
  }

  #composeNow(): Moment {
    const parts = this.#parts;
    const { system } = parts.state;
    let staleAtMs = Number.POSITIVE_INFINITY;
    const os = createOs(parts, (atMs) => {
      staleAtMs = Math.min(staleAtMs, atMs);
    });
    // A key is pressed on the screen that shows it, which holds the input as well.
    const field = (): View | undefined => (system.focus === null ? undefined : findField(root, system.focus));
    const root = composeScreen(parts, os, this.canvas, {
      type: (character) => append(field(), character),
      erase: () => erase(field()),
      enter: () => field()?.onSubmit?.(),
    });
    return { root, canvas: this.canvas, offsets: { ...system.scroll }, isBlack: this.#isBlack(), staleAtMs };
  }

  #isBlack(): boolean {
    const { faults, state } = this.#parts;
    if (faults.blackScreen || !state.system.screenOn) return true;
    if (state.system.locked) return false;
    const app = navigation.appInFront(state.system);
    return app?.secure?.(state.apps[app.package] ?? {}) ?? false;
  }

  #fieldOf({ root }: Frame): View | undefined {
    const { focus, screenOn } = this.#parts.state.system;
    return focus === null || !screenOn ? undefined : findField(root, focus);
  }
}
