import { expect, test } from 'vitest';
import type { Principal } from '../../../src/auth/principal.ts';
import { viewTokenMaker } from '../../../src/auth/view-token-service.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { SessionRecord } from '../../../src/domain/session-record.ts';
import { vncUrlOf } from '../../../src/rest/agi/vnc-url.ts';
import { signedViewTokens } from '../../support/view-tokens.ts';

const HALF_AN_HOUR_MS = 1_800_000;

test('a link is the same for half an hour, and works for another half at least', () => {
  let now = 1_000_000 * HALF_AN_HOUR_MS;
  const clock = { now: () => now };
  const tokens = signedViewTokens();
  const context = { createViewToken: viewTokenMaker(tokens, clock), clock };
  const principal: Principal = {
    organizationId: newId('org'),
    apiKeyId: newId('key'),
    scopes: ['read', 'control'] as const,
  };
  const session = { id: newId('sess') } as SessionRecord;
  const request = new Request('https://phones.example.com/agi/v1/sessions?x=/');
  const link = (scopes = principal.scopes): string | undefined =>
    vncUrlOf(context, request, { ...principal, scopes }, session);

  const first = link() ?? '';
  expect(first).toMatch(/^https:\/\/phones\.example\.com\/watch\/sess_[\da-f]{32}#view_/);
  now += HALF_AN_HOUR_MS - 1;
  expect(link()).toBe(first);
  const { expiresAt } = tokens.read(first.slice(first.indexOf('#') + 1)) ?? {};
  expect(expiresAt?.getTime()).toBe(now + 1 + HALF_AN_HOUR_MS);
  now += 1;
  expect(link()).not.toBe(first);
  // Who may only look may not let others look.
  expect(link(['read'])).toBeUndefined();
});
