import { z } from 'zod';
import { formatId } from '../../../domain/ids.ts';
import type { PlanUsage } from '../../../domain/plan.ts';
import {
  toMinutes,
  USAGE_DIMENSIONS,
  type UsageDimension,
  type UsageFigures,
  type UsageReport,
  type UsageRow,
} from '../../../domain/usage-report.ts';

const moment = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'Must be a day, or a time with its offset from UTC.',
  )
  .transform((text) => new Date(text));

const groups = new RegExp(`^(?:(?:${USAGE_DIMENSIONS.join('|')})(?:,(?!$)|$))+$`);

/** The query of `GET /v1/usage`. */
export const usageQuery = z.strictObject({
  from: moment.optional().meta({
    type: 'string',
    description:
      'Counts sessions that started then or later; the beginning of the month of `to` unless given.',
    example: '2026-11-01',
  }),
  to: moment.optional().meta({
    type: 'string',
    description: 'Counts sessions that started earlier; now unless given.',
    example: '2026-12-01',
  }),
  group_by: z
    .string()
    .regex(groups, `Must be one or more of ${USAGE_DIMENSIONS.join(', ')}, with commas between.`)
    .transform((text) => [...new Set(text.split(','))] as UsageDimension[])
    .optional()
    .meta({
      type: 'string',
      pattern: groups.source,
      description: 'What to group by; several make a row of each combination.',
      example: 'day,model',
    }),
  all_organizations: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({
      type: 'string',
      enum: ['true', 'false'],
      description:
        'Whether the sessions of every organisation count; for an admin key of the default organisation alone.',
    }),
  agent: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Only sessions of the agent of this id or name.' }),
  phone: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Only sessions on the phone of this id or name.' }),
  model: z.string().max(200).optional().meta({ description: 'Only sessions that this model drove.' }),
});

const count = z.int().nonnegative();
const amount = z.number().nonnegative();

const figures = {
  sessions: count,
  minutes: amount.meta({ description: 'From start to end, without pauses.' }),
  turns: count,
  input_tokens: count.meta({ description: 'Input that no cache held.' }),
  cache_read_tokens: count,
  cache_write_tokens: count,
  output_tokens: count,
  cost_usd: amount.meta({ description: 'Without the sessions whose price is not known.' }),
  unpriced_sessions: count.meta({ description: 'Sessions with a turn whose price is not known.' }),
};

const name = z.string().nullable().optional();

/** What a dimension is called in a row. */
const NAMES = {
  day: ['day'],
  organization: ['organization_id', 'organization_name'],
  agent: ['agent_id', 'agent_name'],
  phone: ['phone_id', 'phone_name'],
  model: ['model'],
} as const satisfies Record<UsageDimension, readonly string[]>;

const wireRow = z
  .strictObject({
    day: z.iso
      .date()
      .nullable()
      .optional()
      .meta({ description: 'The UTC day on which its sessions started.' }),
    organization_id: name,
    organization_name: name,
    agent_id: name,
    agent_name: name,
    phone_id: name,
    phone_name: name,
    model: name,
    ...figures,
  })
  .meta({ id: 'UsageRow', description: 'What a group of sessions used; it has the names it is grouped by.' });

const wirePlan = z
  .strictObject({
    name: z.string().nullable(),
    month: z.string().meta({ description: 'The present calendar month, UTC.', example: '2026-11' }),
    included_minutes: count.nullable(),
    used_minutes: amount,
    remaining_minutes: amount.nullable(),
    overage_minutes: amount,
    overage_usd_per_minute: amount.nullable(),
    overage_cost_usd: amount,
  })
  .meta({ id: 'PlanUsage', description: 'How the plan of the organisation stands.' });

/** The answer of `GET /v1/usage`. */
export const wireUsage = z
  .strictObject({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    total: z.strictObject(figures).meta({ id: 'UsageFigures' }),
    rows: z.array(wireRow),
    plan: wirePlan,
  })
  .meta({ id: 'Usage', description: 'What sessions used.' });

/** @returns a report as REST shows it; `groupBy` is what was asked for. */
export function toWireUsage(
  report: UsageReport,
  groupBy: readonly UsageDimension[],
  plan: PlanUsage,
): z.output<typeof wireUsage> {
  return {
    from: report.from.toISOString(),
    to: report.to.toISOString(),
    total: toFigures(report.total),
    rows: report.rows.map((row) => toRow(row, groupBy)),
    plan: toPlan(plan),
  };
}

/** @returns a report as a table: the names of its columns, and its rows, or the total when nothing is grouped. */
export function toUsageTable(report: UsageReport, groupBy: readonly UsageDimension[]) {
  return {
    columns: [
      ...groupBy.flatMap((dimension): readonly string[] => NAMES[dimension]),
      ...Object.keys(figures),
    ],
    rows: groupBy.length === 0 ? [toFigures(report.total)] : report.rows.map((row) => toRow(row, groupBy)),
  };
}

function toRow(
  { day, organization, agent, phone, model, figures: used }: UsageRow,
  groupBy: readonly UsageDimension[],
): z.output<typeof wireRow> {
  const named = {
    day: { day },
    organization: {
      organization_id: organization && formatId('org', organization.id),
      organization_name: organization?.name ?? null,
    },
    agent: { agent_id: agent && formatId('agent', agent.id), agent_name: agent?.name ?? null },
    phone: { phone_id: phone && formatId('phone', phone.id), phone_name: phone?.name ?? null },
    model: { model },
  };
  return Object.assign({}, ...groupBy.map((dimension) => named[dimension]), toFigures(used));
}

function toFigures(used: UsageFigures): z.output<z.ZodObject<typeof figures>> {
  return {
    sessions: used.sessions,
    minutes: toMinutes(used.runningMs),
    turns: used.turns,
    input_tokens: used.inputTokens,
    cache_read_tokens: used.cacheReadTokens,
    cache_write_tokens: used.cacheWriteTokens,
    output_tokens: used.outputTokens,
    cost_usd: used.costMicroUsd / 1e6,
    unpriced_sessions: used.unpricedSessions,
  };
}

function toPlan(plan: PlanUsage): z.output<typeof wirePlan> {
  const price = plan.overageMicroUsdPerMinute;
  return {
    name: plan.name,
    month: plan.month,
    included_minutes: plan.includedMinutes,
    used_minutes: toMinutes(plan.usedMs),
    remaining_minutes: plan.remainingMs === null ? null : toMinutes(plan.remainingMs),
    overage_minutes: toMinutes(plan.overageMs),
    overage_usd_per_minute: price === null ? null : price / 1e6,
    overage_cost_usd: plan.overageCostMicroUsd / 1e6,
  };
}
