import { expect, test } from 'vitest';
import type { SessionRowFragment, SessionStatus } from '../../../dashboard/src/gql/graphql.ts';
import { NO_FILTER } from '../../../dashboard/src/pages/sessions/session-filter.ts';
import { withChange, withPage } from '../../../dashboard/src/pages/sessions/session-rows.ts';

/** A session that was created in that minute. */
function row(minute: number, status: SessionStatus = 'running'): SessionRowFragment {
  return {
    ...{ id: `sess_${minute}`, title: null, instruction: 'Buy milk', status, pauseReason: null },
    ...{ isQueued: false, tags: [], createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() },
    ...{ durationMs: 1, phone: null, agent: null, latestFrame: null, usage: { turns: 1, costUsd: 0 } },
  };
}

const list = { rows: [row(5), row(3)], total: 4, after: 'cursor' };
const ids = ({ rows }: { readonly rows: readonly SessionRowFragment[] }) => rows.map(({ id }) => id);

test('a session changes in its place, and a new one comes on top', () => {
  expect(withChange(list, row(3, 'completed'), NO_FILTER)).toEqual({
    ...list,
    rows: [row(5), row(3, 'completed')],
  });
  const longer = withChange(list, row(6), NO_FILTER);
  expect(ids(longer)).toEqual(['sess_6', 'sess_5', 'sess_3']);
  expect(longer.total).toBe(5);
});

test('a session that was told late takes its place, and one of a further page waits for that', () => {
  expect(ids(withChange(list, row(4), NO_FILTER))).toEqual(['sess_5', 'sess_4', 'sess_3']);
  expect(withChange(list, row(1), NO_FILTER)).toBe(list);
  expect(ids(withChange({ ...list, after: undefined }, row(1), NO_FILTER))).toContain('sess_1');
});

test('a session that fits no more goes, and one that doesn’t fit never comes', () => {
  const running = { ...NO_FILTER, status: ['running'] as const };
  const shorter = withChange(list, row(5, 'completed'), running);
  expect(ids(shorter)).toEqual(['sess_3']);
  expect(shorter.total).toBe(3);
  expect(withChange(list, row(6, 'failed'), running)).toBe(list);
});

test('a page goes behind the list, without what is there already', () => {
  const page = { rows: [row(3), row(2)], total: 5, after: undefined };
  const longer = withPage(list, page);
  expect(ids(longer)).toEqual(['sess_5', 'sess_3', 'sess_2']);
  expect(longer).toMatchObject({ total: 5, after: undefined });
});
