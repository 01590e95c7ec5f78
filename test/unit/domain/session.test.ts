import { expect, test } from 'vitest';
import { z } from 'zod';
import { endsSession } from '../../../src/domain/agent-event.ts';
import { canTransition, isFinal, LIVE_STATUSES, SESSION_STATUSES } from '../../../src/domain/session.ts';
import { durationMs } from '../../../src/domain/session-record.ts';
import { validate } from '../../../src/domain/validate.ts';

const ARROWS = [
  'creating running',
  'creating completed',
  'creating failed',
  'creating killed',
  'running paused',
  'running completed',
  'running failed',
  'running killed',
  'paused running',
  'paused paused',
  'paused completed',
  'paused failed',
  'paused killed',
];

test('the table has these arrows and no others', () => {
  const all = SESSION_STATUSES.flatMap((from) =>
    SESSION_STATUSES.filter((to) => canTransition(from, to)).map((to) => `${from} ${to}`),
  );
  expect(all).toEqual(ARROWS);
});

test('completed, failed and killed are final', () => {
  expect(SESSION_STATUSES.filter(isFinal)).toEqual(['completed', 'failed', 'killed']);
  expect(LIVE_STATUSES).toEqual(['creating', 'running', 'paused']);
});

test('a log ends with the change to a final status', () => {
  const to = (status: (typeof SESSION_STATUSES)[number]): boolean =>
    endsSession({ type: 'status_changed', data: { from: 'running', to: status } });
  expect(SESSION_STATUSES.filter(to)).toEqual(['completed', 'failed', 'killed']);
  expect(endsSession({ type: 'user_message', data: { text: 'completed' } })).toBe(false);
});

test('running time counts while the session runs, and not while it is paused', () => {
  const startedAt = new Date(1_000);
  expect(durationMs({ startedAt: null, runningMs: 0, runningSince: null }, 9_000)).toBeNull();
  expect(durationMs({ startedAt, runningMs: 500, runningSince: null }, 9_000)).toBe(500);
  expect(durationMs({ startedAt, runningMs: 500, runningSince: new Date(8_000) }, 9_000)).toBe(1_500);
  expect(durationMs({ startedAt, runningMs: 500, runningSince: new Date(9_500) }, 9_000)).toBe(500);
});

test('what a client sent wrong is named field by field', () => {
  const schema = z.strictObject({ phone: z.string(), limits: z.object({ turns: z.int() }) });
  expect(validate(schema, { phone: 'a', limits: { turns: 1 } })).toEqual({
    phone: 'a',
    limits: { turns: 1 },
  });
  try {
    validate(schema, { phone: 1, limits: { turns: 1.5 } });
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/^phone: .*limits\.turns: .*\.$/),
      context: { problems: [{ path: ['phone'] }, { path: ['limits', 'turns'] }] },
    });
  }
});
