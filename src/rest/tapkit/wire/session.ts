import { z } from 'zod';
import { formatId } from '../../../domain/ids.ts';
import { SESSION_STATUSES } from '../../../domain/session.ts';
import { SESSION_DEFAULTS, sessionFields } from '../../../domain/session-fields.ts';
import { durationMs, type SessionRecord } from '../../../domain/session-record.ts';
import { SESSION_WEBHOOK_EVENTS, webhookFields } from '../../../domain/webhook.ts';
import { onceEach } from '../../../lib/once-each.ts';
import { sessionNotFound } from '../../../sessions/command-context.ts';
import type { CreateSession } from '../../../sessions/session-input.ts';
import { pathId } from './id.ts';
import { digits } from './number.ts';
import { wirePolicy } from './policy.ts';

const { maxTurns, timeoutS } = SESSION_DEFAULTS;

/** `{session_id}` in a path. */
export const sessionPath = z.object({
  session_id: pathId('sess', sessionNotFound, 'The id of a session.'),
});

/** The body of `POST /v1/sessions`; a field that isn't listed is refused, so that no typo is ignored. */
export const createSessionBody = z
  .strictObject({
    phone_id: z.string().min(1).meta({ description: "A phone's id, or its name.", example: 'virtual-1' }),
    instruction: sessionFields.instruction.meta({
      description: 'What the agent is to do, in plain words.',
      example: 'Open Notes',
    }),
    model: sessionFields.model.optional().meta({
      description: "Who drives the phone; the server's own choice unless given.",
      example: 'opposable-demo',
    }),
    title: sessionFields.title.optional().meta({ description: 'A name for people.', example: 'Notes' }),
    tags: sessionFields.tags.optional().meta({ description: 'Words to find it by.', example: ['nightly'] }),
    metadata: sessionFields.metadata.optional().meta({
      type: 'object',
      additionalProperties: true,
      description: 'Anything of yours: at most 64 kB of JSON, 32 levels deep.',
      example: { order: 17 },
    }),
    tool_profile: sessionFields.toolProfile
      .optional()
      .meta({ description: 'Which tools the agent acts with; what suits the model unless given.' }),
    picture_size: sessionFields.pictureSize
      .optional()
      .meta({ description: 'How large the pictures are that the model is sent.' }),
    max_turns: sessionFields.maxTurns
      .optional()
      .meta({ description: `Model turns until the session fails; ${maxTurns} unless given.` }),
    timeout_s: sessionFields.timeoutS
      .optional()
      .meta({ description: `Seconds of running time until the session fails; ${timeoutS} unless given.` }),
    max_cost_usd: sessionFields.maxCostUsd
      .optional()
      .meta({ description: 'US dollars at which the session pauses and asks for more.' }),
    allowed_apps: sessionFields.allowedApps
      .optional()
      .meta({ description: 'The apps that the agent may use, by package or name.', example: ['Notes'] }),
    policy: wirePolicy.optional(),
    output_schema: sessionFields.outputSchema.optional().meta({
      type: 'object',
      additionalProperties: true,
      description: 'A JSON Schema that the result is held to.',
      example: { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] },
    }),
    webhook_url: webhookFields.url.optional().meta({
      description: 'Where its events are sent to as they happen, signed as Standard Webhooks are.',
      example: 'https://hooks.example/sessions',
    }),
    webhook_events: webhookFields.eventTypes.optional().meta({
      description: `The types of events that are sent there, an empty list for all; ${SESSION_WEBHOOK_EVENTS.join(', ')} unless given.`,
      example: ['result', 'error'],
    }),
  })
  .meta({ id: 'CreateSession', example: { phone_id: 'virtual-1', instruction: 'Open Notes' } });

/** The query of `GET /v1/sessions`. */
export const listQuery = z.strictObject({
  status: z.enum(SESSION_STATUSES).optional().meta({ description: 'Only sessions that stand there.' }),
  phone_id: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Only sessions of the phone of this id or name.', example: 'virtual-1' }),
  limit: digits({ min: 1, max: 100, default: 20 }).default(20).meta({ description: 'How many at the most.' }),
});

/** A session as TapKit shows it: exactly the documented fields. */
export const wireSession = z
  .strictObject({
    id: z.string().meta({ example: 'sess_019ac3f5d1c07a3e8f00a1b2c3d4e5f6' }),
    phone_id: z.string(),
    instruction: z.string(),
    status: z.enum(SESSION_STATUSES).meta({ description: '`completed`, `failed` and `killed` are final.' }),
    cost_usd: z.number().nullable().meta({ description: 'US dollars so far; null when a price is unknown.' }),
    duration_ms: z.int().nullable().meta({ description: 'Running time so far, without pauses.' }),
    num_turns: z.int().nullable().meta({ description: 'Model turns so far.' }),
    error: z.string().nullable().meta({ description: 'Why it failed: a code, a colon, a sentence.' }),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Session', description: "One agent's run on one phone." });

/** The answer of `GET /v1/sessions`. */
export const wireSessionList = z.strictObject({ sessions: z.array(wireSession) }).meta({ id: 'SessionList' });

/** @returns what a body asks for, in the words of the core. */
export function toCreateSession(body: z.output<typeof createSessionBody>): CreateSession {
  const { model, title, tags, metadata, instruction, policy } = body;
  return {
    ...{ model, title, tags, metadata, instruction, policy },
    phone: body.phone_id,
    toolProfile: body.tool_profile,
    pictureSize: body.picture_size,
    maxTurns: body.max_turns,
    timeoutS: body.timeout_s,
    maxCostUsd: body.max_cost_usd,
    allowedApps: body.allowed_apps,
    outputSchema: body.output_schema,
    webhookUrl: body.webhook_url,
    webhookEvents: body.webhook_events,
  };
}

/** @returns a session as TapKit shows it. */
export function toWireSession(session: SessionRecord, now: number): z.output<typeof wireSession> {
  return { ...atRest(session), duration_ms: durationMs(session, now) };
}

const atRest = onceEach((session: SessionRecord): z.output<typeof wireSession> => {
  const started = session.startedAt !== null;
  return {
    id: formatId('sess', session.id),
    phone_id: formatId('phone', session.phoneId),
    instruction: session.instruction,
    status: session.status,
    cost_usd: started && session.costMicroUsd !== null ? session.costMicroUsd / 1e6 : null,
    duration_ms: null,
    num_turns: started ? session.numTurns : null,
    error: session.error,
    created_at: session.createdAt.toISOString(),
    started_at: session.startedAt?.toISOString() ?? null,
    completed_at: session.completedAt?.toISOString() ?? null,
  };
});
