import { DomainError } from '../domain/errors.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { Transaction } from './database.ts';

/** How long the answer to a key is kept, in milliseconds. */
export const IDEMPOTENCY_MS = 24 * 60 * 60 * 1_000;

/** A request that must have its effect once, however often it arrives. */
export type IdempotentRequest = {
  readonly organizationId: OrganizationId;
  /** The client's key. */
  readonly key: string;
  /** A hash of what the request asks for. */
  readonly requestHash: string;
};

/** The answer as it was first given. */
export type StoredResponse = { readonly status: number; readonly body: string };

/**
 * @param now milliseconds since the epoch
 * @returns the answer that the key has had in the last 24 hours
 * @throws {DomainError} `IDEMPOTENCY_KEY_REUSED` when the key stands for another request
 */
export async function recallResponse(
  tx: Transaction,
  { organizationId, key, requestHash }: IdempotentRequest,
  now: number,
): Promise<StoredResponse | undefined> {
  const stored = await tx.idempotentResponse.findUnique({
    where: { organizationId_key: { organizationId, key } },
  });
  if (!stored || stored.createdAt.getTime() < now - IDEMPOTENCY_MS) return undefined;
  if (stored.requestHash !== requestHash) {
    throw new DomainError(
      'IDEMPOTENCY_KEY_REUSED',
      `The Idempotency-Key "${key}" was used for another request. Use a new key for each request.`,
    );
  }
  return { status: stored.status, body: stored.body };
}

/** Keeps an answer, in the transaction of its effect. */
export async function rememberResponse(
  tx: Transaction,
  { organizationId, key, requestHash }: IdempotentRequest,
  response: StoredResponse,
  now: number,
): Promise<void> {
  const createdAt = new Date(now);
  await tx.idempotentResponse.deleteMany({ where: { createdAt: { lt: new Date(now - IDEMPOTENCY_MS) } } });
  await tx.idempotentResponse.create({ data: { organizationId, key, requestHash, createdAt, ...response } });
}
