import type { TaskResult } from './report.ts';
import { type Job, type RunContext, runTask } from './run-task.ts';

/** Told how the jobs get on. */
export type JobWatcher = {
  /** @param phone its number, from 1 */
  readonly begun: (job: Job, phone: number) => void;
  readonly done: (job: Job, phone: number, result: TaskResult) => void;
};

/** What came of the jobs. */
export type JobsDone = {
  /** Of those that came to their end, in the order of the jobs. */
  readonly results: readonly TaskResult[];
  /** Why a job could not be run: those that ran meanwhile were stopped, and no other was begun. */
  readonly failure: unknown;
};

/** Runs jobs on several phones at a time, the long ones first, so that none is left for the end. */
export async function runJobs(
  jobs: readonly Job[],
  phones: number,
  context: RunContext,
  watcher: JobWatcher,
  signal: AbortSignal,
): Promise<JobsDone> {
  const waiting = jobs.toSorted((one, other) => other.task.maxTurns - one.task.maxTurns);
  const results = new Map<Job, TaskResult>();
  const failing = new AbortController();
  const ending = AbortSignal.any([signal, failing.signal]);
  const work = async (phone: number): Promise<void> => {
    for (let job = waiting.shift(); job && !ending.aborted; job = waiting.shift()) {
      watcher.begun(job, phone);
      const result = await runTask(context, phone, job, ending);
      if (!result) return;
      results.set(job, result);
      watcher.done(job, phone, result);
    }
  };
  const workers = Array.from({ length: phones }, (_, position) =>
    work(position + 1).catch((error: unknown) => {
      if (ending.aborted) return;
      failing.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
  return {
    results: jobs.flatMap((job) => results.get(job) ?? []),
    failure: failed?.status === 'rejected' ? failed.reason : undefined,
  };
}
