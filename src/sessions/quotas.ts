import { DomainError } from '../domain/errors.ts';
import type { Limits } from '../domain/limits.ts';
import { monthOf } from '../domain/month.ts';
import type { Database, Transaction } from '../storage/database.ts';
import {
  countLiveSessions,
  limitsOf,
  type MonthQuota,
  monthUsage,
  type QuotaHolder,
  type QuotaWarningId,
  wasWarned,
} from '../storage/quota-records.ts';

/** From which part of a month's quota on its holder is warned. */
const WARNING_SHARE = 0.8;
/** When to ask again whether a session has ended, in seconds: nobody knows when one will. */
const RETRY_S = 10;

/** How much of a month's quota is used, in minutes or in US dollars. */
type QuotaState = {
  readonly quota: MonthQuota;
  readonly used: number;
  readonly allowed: number;
};

/**
 * Holds a new session against what its key and its organisation may use. Sessions that run already may go
 * on to their end.
 *
 * @param tx the transaction that creates the session, so that no other comes between
 * @param now milliseconds since the epoch
 * @throws {DomainError} `TOO_MANY_SESSIONS`, with `retryAfterS` in its context, or `QUOTA_EXCEEDED`
 */
export async function demandQuotas(tx: Transaction, who: QuotaHolder, now: number): Promise<void> {
  for (const holder of holdersOf(who)) {
    const limits = limitsOf(tx, holder);
    const whose = nameOf(holder);
    const atMost = limits.maxConcurrentSessions;
    if (atMost !== null && (await countLiveSessions(tx, holder)) >= atMost) {
      throw new DomainError(
        'TOO_MANY_SESSIONS',
        `${whose} may have ${atMost} ${atMost === 1 ? 'session' : 'sessions'} under way at a time. Wait for one to end, or stop one.`,
        {
          limit: 'maxConcurrentSessions',
          holder: kindOf(holder),
          allowed: atMost,
          retryAfterS: RETRY_S,
        },
      );
    }
    const exceeded = (await quotaStates(tx, holder, limits, now)).find(
      ({ used, allowed }) => used >= allowed,
    );
    if (!exceeded) continue;
    const resetsAt = monthOf(now).to.toISOString();
    throw new DomainError(
      'QUOTA_EXCEEDED',
      `${whose} has used ${amount(exceeded.quota, exceeded.used)} of ${amount(exceeded.quota, exceeded.allowed)} this month. The next month begins at ${resetsAt}; or have the limit raised.`,
      { ...exceeded, holder: kindOf(holder), resetsAt },
    );
  }
}

/** A warning to give, and what it says. */
export type QuotaWarning = { readonly id: QuotaWarningId; readonly message: string };

/**
 * @param now milliseconds since the epoch
 * @returns the warnings that nobody was given yet this month: of quotas that are used to 80 %
 */
export async function dueQuotaWarnings(
  database: Database,
  who: QuotaHolder,
  now: number,
): Promise<readonly QuotaWarning[]> {
  const due: QuotaWarning[] = [];
  for (const holder of holdersOf(who)) {
    for (const state of await quotaStates(database, holder, limitsOf(database, holder), now)) {
      const { quota, used, allowed } = state;
      const id = { ...holder, quota, month: monthOf(now).name };
      if (used < WARNING_SHARE * allowed || (await wasWarned(database, id))) continue;
      const message = `${nameOf(holder)} has used ${amount(quota, used)} of ${amount(quota, allowed)} this month. At the limit no new session is created; what runs may end.`;
      due.push({ id, message });
    }
  }
  return due;
}

/** The key comes first: its limit is the closer one. */
function holdersOf({ organizationId, apiKeyId }: QuotaHolder): readonly QuotaHolder[] {
  const organization = { organizationId, apiKeyId: null };
  return apiKeyId === null ? [organization] : [{ organizationId, apiKeyId }, organization];
}

async function quotaStates(
  tx: Transaction,
  holder: QuotaHolder,
  { maxMinutesPerMonth, maxCostMicroUsdPerMonth }: Limits,
  now: number,
): Promise<readonly QuotaState[]> {
  if (maxMinutesPerMonth === null && maxCostMicroUsdPerMonth === null) return [];
  const { runningMs, costMicroUsd } = await monthUsage(tx, holder, monthOf(now), now);
  const states: QuotaState[] = [];
  if (maxMinutesPerMonth !== null) {
    states.push({ quota: 'minutes', used: runningMs / 60_000, allowed: maxMinutesPerMonth });
  }
  if (maxCostMicroUsdPerMonth !== null) {
    states.push({ quota: 'cost', used: costMicroUsd / 1e6, allowed: maxCostMicroUsdPerMonth / 1e6 });
  }
  return states;
}

function kindOf({ apiKeyId }: QuotaHolder): 'key' | 'organization' {
  return apiKeyId === null ? 'organization' : 'key';
}

function nameOf(holder: QuotaHolder): string {
  return kindOf(holder) === 'key' ? 'This API key' : 'This organisation';
}

function amount(quota: MonthQuota, value: number): string {
  return quota === 'cost' ? `$${value.toFixed(2)}` : `${value.toFixed(1)} minutes`;
}
