import { z } from 'zod';
import type { OrganizationId, PhoneId } from '../src/domain/ids.ts';
import { validate } from '../src/domain/validate.ts';
import { phoneNotFound } from '../src/sessions/phone-named.ts';
import { announced, MAX_IDS } from './announced.ts';
import { builder } from './builder.ts';
import type { GraphQLContext } from './context.ts';
import { liveItems, shown } from './live-items.ts';
import { Phone } from './phone.ts';

builder.subscriptionField('phoneUpdated', (t) =>
  t.prismaField({
    type: Phone,
    description:
      'A phone whenever it changes, as it is then: it was taken or given back, came or went, or has another size. Changes that come while the reader is busy count as one. Fails with `PHONE_NOT_FOUND`.',
    args: {
      ids: t.arg.idList({
        description: `These phones, by their ids or names, ${MAX_IDS} at the most; all of the organisation when absent.`,
      }),
    },
    subscribe: async (_root, args, context) => {
      const principal = await context.principal();
      const { organizationId } = principal;
      const { ids } = validate(z.object({ ids: z.array(z.string()).max(MAX_IDS).nullish() }), args);
      let wanted: Set<string> | undefined;
      for (const id of ids ?? []) {
        wanted ??= new Set();
        wanted.add((await context.sessions.phone(organizationId, id)).id);
      }
      return liveItems(context, principal, (signal) => changes(context, organizationId, wanted, signal));
    },
    resolve: async (query, item, _args, { database }) => {
      const id = shown(item as unknown as { readonly value: PhoneId });
      const phone = await database.phone.findUnique({ ...query, where: { id, removedAt: null } });
      if (!phone) throw phoneNotFound(id);
      return phone;
    },
  }),
);

async function* changes(
  context: GraphQLContext,
  organizationId: OrganizationId,
  wanted: ReadonlySet<string> | undefined,
  signal: AbortSignal,
): AsyncGenerator<PhoneId, void, undefined> {
  for await (const candidates of announced(context, wanted, signal)) {
    const changed = await context.database.phone.findMany({
      where: { id: { in: candidates }, organizationId, removedAt: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of changed) {
      if (signal.aborted) return;
      yield id as PhoneId;
    }
  }
}
