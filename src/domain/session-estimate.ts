/** Which past sessions an estimate is made from: those of the same agent, of the same model, or all of them. */
export const ESTIMATE_BASES = ['agent', 'model', 'all'] as const;
export type EstimateBasis = (typeof ESTIMATE_BASES)[number];

/** What the sessions in the middle took at the most, and nine of ten of them; null when there is none to tell from. */
export type EstimatedFigure = { readonly median: number | null; readonly p90: number | null };

/** What a session will take, by what past ones took. */
export type SessionEstimate = {
  /** Null when there is no session to tell from. */
  readonly basis: EstimateBasis | null;
  readonly sessions: number;
  /** Micro-USD, of the sessions whose price is known. */
  readonly costMicroUsd: EstimatedFigure;
  /** Running time in milliseconds, pauses not counted. */
  readonly runningMs: EstimatedFigure;
  readonly turns: EstimatedFigure;
};
