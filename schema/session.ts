import { z } from 'zod';
import type { Principal } from '../src/auth/principal.ts';
import { formatId, parseId, type SessionId } from '../src/domain/ids.ts';
import type {
  PauseReason,
  PictureSize,
  SessionMode,
  SessionStatus,
  ToolProfile,
} from '../src/domain/session.ts';
import { durationMs } from '../src/domain/session-record.ts';
import { validate } from '../src/domain/validate.ts';
import type { JsonObject } from '../src/lib/json.ts';
import { sessionNotFound } from '../src/sessions/command-context.ts';
import type { SessionService } from '../src/sessions/session-service.ts';
import { AgentEventInterface } from './agent-event.ts';
import { builder } from './builder.ts';
import {
  PictureSizeEnum,
  SessionModeEnum,
  SessionPauseReasonEnum,
  SessionStatusEnum,
  ToolProfileEnum,
} from './session-status.ts';

/** How many events one read of a log may ask for. */
const MAX_EVENTS = 1_000;

/** @throws {DomainError} `SESSION_NOT_FOUND` for what is no id: nobody can tell it from an unknown one */
export function sessionIdOf(text: string | number): SessionId {
  const id = parseId('sess', String(text));
  if (!id) throw sessionNotFound();
  return id;
}

/** One agent run on one phone. */
export const Session = builder.prismaObject('Session', {
  description: 'One agent run on one phone, from its creation to its final status.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `sess_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('sess', id),
    }),
    phone: t.relation('phone', { description: 'The phone that it runs on.' }),
    instruction: t.exposeString('instruction', { description: 'What the user asked for.' }),
    mode: t.field({
      type: SessionModeEnum,
      description: 'Whether it ends when the agent is done.',
      select: { mode: true },
      resolve: ({ mode }) => mode as SessionMode,
    }),
    title: t.exposeString('title', { nullable: true, description: 'A name for people.' }),
    tags: t.stringList({
      description: 'Labels for finding it again.',
      select: { tags: true },
      resolve: ({ tags }) => JSON.parse(tags) as string[],
    }),
    metadata: t.field({
      type: 'JSONObject',
      description: "Data of the client's own.",
      select: { metadata: true },
      resolve: ({ metadata }) => JSON.parse(metadata) as JsonObject,
    }),
    model: t.exposeString('model', { description: 'The id of the model that drives it.' }),
    modelLabel: t.exposeString('modelLabel', { description: 'Who drives it, for people.' }),
    toolProfile: t.field({
      type: ToolProfileEnum,
      description: 'Which tools the agent acts with.',
      select: { toolProfile: true },
      resolve: ({ toolProfile }) => toolProfile as ToolProfile,
    }),
    pictureSize: t.field({
      type: PictureSizeEnum,
      description: 'How large the screenshots are that the model sees.',
      select: { pictureSize: true },
      resolve: ({ pictureSize }) => pictureSize as PictureSize,
    }),
    maxCostUsd: t.float({
      nullable: true,
      description: 'What it may cost, in US dollars; null for any amount.',
      select: { maxCostMicroUsd: true },
      resolve: ({ maxCostMicroUsd }) => (maxCostMicroUsd === null ? null : maxCostMicroUsd / 1e6),
    }),
    allowedApps: t.stringList({
      nullable: true,
      description: 'The apps that the agent may use, by package or name; null for any.',
      select: { allowedApps: true },
      resolve: ({ allowedApps }) => (allowedApps === null ? null : (JSON.parse(allowedApps) as string[])),
    }),
    policy: t.field({
      type: 'JSONObject',
      description: 'What needs an approval, and how dialogs of the system are answered.',
      select: { policy: true },
      resolve: ({ policy }) => JSON.parse(policy) as JsonObject,
    }),
    outputSchema: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'The JSON Schema of its output.',
      select: { outputSchema: true },
      resolve: ({ outputSchema }) =>
        outputSchema === null ? null : (JSON.parse(outputSchema) as JsonObject),
    }),
    maxTurns: t.exposeInt('maxTurns', { description: 'The limit of model turns.' }),
    timeoutS: t.exposeInt('timeoutS', { description: 'The limit of running time, in seconds.' }),
    status: t.field({
      type: SessionStatusEnum,
      description: 'Where it stands.',
      select: { status: true },
      resolve: ({ status }) => status as SessionStatus,
    }),
    pauseReason: t.field({
      type: SessionPauseReasonEnum,
      nullable: true,
      description: 'What it waits for, while it is paused.',
      select: { pauseReason: true },
      resolve: ({ pauseReason }) => pauseReason as PauseReason | null,
    }),
    waitsFor: t.field({
      type: AgentEventInterface,
      nullable: true,
      description: 'What a paused session asks its user: the question, or the request for approval.',
      select: { id: true, pauseReason: true },
      resolve: async ({ id, pauseReason }, _args, { feed }) => {
        if (pauseReason === 'question') return await feed.newest(id as SessionId, 'question');
        if (pauseReason === 'approval') return await feed.newest(id as SessionId, 'approval_requested');
        return null;
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it first ran.' }),
    completedAt: t.expose('completedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    durationMs: t.int({
      nullable: true,
      description: 'Its running time so far, in milliseconds; pauses do not count.',
      select: { startedAt: true, runningMs: true, runningSince: true },
      resolve: (session, _args, { clock }) => durationMs(session, clock.now()),
    }),
    numTurns: t.exposeInt('numTurns', { description: 'Its model turns so far.' }),
    costUsd: t.float({
      nullable: true,
      description: 'Its cost so far in US dollars; null when the price of its model is not known.',
      select: { costMicroUsd: true },
      resolve: ({ costMicroUsd }) => (costMicroUsd === null ? null : costMicroUsd / 1e6),
    }),
    inputTokens: t.exposeInt('inputTokens', { description: 'Input tokens that no cache held.' }),
    cacheReadTokens: t.exposeInt('cacheReadTokens', { description: 'Input tokens that a cache held.' }),
    cacheWriteTokens: t.exposeInt('cacheWriteTokens', { description: 'Input tokens written to a cache.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Output tokens.' }),
    success: t.exposeBoolean('success', {
      nullable: true,
      description: 'Whether the agent says that it did what was asked; null until it reports.',
    }),
    result: t.exposeString('result', { nullable: true, description: "The agent's report." }),
    output: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The result that fits its schema.',
      select: { output: true },
      resolve: ({ output }) => (output === null ? null : (JSON.parse(output) as unknown)),
    }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed: `CODE: what happened`.' }),
    events: t.field({
      type: [AgentEventInterface],
      description: 'Its log, or a part of it, in order.',
      args: {
        after: t.arg.int({
          defaultValue: -1,
          required: true,
          description: 'Only events with a higher index.',
        }),
        limit: t.arg.int({
          defaultValue: 100,
          required: true,
          description: `How many at the most, 1 to ${MAX_EVENTS}.`,
        }),
      },
      select: { id: true },
      resolve: ({ id }, args, { feed }) => {
        const range = validate(
          z.object({ after: z.int().min(-1), limit: z.int().min(1).max(MAX_EVENTS) }),
          args,
        );
        return feed.read(id as SessionId, range);
      },
    }),
  }),
});

builder.queryFields((t) => ({
  session: t.prismaField({
    type: Session,
    description: 'A session. Fails with `SESSION_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the session.' }) },
    resolve: async (query, _root, { id }, { sight, database }, info) => {
      const { organizationId } = await sight({ sessionId: id }, info);
      const session = await database.session.findFirst({
        ...query,
        where: { id: sessionIdOf(id), organizationId },
      });
      if (!session) throw sessionNotFound();
      return session;
    },
  }),
  sessions: t.prismaConnection({
    type: Session,
    cursor: 'id',
    description: "The organisation's sessions, newest first.",
    args: {
      status: t.arg({ type: [SessionStatusEnum], description: 'Only sessions with one of these statuses.' }),
      phoneId: t.arg.id({ description: 'Only sessions on this phone: its id or its name.' }),
    },
    totalCount: async (_connection, { status, phoneId }, { principal, sessions, database }) =>
      database.session.count({ where: await sessionFilter(await principal(), sessions, status, phoneId) }),
    resolve: async (query, _root, { status, phoneId }, { principal, sessions, database }) => {
      const where = await sessionFilter(await principal(), sessions, status, phoneId);
      // A cursor that somebody made up may hold a value of any type.
      validate(z.object({ cursor: z.object({ id: z.string() }).optional() }), query);
      return await database.session.findMany({
        ...query,
        where,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
    },
  }),
}));

async function sessionFilter(
  { organizationId }: Principal,
  sessions: SessionService,
  status: readonly SessionStatus[] | null | undefined,
  phoneId: string | null | undefined,
): Promise<{ organizationId: string; status?: { in: SessionStatus[] }; phoneId?: string }> {
  return {
    organizationId,
    ...(status && { status: { in: [...status] } }),
    ...(phoneId != null && { phoneId: (await sessions.phone(organizationId, phoneId)).id }),
  };
}
