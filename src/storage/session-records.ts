import type { AgentId, ApiKeyId, OrganizationId, PhoneId, SessionId } from '../domain/ids.ts';
import { isFinal, LIVE_STATUSES, type SessionStatus, WATCHED_PAUSES } from '../domain/session.ts';
import type { PhoneRecord, SessionRecord } from '../domain/session-record.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Database, Transaction, WriteTransaction } from './database.ts';
import type { Phone, Session } from './generated/sqlite/client.ts';
import { toPhoneRecord, toSessionRecord } from './records.ts';

/** Which sessions to list; the newest come first. */
export type SessionFilter = {
  readonly status?: SessionStatus | readonly SessionStatus[] | undefined;
  readonly phoneId?: PhoneId | undefined;
  readonly agentId?: AgentId | undefined;
  /** The key that created them. */
  readonly apiKeyId?: ApiKeyId | undefined;
  readonly taskId?: string | undefined;
  /** Whether something was said that is still to be taken up; with `running`, those as well. */
  readonly hasNews?: boolean | undefined;
  /** Only sessions that are older than this one. */
  readonly before?: SessionId | undefined;
  /** How many of the newest to leave out. */
  readonly offset?: number | undefined;
  readonly limit: number;
};

/** What a session is at its creation; the rest has defaults. */
export type NewSession = { readonly queuedAt: Date | null } & Pick<
  SessionRecord,
  | 'id'
  | 'organizationId'
  | 'apiKeyId'
  | 'phoneId'
  | 'agentId'
  | 'instruction'
  | 'systemPrompt'
  | 'isQueued'
  | 'mode'
  | 'title'
  | 'tags'
  | 'metadata'
  | 'taskId'
  | 'capabilities'
  | 'wantedPhone'
  | 'effort'
  | 'restoreFromId'
  | 'snapshotMode'
  | 'model'
  | 'modelLabel'
  | 'toolProfile'
  | 'pictureSize'
  | 'maxTurns'
  | 'timeoutS'
  | 'maxCostMicroUsd'
  | 'allowedApps'
  | 'policy'
  | 'outputSchema'
  | 'createdAt'
>;

/** Stores a session whose first `nextIndex` events the caller stores in the same transaction. */
export function insertSession(
  { quick }: WriteTransaction,
  session: NewSession,
  nextIndex: number,
): SessionRecord {
  const { tags, metadata, capabilities, wantedPhone, allowedApps, policy, outputSchema, ...rest } = session;
  quick.insert('Session', {
    ...rest,
    tags: JSON.stringify(tags),
    metadata: JSON.stringify(metadata),
    capabilities: capabilities && JSON.stringify(capabilities),
    wantedPhone: wantedPhone && JSON.stringify(wantedPhone),
    allowedApps: allowedApps && JSON.stringify(allowedApps),
    policy: JSON.stringify(policy),
    outputSchema: outputSchema && JSON.stringify(outputSchema),
    status: 'creating',
    nextIndex,
  });
  const { id: sessionId } = session;
  for (const tag of new Set(tags)) quick.insert('SessionTag', { sessionId, tag });
  for (const datum of dataRowsOf(metadata)) quick.insert('SessionDatum', { sessionId, ...datum });
  const row = quick.row<Session>('SELECT * FROM "Session" WHERE "id" = ?', sessionId);
  if (!row) throw new Error('A session that was stored is not there.');
  return toSessionRecord(row);
}

/** @returns the texts, numbers and truths that metadata has at its top, to find the session by. */
export function dataRowsOf(metadata: JsonObject): { readonly key: string; readonly value: string }[] {
  return Object.entries(metadata).flatMap(([key, value]) =>
    typeof value === 'object' ? [] : [{ key, value: JSON.stringify(value) }],
  );
}

/** @returns the organisation's session with that id, if there is one that isn't deleted. */
export async function findSession(
  { quick }: Database,
  organizationId: OrganizationId,
  id: SessionId,
): Promise<SessionRecord | undefined> {
  const sql = 'SELECT * FROM "Session" WHERE "id" = ? AND "organizationId" = ? AND "deletedAt" IS NULL';
  const row = quick.row<Session>(sql, id, organizationId);
  return row && toSessionRecord(row);
}

/** @returns the session, whoever's it is; its id must be known to exist. */
export async function getSession({ quick }: Transaction, id: SessionId): Promise<SessionRecord> {
  const row = quick.row<Session>('SELECT * FROM "Session" WHERE "id" = ?', id);
  if (!row) throw new Error('A session that is known is not there.');
  return toSessionRecord(row);
}

/** @returns whether a worker is at work on the session, or was when it died. */
export async function isOwned({ quick }: Transaction, id: SessionId): Promise<boolean> {
  const row = quick.row<Pick<Session, 'owned'>>('SELECT "owned" FROM "Session" WHERE "id" = ?', id);
  return row?.owned ?? false;
}

/** @returns the organisation's sessions without the deleted ones, newest first. */
export async function listSessions(
  database: Transaction,
  organizationId: OrganizationId,
  filter: SessionFilter,
): Promise<readonly SessionRecord[]> {
  const { before } = filter;
  const rows = await database.session.findMany({
    where: whereOf(organizationId, filter),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(before !== undefined && { cursor: { id: before }, skip: 1 }),
    ...(filter.offset !== undefined && { skip: filter.offset }),
    take: filter.limit,
  });
  return rows.map(toSessionRecord);
}

/** @returns how many sessions the organisation has that fit, without the deleted ones. */
export async function countSessions(
  database: Transaction,
  organizationId: OrganizationId,
  filter: Omit<SessionFilter, 'limit' | 'before' | 'offset'>,
): Promise<number> {
  return await database.session.count({ where: whereOf(organizationId, filter) });
}

function whereOf(
  organizationId: OrganizationId,
  { status, phoneId, agentId, apiKeyId, taskId, hasNews }: Omit<SessionFilter, 'limit'>,
) {
  const statuses = typeof status === 'string' ? [status] : status;
  return {
    ...{ organizationId, deletedAt: null },
    ...(statuses && hasNews !== true && { status: { in: [...statuses] } }),
    ...(statuses && hasNews === true && { OR: [{ status: { in: [...statuses] } }, { hasNews }] }),
    ...(hasNews === false && { hasNews }),
    ...(phoneId !== undefined && { phoneId }),
    ...(agentId !== undefined && { agentId }),
    ...(apiKeyId !== undefined && { apiKeyId }),
    ...(taskId !== undefined && { taskId }),
  };
}

/**
 * @returns the sessions that a worker must look after: those at work, those whose pause somebody must keep
 *   watch over, and those that have ended and still hold a phone
 */
export async function unfinishedSessions(database: Database): Promise<readonly SessionId[]> {
  const rows = await database.session.findMany({
    where: {
      OR: [
        { status: 'running', isQueued: false },
        { status: 'creating', isQueued: false, instruction: { not: '' } },
        { status: 'paused', pauseReason: 'idle', hasNews: true, isQueued: false },
        { status: 'paused', pauseReason: { in: [...WATCHED_PAUSES] } },
        { status: { notIn: [...LIVE_STATUSES] }, leasedPhone: { isNot: null } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id as SessionId);
}

/**
 * Takes a phone for a session, unless another session holds it; out of a hand that uses it without one.
 *
 * @returns whether it was taken
 */
export function leasePhone({ quick }: WriteTransaction, phoneId: PhoneId, sessionId: SessionId): boolean {
  const lease = { leaseId: sessionId, heldBy: null, heldUntil: null };
  return quick.update('Phone', lease, { id: phoneId, leaseId: null }) === 1;
}

/** Gives back whatever phone the session holds; idempotent. @returns that phone */
export function releasePhone({ quick }: WriteTransaction, sessionId: SessionId): PhoneId | undefined {
  const held = quick.row<Pick<PhoneRecord, 'id'>>('SELECT "id" FROM "Phone" WHERE "leaseId" = ?', sessionId);
  if (held) quick.update('Phone', { leaseId: null }, { id: held.id });
  return held?.id;
}

/** Gives back the phone of a session that has ended. @returns that phone, when the session held one */
export function releaseEndedPhone(tx: WriteTransaction, sessionId: SessionId): PhoneId | undefined {
  const row = tx.quick.row<Pick<SessionRecord, 'status'>>(
    'SELECT "status" FROM "Session" WHERE "id" = ?',
    sessionId,
  );
  return row && isFinal(row.status) ? releasePhone(tx, sessionId) : undefined;
}

/** @returns the phone that the session holds, if any. */
export async function leasedPhone(
  { quick }: Transaction,
  sessionId: SessionId,
): Promise<PhoneRecord | undefined> {
  const row = quick.row<Phone>('SELECT * FROM "Phone" WHERE "leaseId" = ?', sessionId);
  return row && toPhoneRecord(row);
}
