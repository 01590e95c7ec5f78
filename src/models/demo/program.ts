import type { Act } from './act.ts';
import type { View } from './view.ts';

/** What a program sees: the view, whether its own last act changed anything, and whether a keyboard may be up. */
export type Sight = View & { readonly changed: boolean; readonly keyboard: boolean };

/** How a task ended, in a sentence for the user. */
export type Outcome = { readonly ok: boolean; readonly summary: string };

/**
 * The steps of one task. A program yields what to do and is resumed with what that led to; what hides the
 * screen has been cleared away by then. It is run again from the start at each turn, so all that it may
 * depend on is what it has seen.
 */
export type Program<Result = Outcome> = Generator<Act, Result, Sight>;

/** @returns the outcome of a task that is done. */
export function succeeded(summary: string): Outcome {
  return { ok: true, summary };
}

/** @returns the outcome of a task that can't be done. */
export function failed(summary: string): Outcome {
  return { ok: false, summary };
}
