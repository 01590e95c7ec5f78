import { createSecretKey, randomBytes } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, type OrganizationId } from '../../../src/domain/ids.ts';
import { StartError } from '../../../src/lib/start-error.ts';
import { decrypt, encrypt } from '../../../src/storage/secret-cipher.ts';
import { type SecretStore, secretStore } from '../../../src/storage/secret-store.ts';
import { forgetSecrets, openVault } from '../../../src/storage/vault.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

const KEY = randomBytes(32).toString('base64');
const OTHER_KEY = randomBytes(32).toString('hex');
const PASSWORD = { name: 'shop-password', value: 'correct hörse 😀' };

let db: TestDatabase;
let path: string;
let organizationId: OrganizationId;

beforeEach(async () => {
  db = await testDatabase();
  path = join(db.folder, 'secrets-key');
  organizationId = db.organizationId;
});

afterEach(async () => {
  await db[Symbol.asyncDispose]();
});

const open = async (configured?: string): Promise<SecretStore> =>
  secretStore(db.database, await openVault(db.database, { configured, path }));

async function refusal(configured?: string): Promise<string> {
  const error: unknown = await open(configured).catch((failure: unknown) => failure);
  if (error instanceof StartError) return error.message;
  throw new Error('The store was opened.', { cause: error });
}

async function addOrganization(): Promise<OrganizationId> {
  const id = newId('org');
  await db.database.organization.create({ data: { id, name: 'another' } });
  return id;
}

describe('secrets', () => {
  test('are kept, listed by name without their values, replaced and deleted', async () => {
    const store = await open(KEY);
    const first = await store.put(organizationId, PASSWORD);
    await store.put(organizationId, { name: 'pin', value: '4829' });
    expect((await store.list(organizationId)).map((record) => Object.keys(record))).toEqual([
      ['id', 'name', 'createdAt', 'updatedAt'],
      ['id', 'name', 'createdAt', 'updatedAt'],
    ]);
    expect(await store.all(organizationId)).toEqual([{ name: 'pin', value: '4829' }, PASSWORD]);
    const second = await store.put(organizationId, { ...PASSWORD, value: 'another one' });
    expect(second).toMatchObject({ id: first.id, createdAt: first.createdAt });
    expect(await store.remove(organizationId, 'pin')).toBe(true);
    expect(await store.remove(organizationId, 'pin')).toBe(false);
    expect(await store.all(organizationId)).toEqual([{ ...PASSWORD, value: 'another one' }]);
  });

  test('belong to one organisation, which may use the names of others', async () => {
    const store = await open(KEY);
    const other = await addOrganization();
    await store.put(organizationId, PASSWORD);
    await store.put(other, { ...PASSWORD, value: 'theirs' });
    expect(await store.remove(other, PASSWORD.name)).toBe(true);
    expect(await store.list(other)).toEqual([]);
    expect(await store.all(organizationId)).toEqual([PASSWORD]);
  });

  test('can be read after a restart with the same key, in hex or in base64', async () => {
    await (await open(KEY)).put(organizationId, PASSWORD);
    const again = await open(Buffer.from(KEY, 'base64').toString('hex'));
    expect(await again.all(organizationId)).toEqual([PASSWORD]);
  });

  test('are stored without their value or anything that repeats', async () => {
    const store = await open(KEY);
    const stored = async () => (await db.database.secret.findFirstOrThrow()).ciphertext;
    await store.put(organizationId, PASSWORD);
    const before = await stored();
    await store.put(organizationId, PASSWORD);
    expect(await stored()).not.toBe(before);
    for (const form of ['utf8', 'hex', 'base64', 'base64url'] as const)
      expect(before).not.toContain(Buffer.from(PASSWORD.value).toString(form));
  });
});

describe('the key', () => {
  test('is made at the first start, readable by its owner alone, and used again', async () => {
    const store = await open();
    expect(await store.all(organizationId)).toEqual([]);
    await Promise.all([
      store.put(organizationId, PASSWORD),
      store.put(organizationId, { name: 'pin', value: '4829' }),
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')).toHaveLength(32);
    expect(await (await open()).all(organizationId)).toEqual([{ name: 'pin', value: '4829' }, PASSWORD]);
  });

  test('is not made when one is configured', async () => {
    await (await open(KEY)).put(organizationId, PASSWORD);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is refused at the start when it is another one, with what to do', async () => {
    await (await open(KEY)).put(organizationId, PASSWORD);
    expect(await refusal(OTHER_KEY)).toMatch(
      /^OPPOSABLE_SECRETS_KEY is not the key .* Set it to that key, or unset it .*--forget-secrets/,
    );
    expect(await refusal()).toContain(
      `there is no file "${path}". Put it back, or set OPPOSABLE_SECRETS_KEY`,
    );
    await writeFile(path, OTHER_KEY);
    expect(await refusal()).toContain(`"${path}" doesn't hold the key`);
    await writeFile(path, 'half a k');
    expect(await refusal()).toMatch(/holds no key: 32 bytes/);
    await rm(path);
    for (const message of [await refusal(OTHER_KEY), await refusal()])
      expect(message).not.toContain(OTHER_KEY);
  });

  test('may be another one once the secrets are forgotten', async () => {
    await (await open(KEY)).put(organizationId, PASSWORD);
    await forgetSecrets(db.database);
    const store = await open(OTHER_KEY);
    expect(await store.list(organizationId)).toEqual([]);
    await store.put(organizationId, PASSWORD);
    expect(await store.all(organizationId)).toEqual([PASSWORD]);
  });
});

test.each([
  ['swapped with another secret’s', (_own: string, other: string) => other],
  ['changed', (own: string) => own.slice(0, -2) + (own.endsWith('AA') ? 'BB' : 'AA')],
  ['cut', (own: string) => own.slice(0, 30)],
  ['of a form that is not known', (own: string) => own.replace('v1', 'v2')],
])('a row that was %s gives an error that says what to do, and no value', async (_, spoil) => {
  const store = await open(KEY);
  await store.put(organizationId, PASSWORD);
  await store.put(organizationId, { name: 'pin', value: '4829' });
  const rows = await db.database.secret.findMany({ orderBy: { name: 'desc' } });
  const [own, other] = rows.map(({ ciphertext }) => ciphertext);
  await db.database.secret.update({
    where: { id: rows[0]?.id ?? '' },
    data: { ciphertext: spoil(own ?? '', other ?? '') },
  });
  await expect(store.all(organizationId)).rejects.toMatchObject({
    code: 'SECRET_UNREADABLE',
    message: expect.stringMatching(/"shop-password" can't be read.*Set it again, or delete it\./),
  });
  const again = await open(KEY);
  await again.put(organizationId, PASSWORD);
  expect(await again.all(organizationId)).toContainEqual(PASSWORD);
});

test('what was signed is known again after a restart with the same key, and by no other', async () => {
  const vault = (configured?: string) => openVault(db.database, { configured, path });
  const first = await vault();
  const signature = first.sign('text');
  expect(signature).toMatch(/^[\w-]{43}$/);
  expect(first.isSigned('text', signature)).toBe(true);
  expect(first.isSigned('another text', signature)).toBe(false);
  expect(first.isSigned('text', 'A'.repeat(43))).toBe(false);
  expect(first.isSigned('text', '')).toBe(false);
  expect((await vault()).isSigned('text', signature)).toBe(true);
  expect((await vault(KEY)).isSigned('text', signature)).toBe(false);
});

test('a ciphertext is bound to its owner and its key', () => {
  const key = createSecretKey(randomBytes(32));
  const stored = encrypt(key, 'us\nshop', 'hunter2');
  expect(stored).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/);
  expect(decrypt(key, 'us\nshop', stored)).toBe('hunter2');
  expect(decrypt(key, 'them\nshop', stored)).toBeUndefined();
  expect(decrypt(createSecretKey(randomBytes(32)), 'us\nshop', stored)).toBeUndefined();
});
