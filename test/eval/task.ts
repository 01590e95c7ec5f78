import type { Difficulty } from '../../src/domain/evaluation.ts';
import type { Faults } from '../../src/phones/virtual/faults.ts';
import type { Check } from './check.ts';
import type { Hands } from './hands.ts';

/** Something to do on a virtual phone, and how to tell from the phone whether it was done. */
export type EvalTask = {
  /** Unique, in lower case with hyphens. */
  readonly id: string;
  readonly title: string;
  /** What the agent is told. */
  readonly instruction: string;
  readonly difficulty: Difficulty;
  /** The apps that it is about, as they are called on the phone. */
  readonly apps: readonly string[];
  /** Whether the built-in demo model has the means for it. */
  readonly demo: boolean;
  /** The limit of model turns. */
  readonly maxTurns: number;
  /** What the content of the phone is made from; 1 when absent. */
  readonly seed?: number;
  /** The screen as `appium:deviceScreen` takes it; 540x1200@1.5 when absent. */
  readonly screen?: string;
  /** Whether the phone lies on its side. */
  readonly landscape?: boolean;
  /** What goes wrong with the phone while the agent works. */
  readonly faults?: Partial<Faults>;
  /** Prepares the phone, which is new, on its home screen, and in good health. */
  readonly setUp?: (hands: Hands) => Promise<void>;
  readonly check: Check;
};
