import { z } from 'zod';

const tokens = z.int().nonnegative();

/** The tokens of one model response, by price class; the four input classes don't overlap. */
export const usage = z
  .object({
    inputTokens: tokens,
    cacheWrite5mTokens: tokens,
    cacheWrite1hTokens: tokens,
    cacheReadTokens: tokens,
    outputTokens: tokens,
  })
  .readonly();
export type Usage = z.infer<typeof usage>;

/** What a response costs that used nothing. */
export const NO_USAGE: Usage = {
  inputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
};

/** Where the time of a turn went, in whole milliseconds. */
export const turnTiming = z
  .object({
    modelMs: tokens,
    actionMs: tokens,
    settleMs: tokens,
    captureMs: tokens,
    encodeMs: tokens,
  })
  .readonly();
export type TurnTiming = z.infer<typeof turnTiming>;
