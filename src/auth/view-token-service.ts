import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import { formatId } from '../domain/ids.ts';
import type { View } from '../domain/sight.ts';
import { validate } from '../domain/validate.ts';
import type { Clock } from '../lib/clock.ts';
import type { Principal } from './principal.ts';
import type { ViewTokens } from './view-tokens.ts';

/** How long a token works unless said otherwise, and at the most, in seconds. */
export const VIEW_TOKEN_TTL_S = 3_600;
export const MAX_VIEW_TOKEN_TTL_S = 86_400;

const lifetime = z.object({ ttlS: z.int().min(1).max(MAX_VIEW_TOKEN_TTL_S) });

/** A token that was made. */
export type CreatedViewToken = {
  readonly token: string;
  readonly expiresAt: Date;
  /** A path on the server that shows the session's events, or the phone's screen, to whoever has it. */
  readonly url: string;
  /** The dashboard's page that shows the session; null for a phone. The token is behind `#`. */
  readonly pageUrl: string | null;
};

/**
 * Makes a token for one session or one phone. What it is for must have been found to be the principal's.
 *
 * @throws {DomainError} `INVALID_INPUT`
 */
export type CreateViewToken = (
  principal: Principal,
  view: View,
  ttlS?: number,
  /** When its time begins, in milliseconds; now unless given. */
  from?: number,
) => CreatedViewToken;

/** @returns what makes tokens that end with their key, or after their time. */
export function viewTokenMaker(tokens: Pick<ViewTokens, 'issue'>, clock: Clock): CreateViewToken {
  return ({ apiKeyId, view: own }, view, ttlS = VIEW_TOKEN_TTL_S, from = clock.now()) => {
    if (own) throw new DomainError('FORBIDDEN', 'A view token makes no further tokens.');
    validate(lifetime, { ttlS });
    const expiresAt = new Date(from + ttlS * 1_000);
    const token = tokens.issue({ view, apiKeyId, expiresAt });
    return { token, expiresAt, url: `${pathOf(view)}?token=${token}`, pageUrl: pageOf(view, token) };
  };
}

function pathOf(view: View): string {
  return 'sessionId' in view
    ? `/v1/sessions/${formatId('sess', view.sessionId)}/events`
    : `/v1/phones/${formatId('phone', view.phoneId)}/live`;
}

/** @returns where a person looks; what is behind `#` goes to no server and into no log */
function pageOf(view: View, token: string): string | null {
  return 'sessionId' in view ? `/watch/${formatId('sess', view.sessionId)}#${token}` : null;
}
