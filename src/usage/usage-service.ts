import { DomainError } from '../domain/errors.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { monthOf } from '../domain/month.ts';
import { type Plan, type PlanUsage, planFields, planUsage } from '../domain/plan.ts';
import type { SessionEstimate } from '../domain/session-estimate.ts';
import {
  addFigures,
  NO_FIGURES,
  USAGE_DIMENSIONS,
  type UsageReport,
  type UsageRow,
} from '../domain/usage-report.ts';
import { validate } from '../domain/validate.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import { getPlan, setPlan } from '../storage/plan-records.ts';
import { type UsageQuery, type UsageRecord, usageRecords } from '../storage/usage-records.ts';
import { type EstimateRequest, estimateSession } from './session-estimate.ts';

/** How many groups a report may have. */
const MAX_GROUPS = 10_000;

/** What to report: the present month up to now, unless it says otherwise. */
export type UsageRequest = Omit<UsageQuery, 'organizationId' | 'from' | 'to'> & {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

/** What organisations used. */
export type UsageService = {
  /**
   * @param organizationId null for every organisation's, which is the operator's to see
   * @throws {DomainError} `INVALID_INPUT` when the span is empty, or there would be too many groups
   */
  readonly report: (organizationId: OrganizationId | null, request: UsageRequest) => Promise<UsageReport>;
  /** @returns what a session will take, by the organisation's past ones */
  readonly estimate: (organizationId: OrganizationId, request: EstimateRequest) => Promise<SessionEstimate>;
  /** @returns how the organisation's plan stands in the present month */
  readonly plan: (organizationId: OrganizationId) => Promise<PlanUsage>;
  /**
   * Sets a plan, for the present month too.
   *
   * @throws {DomainError} `INVALID_INPUT`, or `ORGANIZATION_NOT_FOUND`
   */
  readonly setPlan: (organizationId: OrganizationId, plan: Plan) => Promise<void>;
};

/** @returns what reads usage from the sessions of `database`. */
export function usageService(database: Database, clock: Clock): UsageService {
  return {
    async report(organizationId, { from: given, to: end, groupBy, ...filter }) {
      const now = new Date(clock.now());
      const to = end ?? now;
      const from = given ?? monthOf(Math.min(to.getTime() - 1, now.getTime())).from;
      if (from >= to) throw new DomainError('INVALID_INPUT', '`from` must lie before `to`.');
      // In one order whatever was asked for, each once.
      const dimensions = USAGE_DIMENSIONS.filter((dimension) => groupBy.includes(dimension));
      const query = { ...filter, organizationId, from, to, groupBy: dimensions };
      const records = await usageRecords(database, query, MAX_GROUPS + 1);
      if (records.length > MAX_GROUPS) {
        throw new DomainError(
          'INVALID_INPUT',
          `More than ${MAX_GROUPS} groups: ask for less time, or group by less.`,
        );
      }
      const rows = fold(records, clock.now());
      const total = rows.reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES);
      return { from, to, total, rows: dimensions.length === 0 ? [] : rows };
    },
    estimate: (organizationId, request) => estimateSession(database, organizationId, request),
    async plan(organizationId) {
      const { name: month, from, to } = monthOf(clock.now());
      const records = await usageRecords(database, { organizationId, from, to, groupBy: [] }, MAX_GROUPS);
      const usedMs = fold(records, clock.now()).reduce((sum, { figures }) => sum + figures.runningMs, 0);
      return planUsage(await getPlan(database, organizationId), month, usedMs);
    },
    async setPlan(organizationId, plan) {
      const isSet = await setPlan(database, organizationId, validate(planFields, plan));
      if (!isSet) throw new DomainError('ORGANIZATION_NOT_FOUND', 'There is no such organisation.');
    },
  };
}

/** @returns a row for each group, with what its sessions have run up to `nowMs` since they last began to. */
function fold(records: readonly UsageRecord[], nowMs: number): readonly UsageRow[] {
  const rows = new Map<string, UsageRow>();
  for (const { runningSince, figures, ...group } of records) {
    const key = JSON.stringify(group);
    const presentMs = runningSince === null ? 0 : Math.max(0, nowMs - runningSince.getTime());
    const more = { ...figures, runningMs: figures.runningMs + presentMs * figures.sessions };
    rows.set(key, { ...group, figures: addFigures(rows.get(key)?.figures ?? NO_FIGURES, more) });
  }
  return [...rows.values()];
}
