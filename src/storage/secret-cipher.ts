import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** @see https://csrc.nist.gov/pubs/sp/800/38/d/final */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The form of what is stored: the version, the nonce, then the ciphertext and its tag. */
const STORED = /^v1\.([\w-]+)\.([\w-]+)$/;

/**
 * Encrypts a text under a nonce of its own.
 *
 * @param owner what the ciphertext is bound to: it can't be read in the name of anything else
 */
export function encrypt(key: KeyObject, owner: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

/** @returns the text, or undefined when the key or the owner is another, or the ciphertext was changed. */
export function decrypt(key: KeyObject, owner: string, stored: string): string | undefined {
  const [, nonceText, sealedText] = STORED.exec(stored) ?? [];
  if (nonceText === undefined || sealedText === undefined) return undefined;
  const nonce = Buffer.from(nonceText, 'base64url');
  const sealed = Buffer.from(sealedText, 'base64url');
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    // All that OpenSSL says is that the tag doesn't fit.
    return undefined;
  }
}
