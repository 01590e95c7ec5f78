import ora from 'ora';
import type { TaskResult } from './report.ts';
import type { JobWatcher } from './run-jobs.ts';
import type { Job } from './run-task.ts';
import { duration, percent } from './words.ts';

const BAR = 28;

/** Shows on the standard error stream how a run gets on. */
export type Progress = JobWatcher &
  Disposable & {
    /** Says what goes on before and after the tasks. */
    readonly busy: (what: string) => void;
  };

/**
 * @param isLive whether there is a terminal for a bar; otherwise each task gets a line as it ends
 * @param now milliseconds, from any moment on
 */
export function startProgress(jobs: readonly Job[], isLive: boolean, now: () => number): Progress {
  const spinner = isLive ? ora({ discardStdin: false }) : undefined;
  const running = new Map<number, Job>();
  const startedAt = now();
  const all = weightOf(jobs);
  let behind = 0;
  let passed = 0;
  let count = 0;

  const draw = (): void => {
    if (!spinner) return;
    const share = behind / all;
    const filled = Math.round(share * BAR);
    const leftMs = behind === 0 ? undefined : ((now() - startedAt) / behind) * (all - behind);
    const head = [
      `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${count}/${jobs.length}`,
      ...(count === 0 ? [] : [`${percent(passed, count)} passed`]),
      ...(leftMs === undefined ? [] : [`about ${duration(leftMs)} left`]),
    ].join(' · ');
    const lines = [...running]
      .toSorted(([one], [other]) => one - other)
      .map(([phone, job]) => `    virtual-${phone}  ${nameOf(job)}`);
    spinner.start([head, ...lines].join('\n'));
  };
  const line = ({ passed: isPassed, wrong, turns, durationMs }: TaskResult, job: Job): string => {
    const how = `${turns} ${turns === 1 ? 'turn' : 'turns'}, ${duration(durationMs)}`;
    return `${count}/${jobs.length}  ${isPassed ? 'passed' : 'FAILED'}  ${nameOf(job)}  ${how}${wrong === null ? '' : `  ${wrong}`}\n`;
  };

  return {
    busy(what) {
      if (spinner) spinner.start(what);
      else process.stderr.write(`${what} …\n`);
    },
    begun(job, phone) {
      running.set(phone, job);
      draw();
    },
    done(job, phone, result) {
      running.delete(phone);
      behind += weightOf([job]);
      passed += result.passed ? 1 : 0;
      count += 1;
      if (!spinner) process.stderr.write(line(result, job));
      draw();
    },
    [Symbol.dispose]: () => void spinner?.stop(),
  };
}

/** A task takes about as long as its limit of turns lets expect. */
function weightOf(jobs: readonly Job[]): number {
  return jobs.reduce((sum, { task }) => sum + task.maxTurns, 0);
}

function nameOf({ task, profile }: Job): string {
  return profile === null ? task.id : `${task.id} (${profile})`;
}
