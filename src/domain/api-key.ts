import { z } from 'zod';
import { ROOT_DIALECTS, type RootDialect } from './dialect.ts';
import type { ApiKeyId, OrganizationId } from './ids.ts';
import type { Limits } from './limits.ts';
import { SCOPES, type Scope } from './scope.ts';

/** A key as its organisation sees it: without the key. */
export type ApiKeyRecord = Limits & {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  /** The first characters of the key, by which people know it again. */
  readonly prefix: string;
  /** The REST dialect that the root `/v1` speaks to whoever has it; null to tell by each request. */
  readonly dialect: RootDialect | null;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

/** What a new key is to be. */
export type NewApiKey = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly dialect?: RootDialect | null | undefined;
  readonly expiresAt?: Date | null | undefined;
};

/** The fields of a new key, as clients send them. */
export const apiKeyFields = {
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  dialect: z.enum(ROOT_DIALECTS).nullable().optional(),
  expiresAt: z.date().nullable().optional(),
};

/** The name of an organisation, as clients send it. */
export const organizationName = z.string().trim().min(1).max(100);
