/** What goes wrong with a phone, for tests; everything is off unless set. */
export type Faults = {
  /** How long each command takes longer, in milliseconds. */
  readonly latencyMs: number;
  /**
   * How long a page takes to load, in milliseconds of the phone's clock; a late picture takes twice as
   * long, from the moment that its app was first opened. 0: everything is there at once.
   */
  readonly loadMs: number;
  /** A promotional pop-up covers the app in front. */
  readonly popup: boolean;
  /** Screenshots are black; the tree stays readable. */
  readonly blackScreen: boolean;
  /** Every command answers that the session is gone. */
  readonly deadSession: boolean;
  /** The tree is empty; screenshots stay as they are. */
  readonly emptyTree: boolean;
  /** The keyboard doesn't go away. */
  readonly stuckKeyboard: boolean;
};

/** A phone in good health. */
export const NO_FAULTS: Faults = {
  latencyMs: 0,
  loadMs: 1_200,
  popup: false,
  blackScreen: false,
  deadSession: false,
  emptyTree: false,
  stuckKeyboard: false,
};

/** Longer waits are no fault but a phone that hangs for good. */
const LONGEST_MS = 600_000;

/** @throws Error that names a fault that doesn't exist, or a value of the wrong type */
export function withFaults(faults: Faults, change: Readonly<Record<string, unknown>>): Faults {
  for (const [name, value] of Object.entries(change)) {
    const known = Object.hasOwn(NO_FAULTS, name) ? NO_FAULTS[name as keyof Faults] : undefined;
    if (known === undefined)
      throw new Error(`There is no fault "${name}". There are: ${Object.keys(NO_FAULTS).join(', ')}.`);
    if (typeof value !== typeof known) throw new Error(`The fault "${name}" takes a ${typeof known}.`);
    if (typeof value === 'number' && !(value >= 0 && value <= LONGEST_MS))
      throw new Error(`The fault "${name}" takes 0 to ${LONGEST_MS} milliseconds.`);
  }
  return { ...faults, ...(change as Partial<Faults>) };
}
