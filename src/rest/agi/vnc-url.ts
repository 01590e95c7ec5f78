import type { Principal } from '../../auth/principal.ts';
import { VIEW_TOKEN_TTL_S } from '../../auth/view-token-service.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { RestContext } from '../kit/context.ts';

/** A link is given again for this long, in milliseconds: whoever gets it then has as long left at least. */
const AGAIN_MS = (VIEW_TOKEN_TTL_S * 1_000) / 2;

/** @returns an absolute address, on the server that was asked, of a session's live view, which opens in a browser that has no key */
export async function vncUrlOf(
  { createViewToken, clock }: Pick<RestContext, 'createViewToken' | 'clock'>,
  request: Request,
  principal: Principal,
  sessionId: SessionId,
): Promise<string> {
  const now = clock.now();
  const from = now - (now % AGAIN_MS);
  const { pageUrl } = await createViewToken(principal, { sessionId }, VIEW_TOKEN_TTL_S, from);
  return `${originOf(request.url)}${pageUrl}`;
}

/** @returns the scheme and the host of an address that a request has */
function originOf(url: string): string {
  return url.slice(0, url.indexOf('/', 'https://'.length));
}
