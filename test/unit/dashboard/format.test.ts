import { expect, test } from 'vitest';
import { formatDuration, formatMany } from '../../../dashboard/src/ui/format.ts';

test('a duration is told in the two largest units, rounded before it is divided', () => {
  const durations = [null, 850, 9_940, 9_960, 59_400, 59_600, 119_700, 3_599_700, 7_380_000];
  expect(durations.map(formatDuration)).toEqual([
    ...['–', '850 ms', '9.9 s', '10 s', '59 s', '1 min 0 s', '2 min 0 s', '1 h 0 min', '2 h 3 min'],
  ]);
});

test('one is one, and none and more are many', () => {
  expect([0, 1, 2].map((value) => formatMany(value, 'turn'))).toEqual(['0 turns', '1 turn', '2 turns']);
});
