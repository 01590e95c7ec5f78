import type { Principal } from '../../auth/principal.ts';
import { VIEW_TOKEN_TTL_S } from '../../auth/view-token-service.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { RestContext } from '../kit/context.ts';

/** How many links are kept to be given again. */
const MAX_KEPT = 1_000;
/** A link is given again for this long, in milliseconds: whoever gets it then has as long left at least. */
const AGAIN_MS = (VIEW_TOKEN_TTL_S * 1_000) / 2;

type Tx = Parameters<RestContext['createViewToken']>[3];

/** Gives links to the live view of a session. Who asks again gets the same link as long as it is fresh. */
export class VncUrls {
  readonly #context: Pick<RestContext, 'createViewToken' | 'clock'>;
  readonly #kept = new Map<string, { readonly path: Promise<string>; readonly until: number }>();

  constructor(context: Pick<RestContext, 'createViewToken' | 'clock'>) {
    this.#context = context;
  }

  /** @returns an absolute address on the server that was asked, which opens in a browser that has no key */
  async get(request: Request, principal: Principal, sessionId: SessionId): Promise<string> {
    return `${originOf(request.url)}${await this.#path(principal, sessionId)}`;
  }

  /** Makes the link of a session in the transaction that creates it, to be got then. */
  async prepare(tx: Tx, principal: Principal, sessionId: SessionId): Promise<void> {
    await this.#path(principal, sessionId, tx);
  }

  async #path(principal: Principal, sessionId: SessionId, tx?: Tx): Promise<string> {
    const now = this.#context.clock.now();
    const key = `${principal.apiKeyId} ${sessionId}`;
    const kept = this.#kept.get(key);
    const fresh = kept && kept.until > now ? kept : this.#make(principal, sessionId, now, tx);
    // The newest are at the end.
    this.#kept.delete(key);
    this.#kept.set(key, fresh);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
    }
    try {
      return await fresh.path;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  #make(principal: Principal, sessionId: SessionId, now: number, tx: Tx) {
    const path = this.#context
      .createViewToken(principal, { sessionId }, VIEW_TOKEN_TTL_S, tx)
      .then(({ pageUrl }) => pageUrl ?? '/');
    return { path, until: now + AGAIN_MS };
  }
}

/** @returns the scheme and the host of an address that a request has */
function originOf(url: string): string {
  return url.slice(0, url.indexOf('/', 'https://'.length));
}
