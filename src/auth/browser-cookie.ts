import { parseCookie, stringifySetCookie } from 'cookie';

/** Headers, or what stands for them; names are asked for in lower case. */
type NamedValues = { readonly get: (name: string) => string | null | undefined };

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)(:|$)/i;

/**
 * @returns the token that a browser was signed in with. A page of another origin has none, also one on another
 *   port of this machine, for which browsers send cookies along.
 */
export function browserToken(headers: NamedValues): string | undefined {
  if (isForeign(headers)) return undefined;
  return parseCookie(headers.get('cookie') ?? '')[cookieName(headers.get('host'))] || undefined;
}

/** @returns whether a page of another origin asks, one whose API this server lets it use included. */
function isForeign(headers: NamedValues): boolean {
  const [host, origin] = [headers.get('host'), headers.get('origin')];
  const site = headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  return !!origin && !(URL.canParse(origin) && new URL(origin).host === host);
}

/** A browser that asks over HTTP. */
export type Browser = {
  /** What its connection comes from. */
  readonly address: string;
  /** What it was signed in with, whether that still works or not. */
  readonly token: string | undefined;
  /** Has it keep another token, where no script can read it, or none. */
  readonly keep: (token: string | undefined, expiresAt: Date) => void;
};

/**
 * @returns the browser behind a request; none when its answer can't carry a cookie, or when a page of another origin
 *   asks, which neither signs a browser in nor out
 */
export function browserOf(
  request: Request | undefined,
  setCookie: ((header: string) => void) | undefined,
  address = 'unknown',
): Browser | undefined {
  if (!request || !setCookie || isForeign(request.headers)) return undefined;
  return {
    address,
    token: browserToken(request.headers),
    keep: (token, expiresAt) => setCookie(browserCookie(request, token, expiresAt)),
  };
}

function browserCookie(request: Request, token: string | undefined, expires: Date): string {
  const { headers, url } = request;
  const host = headers.get('host') ?? '';
  // Of several proxies, the first is the one that the browser talks to.
  const [proto] = (headers.get('x-forwarded-proto') ?? '').split(',');
  const isHttps = url.startsWith('https:') || proto?.trim() === 'https';
  return stringifySetCookie({
    name: cookieName(host),
    value: token ?? '',
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    // Browsers take this machine for secure without encryption.
    secure: isHttps || LOOPBACK.test(host),
    expires: token === undefined ? new Date(0) : expires,
  });
}

/** Cookies of one host are shared by its ports, and two servers on a machine must not sign each other's browsers out. */
function cookieName(host: string | null | undefined): string {
  const port = /:(\d+)$/.exec(host ?? '')?.[1];
  return port === undefined ? 'opposable' : `opposable_${port}`;
}
