import { exportPath } from '../src/domain/export-format.ts';
import { formatId, livePath, parseId, type SessionId } from '../src/domain/ids.ts';
import {
  type Effort,
  isFinal,
  type PauseReason,
  type PictureSize,
  type SessionMode,
  type SessionStatus,
  type ToolProfile,
} from '../src/domain/session.ts';
import { durationMs } from '../src/domain/session-record.ts';
import type { JsonObject } from '../src/lib/json.ts';
import { sessionNotFound } from '../src/sessions/command-context.ts';
import { builder } from './builder.ts';
import { Node } from './node.ts';
import { Phone, presentPhone } from './phone.ts';
import {
  EffortEnum,
  ExportFormatEnum,
  PictureSizeEnum,
  SessionModeEnum,
  SessionPauseReasonEnum,
  SessionStatusEnum,
  ToolProfileEnum,
} from './session-status.ts';

/** @throws {DomainError} `SESSION_NOT_FOUND` for what is no id: nobody can tell it from an unknown one */
export function sessionIdOf(text: string | number): SessionId {
  const id = parseId('sess', String(text));
  if (!id) throw sessionNotFound();
  return id;
}

/** One agent run on one phone. */
export const Session = builder.prismaObject('Session', {
  interfaces: [Node],
  description: 'One agent run on one phone, from its creation to its final status.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `sess_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('sess', id),
    }),
    phoneId: t.id({
      description: 'The id of the phone that it runs on.',
      select: { phoneId: true },
      resolve: ({ phoneId }) => formatId('phone', phoneId),
    }),
    phone: t.field({
      type: Phone,
      nullable: true,
      description: 'The phone that it runs on; null when the phone was removed since.',
      select: (_args, _context, nested) => ({ phone: nested({ select: { removedAt: true } }) }),
      resolve: ({ phone }) => presentPhone(phone),
    }),
    liveUrl: t.string({
      nullable: true,
      description:
        'Where its phone is seen live, as MJPEG: a path on this server, for a GET with the same key; null once it has ended.',
      select: { phoneId: true, status: true },
      resolve: ({ phoneId, status }) => (isFinal(status as SessionStatus) ? null : livePath(phoneId)),
    }),
    exportUrl: t.string({
      description: 'Where it is exported as a file: a path on this server, for a GET with the same key.',
      args: { format: t.arg({ type: ExportFormatEnum, required: true, description: 'As what.' }) },
      select: { id: true },
      resolve: ({ id }, { format }) => exportPath(id, format),
    }),
    latestFrame: t.relation('latestFrame', {
      nullable: true,
      description: 'The newest picture of its screen.',
    }),
    agentId: t.id({
      nullable: true,
      description: 'The id of the agent that it started from; null without one, and once that is deleted.',
      select: { agentId: true },
      resolve: ({ agentId }) => agentId && formatId('agent', agentId),
    }),
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
    taskId: t.exposeString('taskId', {
      nullable: true,
      description: "The client's own name of a task that it belongs to.",
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
    effort: t.field({
      type: EffortEnum,
      nullable: true,
      description: 'How hard the model thinks; null for as is usual.',
      select: { effort: true },
      resolve: ({ effort }) => effort as Effort | null,
    }),
    capabilities: t.field({
      type: ['JSONObject'],
      nullable: true,
      description: 'What it is given, `{ref, config}` each; null for all but `remember`.',
      select: { capabilities: true },
      resolve: ({ capabilities }) =>
        capabilities === null ? null : (JSON.parse(capabilities) as JsonObject[]),
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
  }),
});
