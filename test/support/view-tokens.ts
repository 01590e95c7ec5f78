import { createSecretKey, randomBytes } from 'node:crypto';
import { type ViewTokens, viewTokens } from '../../src/auth/view-tokens.ts';
import { isSigned, sign } from '../../src/storage/signature.ts';

/** @returns view tokens that are signed with a key which nobody else has */
export function signedViewTokens(): ViewTokens {
  const key = createSecretKey(randomBytes(32));
  return viewTokens({
    sign: (text) => sign(key, text),
    isSigned: (text, signature) => isSigned(key, text, signature),
  });
}
