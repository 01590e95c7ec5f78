import { resultSchemaProblem } from '../agent/judging/result-schema.ts';
import type { EventDraft } from '../domain/agent-event.ts';
import { DomainError } from '../domain/errors.ts';
import { type ApiKeyId, newId, type OrganizationId, type SessionId } from '../domain/ids.ts';
import { DEFAULT_POLICY, type Policy } from '../domain/policy.ts';
import type { PictureSize, SessionMode, ToolProfile } from '../domain/session.ts';
import { SESSION_DEFAULTS } from '../domain/session-fields.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import { NO_USAGE } from '../domain/usage.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Clock } from '../lib/clock.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Model } from '../models/model.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Transaction } from '../storage/database.ts';
import {
  type IdempotentRequest,
  recallResponse,
  rememberResponse,
  type StoredResponse,
} from '../storage/idempotent-responses.ts';
import { findPhone } from '../storage/phone-records.ts';
import { insertSession, leasePhone } from '../storage/session-records.ts';
import type { PickModel } from './pick-model.ts';

/** What a client asks for; the edges have validated it by `domain/session-fields.ts`. */
export type CreateSession = {
  /** The key that asks. */
  readonly apiKeyId?: ApiKeyId | undefined;
  /** The id of a phone, or its name. */
  readonly phone: string;
  readonly instruction: string;
  readonly mode?: SessionMode | undefined;
  readonly model?: string | undefined;
  readonly title?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly metadata?: JsonObject | undefined;
  readonly toolProfile?: ToolProfile | undefined;
  readonly pictureSize?: PictureSize | undefined;
  readonly maxTurns?: number | undefined;
  readonly timeoutS?: number | undefined;
  readonly maxCostUsd?: number | undefined;
  /** Packages or names; any when absent. */
  readonly allowedApps?: readonly string[] | undefined;
  readonly policy?: Policy | undefined;
  /** A JSON Schema. */
  readonly outputSchema?: JsonObject | undefined;
};

/** What a server gives sessions that don't say otherwise. */
export type SessionDefaults = {
  /** Undefined for what suits the model and its host. */
  readonly toolProfile: ToolProfile | undefined;
  readonly pictureSize: PictureSize;
};

/** A creation that happens once, and the answer that every repetition gets. */
export type Once = Omit<IdempotentRequest, 'organizationId'> & {
  readonly respond: (session: SessionRecord) => StoredResponse;
};

/** What creating a session works with. */
export type CreateSessionContext = {
  readonly log: EventLog;
  readonly queue: SessionQueue;
  readonly pickModel: PickModel;
  readonly defaults: SessionDefaults;
  readonly clock: Clock;
};

/**
 * Creates a session, takes the phone for it and has it handled.
 *
 * @throws {DomainError} `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_BUSY`, `INVALID_INPUT` for a
 *   model that this server doesn't have
 */
export async function createSession(
  context: CreateSessionContext,
  organizationId: OrganizationId,
  input: CreateSession,
): Promise<SessionRecord> {
  const id = newId('sess');
  const session = await context.log.open(id, (tx, append) =>
    insert(context, tx, append, id, organizationId, input),
  );
  await context.queue.enqueue(id);
  return session;
}

/**
 * The same, once for each idempotency key: a repetition gets the first answer and has no effect.
 *
 * @throws {DomainError} also `IDEMPOTENCY_KEY_REUSED`
 */
export async function createSessionOnce(
  context: CreateSessionContext,
  organizationId: OrganizationId,
  input: CreateSession,
  { respond, ...once }: Once,
): Promise<StoredResponse> {
  const id = newId('sess');
  const request = { organizationId, ...once };
  const now = context.clock.now();
  const { response, isNew } = await context.log.open(id, async (tx, append) => {
    const stored = await recallResponse(tx, request, now);
    if (stored) return { response: stored, isNew: false };
    const fresh = respond(await insert(context, tx, append, id, organizationId, input));
    await rememberResponse(tx, request, fresh, now);
    return { response: fresh, isNew: true };
  });
  if (isNew) await context.queue.enqueue(id);
  return response;
}

async function insert(
  { pickModel, defaults, clock }: CreateSessionContext,
  tx: Transaction,
  append: (drafts: readonly EventDraft[]) => Promise<void>,
  id: SessionId,
  organizationId: OrganizationId,
  input: CreateSession,
): Promise<SessionRecord> {
  const { model, modelId } = pickModel(input.model);
  refuseUnkeepable(input, model, modelId);
  const phone = await findPhone(tx, organizationId, input.phone);
  if (!phone) throw phoneNotFound(input.phone);
  if (phone.connectionStatus === 'offline') {
    throw new DomainError(
      'PHONE_NOT_CONNECTED',
      `The phone "${phone.name}" is offline. Connect it and try again.`,
    );
  }
  const modelLabel = model.label(modelId);
  const drafts = firstEvents(input.instruction, modelLabel);
  const session = {
    id,
    organizationId,
    phoneId: phone.id,
    apiKeyId: input.apiKeyId ?? null,
    instruction: input.instruction,
    mode: input.mode ?? SESSION_DEFAULTS.mode,
    title: input.title ?? null,
    tags: input.tags ?? [],
    metadata: input.metadata ?? {},
    model: modelId,
    modelLabel,
    toolProfile: input.toolProfile ?? defaults.toolProfile ?? model.toolProfile(modelId),
    pictureSize: input.pictureSize ?? defaults.pictureSize,
    maxTurns: input.maxTurns ?? SESSION_DEFAULTS.maxTurns,
    timeoutS: input.timeoutS ?? SESSION_DEFAULTS.timeoutS,
    maxCostMicroUsd: input.maxCostUsd === undefined ? null : Math.round(input.maxCostUsd * 1e6),
    allowedApps: input.allowedApps ?? null,
    policy: input.policy ?? DEFAULT_POLICY,
    outputSchema: input.outputSchema ?? null,
    createdAt: new Date(clock.now()),
  };
  const record = await insertSession(tx, session, drafts.length);
  if (!(await leasePhone(tx, phone.id, id))) {
    throw new DomainError(
      'PHONE_BUSY',
      `The phone "${phone.name}" is held by another session. Wait for it to end, stop it, or name another phone.`,
    );
  }
  await append(drafts);
  return record;
}

/** @throws {DomainError} `INVALID_INPUT` for a promise that the server could not keep */
function refuseUnkeepable({ maxCostUsd, outputSchema }: CreateSession, model: Model, modelId: string): void {
  if (maxCostUsd !== undefined && model.costMicroUsd(modelId, NO_USAGE) === null) {
    throw new DomainError(
      'INVALID_INPUT',
      `The price of the model "${modelId}" is not known, so that a limit of its cost can't be kept: leave the limit out, or choose another model.`,
    );
  }
  const problem = outputSchema && resultSchemaProblem(outputSchema);
  if (problem) throw new DomainError('INVALID_INPUT', `outputSchema: ${problem}`);
}

function firstEvents(instruction: string, modelLabel: string): readonly EventDraft[] {
  return [
    { type: 'status_changed', data: { from: null, to: 'creating', reason: `Driven by ${modelLabel}.` } },
    userMessage(instruction),
  ];
}

/** @returns the event of what a user says to the agent. */
export function userMessage(text: string): EventDraft<'user_message'> {
  return {
    type: 'user_message',
    data: { text },
    block: { role: 'user', content: [{ type: 'text', text }] },
  };
}

/** @returns the failure of naming a phone that the organisation doesn't have. */
export function phoneNotFound(idOrName: string): DomainError {
  return new DomainError(
    'PHONE_NOT_FOUND',
    `There is no phone "${idOrName}". List the phones to see their ids and names.`,
  );
}
