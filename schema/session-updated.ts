import { z } from 'zod';
import type { OrganizationId, PhoneId, SessionId } from '../src/domain/ids.ts';
import { parseId } from '../src/domain/ids.ts';
import type { SessionStatus } from '../src/domain/session.ts';
import { validate } from '../src/domain/validate.ts';
import { sessionNotFound } from '../src/sessions/command-context.ts';
import { announced, MAX_IDS } from './announced.ts';
import { builder } from './builder.ts';
import type { GraphQLContext } from './context.ts';
import { liveItems, shown } from './live-items.ts';
import { Session, sessionIdOf } from './session.ts';
import { SessionStatusEnum } from './session-status.ts';

const SessionUpdatedFilter = builder.inputType('SessionUpdatedFilter', {
  description: 'Which sessions to hear of: those that fit all that is said.',
  fields: (t) => ({
    ids: t.idList({ description: `These sessions, ${MAX_IDS} at the most.` }),
    status: t.field({
      type: [SessionStatusEnum],
      description: 'Sessions that have one of these statuses now.',
    }),
    phoneId: t.id({ description: 'Sessions on this phone: its id or its name.' }),
    agentId: t.id({ description: 'Sessions of this agent.' }),
  }),
});

/** Which sessions a subscriber wants to hear of. */
type Wanted = {
  readonly organizationId: OrganizationId;
  readonly ids: ReadonlySet<string> | undefined;
  readonly status: readonly SessionStatus[] | undefined;
  readonly phoneId: PhoneId | undefined;
  readonly agentId: string | undefined;
};

builder.subscriptionField('sessionUpdated', (t) =>
  t.prismaField({
    type: Session,
    description:
      'A session whenever it changes, as it is then; changes that come while the reader is busy count as one. Sessions of the organisation alone. Fails with `SESSION_NOT_FOUND` or `PHONE_NOT_FOUND` for a filter that names none.',
    args: { filter: t.arg({ type: SessionUpdatedFilter, description: 'Which sessions; all when absent.' }) },
    subscribe: async (_root, { filter }, context) => {
      const principal = await context.principal();
      const wanted = await wantedBy(context, principal.organizationId, filter ?? {});
      return liveItems(context, principal, (signal) => changes(context, wanted, signal));
    },
    resolve: async (query, item, _args, { database }) => {
      const id = shown(item as unknown as { readonly value: SessionId });
      const session = await database.session.findUnique({ ...query, where: { id, deletedAt: null } });
      if (!session) throw sessionNotFound();
      return session;
    },
  }),
);

async function wantedBy(
  { sessions }: GraphQLContext,
  organizationId: OrganizationId,
  filter: typeof SessionUpdatedFilter.$inferInput,
): Promise<Wanted> {
  const { ids } = validate(z.object({ ids: z.array(z.string()).max(MAX_IDS).nullish() }), filter);
  const { phoneId, agentId, status } = filter;
  const own = ids?.map(sessionIdOf);
  for (const id of own ?? []) await sessions.get(organizationId, id);
  return {
    organizationId,
    ids: own && new Set(own),
    status: status ?? undefined,
    phoneId: phoneId == null ? undefined : (await sessions.phone(organizationId, phoneId)).id,
    // One that is no id fits no session, as an unknown one does.
    agentId: agentId == null ? undefined : (parseId('agent', agentId) ?? ''),
  };
}

async function* changes(
  context: GraphQLContext,
  { organizationId, ids, status, phoneId, agentId }: Wanted,
  signal: AbortSignal,
): AsyncGenerator<SessionId, void, undefined> {
  for await (const candidates of announced(context, ids, signal)) {
    const changed = await context.database.session.findMany({
      where: {
        id: { in: candidates },
        organizationId,
        deletedAt: null,
        ...(status && { status: { in: [...status] } }),
        ...(phoneId && { phoneId }),
        ...(agentId !== undefined && { agentId }),
      },
      select: { id: true },
    });
    for (const { id } of changed) {
      if (signal.aborted) return;
      yield id as SessionId;
    }
  }
}
