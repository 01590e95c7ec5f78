import { type LaidOut, layOut, noMeasurements, type Offsets, toDrawing } from './layout.ts';
import { type Canvas, draw, drawBlack } from './renderer.ts';
import { overscrolled } from './touch.ts';
import type { View } from './view.ts';

/** Everything that a frame is made of, as it was at one moment. */
export type Moment = {
  readonly root: View;
  readonly canvas: Canvas;
  readonly offsets: Offsets;
  /** Whether pictures of it are black. */
  readonly isBlack: boolean;
  /** When the screen changes by itself, in milliseconds since the epoch. */
  readonly staleAtMs: number;
};

/** A laid out screen and its picture: both come of the same moment, whatever happens meanwhile. */
export type Frame = {
  readonly root: View;
  readonly tree: LaidOut;
  /** @returns PNG; it is drawn once, when it is first asked for */
  readonly picture: () => Promise<Buffer>;
};

/** What frames need of their phone. */
export type FrameSource = {
  readonly now: () => number;
  readonly compose: () => Moment;
  /** Takes lists that are scrolled beyond their end, with how far they can be, in dp. */
  readonly scrollBack: (ranges: ReadonlyMap<string, number>) => void;
};

type Built = { readonly frame: Frame; readonly tooFar: ReadonlyMap<string, number> };

/** Lays the screen out when something has changed, and only then. */
export class Frames {
  readonly #source: FrameSource;
  readonly #measurements = noMeasurements();
  #current: Promise<Built> | undefined;
  #staleAtMs = Number.POSITIVE_INFINITY;

  constructor(source: FrameSource) {
    this.#source = source;
  }

  /** Says that the screen may have changed. */
  invalidate(): void {
    this.#current = undefined;
  }

  /** @returns the frame of the present state: nothing has changed between its moment and the answer */
  async current(): Promise<Frame> {
    for (;;) {
      if (this.#source.now() >= this.#staleAtMs) this.invalidate();
      this.#current ??= this.#build();
      const building = this.#current;
      try {
        const { frame, tooFar } = await building;
        if (building !== this.#current) continue;
        if (tooFar.size === 0) return frame;
        // A list that has become shorter, or taller on the screen, shows its end.
        this.#source.scrollBack(tooFar);
        this.invalidate();
      } catch (error) {
        if (building === this.#current) this.invalidate();
        throw error;
      }
    }
  }

  async #build(): Promise<Built> {
    const moment = this.#source.compose();
    const { root, canvas, offsets, isBlack } = moment;
    this.#staleAtMs = moment.staleAtMs;
    const tree = await layOut(root, canvas, offsets, this.#measurements);
    let drawn: Promise<Buffer> | undefined;
    const picture = (): Promise<Buffer> => {
      drawn ??= isBlack ? drawBlack(canvas) : draw(toDrawing(tree, canvas, offsets), canvas);
      return drawn;
    };
    return { frame: { root, tree, picture }, tooFar: overscrolled(tree, offsets, canvas.scale) };
  }
}
