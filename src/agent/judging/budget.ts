import type { ModelRequest } from '../../models/model.ts';
import type { LoopContext } from '../loop-context.ts';

/** The longest answer of the model, in tokens. */
export const MAX_TOKENS = 16_000;
/** An answer shorter than this is of no use. */
const MIN_TOKENS = 1_000;

/**
 * Holds a request against what may still be spent, by its worst case: all of its input at the dearest rate,
 * and an answer as long as it may be. A budget that is nearly used up shortens the answer first.
 *
 * @param leftMicroUsd undefined without a limit, null when what was spent can't be told
 * @returns the longest answer that the budget allows, in tokens; undefined when it allows none
 */
export function maxTokensWithin(
  { model }: Pick<LoopContext, 'model'>,
  request: Omit<ModelRequest, 'maxTokens'>,
  leftMicroUsd: number | null | undefined,
): number | undefined {
  if (leftMicroUsd === undefined) return MAX_TOKENS;
  const least = model.worstCaseMicroUsd({ ...request, maxTokens: 0 });
  const most = model.worstCaseMicroUsd({ ...request, maxTokens: MAX_TOKENS });
  if (leftMicroUsd === null || least === null || most === null) return undefined;
  if (most <= leftMicroUsd) return MAX_TOKENS;
  const fitting = Math.floor(((leftMicroUsd - least) / (most - least)) * MAX_TOKENS);
  return fitting >= MIN_TOKENS ? fitting : undefined;
}
