import { formatId, type OrganizationId } from '../src/domain/ids.ts';
import { LIMIT_NAMES } from '../src/domain/limits.ts';
import { CreatedApiKey } from './api-key.ts';
import { builder } from './builder.ts';
import { Limits, LimitsInput, toLimitsChange } from './limits.ts';
import { addNodeType, Node } from './node.ts';
import { PlanUsageType } from './plan.ts';

/** Who owns phones, sessions and keys. */
export const Organization = builder.prismaObject('Organization', {
  interfaces: [Node],
  description: 'Who owns phones, sessions and keys; nothing is visible across organisations.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `org_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('org', id),
    }),
    name: t.exposeString('name', { description: 'The name.' }),
    limits: t.field({
      type: Limits,
      description: 'What all its keys together may use.',
      select: LIMIT_NAMES,
      resolve: (limits) => limits,
    }),
    plan: t.field({
      type: PlanUsageType,
      description: 'What its minutes are billed by, and how that stands in the present month.',
      select: { id: true },
      resolve: ({ id }, _args, { usage }) => usage.plan(id as OrganizationId),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
  }),
});

addNodeType('org', Organization, ({ database }, query, { id, organizationId }) =>
  database.organization.findMany({ ...query, where: { AND: [{ id }, { id: organizationId }] } }),
);

/** A new organisation, with the only sight of its first key. */
const CreatedOrganization = builder
  .objectRef<{ readonly id: OrganizationId; readonly admin: typeof CreatedApiKey.$inferType }>(
    'CreatedOrganization',
  )
  .implement({
    description: 'A new organisation and the key that administers it.',
    fields: (t) => ({
      organization: t.prismaField({
        type: Organization,
        description: 'The organisation.',
        resolve: (query, { id }, _args, { database }) =>
          database.organization.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      admin: t.field({
        type: CreatedApiKey,
        description: 'Its first key, which has every scope and does not expire.',
        resolve: ({ admin }) => admin,
      }),
    }),
  });

builder.queryFields((t) => ({
  organization: t.prismaField({
    type: Organization,
    description: 'The organisation of the key that asks.',
    resolve: async (query, _root, _args, { principal, database }) => {
      const { organizationId } = await principal();
      return await database.organization.findUniqueOrThrow({ ...query, where: { id: organizationId } });
    },
  }),
  organizations: t.prismaField({
    type: [Organization],
    description: 'Every organisation, by name. Only for admin keys of the default organisation.',
    resolve: async (query, _root, _args, { principal, organizations, database }) => {
      organizations.demandOperator(await principal('admin'));
      return await database.organization.findMany({ ...query, orderBy: { name: 'asc' } });
    },
  }),
}));

builder.mutationFields((t) => ({
  createOrganization: t.field({
    type: CreatedOrganization,
    description:
      'Creates an organisation with a key that administers it. Only for admin keys of the default organisation. Fails with `INVALID_INPUT` or `ORGANIZATION_EXISTS`.',
    args: { name: t.arg.string({ required: true, description: 'Its name, 1 to 100 characters.' }) },
    resolve: async (_root, { name }, { principal, organizations }) => {
      const { organizationId, key, apiKey } = await organizations.create(await principal('admin'), name);
      return { id: organizationId, admin: { key, id: apiKey.id } };
    },
  }),
  setOrganizationLimits: t.prismaField({
    type: Organization,
    description:
      'Changes what an organisation may use. Only for admin keys of the default organisation. Fails with `ORGANIZATION_NOT_FOUND` or `INVALID_INPUT`.',
    args: {
      organizationId: t.arg.id({ required: true, description: 'The id of the organisation.' }),
      limits: t.arg({ type: LimitsInput, required: true, description: 'The change.' }),
    },
    resolve: async (query, _root, { organizationId, limits }, { principal, organizations, database }) => {
      const change = toLimitsChange(limits);
      const id = await organizations.setLimits(await principal('admin'), organizationId, change);
      return await database.organization.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
