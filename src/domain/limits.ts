import { z } from 'zod';

/** What a key or an organisation may use. A limit that is null isn't kept. */
export type Limits = {
  readonly requestsPerMinute: number | null;
  /** How many sessions may be under way at a time, paused and queued ones included. */
  readonly maxConcurrentSessions: number | null;
  /** Minutes of running time in a calendar month, UTC. */
  readonly maxMinutesPerMonth: number | null;
  readonly maxCostMicroUsdPerMonth: number | null;
};

/** The names of all limits, in the form in which the database is asked for them. */
export const LIMIT_NAMES = {
  requestsPerMinute: true,
  maxConcurrentSessions: true,
  maxMinutesPerMonth: true,
  maxCostMicroUsdPerMonth: true,
} as const satisfies Record<keyof Limits, true>;

/** The most that a limit may say: what a database's integer holds. */
const MAX_LIMIT = 2_147_483_647;

const limit = z.int().min(0).max(MAX_LIMIT).nullable().optional();

/** A change of limits: what is absent stays, null lifts a limit. */
export const limitsChange = z.object({
  requestsPerMinute: z.int().min(1).max(MAX_LIMIT).nullable().optional(),
  maxConcurrentSessions: limit,
  maxMinutesPerMonth: limit,
  maxCostMicroUsdPerMonth: limit,
});
export type LimitsChange = { readonly [Name in keyof Limits]?: Limits[Name] | undefined };
