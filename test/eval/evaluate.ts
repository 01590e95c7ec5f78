import { randomUUID } from 'node:crypto';
import { DEMO_MODEL } from '../../src/models/demo.ts';
import { startEvalServer } from './eval-server.ts';
import { groupsOf } from './groups.ts';
import type { EvalOptions } from './options.ts';
import type { Progress } from './progress.ts';
import type { EvalReport } from './report.ts';
import { runJobs } from './run-jobs.ts';
import type { Job } from './run-task.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What came of a run. */
export type Evaluated = {
  readonly report: EvalReport;
  /** Why the run could not go on to its end. */
  readonly failure: unknown;
};

/** @returns what there is to run: each task with each profile */
export function jobsOf({ tasks, profiles }: Pick<EvalOptions, 'tasks' | 'profiles'>): readonly Job[] {
  return tasks.flatMap((task) => profiles.map((profile) => ({ task, profile })));
}

/**
 * Starts a server, has the jobs done, and ends the server.
 *
 * @throws Error when the server can't be started; the signal's reason when it aborts before
 */
export async function evaluate(
  options: EvalOptions,
  environment: Environment,
  progress: Progress,
  signal: AbortSignal,
): Promise<Evaluated> {
  const { model, profiles, phones, leftOut } = options;
  const startedAt = new Date();
  progress.busy(`Starting a server with ${phones} virtual ${phones === 1 ? 'phone' : 'phones'}`);
  await using server = await startEvalServer(phones, drivenBy(model, environment), signal);
  const { results, failure } = await runJobs(jobsOf(options), phones, { ...server, model }, progress, signal);
  progress.busy('Ending the server');
  const report: EvalReport = {
    runId: randomUUID(),
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    model,
    modelLabel: server.modelLabel,
    profiles,
    phones,
    leftOut,
    interrupted: signal.aborted || failure !== undefined,
    groups: groupsOf(results, profiles),
    results,
  };
  return { report, failure };
}

/** @returns the environment of a server whose own choice is the model: the demo model is that without a key */
function drivenBy(model: string, environment: Environment): Environment {
  const { ANTHROPIC_API_KEY: key, ...rest } = environment;
  return model === DEMO_MODEL ? rest : { ...rest, ANTHROPIC_API_KEY: key, OPPOSABLE_MODEL: model };
}
