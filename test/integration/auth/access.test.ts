import { describe, expect, test } from 'vitest';
import { type Access, access } from '../../../src/auth/access.ts';
import { keyUses } from '../../../src/auth/key-uses.ts';
import { authenticator, demandScope, demandSight, type Principal } from '../../../src/auth/principal.ts';
import { counted, requestLimits } from '../../../src/auth/request-limits.ts';
import { formatId, hexOf, newId, type OrganizationId } from '../../../src/domain/ids.ts';
import { SCOPES } from '../../../src/domain/scope.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { signedViewTokens } from '../../support/view-tokens.ts';

const db = sharedDatabase();

const MINUTE_MS = 60_000;
let now = Date.now();
const clock = { now: () => now };
const revoked: string[] = [];
const viewTokens = signedViewTokens();

const services = (): Access => {
  const { database, organizationId: operatorId } = db();
  return access({ database, clock, viewTokens, operatorId, onRevoked: (id) => revoked.push(id) });
};

let count = 0;

/** @returns an organisation of a test's own: its id, its admin key, and who that stands for */
async function organization(): Promise<{ id: OrganizationId; key: string; admin: Principal }> {
  const { organizationId, apiKeyId } = { organizationId: db().organizationId, apiKeyId: newId('key') };
  const operator: Principal = { organizationId, apiKeyId, scopes: SCOPES };
  count += 1;
  const { organizationId: id, key } = await services().organizations.create(operator, `test ${count}`);
  return { id, key, admin: await authenticate(key) };
}

const authenticate = (key: string): Promise<Principal> =>
  authenticator(db().database, { viewTokens, clock })(key);

describe('a key', () => {
  test('has the scopes that it was given, and shows no more than its beginning', async () => {
    const { id } = await organization();
    const { key, apiKey } = await services().apiKeys.create(id, {
      name: ' CI ',
      scopes: ['control', 'read'],
    });
    expect(apiKey).toMatchObject({ name: 'CI', scopes: ['read', 'control'], prefix: key.slice(0, 12) });
    expect(await authenticate(key)).toMatchObject({ organizationId: id, scopes: ['read', 'control'] });
    expect(JSON.stringify(await db().database.apiKey.findMany())).not.toContain(key);
  });

  test('ends at its expiry', async () => {
    const { id } = await organization();
    const expiresAt = new Date(now + MINUTE_MS);
    const { key } = await services().apiKeys.create(id, { name: 'short', scopes: ['read'], expiresAt });
    expect(await authenticate(key)).toMatchObject({ expiresAt });
    now += MINUTE_MS;
    await expect(authenticate(key)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
  });

  test('ends at once when it is revoked, and whoever follows it is told', async () => {
    const { id } = await organization();
    const { key, apiKey } = await services().apiKeys.create(id, { name: 'x', scopes: ['admin'] });
    await services().apiKeys.revoke(id, formatId('key', apiKey.id));
    await expect(authenticate(key)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
    expect(revoked).toContain(apiKey.id);
    const { revokedAt } = await db().database.apiKey.findUniqueOrThrow({ where: { id: apiKey.id } });
    now += MINUTE_MS;
    await services().apiKeys.revoke(id, formatId('key', apiKey.id));
    expect(await db().database.apiKey.findUnique({ where: { id: apiKey.id } })).toMatchObject({ revokedAt });
  });

  test('is not revoked by another organisation, nor told from one that there is not', async () => {
    const [{ admin }, { id: other }] = [await organization(), await organization()];
    for (const id of [formatId('key', admin.apiKeyId), formatId('key', newId('key')), 'key_1', 'x']) {
      const asked = [
        () => services().apiKeys.revoke(other, id),
        () => services().apiKeys.setLimits(other, id, { requestsPerMinute: 1 }),
      ];
      for (const ask of asked) {
        await expect(ask()).rejects.toMatchObject({ code: 'API_KEY_NOT_FOUND' });
      }
    }
    expect(await authenticate((await organization()).key)).toBeDefined();
  });

  test('that is the last to administer without an expiry stays, also when all are revoked at once', async () => {
    const { id, admin } = await organization();
    const expiresAt = new Date(now + MINUTE_MS);
    await services().apiKeys.create(id, { name: 'expires', scopes: ['admin'], expiresAt });
    await services().apiKeys.create(id, { name: 'controls', scopes: ['control'] });
    const last = services().apiKeys.revoke(id, formatId('key', admin.apiKeyId));
    await expect(last).rejects.toMatchObject({ code: 'LAST_ADMIN_KEY' });
    const { apiKey } = await services().apiKeys.create(id, { name: 'second', scopes: ['admin'] });
    const both = [admin.apiKeyId, apiKey.id].map((key) =>
      services().apiKeys.revoke(id, formatId('key', key)),
    );
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.each([
    [{ name: '', scopes: ['read'] }, 'name'],
    [{ name: 'x'.repeat(101), scopes: ['read'] }, 'name'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['root'] }, 'scopes'],
    [{ name: 'x', scopes: ['read'], expiresAt: new Date(0) }, 'expiresAt'],
  ] as const)('%j is refused', async (input, field) => {
    const creation = services().apiKeys.create((await organization()).id, input as never);
    await expect(creation).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(field),
    });
  });

  test('has its last use written once a minute', async () => {
    const { admin } = await organization();
    const lastUse = async (): Promise<number | undefined> => {
      const row = await db().database.apiKey.findUniqueOrThrow({ where: { id: admin.apiKeyId } });
      return row.lastUsedAt?.getTime();
    };
    await using uses = keyUses(db().database, clock, silentLogger);
    const use = async (): Promise<void> => {
      uses.note(admin.apiKeyId);
      await uses[Symbol.asyncDispose]();
    };
    await use();
    const first = now;
    expect(await lastUse()).toBe(first);
    now += MINUTE_MS - 1;
    await use();
    expect(await lastUse()).toBe(first);
    now += 1;
    await use();
    expect(await lastUse()).toBe(now);
  });
});

describe('an organisation', () => {
  test('is made and limited by the operator alone, whatever the id', async () => {
    const { admin, id } = await organization();
    const { organizations } = services();
    for (const wanted of [formatId('org', id), formatId('org', newId('org')), 'x']) {
      const limited = organizations.setLimits(admin, wanted, { requestsPerMinute: 1 });
      await expect(limited).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(organizations.create(admin, 'mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const operator = { ...admin, organizationId: db().organizationId };
    const controls = { ...operator, scopes: ['control'] as const };
    await expect(organizations.create(controls, 'mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(organizations.create(operator, 'default')).rejects.toMatchObject({
      code: 'ORGANIZATION_EXISTS',
    });
    await organizations.setLimits(operator, formatId('org', id), { maxMinutesPerMonth: 5 });
    await organizations.setLimits(operator, formatId('org', id), { requestsPerMinute: 7 });
    expect(await db().database.organization.findUnique({ where: { id } })).toMatchObject({
      maxMinutesPerMonth: 5,
      requestsPerMinute: 7,
    });
    const missing = organizations.setLimits(operator, formatId('org', newId('org')), {});
    await expect(missing).rejects.toMatchObject({ code: 'ORGANIZATION_NOT_FOUND' });
  });
});

describe('a view token', () => {
  const [sessionId, phoneId] = [newId('sess'), newId('phone')];

  test('sees one session and nothing else, and has no scope', async () => {
    const { admin } = await organization();
    const { token, url, pageUrl } = services().createViewToken(admin, { sessionId });
    expect(url).toBe(`/v1/sessions/${formatId('sess', sessionId)}/events?token=${token}`);
    expect(pageUrl).toBe(`/watch/${formatId('sess', sessionId)}#${token}`);
    expect(services().createViewToken(admin, { phoneId }).pageUrl).toBeNull();
    const viewer = await authenticate(token);
    expect(() => demandSight(viewer, { sessionId: formatId('sess', sessionId) })).not.toThrow();
    const others = [
      { sessionId: formatId('sess', newId('sess')) },
      { phoneId: formatId('phone', phoneId) },
      { phoneId: formatId('sess', sessionId) },
      { sessionId },
    ];
    for (const other of others) expect(() => demandSight(viewer, other)).toThrow(/shows one session/);
    for (const scope of SCOPES) expect(() => demandScope(viewer, scope)).toThrow(/shows one session/);
    expect(() => services().createViewToken(viewer, { sessionId })).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  });

  test('ends after its time', async () => {
    const { admin } = await organization();
    const { token, expiresAt } = services().createViewToken(admin, { phoneId }, 60);
    expect(expiresAt.getTime()).toBe(now + MINUTE_MS);
    expect(await authenticate(token)).toMatchObject({ view: { phoneId }, expiresAt });
    now += MINUTE_MS;
    await expect(authenticate(token)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
  });

  test('ends with its key, by its expiry or its revocation', async () => {
    const { id } = await organization();
    const expiresAt = new Date(now + MINUTE_MS);
    const { key } = await services().apiKeys.create(id, { name: 'x', scopes: ['control'], expiresAt });
    const { token } = services().createViewToken(await authenticate(key), { phoneId });
    expect(await authenticate(token)).toMatchObject({ expiresAt });
    now += MINUTE_MS;
    await expect(authenticate(token)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
    const lasting = await services().apiKeys.create(id, { name: 'y', scopes: ['control'] });
    const second = services().createViewToken(await authenticate(lasting.key), { phoneId });
    await services().apiKeys.revoke(id, formatId('key', lasting.apiKey.id));
    await expect(authenticate(second.token)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
  });

  test('is taken as it was made alone: with nothing changed, and signed by this server', async () => {
    const { admin } = await organization();
    const grant = { view: { sessionId }, apiKeyId: admin.apiKeyId, expiresAt: new Date(now + MINUTE_MS) };
    const token = viewTokens.issue(grant);
    expect(await authenticate(token)).toMatchObject({ view: { sessionId }, apiKeyId: admin.apiKeyId });
    const lastOfKey = token.length - 43 - 12 - 1;
    const changed = [
      token.replace('view_s', 'view_p'),
      token.replace(hexOf(sessionId), hexOf(newId('sess'))),
      token.slice(0, lastOfKey) + (token[lastOfKey] === '0' ? '1' : '0') + token.slice(lastOfKey + 1),
      token.replace(token.slice(-55, -43), (now + MINUTE_MS + 1).toString(16).padStart(12, '0')),
      token.slice(0, -43) + 'A'.repeat(43),
      token.slice(0, -43),
      `${token}A`,
      'view_',
      signedViewTokens().issue(grant),
    ];
    expect(new Set([token, ...changed]).size).toBe(10);
    for (const other of changed) {
      await expect(authenticate(other)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
    }
  });

  test.each([0, 86_401, 1.5])('does not work for %d seconds', async (ttlS) => {
    const { admin } = await organization();
    expect(() => services().createViewToken(admin, { phoneId }, ttlS)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});

describe('a request', () => {
  /** @returns how many requests with one of `keys` after the other pass, before one is refused */
  async function passing(perMinute: number | undefined, keys: readonly string[]): Promise<number> {
    const { database } = db();
    const count = counted(authenticator(database, { viewTokens, clock }), requestLimits(database, perMinute));
    for (const [index, key] of keys.entries()) {
      try {
        await count(key);
      } catch (error) {
        expect(error).toMatchObject({ code: 'RATE_LIMITED', context: { retryAfterS: expect.any(Number) } });
        return index;
      }
    }
    return keys.length;
  }

  test("counts by the server's setting when its key has no limit of its own, and never without any", async () => {
    const { key } = await organization();
    const keys = Array.from({ length: 9 }, () => key);
    expect(await passing(4, keys)).toBe(4);
    expect(await passing(undefined, keys)).toBe(9);
  });

  test("counts by its key's own limit, with a view token too", async () => {
    const { id, key, admin } = await organization();
    await services().apiKeys.setLimits(id, formatId('key', admin.apiKeyId), { requestsPerMinute: 3 });
    const { token } = services().createViewToken(admin, { sessionId: newId('sess') });
    expect(await passing(100, [key, token, key, token, key])).toBe(3);
  });

  test('of another key does not count', async () => {
    const [{ key }, { key: another }] = [await organization(), await organization()];
    expect(await passing(1, [key, another, another])).toBe(2);
  });
});
