import { expect, test } from 'vitest';
import { authenticator, keyOf, newApiKey } from '../../../src/auth/principal.ts';
import { SCOPES } from '../../../src/domain/scope.ts';
import { storeKey } from '../../../src/storage/api-keys.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { signedViewTokens } from '../../support/view-tokens.ts';

const db = sharedDatabase();
const viewTokens = signedViewTokens();

test('a new key has 32 random bytes behind its prefix', () => {
  expect(newApiKey()).toMatch(/^opp_[\w-]{43}$/);
  expect(newApiKey()).not.toBe(newApiKey());
});

test('a key stands for its organisation, and nothing but its hash is stored', async () => {
  const { database, organizationId } = db();
  const key = newApiKey();
  await storeKey(database, organizationId, 'first', key);
  expect(await authenticator(database, { viewTokens })(key)).toMatchObject({
    organizationId,
    scopes: SCOPES,
  });
  expect(JSON.stringify(await database.apiKey.findMany())).not.toContain(key);
});

test('a key that takes the place of another revokes it, and may come back', async () => {
  const { database, organizationId } = db();
  const authenticate = authenticator(database, { viewTokens });
  const [old, fresh] = [newApiKey(), newApiKey()];
  await storeKey(database, organizationId, 'rotated', old);
  await storeKey(database, organizationId, 'rotated', fresh);
  await expect(authenticate(old)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
  await storeKey(database, organizationId, 'rotated', old);
  expect(await authenticate(old)).toMatchObject({ organizationId });
  await expect(authenticate(fresh)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
});

test('no key and an unknown key are told apart', async () => {
  const authenticate = authenticator(db().database, { viewTokens });
  await expect(authenticate(undefined)).rejects.toMatchObject({ code: 'AUTH_REQUIRED' });
  await expect(authenticate('')).rejects.toMatchObject({ code: 'AUTH_REQUIRED' });
  await expect(authenticate(newApiKey())).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
});

test.each<[Record<string, string>, string | undefined]>([
  [{ 'X-API-Key': 'opp_1' }, 'opp_1'],
  [{ Authorization: 'Bearer opp_2' }, 'opp_2'],
  [{ Authorization: 'bearer   opp_3' }, 'opp_3'],
  [{ 'X-API-Key': 'opp_4', Authorization: 'Bearer opp_5' }, 'opp_4'],
  [{ Authorization: 'Basic dXNlcg==' }, undefined],
  [{ Authorization: 'Bearer' }, undefined],
  [{ 'X-API-Key': ' ' }, undefined],
  [{}, undefined],
])('the headers %j carry the key %j', (headers, key) => {
  expect(keyOf(new Headers(headers))).toBe(key);
});
