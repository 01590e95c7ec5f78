import { expect, test } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';

test('a month begins and ends in UTC, over the turn of the year too', () => {
  expect(monthOf(Date.parse('2026-12-31T23:59:59.999Z'))).toEqual({
    ...{ name: '2026-12', from: new Date('2026-12-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') },
  });
});
