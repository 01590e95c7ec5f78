import { resultSchemaProblem } from '../agent/judging/result-schema.ts';
import { userContent } from '../agent/user-content.ts';
import type { AgentEvent, EventDraft } from '../domain/agent-event.ts';
import { sessionCapabilities } from '../domain/capability.ts';
import { DomainError } from '../domain/errors.ts';
import { newId, type OrganizationId, type SessionId } from '../domain/ids.ts';
import type { WantedPhone } from '../domain/phone.ts';
import { DEFAULT_POLICY } from '../domain/policy.ts';
import type { PictureSize, ToolProfile } from '../domain/session.ts';
import { SESSION_DEFAULTS, SESSION_LIMITS } from '../domain/session-fields.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import { type SnapshotRecord, snapshotNotFound } from '../domain/snapshot.ts';
import { NO_USAGE } from '../domain/usage.ts';
import { OWN_WEBHOOK_EVENTS } from '../domain/webhook.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import { webAddressProblem } from '../lib/public-address.ts';
import type { Model } from '../models/model.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Database, Transaction, WriteTransaction } from '../storage/database.ts';
import {
  type IdempotentRequest,
  recallResponse,
  rememberResponse,
  type StoredResponse,
} from '../storage/idempotent-responses.ts';
import { insertSession, leasePhone } from '../storage/session-records.ts';
import { findSnapshot, type SnapshotSource } from '../storage/snapshot-store.ts';
import { type NewWebhook, openCursors } from '../storage/webhook-records.ts';
import { agentNotFound } from './agent-service.ts';
import { agentNamed } from './built-in-agents.ts';
import { type ChosenPhone, choosePhone, likelyPhone, type PhoneWish } from './choose-phone.ts';
import type { PickModel } from './pick-model.ts';
import { demandQuotas } from './quotas.ts';
import type { CreateSession } from './session-input.ts';
import { withProfile } from './session-profile.ts';

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
  readonly database: Database;
  readonly log: EventLog;
  readonly wake: Pick<Wake, 'announce'>;
  readonly queue: SessionQueue;
  readonly pickModel: PickModel;
  readonly defaults: SessionDefaults;
  /** Whether webhooks may have private addresses; no unless said otherwise. */
  readonly allowPrivateAddresses?: boolean;
  readonly clock: Clock;
};

/**
 * Creates a session, takes a phone for it, or has it wait for one, and has it handled.
 *
 * @throws {DomainError} `AGENT_NOT_FOUND`, `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_BUSY`, `TOO_MANY_SESSIONS`,
 *   `QUOTA_EXCEEDED`, `INVALID_INPUT` for a model that this server doesn't have, `SNAPSHOT_NOT_FOUND`, and
 *   `NOT_SUPPORTED` for a phone that can't be put back to the snapshot
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
  await announceNew(context, session);
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
  const { response, created } = await context.log.open(id, async (tx, append) => {
    const stored = await recallResponse(tx, request, now);
    if (stored) return { response: stored, created: undefined };
    const session = await insert(context, tx, append, id, organizationId, input);
    const fresh = respond(session);
    await rememberResponse(tx, request, fresh, now);
    return { response: fresh, created: session };
  });
  if (created) await announceNew(context, created);
  return response;
}

/** Tells that a phone has a session, and has the session handled that can be worked on now. */
async function announceNew({ wake, queue }: CreateSessionContext, session: SessionRecord): Promise<void> {
  const { id, phoneId, isQueued, wantedPhone, instruction } = session;
  if (!isQueued && wantedPhone === null) wake.announce(phoneId);
  if (!isQueued && instruction !== '') await queue.enqueue(id);
}

async function insert(
  { pickModel, defaults, clock, allowPrivateAddresses = false }: CreateSessionContext,
  tx: WriteTransaction,
  append: (drafts: readonly EventDraft[]) => void,
  id: SessionId,
  organizationId: OrganizationId,
  asked: CreateSession,
): Promise<SessionRecord> {
  const now = clock.now();
  const agent = asked.agent === undefined ? undefined : await agentNamed(tx, organizationId, asked.agent);
  if (asked.agent !== undefined && !agent) throw agentNotFound(asked.agent);
  if (agent?.archivedAt) {
    throw new DomainError(
      'INVALID_INPUT',
      `The agent "${agent.name}" is archived: make it active again, or name another one.`,
    );
  }
  const capabilities = sessionCapabilities(agent?.capabilities, asked.capabilities);
  if (!agent && capabilities?.some(({ ref }) => ref === 'remember')) {
    throw new DomainError(
      'INVALID_INPUT',
      'The capability remember keeps its notes with an agent: name one.',
    );
  }
  const input = withProfile(asked, agent, capabilities ?? []);
  const { model, modelId } = pickModel(input.model);
  refuseUnkeepable(input, model, modelId);
  await demandQuotas(tx, { organizationId, apiKeyId: input.apiKeyId ?? null }, now);
  const webhook = ownWebhook(input, organizationId, id, now, allowPrivateAddresses);
  const { instruction = '', mode = SESSION_DEFAULTS.mode } = input;
  // A conversation goes on for as long as somebody speaks to it.
  const limits = mode === 'conversation' ? SESSION_LIMITS : SESSION_DEFAULTS;
  if (instruction === '' && mode === 'task') {
    throw new DomainError('INVALID_INPUT', 'A task needs an instruction; a conversation may begin without.');
  }
  const wanted = wantedPhone(input);
  const snapshot = input.restoreFrom && (await snapshotFrom(tx, organizationId, input.restoreFrom));
  const wish: PhoneWish = { wanted, snapshot };
  const isLater = input.phoneFrom === 'first_turn' && mode === 'conversation';
  const phone =
    isLater && instruction === ''
      ? undefined
      : await choosePhone(tx, organizationId, wish, isLater || (input.queue ?? false), now);
  const modelLabel = model.label(modelId);
  const drafts = firstEvents(instruction, { model: modelId, modelLabel }, phone);
  const session = {
    id,
    organizationId,
    phoneId: phone?.id ?? (await likelyPhone(tx, organizationId, wish)),
    wantedPhone: phone ? null : wanted,
    apiKeyId: input.apiKeyId ?? null,
    agentId: agent?.id ?? null,
    instruction,
    systemPrompt: agent?.systemPrompt ?? null,
    isQueued: phone?.isQueued ?? false,
    queuedAt: phone?.isQueued ? new Date(now) : null,
    mode,
    title: input.title ?? null,
    tags: input.tags ?? [],
    metadata: input.metadata ?? {},
    taskId: input.taskId ?? null,
    capabilities,
    effort: input.effort ?? null,
    restoreFromId: snapshot?.id ?? null,
    snapshotMode: input.snapshotMode ?? null,
    model: modelId,
    modelLabel,
    toolProfile: input.toolProfile ?? defaults.toolProfile ?? model.toolProfile(modelId),
    pictureSize: input.pictureSize ?? defaults.pictureSize,
    maxTurns: input.maxTurns ?? limits.maxTurns,
    timeoutS: input.timeoutS ?? limits.timeoutS,
    maxCostMicroUsd: input.maxCostUsd === undefined ? null : Math.round(input.maxCostUsd * 1e6),
    allowedApps: input.allowedApps ?? null,
    policy: input.policy ?? DEFAULT_POLICY,
    outputSchema: input.outputSchema ?? null,
    createdAt: new Date(now),
  };
  const record = insertSession(tx, session, drafts.length);
  if (phone && !phone.isQueued && !leasePhone(tx, phone.id, id)) {
    throw new Error('A phone that was free is taken, within one transaction.');
  }
  await openCursors(tx, organizationId, id, webhook);
  append(drafts);
  return record;
}

/** @throws {DomainError} `SNAPSHOT_NOT_FOUND` */
async function snapshotFrom(
  tx: Transaction,
  organizationId: OrganizationId,
  from: SnapshotSource,
): Promise<SnapshotRecord> {
  const snapshot = await findSnapshot(tx, organizationId, from);
  if (snapshot) return snapshot;
  throw snapshotNotFound(
    'userId' in from
      ? 'That user has no default to restore: save a session as the default first.'
      : 'There is no snapshot of that session: it was never saved, or is deleted by now.',
  );
}

/** @throws {DomainError} `INVALID_INPUT` for an address that webhooks can't have */
function ownWebhook(
  { webhookUrl: url, webhookEvents, webhookFormat: format = 'opposable' }: CreateSession,
  organizationId: OrganizationId,
  sessionId: SessionId,
  now: number,
  allowPrivate: boolean,
): NewWebhook | undefined {
  if (url === undefined) {
    if (webhookEvents === undefined) return undefined;
    throw new DomainError('INVALID_INPUT', 'Events for a webhook need its address: name both, or neither.');
  }
  const problem = webAddressProblem(url, allowPrivate);
  if (problem !== undefined)
    throw new DomainError('INVALID_INPUT', `The address of the webhook: ${problem}.`);
  return {
    ...{ id: newId('webhook'), organizationId, sessionId, url, description: null },
    eventTypes: webhookEvents ?? OWN_WEBHOOK_EVENTS[format],
    format,
    createdAt: new Date(now),
  };
}

/** @throws {DomainError} `INVALID_INPUT` for a phone and a pool at once */
function wantedPhone({ phone, pool }: CreateSession): WantedPhone {
  if (phone !== undefined && pool !== undefined) {
    throw new DomainError('INVALID_INPUT', 'Name a phone or a pool, not both.');
  }
  if (phone !== undefined) return { type: 'named', phone };
  return pool === undefined ? { type: 'any' } : { type: 'pool', pool };
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

function firstEvents(
  instruction: string,
  { model, modelLabel }: Pick<SessionRecord, 'model' | 'modelLabel'>,
  phone: ChosenPhone | undefined,
): readonly EventDraft[] {
  const reason = `Driven by ${modelLabel}.${phone?.isQueued ? ` It waits for the phone "${phone.name}".` : ''}`;
  const created: EventDraft = { type: 'status_changed', data: { from: null, to: 'creating', reason, model } };
  return instruction === '' ? [created] : [created, userMessage({ text: instruction })];
}

/** @returns the event of what a user says to the agent. */
export function userMessage(data: AgentEvent<'user_message'>['data']): EventDraft<'user_message'> {
  return { type: 'user_message', data, block: { role: 'user', content: userContent(data) } };
}
