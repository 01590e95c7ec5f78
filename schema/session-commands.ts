import { createHash } from 'node:crypto';
import { z } from 'zod';
import { capabilityUses } from '../src/domain/capability.ts';
import { parseId, type SessionId } from '../src/domain/ids.ts';
import { poolName } from '../src/domain/names.ts';
import { SESSION_DEFAULTS, sessionFields } from '../src/domain/session-fields.ts';
import { snapshotNotFound } from '../src/domain/snapshot.ts';
import { validate } from '../src/domain/validate.ts';
import { SESSION_WEBHOOK_EVENTS, webhookFields } from '../src/domain/webhook.ts';
import { EventType } from './agent-event.ts';
import { builder } from './builder.ts';
import type { GraphQLContext } from './context.ts';
import { Session, sessionIdOf } from './session.ts';
import { EffortEnum, PictureSizeEnum, SessionModeEnum, ToolProfileEnum } from './session-status.ts';

const CreateSessionInput = builder.inputType('CreateSessionInput', {
  description: 'What a session is to be.',
  fields: (t) => ({
    agentId: t.id({
      description: 'The id of an agent, or its name: what it says holds for what is not said here.',
    }),
    phoneId: t.id({
      description:
        "The id of a phone, or its name. The agent's phone or pool, or any free phone, when absent.",
    }),
    pool: t.string({ description: 'The name of a pool, any free phone of which will do.' }),
    queue: t.boolean({
      description:
        'Whether to wait when no such phone is free: for the one with the shortest queue, and in turn. `PHONE_BUSY` when absent.',
    }),
    instruction: t.string({
      description:
        'What to do, 1 to 10,000 characters. A conversation may begin without one, and waits to be spoken to.',
    }),
    restoreFromSessionId: t.id({
      description:
        'The id of a session, which may be deleted by now: its latest snapshot is what the phone holds when the session begins.',
    }),
    mode: t.field({ type: SessionModeEnum, description: 'A task unless said otherwise.' }),
    model: t.string({ description: "The id of a model; the server's own when absent." }),
    effort: t.field({ type: EffortEnum, description: 'How hard the model thinks; as is usual when absent.' }),
    capabilities: t.field({
      type: ['JSONObject'],
      description:
        "What it is given, `{ref, config}` each, by the ids of `capabilities`: added to what its agent is given, and all that it is given without an agent. What it would have anyway when absent. A `config` takes the place of the agent's.",
    }),
    title: t.string({ description: 'A name for people, 1 to 200 characters.' }),
    tags: t.stringList({ description: 'At most 50 labels of 1 to 100 characters.' }),
    metadata: t.field({
      type: 'JSONObject',
      description: "Data of the client's own, at most 64 kB of JSON and 32 levels deep.",
    }),
    taskId: t.string({
      description: "The client's own name of a task that it belongs to, 1 to 200 characters.",
    }),
    toolProfile: t.field({
      type: ToolProfileEnum,
      description:
        "Which tools the agent acts with; what suits the model and its host, or the server's setting, when absent.",
    }),
    pictureSize: t.field({
      type: PictureSizeEnum,
      description: "How large the screenshots are that the model sees; the server's setting when absent.",
    }),
    maxCostUsd: t.float({
      description:
        'What it may cost, in US dollars, held against the worst case before each request. The session pauses when the next request might exceed it, until `setSessionBudget`.',
    }),
    allowedApps: t.stringList({
      description: 'The apps that the agent may use, by package or name, 1 to 100; any when absent.',
    }),
    policy: t.field({
      type: 'JSONObject',
      description:
        'What needs an approval and how dialogs of the system are answered: `{approvals: [{tool, app, pattern, decision, reason}], dialogs: {permission, crash, notResponding}, approvalTimeoutS}`.',
    }),
    outputSchema: t.field({
      type: 'JSONObject',
      description: "A JSON Schema that the agent's result must fit; it is found in `output` then.",
    }),
    webhookUrl: t.string({
      description: 'Where its events are sent to as they happen, signed as Standard Webhooks are.',
    }),
    webhookEvents: t.field({
      type: [EventType],
      description: `The types of events that are sent there, an empty list for all; ${SESSION_WEBHOOK_EVENTS.join(', ')} when absent.`,
    }),
    maxTurns: t.int({
      description: `The limit of model turns, 1 to 1,000; ${SESSION_DEFAULTS.maxTurns} when absent, all of them for a conversation.`,
    }),
    timeoutS: t.int({
      description: `The limit of running time in seconds, 1 to 86,400; ${SESSION_DEFAULTS.timeoutS} when absent, all of it for a conversation.`,
    }),
  }),
});

const createSessionInput = z.object({
  agentId: z.string().min(1).optional(),
  phoneId: z.string().min(1).optional(),
  pool: poolName.optional(),
  capabilities: capabilityUses.optional(),
  effort: sessionFields.effort.optional(),
  queue: z.boolean().optional(),
  instruction: sessionFields.instruction.optional(),
  restoreFromSessionId: z.string().optional(),
  mode: sessionFields.mode.optional(),
  model: sessionFields.model.optional(),
  title: sessionFields.title.optional(),
  tags: sessionFields.tags.optional(),
  metadata: sessionFields.metadata.optional(),
  taskId: sessionFields.taskId.optional(),
  toolProfile: sessionFields.toolProfile.optional(),
  pictureSize: sessionFields.pictureSize.optional(),
  maxTurns: sessionFields.maxTurns.optional(),
  timeoutS: sessionFields.timeoutS.optional(),
  maxCostUsd: sessionFields.maxCostUsd.optional(),
  allowedApps: sessionFields.allowedApps.optional(),
  policy: sessionFields.policy.optional(),
  outputSchema: sessionFields.outputSchema.optional(),
  webhookUrl: webhookFields.url.optional(),
  webhookEvents: webhookFields.eventTypes.optional(),
});

const messageInput = z.object({
  text: sessionFields.message,
  model: sessionFields.model.optional(),
  effort: sessionFields.effort.optional(),
});

const idempotencyInput = z.object({ idempotencyKey: z.string().min(1).max(255) });

/** @throws {DomainError} `SNAPSHOT_NOT_FOUND` for what is no id of a session */
function savedSession(text: string): { readonly sessionId: SessionId } {
  const sessionId = parseId('sess', text);
  if (!sessionId) throw snapshotNotFound('There is no such session to restore from.');
  return { sessionId };
}

type Command = 'pause' | 'resume' | 'interrupt' | 'stop' | 'complete';

const COMMANDS = {
  pause: 'Stops the session before its next action; its phone stays with it.',
  resume: 'Lets a paused session go on, with a fresh look at the screen.',
  interrupt: 'Ends the present turn at once; the session waits for a message.',
  stop: 'Ends the session for good and frees its phone.',
  complete: 'Ends the session for good, as one that is done, and frees its phone.',
} as const satisfies Record<Command, string>;

/** Loads a session again after a command, as the selection wants it. */
export async function reload<Query extends object>(
  { database }: GraphQLContext,
  query: Query,
  id: SessionId,
): Promise<Awaited<ReturnType<typeof database.session.findUniqueOrThrow>>> {
  return await database.session.findUniqueOrThrow({ ...query, where: { id } });
}

builder.mutationField('createSession', (t) =>
  t.prismaField({
    type: Session,
    description:
      'Creates a session and starts it. Fails with `INVALID_INPUT`, `AGENT_NOT_FOUND`, `PHONE_NOT_FOUND`, `PHONE_BUSY`, `PHONE_NOT_CONNECTED`, `SNAPSHOT_NOT_FOUND`, `NOT_SUPPORTED` for a phone that can not be restored, `TOO_MANY_SESSIONS`, `QUOTA_EXCEEDED` or `IDEMPOTENCY_KEY_REUSED`.',
    args: {
      input: t.arg({ type: CreateSessionInput, required: true, description: 'What it is to be.' }),
      idempotencyKey: t.arg.string({
        description:
          'Any text of 1 to 255 characters that stands for this one request: a repetition within 24 hours creates nothing and answers with the first session.',
      }),
    },
    resolve: async (query, _root, { input, idempotencyKey }, context) => {
      const { organizationId, apiKeyId } = await context.principal('control');
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
      const fields = validate(createSessionInput, given);
      const { phoneId, agentId, restoreFromSessionId, ...rest } = fields;
      const restoreFrom = restoreFromSessionId === undefined ? undefined : savedSession(restoreFromSessionId);
      const session = { ...rest, phone: phoneId, agent: agentId, apiKeyId, restoreFrom };
      if (idempotencyKey == null) {
        return await reload(context, query, (await context.sessions.create(organizationId, session)).id);
      }
      const { idempotencyKey: key } = validate(idempotencyInput, { idempotencyKey });
      const { body } = await context.sessions.createOnce(organizationId, session, {
        key,
        requestHash: createHash('sha256')
          .update(`createSession ${JSON.stringify(fields)}`)
          .digest('hex'),
        respond: ({ id }) => ({ status: 200, body: id }),
      });
      const found = await context.sessions.get(organizationId, body as SessionId);
      return await reload(context, query, found.id);
    },
  }),
);

for (const [command, description] of Object.entries(COMMANDS) as [Command, string][]) {
  builder.mutationField(`${command}Session`, (t) =>
    t.prismaField({
      type: Session,
      description: `${description} Fails with \`SESSION_NOT_FOUND\` or \`INVALID_TRANSITION\`.`,
      args: { id: t.arg.id({ required: true, description: 'The id of the session.' }) },
      resolve: async (query, _root, { id }, context) => {
        const { organizationId } = await context.principal('control');
        const sessionId = sessionIdOf(id);
        await context.sessions[command](organizationId, sessionId);
        return await reload(context, query, sessionId);
      },
    }),
  );
}

builder.mutationField('sendMessage', (t) =>
  t.prismaField({
    type: Session,
    description:
      'Says something to the agent, which hears it at its next turn, and may hand the session to another model. Fails with `SESSION_NOT_FOUND`, `INVALID_INPUT` or `INVALID_TRANSITION`.',
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      text: t.arg.string({ required: true, description: 'What to say, 1 to 10,000 characters.' }),
      model: t.arg.string({
        description: 'The id of a model that drives the session from then on, with the tools that it has.',
      }),
      effort: t.arg({ type: EffortEnum, description: 'How hard the model thinks from then on.' }),
    },
    resolve: async (query, _root, { sessionId, text, model, effort }, context) => {
      const { organizationId } = await context.principal('control');
      const id = sessionIdOf(sessionId);
      const said = validate(messageInput, { text, model: model ?? undefined, effort: effort ?? undefined });
      await context.sessions.message(organizationId, id, said);
      return await reload(context, query, id);
    },
  }),
);
