import type { Principal } from '../../auth/principal.ts';
import { VIEW_TOKEN_TTL_S } from '../../auth/view-token-service.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import { onceEach } from '../../lib/once-each.ts';
import type { RestContext } from '../kit/context.ts';

/** A link is given again for this long, in milliseconds: whoever gets it then has as long left at least. */
const AGAIN_MS = (VIEW_TOKEN_TTL_S * 1_000) / 2;

/** The links that were given to a session, by whose they are and when their time begins. */
const linksTo = onceEach((_session: SessionRecord) => new Map<string, Promise<string>>());

/** @returns an absolute address, on the server that was asked, of a session's live view, which opens in a browser that has no key */
export async function vncUrlOf(
  { createViewToken, clock }: Pick<RestContext, 'createViewToken' | 'clock'>,
  request: Request,
  principal: Principal,
  session: SessionRecord,
): Promise<string> {
  const now = clock.now();
  const from = now - (now % AGAIN_MS);
  const links = linksTo(session);
  const known = `${principal.apiKeyId} ${from}`;
  const path = links.get(known) ?? pathOf(createViewToken, principal, session.id, from);
  links.set(known, path);
  return originOf(request.url) + (await path);
}

async function pathOf(
  createViewToken: RestContext['createViewToken'],
  principal: Principal,
  sessionId: SessionId,
  from: number,
): Promise<string> {
  const { pageUrl } = await createViewToken(principal, { sessionId }, VIEW_TOKEN_TTL_S, from);
  return pageUrl ?? '/';
}

/** @returns the scheme and the host of an address that a request has */
function originOf(url: string): string {
  return url.slice(0, url.indexOf('/', 'https://'.length));
}
