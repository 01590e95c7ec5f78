import { type ApiKeyId, hexOf, idOfHex } from '../domain/ids.ts';
import type { View } from '../domain/sight.ts';
import type { Vault } from '../storage/vault.ts';

/** What every view token begins with. */
export const VIEW_PREFIX = 'view_';
/** A session or a phone, its id, the key's id and the end in milliseconds, which are signed; then the signature. */
const TOKEN = /^(view_([sp])([\da-f]{32})([\da-f]{32})([\da-f]{12}))([\w-]{43})$/;

/** What a view token says. */
export type ViewGrant = {
  readonly view: View;
  /** The key that it was made with. */
  readonly apiKeyId: ApiKeyId;
  readonly expiresAt: Date;
};

/**
 * Makes and reads view tokens. They are stored nowhere: each says itself what it shows, and is signed. The same grant
 * always has the same token.
 */
export type ViewTokens = {
  readonly issue: (grant: ViewGrant) => string;
  /** @returns what a token says that was made here, whether or not that has ended */
  readonly read: (token: string) => ViewGrant | undefined;
};

/** @returns view tokens that a vault signs. */
export function viewTokens(vault: Pick<Vault, 'sign' | 'isSigned'>): ViewTokens {
  return {
    issue({ view, apiKeyId, expiresAt }) {
      const [kind, id] = 'sessionId' in view ? ['s', view.sessionId] : ['p', view.phoneId];
      const until = expiresAt.getTime().toString(16).padStart(12, '0');
      const signed = `${VIEW_PREFIX}${kind}${hexOf(id)}${hexOf(apiKeyId)}${until}`;
      return signed + vault.sign(signed);
    },
    read(token) {
      const [, signed, kind, shown = '', key = '', until = '', signature = ''] = TOKEN.exec(token) ?? [];
      if (signed === undefined || !vault.isSigned(signed, signature)) return undefined;
      const view = kind === 's' ? sessionView(shown) : phoneView(shown);
      const apiKeyId = idOfHex('key', key);
      return view && apiKeyId && { view, apiKeyId, expiresAt: new Date(Number.parseInt(until, 16)) };
    },
  };
}

function sessionView(hex: string): View | undefined {
  const sessionId = idOfHex('sess', hex);
  return sessionId && { sessionId };
}

function phoneView(hex: string): View | undefined {
  const phoneId = idOfHex('phone', hex);
  return phoneId && { phoneId };
}
