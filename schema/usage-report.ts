import { formatId, type OrganizationId, parseId } from '../src/domain/ids.ts';
import {
  toMinutes,
  type UsageDimension,
  type UsageFigures,
  type UsageReport,
  type UsageRow,
} from '../src/domain/usage-report.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { PlanUsageType } from './plan.ts';

const UsageDimensionEnum = builder.enumType('UsageDimension', {
  description: 'What usage may be grouped by.',
  values: describedValues({
    day: 'The UTC day on which the session started.',
    organization: 'Whose session it was.',
    agent: 'The agent whose profile the session started from.',
    phone: 'The phone that the session ran on.',
    model: 'The model that drove it.',
  } satisfies Record<UsageDimension, string>),
});

const UsageFilterInput = builder.inputType('UsageFilter', {
  description: 'Which sessions are counted; all of the span when empty.',
  fields: (t) => ({
    agent: t.string({ description: 'Those of an agent, by id or name.' }),
    phone: t.string({ description: 'Those on a phone, by id or name.' }),
    model: t.string({ description: 'Those of a model, by its id.' }),
  }),
});

const UsageFiguresType = builder.objectRef<UsageFigures>('UsageFigures').implement({
  description: 'What sessions used together. Counts are whole numbers, and may be larger than an `Int`.',
  fields: (t) => ({
    sessions: t.exposeFloat('sessions', { description: 'How many sessions.' }),
    minutes: t.float({
      description: 'Minutes from start to end, without pauses.',
      resolve: ({ runningMs }) => toMinutes(runningMs),
    }),
    turns: t.exposeFloat('turns', { description: 'Model turns.' }),
    inputTokens: t.exposeFloat('inputTokens', { description: 'Input that no cache held.' }),
    cacheReadTokens: t.exposeFloat('cacheReadTokens', { description: 'Input that a cache held.' }),
    cacheWriteTokens: t.exposeFloat('cacheWriteTokens', { description: 'Input written to a cache.' }),
    outputTokens: t.exposeFloat('outputTokens', { description: 'Output.' }),
    costUsd: t.float({
      description: 'The cost in US dollars, without the sessions whose price is not known.',
      resolve: ({ costMicroUsd }) => costMicroUsd / 1e6,
    }),
    unpricedSessions: t.exposeFloat('unpricedSessions', {
      description: 'How many sessions had a turn whose price is not known.',
    }),
  }),
});

const UsageRowType = builder.objectRef<UsageRow>('UsageRow').implement({
  description:
    'What the sessions of one group used. What is not grouped by is null, and so is the agent of sessions without one.',
  fields: (t) => ({
    day: t.exposeString('day', { nullable: true, description: 'The UTC day, as `YYYY-MM-DD`.' }),
    organizationId: t.id({
      nullable: true,
      description: 'The organisation.',
      resolve: ({ organization }) => organization && formatId('org', organization.id),
    }),
    organizationName: t.string({
      nullable: true,
      description: 'The name of the organisation.',
      resolve: ({ organization }) => organization?.name,
    }),
    agentId: t.id({
      nullable: true,
      description: 'The agent.',
      resolve: ({ agent }) => agent && formatId('agent', agent.id),
    }),
    agentName: t.string({
      nullable: true,
      description: 'The name of the agent.',
      resolve: ({ agent }) => agent?.name,
    }),
    phoneId: t.id({
      nullable: true,
      description: 'The phone; one that was removed is still counted.',
      resolve: ({ phone }) => phone && formatId('phone', phone.id),
    }),
    phoneName: t.string({
      nullable: true,
      description: 'The name of the phone.',
      resolve: ({ phone }) => phone?.name,
    }),
    model: t.exposeString('model', { nullable: true, description: 'The model.' }),
    figures: t.expose('figures', { type: UsageFiguresType, description: 'What they used.' }),
  }),
});

const UsageReportType = builder
  .objectRef<UsageReport & { readonly askedBy: OrganizationId }>('UsageReport')
  .implement({
    description: 'What the sessions that started in a span of time used, up to now. Deleted ones count.',
    fields: (t) => ({
      from: t.expose('from', { type: 'DateTime', description: 'The first moment that counts.' }),
      to: t.expose('to', { type: 'DateTime', description: 'The first moment that no longer counts.' }),
      total: t.expose('total', { type: UsageFiguresType, description: 'All of it together.' }),
      rows: t.field({
        type: [UsageRowType],
        description: 'What each group used, at most 10,000; none when nothing is grouped by.',
        resolve: ({ rows }) => [...rows],
      }),
      plan: t.field({
        type: PlanUsageType,
        description: "How the plan of the key's organisation stands in the present month.",
        resolve: ({ askedBy }, _args, { usage }) => usage.plan(askedBy),
      }),
    }),
  });

builder.queryField('usage', (t) =>
  t.field({
    type: UsageReportType,
    description:
      'What sessions used: minutes, turns, tokens and cost. Fails with `INVALID_INPUT` when the span is empty or has too many groups.',
    args: {
      from: t.arg({
        type: 'DateTime',
        description:
          'Counts sessions that started then or later; the beginning of the month of `to` when absent.',
      }),
      to: t.arg({ type: 'DateTime', description: 'Counts sessions that started earlier; now when absent.' }),
      groupBy: t.arg({
        type: [UsageDimensionEnum],
        description: 'What to group by; several make a group of each combination.',
      }),
      filter: t.arg({ type: UsageFilterInput, description: 'Which sessions count.' }),
      allOrganizations: t.arg.boolean({
        defaultValue: false,
        description:
          'Whether the sessions of every organisation count. For an admin key of the default organisation; `FORBIDDEN` otherwise.',
      }),
    },
    resolve: async (_root, { from, to, groupBy, filter, allOrganizations }, context) => {
      const principal = await context.principal(allOrganizations ? 'admin' : 'read');
      if (allOrganizations) context.organizations.demandOperator(principal);
      const { organizationId } = principal;
      const { agent, phone, model } = filter ?? {};
      const report = await context.usage.report(allOrganizations ? null : organizationId, {
        from: from ?? undefined,
        to: to ?? undefined,
        groupBy: groupBy ?? [],
        agent: agent == null ? undefined : (parseId('agent', agent) ?? agent),
        phone: phone == null ? undefined : (parseId('phone', phone) ?? phone),
        model: model ?? undefined,
      });
      return { ...report, askedBy: organizationId };
    },
  }),
);
