import { expect, test } from 'vitest';
import type { SessionRowFragment } from '../../../dashboard/src/gql/graphql.ts';
import {
  filterVariables,
  fitsFilter,
  NO_FILTER,
  readFilter,
  writeFilter,
} from '../../../dashboard/src/pages/sessions/session-filter.ts';

const row: SessionRowFragment = {
  ...{ id: 'sess_1', title: null, instruction: 'Buy Milk (2 l)', status: 'running', pauseReason: null },
  ...{ isQueued: false, tags: ['food'], createdAt: '2026-11-25T12:00:00Z', durationMs: 1 },
  phone: { id: 'phone_1', name: 'kitchen' },
  ...{ agent: null, latestFrame: null, usage: { turns: 1, costUsd: 0 } },
};

test('an address says the filter that was written into it', () => {
  const filter = {
    ...NO_FILTER,
    status: ['running', 'paused'] as const,
    phone: 'virtual-1',
    search: 'حليب & bread',
    from: '2026-11-01',
  };
  expect(readFilter(writeFilter(filter))).toEqual(filter);
  expect(writeFilter(filter)).toContain('?status=running,paused&phone=virtual-1');
  expect(writeFilter(NO_FILTER)).toBe('');
});

test('what an address can’t mean is left out', () => {
  expect(readFilter('?status=sleeping&from=yesterday&to=2026-13-45')).toEqual(NO_FILTER);
  expect(filterVariables(NO_FILTER)).toEqual({});
});

test('a day is listed to its end', () => {
  const { createdAfter, createdBefore } = filterVariables({
    ...NO_FILTER,
    ...{ from: '2026-11-25', to: '2026-11-25' },
  });
  expect(createdAfter).toBe(new Date('2026-11-25T00:00').toISOString());
  expect(createdBefore).toBe(new Date('2026-11-26T00:00').toISOString());
});

test.each([
  [{}, true],
  [{ status: ['running' as const] }, true],
  [{ status: ['failed' as const] }, false],
  [{ phone: 'kitchen' }, true],
  [{ phone: 'phone_1' }, true],
  [{ phone: 'hall' }, false],
  [{ agent: 'Shopper' }, false],
  [{ tag: 'food' }, true],
  [{ tag: 'foo' }, false],
  [{ search: 'buy milk' }, true],
  [{ search: 'b_y%(2' }, true],
  [{ search: '.*' }, false],
  [{ to: '2026-11-20' }, false],
  [{ from: '2026-11-20', to: '2026-11-30' }, true],
])('a session fits %j: %s', (filter, fits) => {
  expect(fitsFilter({ ...NO_FILTER, ...filter }, row)).toBe(fits);
});
