import { DomainError } from '../src/domain/errors.ts';
import { parseId } from '../src/domain/ids.ts';
import type { PlanUsage } from '../src/domain/plan.ts';
import { toMinutes } from '../src/domain/usage-report.ts';
import { builder } from './builder.ts';

/** A plan, and how it stands in the present month. */
export const PlanUsageType = builder.objectRef<PlanUsage>('PlanUsage').implement({
  description:
    "How an organisation's plan stands in the present calendar month, UTC. A session counts, without its pauses, in the month of its start.",
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name of the plan; null without one.' }),
    month: t.exposeString('month', { description: 'The month, as `YYYY-MM`.' }),
    includedMinutes: t.exposeInt('includedMinutes', {
      nullable: true,
      description: 'The minutes of a month that the plan holds; null when nothing is counted against it.',
    }),
    usedMinutes: t.float({
      description: 'The minutes that were used.',
      resolve: ({ usedMs }) => toMinutes(usedMs),
    }),
    remainingMinutes: t.float({
      nullable: true,
      description: 'The included minutes that are left; null without included minutes.',
      resolve: ({ remainingMs }) => (remainingMs === null ? null : toMinutes(remainingMs)),
    }),
    overageMinutes: t.float({
      description: 'The minutes beyond the included ones.',
      resolve: ({ overageMs }) => toMinutes(overageMs),
    }),
    overageUsdPerMinute: t.float({
      nullable: true,
      description: 'What a minute beyond them costs, in US dollars; null when that has no price.',
      resolve: ({ overageMicroUsdPerMinute: price }) => (price === null ? null : price / 1e6),
    }),
    overageCostUsd: t.float({
      description: 'What the minutes beyond them cost, to the millisecond, in US dollars.',
      resolve: ({ overageCostMicroUsd }) => overageCostMicroUsd / 1e6,
    }),
  }),
});

builder.mutationField('setOrganizationPlan', (t) =>
  t.field({
    type: PlanUsageType,
    description:
      "Sets an organisation's plan, from the present month on; what is null is lifted. For an admin key of the default organisation. Fails with `FORBIDDEN`, `INVALID_INPUT` or `ORGANIZATION_NOT_FOUND`.",
    args: {
      organizationId: t.arg.id({
        description: 'The organisation, `org_` and 32 hex digits; the default one when absent.',
      }),
      name: t.arg.string({ description: 'The name of the plan, 1 to 100 characters.' }),
      includedMinutes: t.arg.int({ description: 'The minutes of a calendar month that it holds.' }),
      overageUsdPerMinute: t.arg.float({ description: 'What a further minute costs, in US dollars.' }),
    },
    resolve: async (_root, { organizationId, name, includedMinutes, overageUsdPerMinute }, context) => {
      const operator = await context.principal('admin');
      context.organizations.demandOperator(operator);
      const id = organizationId == null ? operator.organizationId : parseId('org', organizationId);
      if (!id) throw new DomainError('ORGANIZATION_NOT_FOUND', 'There is no such organisation.');
      await context.usage.setPlan(id, {
        name: name ?? null,
        includedMinutes: includedMinutes ?? null,
        overageMicroUsdPerMinute: overageUsdPerMinute == null ? null : Math.round(overageUsdPerMinute * 1e6),
      });
      return await context.usage.plan(id);
    },
  }),
);
