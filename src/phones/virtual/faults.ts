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
  /** `mobile: type` loses every third character. */
  readonly dropText: boolean;
  /** Inputs write figures in groups of three: `1 234`. */
  readonly formatText: boolean;
  /** How many characters inputs hold at most; 0: any number. */
  readonly longestText: number;
  /** The tree has more nodes than anybody wants to read, on top of what is on the screen. */
  readonly hugeTree: boolean;
  /** How long the tree takes, in milliseconds. */
  readonly slowTreeMs: number;
  /** The system says of the app in front that it keeps stopping, until that is answered. */
  readonly crash: boolean;
  /** The system says of the app in front that it isn't responding, until that is answered. */
  readonly notResponding: boolean;
  /** The screen is off and locked, until it is unlocked. */
  readonly locked: boolean;
  /** The code that the lock screen asks for; empty: a swipe opens it. */
  readonly lockCode: string;
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
  dropText: false,
  formatText: false,
  longestText: 0,
  hugeTree: false,
  slowTreeMs: 0,
  crash: false,
  notResponding: false,
  locked: false,
  lockCode: '',
};

/** The most of anything; a longer wait is no fault but a phone that hangs for good. */
const MOST = 600_000;

/** @throws Error that names a fault that doesn't exist, or a value of the wrong type */
export function withFaults(faults: Faults, change: Readonly<Record<string, unknown>>): Faults {
  for (const [name, value] of Object.entries(change)) {
    const known = Object.hasOwn(NO_FAULTS, name) ? NO_FAULTS[name as keyof Faults] : undefined;
    if (known === undefined)
      throw new Error(`There is no fault "${name}". There are: ${Object.keys(NO_FAULTS).join(', ')}.`);
    if (typeof value !== typeof known) throw new Error(`The fault "${name}" takes a ${typeof known}.`);
    if (typeof value === 'number' && !(value >= 0 && value <= MOST))
      throw new Error(`The fault "${name}" takes 0 to ${MOST}.`);
  }
  return { ...faults, ...(change as Partial<Faults>) };
}
