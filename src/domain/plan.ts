import { z } from 'zod';

/** What an organisation pays for: a number of minutes a month, and a price for each further one. */
export type Plan = {
  readonly name: string | null;
  /** Minutes of a calendar month that are included; null when minutes aren't counted against anything. */
  readonly includedMinutes: number | null;
  /** Micro-USD for a minute beyond them; null when that has no price. */
  readonly overageMicroUsdPerMinute: number | null;
};

/** The most that a database's integer holds. */
const MAX = 2_147_483_647;

/** The fields of a plan, as clients send them. */
export const planFields = z.object({
  name: z.string().trim().min(1).max(100).nullable(),
  includedMinutes: z.int().min(0).max(MAX).nullable(),
  overageMicroUsdPerMinute: z.int().min(0).max(MAX).nullable(),
});

/** How a plan stands in a calendar month. */
export type PlanUsage = Plan & {
  /** `YYYY-MM`, in UTC. */
  readonly month: string;
  readonly usedMs: number;
  /** Null without included minutes. */
  readonly remainingMs: number | null;
  readonly overageMs: number;
  /** Micro-USD: the overage to the millisecond, nothing rounded up. */
  readonly overageCostMicroUsd: number;
};

const MINUTE_MS = 60_000;

/** @returns how `plan` stands when `usedMs` of its month were used. */
export function planUsage(plan: Plan, month: string, usedMs: number): PlanUsage {
  const { includedMinutes, overageMicroUsdPerMinute } = plan;
  const includedMs = includedMinutes === null ? null : includedMinutes * MINUTE_MS;
  const overageMs = includedMs === null ? 0 : Math.max(0, usedMs - includedMs);
  return {
    ...plan,
    month,
    usedMs,
    remainingMs: includedMs === null ? null : Math.max(0, includedMs - usedMs),
    overageMs,
    overageCostMicroUsd: Math.round((overageMs * (overageMicroUsdPerMinute ?? 0)) / MINUTE_MS),
  };
}
