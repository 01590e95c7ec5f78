import { queryFromInfo } from '@pothos/plugin-prisma';
import { z } from 'zod';
import { sessionFields, words } from '../src/domain/session-fields.ts';
import { validate } from '../src/domain/validate.ts';
import { sessionNotFound } from '../src/sessions/command-context.ts';
import { builder } from './builder.ts';
import type { GraphQLContext } from './context.ts';
import { describedValues } from './described-values.ts';
import { type Column, keysetPage, type Order } from './keyset.ts';
import { addNodeType } from './node.ts';
import { Session, sessionIdOf } from './session.ts';
import { SessionStatusEnum } from './session-status.ts';

/** The longest text to search for. */
const MAX_SEARCH = 200;

addNodeType('sess', Session, ({ database }, query, where) =>
  database.session.findMany({ ...query, where: { ...where, deletedAt: null } }),
);

builder.queryField('session', (t) =>
  t.prismaField({
    type: Session,
    description: 'A session. Fails with `SESSION_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the session.' }) },
    resolve: async (query, _root, { id }, { sight, database }, info) => {
      const { organizationId } = await sight({ sessionId: id }, info);
      const session = await database.session.findFirst({
        ...query,
        where: { id: sessionIdOf(id), organizationId, deletedAt: null },
      });
      if (!session) throw sessionNotFound();
      return session;
    },
  }),
);

const ORDER_FIELDS = ['createdAt', 'startedAt', 'completedAt', 'turns', 'costUsd'] as const;
type OrderField = (typeof ORDER_FIELDS)[number];

const COLUMNS = {
  createdAt: { name: 'createdAt', kind: 'date', nullable: false },
  startedAt: { name: 'startedAt', kind: 'date', nullable: true },
  completedAt: { name: 'completedAt', kind: 'date', nullable: true },
  turns: { name: 'numTurns', kind: 'int', nullable: false },
  costUsd: { name: 'costMicroUsd', kind: 'int', nullable: true },
} as const satisfies Record<OrderField, Column>;

const SessionOrderFieldEnum = builder.enumType('SessionOrderField', {
  description: 'What sessions can be in order of. What a session does not have yet is less than anything.',
  values: describedValues({
    createdAt: 'When they were created.',
    startedAt: 'When they first ran.',
    completedAt: 'When they ended.',
    turns: 'How many model turns they took.',
    costUsd: 'What they cost.',
  }),
});

const OrderDirectionEnum = builder.enumType('OrderDirection', {
  description: 'Which way an order goes.',
  values: describedValues({
    asc: 'The least comes first: the oldest, the cheapest.',
    desc: 'The greatest comes first: the newest, the dearest.',
  }),
});

const SessionOrder = builder.inputType('SessionOrder', {
  description: 'The order of sessions; those that are equal come in the order of their ids.',
  fields: (t) => ({
    field: t.field({
      type: SessionOrderFieldEnum,
      required: true,
      description: 'What they are in order of.',
    }),
    direction: t.field({
      type: OrderDirectionEnum,
      required: true,
      defaultValue: 'desc',
      description: 'Which way.',
    }),
  }),
});

const MetadataFilter = builder.inputType('MetadataFilter', {
  description: 'What is at the top of metadata.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The key, 1 to 100 characters.' }),
    value: t.field({
      type: 'JSON',
      required: true,
      description: 'What it holds: a text, a number, true or false.',
    }),
  }),
});

builder.queryField('sessions', (t) =>
  t.connection(
    {
      type: Session,
      description:
        "The organisation's sessions, newest first unless said otherwise. A page has 20 unless `first` or `last` says otherwise, 100 at the most. Fails with `INVALID_INPUT`, `PHONE_NOT_FOUND` or `AGENT_NOT_FOUND`.",
      args: {
        status: t.arg({
          type: [SessionStatusEnum],
          description: 'Only sessions with one of these statuses.',
        }),
        phoneId: t.arg.id({ description: 'Only sessions on this phone: its id or its name.' }),
        agentId: t.arg.id({ description: 'Only sessions that started from this agent: its id or its name.' }),
        taskId: t.arg.string({ description: 'Only sessions of this task.' }),
        metadata: t.arg({
          type: MetadataFilter,
          description: 'Only sessions whose metadata has this at its top.',
        }),
        tag: t.arg.string({ description: 'Only sessions that have this tag.' }),
        search: t.arg.string({
          description: `Only sessions whose instruction or title holds this text, of 1 to ${MAX_SEARCH} characters; small letters and capitals of ASCII are the same, and \`%\` and \`_\` stand for any character.`,
        }),
        createdAfter: t.arg({
          type: 'DateTime',
          description: 'Only sessions created at this time or later.',
        }),
        createdBefore: t.arg({ type: 'DateTime', description: 'Only sessions created before this time.' }),
        orderBy: t.arg({ type: SessionOrder, description: 'The order; newest first when absent.' }),
      },
      resolve: async (_root, args, context, info) => {
        const { database } = context;
        const where = await sessionFilter(args, context);
        const order: Order = {
          column: COLUMNS[args.orderBy?.field ?? 'createdAt'],
          direction: args.orderBy?.direction ?? 'desc',
        };
        const query: { select?: object } = queryFromInfo({
          context,
          info,
          path: ['edges', 'node'],
          select: { id: true, [order.column.name]: true },
        });
        const page = await keysetPage(args, order, ({ AND, ...rest }) =>
          database.session.findMany({ ...query, ...rest, where: { AND: [where, ...AND] } }),
        );
        return { ...page, count: () => database.session.count({ where }) };
      },
    },
    {
      description: 'A page of sessions.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many sessions there are on all pages together.',
          resolve: async ({ count }) => await count(),
        }),
      }),
    },
    { description: 'A session on a page.' },
  ),
);

type SessionFilter = {
  readonly status?: readonly string[] | null | undefined;
  readonly phoneId?: string | null | undefined;
  readonly agentId?: string | null | undefined;
  readonly taskId?: string | null | undefined;
  readonly metadata?: { readonly key: string; readonly value?: unknown } | null | undefined;
  readonly tag?: string | null | undefined;
  readonly search?: string | null | undefined;
  readonly createdAfter?: Date | null | undefined;
  readonly createdBefore?: Date | null | undefined;
};

async function sessionFilter(
  { status, phoneId, agentId, taskId, metadata, tag, search, createdAfter, createdBefore }: SessionFilter,
  { principal, sessions, agents }: GraphQLContext,
) {
  const { organizationId } = await principal();
  return {
    organizationId,
    deletedAt: null,
    ...(status && { status: { in: [...status] } }),
    ...(phoneId != null && { phoneId: (await sessions.phone(organizationId, phoneId)).id }),
    ...(agentId != null && { agentId: (await agents.get(organizationId, agentId)).id }),
    ...(taskId != null && {
      taskId: validate(z.object({ taskId: sessionFields.taskId }), { taskId }).taskId,
    }),
    ...(metadata != null && { dataRows: { some: datum(metadata) } }),
    ...(tag != null && { tagRows: { some: { tag } } }),
    ...(search != null && holding(search)),
    createdAt: {
      ...(createdAfter != null && { gte: createdAfter }),
      ...(createdBefore != null && { lt: createdBefore }),
    },
  };
}

/** @throws {DomainError} `INVALID_INPUT` */
function datum({ key, value }: { readonly key: string; readonly value?: unknown }) {
  const simple = z.union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false');
  const valid = validate(z.object({ key: words(100), value: simple }), { key, value });
  return { key: valid.key, value: JSON.stringify(valid.value) };
}

/** @throws {DomainError} `INVALID_INPUT` */
function holding(search: string): { OR: object[] } {
  validate(z.object({ search: words(MAX_SEARCH) }), { search });
  // The database takes both for wildcards. Many a per cent sign in one pattern would keep it busy for hours.
  const contains = search.replaceAll('%', '_');
  return { OR: [{ instruction: { contains } }, { title: { contains } }] };
}
