import type { App, Os } from './app.ts';
import { APPS } from './apps.ts';
import { manualClock, type PhoneClock, realClock } from './clock.ts';
import { type Faults, NO_FAULTS, withFaults } from './faults.ts';
import { DOUBLE_TAP_MS, LONG_PRESS_MS, SLOP_DP, type Stroke } from './gestures.ts';
import { type LaidOut, layOut, noMeasurements, toDrawing } from './layout.ts';
import { type Canvas, draw, drawBlack } from './renderer.ts';
import { composeScreen } from './screen.ts';
import { toXml } from './source.ts';
import { type PhoneState, packageInFront, startState } from './state.ts';
import { focusedInput, overscrolled, scrollable, scrollRange, touchable } from './touch.ts';
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

const TOAST_MS = 2_500;

/** A key of the phone, as Android numbers it. */
const KEY = {
  back: 4,
  home: 3,
  recents: 187,
  enter: 66,
  delete: 67,
  volumeUp: 24,
  volumeDown: 25,
  power: 26,
} as const;

/** A phone that exists in memory. It is laid out and drawn only when something has changed. */
export class VirtualPhone {
  readonly #state: PhoneState;
  readonly #canvas: Canvas;
  readonly #clock: PhoneClock;
  #faults: Faults;
  #laidOut: LaidOut | undefined;
  readonly #measurements = noMeasurements();
  #png: Buffer | undefined;
  /** When the screen changes by itself. */
  #staleAtMs = Number.POSITIVE_INFINITY;

  constructor({ widthPx, heightPx, scale, seed, clock, faults }: PhoneOptions) {
    this.#clock = clock === 'manual' ? manualClock() : realClock();
    this.#canvas = { widthPx, heightPx, scale };
    this.#faults = withFaults(NO_FAULTS, faults);
    this.#state = startState(APPS, seed);
  }

  get faults(): Faults {
    return this.#faults;
  }

  get orientation(): 'PORTRAIT' | 'LANDSCAPE' {
    return this.#state.system.landscape ? 'LANDSCAPE' : 'PORTRAIT';
  }

  /** The screen as it is held now. */
  get canvas(): Canvas {
    const { widthPx, heightPx, scale } = this.#canvas;
    return this.#state.system.landscape ? { widthPx: heightPx, heightPx: widthPx, scale } : this.#canvas;
  }

  /** The package of the app in front. */
  get currentPackage(): string {
    return packageInFront(this.#state.system);
  }

  setFaults(change: Readonly<Record<string, unknown>>): void {
    this.#faults = withFaults(this.#faults, change);
    this.#changed();
  }

  advanceClock(durationMs: number): void {
    this.#clock.advance(durationMs);
    this.#changed();
  }

  setOrientation(orientation: string): void {
    this.#state.system.landscape = orientation.toUpperCase() === 'LANDSCAPE';
    this.#changed();
  }

  /** Everything that tests may ask about: the system, and each app by its name. */
  export(): object {
    const apps = APPS.map((app) => {
      const state = this.#state.apps[app.package] ?? {};
      return [app.name.toLowerCase(), app.exported ? app.exported(state) : state];
    });
    return structuredClone({ system: this.#state.system, apps: Object.fromEntries(apps) });
  }

  /** The screen as PNG. */
  async screenshot(): Promise<Buffer> {
    const tree = await this.#layout();
    const { canvas } = this;
    this.#png ??= this.#isSecure()
      ? await drawBlack(canvas)
      : await draw(toDrawing(tree, canvas, this.#state.system.scroll), canvas);
    return this.#png;
  }

  /** The screen as accessibility services see it. */
  async source(): Promise<string> {
    const rotation = this.#state.system.landscape ? 1 : 0;
    if (this.#faults.emptyTree)
      return `<?xml version="1.0" encoding="UTF-8"?><hierarchy rotation="${rotation}"/>`;
    return toXml(await this.#layout(), rotation);
  }

  /** Does what the fingers did. Two fingers pinch, which no app of the phone reacts to. */
  async touch(fingers: readonly (readonly Stroke[])[]): Promise<void> {
    const [strokes = []] = fingers;
    if (fingers.filter((finger) => finger.length > 0).length > 1) return;
    for (const [position, stroke] of strokes.entries()) {
      const before = strokes[position - 1];
      const isSecondTap = before !== undefined && stroke.startedAtMs - before.endedAtMs <= DOUBLE_TAP_MS;
      const tree = await this.#layout();
      if (this.#isStill(stroke)) this.#tap(tree, stroke, isSecondTap);
      else this.#drag(tree, stroke);
    }
  }

  /** Types into the input that has the focus. @throws Error when none has */
  async type(words: string): Promise<void> {
    const field = await this.#requireField();
    this.#handle(() => field.onInput?.(`${field.value ?? ''}${words}`));
  }

  /** Replaces what the input that has the focus holds. @throws Error when none has */
  async replaceText(words: string): Promise<void> {
    const field = await this.#requireField();
    this.#handle(() => field.onInput?.(words));
  }

  /** @returns the content of the input that has the focus */
  async focusedText(): Promise<string | undefined> {
    await this.#layout();
    return this.#field()?.value;
  }

  /** Presses a key by Android's number for it. @throws Error for a key that the phone doesn't have */
  async pressKey(keycode: number): Promise<void> {
    const { system } = this.#state;
    await this.#layout();
    const field = this.#field();
    switch (keycode) {
      case KEY.back:
        return this.#handle(() => this.#back());
      case KEY.home:
        return this.#handle(() => this.#goHome());
      case KEY.recents:
        return this.#handle(() => this.#showRecents());
      case KEY.enter:
        return this.#handle(() => field?.onSubmit?.());
      case KEY.delete:
        return this.#handle(() => this.#erase(field));
      case KEY.volumeUp:
      case KEY.volumeDown:
        return this.#handle(() => {
          system.volume = Math.min(15, Math.max(0, system.volume + (keycode === KEY.volumeUp ? 1 : -1)));
        });
      case KEY.power:
        return this.#handle(() => {
          system.screenOn = !system.screenOn;
        });
      default:
        throw new Error(`This phone has no key ${keycode}.`);
    }
  }

  /** Opens an app by its package. @throws Error that lists the packages when there is no such app */
  openApp(packageName: string, link?: string): void {
    const app = APPS.find((candidate) => candidate.package === packageName);
    if (!app) {
      throw new Error(
        `No app "${packageName}" is installed. There are: ${APPS.map((known) => known.package).join(', ')}.`,
      );
    }
    this.#handle(() => this.#open(app, link));
  }

  /** Opens whatever app knows a link. @throws Error when none does */
  openLink(url: string): void {
    const app = APPS.find(({ links = [] }) => links.some((prefix) => url.startsWith(prefix)));
    if (!app) throw new Error(`No app on this phone opens "${url}".`);
    this.#handle(() => this.#open(app, url));
  }

  #handle(change: () => void): void {
    change();
    this.#changed();
  }

  #changed(): void {
    this.#laidOut = undefined;
    this.#png = undefined;
  }

  async #layout(): Promise<LaidOut> {
    if (this.#clock.now() >= this.#staleAtMs) this.#changed();
    while (!this.#laidOut) {
      this.#staleAtMs = Number.POSITIVE_INFINITY;
      const { scroll } = this.#state.system;
      const tree = await layOut(this.#compose(), this.canvas, scroll, this.#measurements);
      const tooFar = overscrolled(tree, scroll, this.#canvas.scale);
      if (tooFar.size === 0) this.#laidOut = tree;
      // A list that has become shorter, or taller on the screen, shows its end.
      for (const [key, rangeDp] of tooFar) scroll[key] = rangeDp;
    }
    return this.#laidOut;
  }

  #compose(): View {
    return composeScreen(this.#state, this.#os(), this.canvas, this.#faults, {
      open: (app) => this.#open(app),
      back: () => this.#back(),
      home: () => this.#goHome(),
      recents: () => this.#showRecents(),
      closePopup: () => {
        this.#faults = { ...this.#faults, popup: false };
      },
      answerPermission: (granted) => this.#answerPermission(granted),
      // A key is pressed on the layout that shows it, which holds the input as well.
      type: (character) => this.#field()?.onInput?.(`${this.#field()?.value ?? ''}${character}`),
      erase: () => this.#erase(this.#field()),
      enter: () => this.#field()?.onSubmit?.(),
    });
  }

  #os(): Os {
    const { system } = this.#state;
    return {
      now: () => this.#clock.now(),
      reached: (atMs) => {
        if (this.#clock.now() >= atMs) return true;
        this.#staleAtMs = Math.min(this.#staleAtMs, atMs);
        return false;
      },
      loadMs: () => this.#faults.loadMs,
      toast: (words) => {
        system.toast = { words, untilMs: this.#clock.now() + TOAST_MS };
      },
      focus: (id) => {
        system.focus = id ?? null;
        system.keyboardShown = id !== undefined;
      },
      focused: () => system.focus ?? undefined,
      scrollToTop: (key) => {
        delete system.scroll[key];
      },
      stateOf: (packageName) => this.#state.apps[packageName],
    };
  }

  #isStill({ from, to }: Stroke): boolean {
    return Math.hypot(to.x - from.x, to.y - from.y) <= SLOP_DP * this.#canvas.scale;
  }

  #tap(tree: LaidOut, stroke: Stroke, isSecondTap: boolean): void {
    if (!this.#state.system.screenOn) return;
    const view = touchable(tree, stroke.from);
    const isLong = stroke.endedAtMs - stroke.startedAtMs >= LONG_PRESS_MS;
    if (isLong && view?.onLongPress) this.#handle(view.onLongPress);
    else if (isSecondTap && view?.onDoubleTap) this.#handle(view.onDoubleTap);
    else if (view?.onTap && !(isLong && view.onLongPress)) this.#handle(view.onTap);
  }

  #drag(tree: LaidOut, { from, to }: Stroke): void {
    const box = scrollable(tree, from);
    const key = box?.view.scrollKey;
    if (!box || key === undefined || !this.#state.system.screenOn) return;
    const { scroll } = this.#state.system;
    const rangeDp = scrollRange(box) / this.#canvas.scale;
    const movedDp = (box.view.fromEnd ? to.y - from.y : from.y - to.y) / this.#canvas.scale;
    this.#handle(() => {
      scroll[key] = Math.min(rangeDp, Math.max(0, (scroll[key] ?? 0) + movedDp));
    });
  }

  /** @returns the input that has the focus in the present layout */
  #field(): View | undefined {
    const { focus } = this.#state.system;
    return focus === null || !this.#laidOut ? undefined : focusedInput(this.#laidOut, focus);
  }

  async #requireField(): Promise<View> {
    await this.#layout();
    const field = this.#field();
    if (!field) throw new Error('No input has the focus. Tap the input first.');
    return field;
  }

  #erase(field: View | undefined): void {
    field?.onInput?.([...(field.value ?? '')].slice(0, -1).join(''));
  }

  #isSecure(): boolean {
    const { system, apps } = this.#state;
    if (this.#faults.blackScreen || !system.screenOn) return true;
    const app = APPS.find((candidate) => candidate.package === system.foreground);
    return app?.secure?.(apps[app.package] ?? {}) ?? false;
  }

  #open(app: App, link?: string): void {
    const { system, apps } = this.#state;
    const isFirst = !system.recents.includes(app.package) && !system.opened.includes(app.package);
    system.screenOn = true;
    system.foreground = app.package;
    system.recentsShown = false;
    system.recents = [app.package, ...system.recents.filter((other) => other !== app.package)];
    this.#os().focus(undefined);
    if (isFirst) {
      system.opened.push(app.package);
      if (app.permission !== undefined) system.permission = app.package;
    }
    app.open?.(apps[app.package] ?? {}, this.#os(), link);
  }

  #back(): void {
    const { system, apps } = this.#state;
    if (system.permission !== null) {
      this.#answerPermission(false);
      return;
    }
    if (system.keyboardShown && !this.#faults.stuckKeyboard) {
      system.keyboardShown = false;
      return;
    }
    if (system.recentsShown) {
      system.recentsShown = false;
      return;
    }
    if (this.#faults.popup) {
      this.#faults = { ...this.#faults, popup: false };
      return;
    }
    const app = APPS.find((candidate) => candidate.package === system.foreground);
    if (app && !(app.back?.(apps[app.package] ?? {}, this.#os()) ?? false)) this.#goHome();
  }

  #answerPermission(granted: boolean): void {
    const { system } = this.#state;
    if (system.permission !== null) system.granted[system.permission] = granted;
    system.permission = null;
  }

  #goHome(): void {
    const { system } = this.#state;
    system.foreground = null;
    system.recentsShown = false;
    this.#os().focus(undefined);
  }

  #showRecents(): void {
    this.#state.system.recentsShown = !this.#state.system.recentsShown;
    this.#os().focus(undefined);
  }
}
