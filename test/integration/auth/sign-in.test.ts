import { expect, test } from 'vitest';
import { access } from '../../../src/auth/access.ts';
import { authenticator, newApiKey } from '../../../src/auth/principal.ts';
import type { Scope } from '../../../src/domain/scope.ts';
import { insertKey } from '../../../src/storage/api-keys.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { signedViewTokens } from '../../support/view-tokens.ts';

const db = sharedDatabase();
const viewTokens = signedViewTokens();

const DAY_MS = 86_400_000;
const HERE = '127.0.0.1';
let now = Date.now();
const clock = { now: () => now };

const signIns = () =>
  access({ database: db().database, clock, viewTokens, operatorId: db().organizationId }).signIns;
const authenticate = (token: string) => authenticator(db().database, { viewTokens, clock })(token);

/** @returns a key of a test's own, and who it stands for */
async function newKey(fields: { readonly scopes?: readonly Scope[]; readonly expiresAt?: Date } = {}) {
  const key = newApiKey();
  const { database, organizationId } = db();
  const named = { name: 'test', scopes: ['read'] as const, ...fields };
  const { id: apiKeyId } = await insertKey(database, organizationId, key, named, new Date(now));
  return { key, who: { organizationId, apiKeyId, ...fields } };
}

test('a key signs a browser in for 30 days, with what the key may do and no trace of the token', async () => {
  const { key, who } = await newKey({ scopes: ['control'] });
  const { token, expiresAt } = await signIns().signIn({ apiKey: ` ${key}\n` }, HERE);
  expect(token).toMatch(/^browser_[\w-]{43}$/);
  expect(await authenticate(token)).toMatchObject({ apiKeyId: who.apiKeyId, scopes: ['control'] });
  expect(JSON.stringify(await db().database.signIn.findMany())).not.toContain(token);
  expect(expiresAt.getTime()).toBe(now + 30 * DAY_MS);
  now = expiresAt.getTime();
  await expect(authenticate(token)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
});

test('a browser is not signed in for longer than its key lives', async () => {
  const expiresAt = new Date(now + 60_000);
  const { key, who } = await newKey({ expiresAt });
  expect(await signIns().signIn({ apiKey: key }, HERE)).toMatchObject({ expiresAt });
  const link = await signIns().createLink(who);
  expect(link.expiresAt).toEqual(expiresAt);
  const loginToken = link.path.slice('/#'.length);
  const { token } = await signIns().signIn({ loginToken }, HERE);
  now = expiresAt.getTime();
  await expect(authenticate(token)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
  await expect(signIns().signIn({ apiKey: key }, HERE)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
});

test('a link works once, also when it is opened twice at once, and outlives none of its day', async () => {
  const { who } = await newKey();
  const open = async (path: string) => await signIns().signIn({ loginToken: path.slice('/#'.length) }, HERE);
  const { path } = await signIns().createLink(who);
  expect(path).toMatch(/^\/#login_[\w-]{43}$/);
  const both = await Promise.allSettled([open(path), open(path)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [opened] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(opened?.expiresAt.getTime()).toBe(now + 30 * DAY_MS);
  const stale = await signIns().createLink(who);
  now = stale.expiresAt.getTime();
  await expect(open(stale.path)).rejects.toMatchObject({ code: 'INVALID_LOGIN_LINK' });
});

test('a token of one kind stands for no other', async () => {
  const { key, who } = await newKey();
  const loginToken = (await signIns().createLink(who)).path.slice('/#'.length);
  const { token } = await signIns().signIn({ apiKey: key }, HERE);
  await expect(authenticate(loginToken)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
  await expect(signIns().signIn({ loginToken: token }, HERE)).rejects.toThrow(/used already/);
  await expect(signIns().signIn({ apiKey: token }, HERE)).rejects.toThrow(/unknown/);
  expect(await signIns().signOut(loginToken)).toBe(false);
  await signIns().signIn({ loginToken }, HERE);
});

test('twenty failures within a minute are all that an address has, however many it sends at once', async () => {
  const service = signIns();
  const { key } = await newKey();
  for (let good = 0; good < 25; good += 1) await service.signIn({ apiKey: key }, HERE);
  const guesses = Array.from({ length: 30 }, () => service.signIn({ apiKey: 'opp_guess' }, HERE));
  const codes = (await Promise.allSettled(guesses)).map((one) =>
    one.status === 'rejected' ? one.reason.code : 'signed in',
  );
  expect(codes.filter((code) => code === 'INVALID_API_KEY')).toHaveLength(20);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(10);
  await expect(service.signIn({ apiKey: key }, HERE)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    context: { retryAfterS: expect.any(Number) },
  });
  await service.signIn({ apiKey: key }, '192.0.2.1');
});
