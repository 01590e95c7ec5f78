import type { OrganizationId, PhoneId, SessionId } from '../domain/ids.ts';
import { LIVE_STATUSES, type SessionStatus, WATCHED_PAUSES } from '../domain/session.ts';
import type { PhoneRecord, SessionRecord } from '../domain/session-record.ts';
import type { Database, Transaction } from './database.ts';
import { toPhoneRecord, toSessionRecord } from './records.ts';

/** Which sessions to list; the newest come first. */
export type SessionFilter = {
  readonly status?: SessionStatus | undefined;
  readonly phoneId?: PhoneId | undefined;
  readonly limit: number;
};

/** What a session is at its creation; the rest has defaults. */
export type NewSession = Pick<
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
export async function insertSession(
  tx: Transaction,
  session: NewSession,
  nextIndex: number,
): Promise<SessionRecord> {
  const { tags, metadata, allowedApps, policy, outputSchema, ...rest } = session;
  const row = await tx.session.create({
    data: {
      ...rest,
      tags: JSON.stringify(tags),
      tagRows: { create: [...new Set(tags)].map((tag) => ({ tag })) },
      metadata: JSON.stringify(metadata),
      allowedApps: allowedApps && JSON.stringify(allowedApps),
      policy: JSON.stringify(policy),
      outputSchema: outputSchema && JSON.stringify(outputSchema),
      status: 'creating',
      nextIndex,
    },
  });
  return toSessionRecord(row);
}

/** @returns the organisation's session with that id, if there is one that isn't deleted. */
export async function findSession(
  database: Transaction,
  organizationId: OrganizationId,
  id: SessionId,
): Promise<SessionRecord | undefined> {
  const row = await database.session.findFirst({ where: { id, organizationId, deletedAt: null } });
  return row ? toSessionRecord(row) : undefined;
}

/** @returns the session, whoever's it is; its id must be known to exist. */
export async function getSession(database: Database, id: SessionId): Promise<SessionRecord> {
  return toSessionRecord(await database.session.findUniqueOrThrow({ where: { id } }));
}

/** @returns the organisation's sessions without the deleted ones, newest first. */
export async function listSessions(
  database: Transaction,
  organizationId: OrganizationId,
  { status, phoneId, limit }: SessionFilter,
): Promise<readonly SessionRecord[]> {
  const rows = await database.session.findMany({
    where: { organizationId, deletedAt: null, ...(status && { status }), ...(phoneId && { phoneId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(toSessionRecord);
}

/**
 * @returns the sessions that a worker must look after: those at work, those whose pause somebody must keep
 *   watch over, and those that have ended and still hold a phone
 */
export async function unfinishedSessions(database: Database): Promise<readonly SessionId[]> {
  const rows = await database.session.findMany({
    where: {
      OR: [
        { status: { in: LIVE_STATUSES.filter((status) => status !== 'paused') }, isQueued: false },
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
export async function leasePhone(tx: Transaction, phoneId: PhoneId, sessionId: SessionId): Promise<boolean> {
  const { count } = await tx.phone.updateMany({
    where: { id: phoneId, leaseId: null },
    data: { leaseId: sessionId, heldBy: null, heldUntil: null },
  });
  return count === 1;
}

/** Gives back whatever phone the session holds; idempotent. @returns that phone */
export async function releasePhone(tx: Transaction, sessionId: SessionId): Promise<PhoneId | undefined> {
  return await release(tx, { leaseId: sessionId });
}

/** Gives back the phone of a session that has ended. @returns that phone, when the session held one */
export async function releaseEndedPhone(tx: Transaction, sessionId: SessionId): Promise<PhoneId | undefined> {
  return await release(tx, { leaseId: sessionId, lease: { status: { notIn: [...LIVE_STATUSES] } } });
}

async function release(
  tx: Transaction,
  where: { readonly leaseId: SessionId; readonly lease?: { status: { notIn: SessionStatus[] } } },
): Promise<PhoneId | undefined> {
  const held = await tx.phone.findFirst({ where, select: { id: true } });
  if (!held) return undefined;
  const { count } = await tx.phone.updateMany({ where: { id: held.id, ...where }, data: { leaseId: null } });
  return count > 0 ? (held.id as PhoneId) : undefined;
}

/** @returns the phone that the session holds, if any. */
export async function leasedPhone(tx: Transaction, sessionId: SessionId): Promise<PhoneRecord | undefined> {
  const row = await tx.phone.findUnique({ where: { leaseId: sessionId } });
  return row ? toPhoneRecord(row) : undefined;
}
