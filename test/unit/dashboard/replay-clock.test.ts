import { describe, expect, test } from 'vitest';
import {
  placeAfter,
  placeAt,
  placeOfTurn,
  scheduleOf,
} from '../../../dashboard/src/pages/replay/replay-clock.ts';

describe('a schedule', () => {
  test('keeps the pace of the session, shortens waits and lets every turn be seen', () => {
    expect(scheduleOf([1_000, 3_000, 3_010, 90_000])).toEqual([0, 2_000, 2_800, 7_800, 8_600]);
  });

  test('tells which turn is shown, from the first to the last', () => {
    const schedule = scheduleOf([0, 1_000, 2_000]);
    expect([-5, 0, 999, 1_000, 2_500, 99_000].map((ms) => placeAt(schedule, ms))).toEqual([0, 0, 0, 1, 2, 2]);
  });

  test('of a session without a turn begins and ends at once', () => {
    expect(scheduleOf([])).toEqual([0]);
    expect(placeAt([0], 100)).toBe(0);
  });
});

test('a turn is found by its number, and one that is not there by the last before it', () => {
  const turns = [{ turn: 0 }, { turn: 1 }, { turn: 4 }, { turn: 5 }];
  expect([0, 1, 3, 4, 12].map((turn) => placeOfTurn(turns, turn))).toEqual([0, 1, 1, 2, 3]);
  expect(placeOfTurn([], 3)).toBe(0);
});

test('another session stands where it was after the same time', () => {
  expect([0, 400, 500, 9_000].map((ms) => placeAfter([10_000, 10_500, 12_000], ms))).toEqual([0, 0, 1, 2]);
});
