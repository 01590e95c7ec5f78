import { browserToken } from './browser-cookie.ts';
import { keyOf } from './principal.ts';
import { VIEW_PREFIX } from './view-tokens.ts';

/**
 * @returns what a request is admitted by: the key in its headers; when it only reads, also the view token in its
 *   address, or what the browser was signed in with. A key in an address isn't taken, since addresses are written
 *   down in many places
 */
export function credentialOf(request: Request): string | undefined {
  const key = keyOf(request.headers);
  if (key !== undefined || !/^(GET|HEAD)$/.test(request.method)) return key;
  const token = new URL(request.url).searchParams.get('token');
  return token?.startsWith(VIEW_PREFIX) ? token : browserToken(request.headers);
}

/** @returns the same for GraphQL, where a signed in browser may also do what its key may. */
export function graphqlCredentialOf(request: Request): string | undefined {
  return credentialOf(request) ?? browserToken(request.headers);
}
