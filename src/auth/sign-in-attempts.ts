import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../domain/errors.ts';

/** How many attempts of one address may fail within the window. */
const MAX_FAILURES = 20;
/** The window, in seconds. */
const WINDOW_S = 60;

/** Counts the attempts to sign in that fail, in this process, so that nobody guesses a key by the page. */
export type SignInAttempts = {
  /**
   * Makes an attempt.
   *
   * @param address whose attempt it is: what the connection comes from, which all behind one proxy share
   * @throws {DomainError} `RATE_LIMITED`, with `retryAfterS` in its context, and whatever the attempt throws
   */
  readonly attempt: <Result>(address: string, run: () => Promise<Result>) => Promise<Result>;
};

/** @returns a count of its own. */
export function signInAttempts(): SignInAttempts {
  const limiter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: WINDOW_S });
  return {
    async attempt(address, run) {
      // Counted before it is known how it ends: many at once are no way around it.
      const { consumedPoints, msBeforeNext } = await limiter.consume(address);
      if (consumedPoints > MAX_FAILURES) {
        const retryAfterS = Math.max(1, Math.ceil(msBeforeNext / 1_000));
        throw new DomainError(
          'RATE_LIMITED',
          `Too many attempts to sign in have failed. Try again in ${retryAfterS} s.`,
          { limit: 'signIns', allowed: MAX_FAILURES, retryAfterS },
        );
      }
      const result = await run();
      await limiter.reward(address);
      return result;
    },
  };
}
