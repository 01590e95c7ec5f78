import { expect, test } from 'vitest';
import { outcomeOf } from '../../../src/webhooks/retries.ts';
import type { Answer } from '../../../src/webhooks/send.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 25);

const answered = (status: number, retryAfterMs?: number): Answer => ({
  ...{ type: 'answered', status, body: '', retryAfterMs, durationMs: 5 },
});
const hoursAgo = (hours: number) => new Date(NOW_MS - hours * HOUR_MS);

test.each([200, 201, 204, 299])('%d takes the message', (status) => {
  expect(outcomeOf(answered(status), { failures: 3, failingSince: hoursAgo(1) }, NOW_MS, 0)).toEqual({
    type: 'delivered',
  });
});

test.each([
  ['the first failure', answered(500), 0, 5_000],
  ['the fourth', answered(500), 3, 40_000],
  ['many', answered(404), 30, HOUR_MS],
  ['a redirect', answered(301), 0, 5_000],
  ['a wish for a longer wait', answered(429, 2 * HOUR_MS), 0, 2 * HOUR_MS],
  ['a wish for a shorter wait', answered(503, 10), 3, 40_000],
  ['a wish of one that may have none', answered(500, 2 * HOUR_MS), 0, 5_000],
  ['a wish beyond the 24 hours', answered(429, 1_000 * HOUR_MS), 0, 23 * HOUR_MS],
  ['no answer', { type: 'unreachable', error: 'x', durationMs: 0 } as const, 0, 5_000],
])('after %s it is tried again', (_what, answer, failures, waitMs) => {
  const outcome = outcomeOf(answer, { failures, failingSince: hoursAgo(1) }, NOW_MS, 1);
  expect(outcome).toMatchObject({ type: 'retry', atMs: NOW_MS + waitMs });
});

test('the last try is at the end of the 24 hours, and then it is given up', () => {
  const before = { failures: 30, failingSince: hoursAgo(23.9) };
  const last = outcomeOf(answered(500), before, NOW_MS, 1);
  expect(last).toMatchObject({ type: 'retry', atMs: hoursAgo(23.9).getTime() + 24 * HOUR_MS });
  const over = { failures: 31, failingSince: hoursAgo(24) };
  expect(outcomeOf(answered(500), over, NOW_MS, 0)).toMatchObject({
    type: 'give_up',
    reason: /answered 500$/,
  });
});
