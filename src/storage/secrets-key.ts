import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { StartError } from '../lib/start-error.ts';

const KEY_BYTES = 32;

/** Where the key of the secrets comes from. */
export type SecretsKeySource = {
  /** The key itself, 32 bytes in base64 or hex; the file counts when it is absent. */
  readonly configured: string | undefined;
  /** The file that holds the key, in base64, readable by its owner alone. */
  readonly path: string;
};

/**
 * @returns the key, or undefined when none is configured and the file isn't there
 * @throws {StartError} when what is there is no key
 */
export async function readSecretsKey({ configured, path }: SecretsKeySource): Promise<KeyObject | undefined> {
  if (configured !== undefined) return keyOf(configured, 'OPPOSABLE_SECRETS_KEY');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new StartError(
      `The key of the secrets in "${path}" can't be read (${error instanceof Error ? error.message : error}). Mend the file, or set OPPOSABLE_SECRETS_KEY.`,
      { cause: error },
    );
  }
  return keyOf(text.trim(), `The file "${path}"`);
}

/**
 * Makes a key and keeps it in a file that wasn't there before. It is on the disk before it is used.
 *
 * @throws {StartError} when the file can't be written
 */
export async function makeSecretsKey(path: string): Promise<KeyObject> {
  const key = randomBytes(KEY_BYTES);
  try {
    await writeFile(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw new StartError(
      `The key of the secrets can't be kept in "${path}" (${error instanceof Error ? error.message : error}). Make its folder writable, or set OPPOSABLE_SECRETS_KEY.`,
      { cause: error },
    );
  }
  return createSecretKey(key);
}

function keyOf(text: string, where: string): KeyObject {
  const bytes = Buffer.from(text, /^[\da-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (bytes.length === KEY_BYTES) return createSecretKey(bytes);
  throw new StartError(
    `${where} holds no key: 32 bytes in base64 or hex are needed. Put the right one there again.`,
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
