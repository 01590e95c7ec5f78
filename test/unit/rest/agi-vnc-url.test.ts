import { expect, test } from 'vitest';
import { viewTokenMaker } from '../../../src/auth/view-token-service.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { SessionRecord } from '../../../src/domain/session-record.ts';
import { vncUrlOf } from '../../../src/rest/agi/vnc-url.ts';
import { signedViewTokens } from '../../support/view-tokens.ts';

const HALF_AN_HOUR_MS = 1_800_000;

test('a link is the same for half an hour, and works for another half at least', async () => {
  let now = 1_000_000 * HALF_AN_HOUR_MS;
  const clock = { now: () => now };
  const tokens = signedViewTokens();
  const context = { createViewToken: viewTokenMaker(tokens, clock), clock };
  const principal = { organizationId: newId('org'), apiKeyId: newId('key'), scopes: [] };
  const session = { id: newId('sess') } as SessionRecord;
  const request = new Request('https://phones.example.com/agi/v1/sessions?x=/');
  const link = (): Promise<string> => vncUrlOf(context, request, principal, session);

  const first = await link();
  expect(first).toMatch(/^https:\/\/phones\.example\.com\/watch\/sess_[\da-f]{32}#view_/);
  now += HALF_AN_HOUR_MS - 1;
  expect(await link()).toBe(first);
  const { expiresAt } = tokens.read(first.slice(first.indexOf('#') + 1)) ?? {};
  expect(expiresAt?.getTime()).toBe(now + 1 + HALF_AN_HOUR_MS);
  now += 1;
  expect(await link()).not.toBe(first);
});
