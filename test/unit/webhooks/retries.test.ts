import { expect, test } from 'vitest';
import { BRIEF, outcomeOf, PATIENT } from '../../../src/webhooks/retries.ts';
import type { Answer } from '../../../src/webhooks/send.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 25);

const answered = (status: number, retryAfterMs?: number): Answer => ({
  ...{ type: 'answered', status, body: '', retryAfterMs, durationMs: 5 },
});
const hoursAgo = (hours: number) => new Date(NOW_MS - hours * HOUR_MS);

test.each([200, 201, 204, 299])('%d takes the message', (status) => {
  expect(outcomeOf(answered(status), { failures: 3, failingSince: hoursAgo(1) }, NOW_MS, 0, PATIENT)).toEqual(
    {
      type: 'delivered',
    },
  );
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
  const outcome = outcomeOf(answer, { failures, failingSince: hoursAgo(1) }, NOW_MS, 1, PATIENT);
  expect(outcome).toMatchObject({ type: 'retry', atMs: NOW_MS + waitMs });
});

test('the last try is at the end of the 24 hours, and then it is given up', () => {
  const before = { failures: 30, failingSince: hoursAgo(23.9) };
  const last = outcomeOf(answered(500), before, NOW_MS, 1, PATIENT);
  expect(last).toMatchObject({ type: 'retry', atMs: hoursAgo(23.9).getTime() + 24 * HOUR_MS });
  const over = { failures: 31, failingSince: hoursAgo(24) };
  expect(outcomeOf(answered(500), over, NOW_MS, 0, PATIENT)).toMatchObject({
    type: 'give_up',
    reason: /answered 500$/,
  });
});

test('where the message alone is given up, it is tried three times, and never for longer than half a minute', () => {
  const triedFirst = (secondsAgo: number) => new Date(NOW_MS - secondsAgo * 1_000);
  const after = (failures: number, secondsAgo: number) =>
    outcomeOf(answered(500), { failures, failingSince: triedFirst(secondsAgo) }, NOW_MS, 1, BRIEF);
  expect(after(0, 0)).toMatchObject({ type: 'retry', atMs: NOW_MS + 1_000 });
  expect(after(1, 1)).toMatchObject({ type: 'retry', atMs: NOW_MS + 2_000 });
  expect(after(2, 3)).toEqual({ type: 'skip', error: null });
  // Each try may take ten seconds.
  expect(after(1, 19)).toMatchObject({ type: 'retry', atMs: NOW_MS + 1_000 });
  expect(after(1, 20)).toEqual({ type: 'skip', error: null });
  const gone = outcomeOf(answered(410), { failures: 0, failingSince: triedFirst(0) }, NOW_MS, 0, BRIEF);
  expect(gone).toEqual({ type: 'skip', error: null });
});
