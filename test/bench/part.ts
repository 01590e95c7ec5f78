/** One measured number. */
export type Figure = {
  readonly name: string;
  /** The median of what was measured, unless the name says otherwise. */
  readonly value: number;
  readonly unit: string;
  /** What to compare with, in the same unit. */
  readonly against?: Against;
};

/** A goal that was set beforehand, or the least that the same work takes, measured in the same run. */
export type Against =
  | { readonly kind: 'goal'; readonly value: number }
  | { readonly kind: 'baseline'; readonly name: string; readonly value: number };

/** One part of the benchmark. It ends whatever it starts. */
export type Part = {
  /** What the part is asked for by. */
  readonly name: string;
  /** @param say shows a line of progress */
  readonly measure: (say: (text: string) => void) => Promise<readonly Figure[]>;
};
