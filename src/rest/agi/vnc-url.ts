import type { Principal } from '../../auth/principal.ts';
import { VIEW_TOKEN_TTL_S } from '../../auth/view-token-service.ts';
import { holdsScope } from '../../domain/scope.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import { onceEach } from '../../lib/once-each.ts';
import type { RestContext } from '../kit/context.ts';

/** A link is given again for this long, in milliseconds: whoever gets it then has as long left at least. */
const AGAIN_MS = (VIEW_TOKEN_TTL_S * 1_000) / 2;

/** The links to a session, by whose they are and when their time begins: nothing is signed again for a poll. */
const linksTo = onceEach((_session: SessionRecord) => new Map<string, string>());

/**
 * @returns where the live view of a session is, on the server that was asked: it opens in a browser that has no key.
 *   Undefined for a key that may not give sight of a session to others
 */
export function vncUrlOf(
  { createViewToken, clock }: Pick<RestContext, 'createViewToken' | 'clock'>,
  request: Request,
  principal: Principal,
  session: SessionRecord,
): string | undefined {
  if (!holdsScope(principal.scopes, 'control')) return undefined;
  const now = clock.now();
  const from = now - (now % AGAIN_MS);
  const links = linksTo(session);
  const whose = `${principal.apiKeyId} ${from}`;
  const link =
    links.get(whose) ?? createViewToken(principal, { sessionId: session.id }, VIEW_TOKEN_TTL_S, from).pageUrl;
  if (link === null) return undefined;
  links.set(whose, link);
  return originOf(request.url) + link;
}

/** @returns the scheme and the host of an address that a request has */
function originOf(url: string): string {
  return url.slice(0, url.indexOf('/', 'https://'.length));
}
