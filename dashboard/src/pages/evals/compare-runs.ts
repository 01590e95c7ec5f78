import type { Task } from './task-words.ts';

/** What became of a task from one run to another. */
export type Change = 'fixed' | 'broken' | 'added' | 'dropped' | 'same';

/** A task of one run or both. */
export type ComparedTask = {
  readonly taskId: string;
  readonly title: string;
  readonly change: Change;
  readonly one: Task | undefined;
  readonly other: Task | undefined;
};

/** What matters most comes first. */
const ORDER: readonly Change[] = ['broken', 'fixed', 'added', 'dropped', 'same'];

/**
 * @param one the earlier run's tasks
 * @param other the later run's
 * @returns the tasks of both: what fails now and passed before comes first, then what passes now
 */
export function compareRuns(one: readonly Task[], other: readonly Task[]): readonly ComparedTask[] {
  const before = new Map(one.map((task) => [task.taskId, task]));
  const after = new Map(other.map((task) => [task.taskId, task]));
  return [...new Map([...before, ...after]).values()]
    .map(({ taskId, title }) => {
      const [was, is] = [before.get(taskId), after.get(taskId)];
      return { taskId, title, change: changeOf(was, is), one: was, other: is };
    })
    .toSorted((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
}

function changeOf(was: Task | undefined, is: Task | undefined): Change {
  if (!was) return 'added';
  if (!is) return 'dropped';
  if (was.passed === is.passed) return 'same';
  return is.passed ? 'fixed' : 'broken';
}
