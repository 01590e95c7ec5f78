import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { onceEach } from '../lib/once-each.ts';

const HASH = 'sha256';
const KEY_BYTES = 32;

/** What signs has a key of its own, so that no key does two things. */
const signingKey = onceEach((key: KeyObject): KeyObject => {
  return createSecretKey(Buffer.from(hkdfSync(HASH, key, '', 'signatures', KEY_BYTES)));
});

/** @returns the signature of a text, always the same: HMAC-SHA-256 in 43 characters of base64url. */
export function sign(key: KeyObject, text: string): string {
  return createHmac(HASH, signingKey(key)).update(text).digest('base64url');
}

/** @returns whether the text was signed with that key. */
export function isSigned(key: KeyObject, text: string, signature: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(key, text))];
  return given.length === right.length && timingSafeEqual(given, right);
}
