import { parseId } from '../src/domain/ids.ts';
import { phoneNotFound } from '../src/sessions/phone-named.ts';
import { builder } from './builder.ts';
import { addNodeType } from './node.ts';
import { ConnectionStatusEnum, Phone } from './phone.ts';

addNodeType('phone', Phone, ({ database }, query, where) =>
  database.phone.findMany({ ...query, where: { ...where, removedAt: null } }),
);

builder.queryFields((t) => ({
  phone: t.prismaField({
    type: Phone,
    description: 'A phone by its id or name. Fails with `PHONE_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of a phone, or its name.' }) },
    resolve: async (query, _root, { id }, { sight, database }, info) => {
      const { organizationId } = await sight({ phoneId: id }, info);
      const phone = await database.phone.findFirst({
        ...query,
        where: { organizationId, removedAt: null, OR: [{ id: parseId('phone', id) ?? id }, { name: id }] },
      });
      if (!phone) throw phoneNotFound(id);
      return phone;
    },
  }),
  phones: t.prismaField({
    type: [Phone],
    description: "The organisation's phones, by name.",
    args: {
      connectionStatus: t.arg({
        type: [ConnectionStatusEnum],
        description: 'Only phones with one of these statuses.',
      }),
      pool: t.arg.string({ description: 'Only phones of this pool.' }),
      free: t.arg.boolean({
        description:
          'Only phones that a session could have now: none holds them, and nobody uses them by hand; only the others when false.',
      }),
    },
    resolve: async (query, _root, { connectionStatus, pool, free }, { principal, database, clock }) => {
      const { organizationId } = await principal();
      return await database.phone.findMany({
        ...query,
        where: {
          organizationId,
          removedAt: null,
          ...(connectionStatus && { connectionStatus: { in: [...connectionStatus] } }),
          ...(pool != null && { pool }),
          ...(free != null && { [free ? 'AND' : 'NOT']: isFree(clock.now()) }),
        },
        orderBy: { name: 'asc' },
      });
    },
  }),
}));

/** @returns what fits phones that no session holds and nobody uses by hand. */
function isFree(now: number): object {
  return { leaseId: null, OR: [{ heldUntil: null }, { heldUntil: { lte: new Date(now) } }] };
}
