import type {
  EvaluationDifficulty,
  EvaluationSummaryFragment,
  EvaluationWithTasksFragment,
} from '../../gql/graphql.ts';

/** How a task of a run went. */
export type Task = EvaluationWithTasksFragment['tasks'][number];

/** Which tasks of a run are shown. */
export const OUTCOMES = ['all', 'failed', 'passed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How hard tasks are, the easiest first. */
export const DIFFICULTIES: readonly EvaluationDifficulty[] = [
  ...(['one_tap', 'single_app', 'multi_step', 'cross_app', 'adverse'] as const),
];

/** @returns a difficulty for people */
export function difficultyName(difficulty: EvaluationDifficulty): string {
  return difficulty.replaceAll('_', ' ');
}

/** @returns the tools of a run for people */
export function profileName(profile: EvaluationSummaryFragment['toolProfile']): string {
  return profile ?? 'default';
}

/** @returns why a task failed, in one or more sentences; empty when it passed */
export function reasonOf({ passed, wrong, claimed, error }: Task): string {
  if (passed) return '';
  const parts = [
    wrong ?? 'The phone was not as it should be.',
    claimed ? 'The agent claims success.' : '',
    error,
  ];
  return parts.filter(Boolean).join(' ');
}

/** @returns the tasks with that outcome in which a text stands, capitals or not: in their name, apps or reason */
export function shownTasks(tasks: readonly Task[], outcome: Outcome, text: string): readonly Task[] {
  const wanted = text.trim().toLowerCase();
  return tasks.filter((task) => {
    if (outcome !== 'all' && task.passed !== (outcome === 'passed')) return false;
    const { taskId, title, difficulty, apps } = task;
    return [taskId, title, difficultyName(difficulty), ...apps, reasonOf(task)].some((words) =>
      words.toLowerCase().includes(wanted),
    );
  });
}
