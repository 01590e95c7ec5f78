import { DIFFICULTIES } from '../../src/domain/evaluation.ts';
import { median } from '../bench/median.ts';
import type { Figures, Group, Profile, TaskResult } from './report.ts';

/** @returns the figures of each difficulty that there is, and of all results together, which come last */
export function groupsOf(results: readonly TaskResult[], profiles: readonly Profile[]): readonly Group[] {
  const group = (difficulty: Group['difficulty'], members: readonly TaskResult[]): Group => ({
    difficulty,
    profiles: profiles.map((profile) => ({
      profile,
      ...figuresOf(members.filter((result) => result.profile === profile)),
    })),
  });
  const present = DIFFICULTIES.filter((difficulty) =>
    results.some((result) => result.difficulty === difficulty),
  );
  return [
    ...present.map((difficulty) =>
      group(
        difficulty,
        results.filter((result) => result.difficulty === difficulty),
      ),
    ),
    group('all', results),
  ];
}

function figuresOf(results: readonly TaskResult[]): Figures {
  const middle = (values: readonly number[]): number => (values.length === 0 ? 0 : median(values));
  return {
    tasks: results.length,
    passed: results.filter(({ passed }) => passed).length,
    medianTurns: middle(results.map(({ turns }) => turns)),
    costUsd: results.reduce<number | null>(
      (sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd),
      0,
    ),
    medianMs: middle(results.map(({ durationMs }) => durationMs)),
  };
}
