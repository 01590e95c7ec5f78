import { join } from 'node:path';
import { CliError } from '../../src/cli/client.ts';
import { endSignal } from '../../src/cli/end-signal.ts';
import { StartError } from '../../src/lib/start-error.ts';
import type { Evaluated } from './evaluate.ts';
import { type EvalOptions, readOptions, UsageError } from './options.ts';
import { startProgress } from './progress.ts';
import { type RecordableReport, readReport, recordReport } from './record-report.ts';
import type { EvalReport } from './report.ts';
import { withoutPictures, writeReport } from './report-files.ts';
import { failures, figuresTable, tasksTable } from './table.ts';
import { TASKS } from './tasks.ts';

/** How the program ends: it could not run, was asked for what there isn't, or was interrupted. */
const EXIT = { notRun: 1, usage: 2, interrupted: 130 } as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env, TASKS);
  if (!options) return 0;
  if (options.record !== undefined) {
    return (await recorded(await readReport(options.record), options.record)) ? 0 : EXIT.notRun;
  }
  if (options.list) {
    say(options.json ? JSON.stringify(options.tasks, undefined, 2) : tasksTable(options.tasks));
    return 0;
  }
  return await run(options, endSignal());
}

async function run(options: EvalOptions, ending: AbortSignal): Promise<number> {
  const { tasks, leftOut, out, json } = options;
  if (leftOut > 0) {
    complain(
      `${tasks.length} tasks are within the demo model's means; ${leftOut} more are left out (--all runs them, too).`,
    );
  }
  const evaluated = await measured(options, ending).catch((error: unknown) => {
    if (!ending.aborted) throw error;
  });
  if (!evaluated) return EXIT.interrupted;
  const { report, failure } = evaluated;
  if (report.results.length > 0) {
    const paths = await writeReport(report, out);
    say(json ? JSON.stringify(withoutPictures(report), undefined, 2) : summary(report, paths));
    await recorded(report, join(out, 'report.json'));
  } else complain('No task came to its end, so there is no report.');
  if (failure !== undefined) {
    complain(failure instanceof Error ? failure.message : String(failure));
    return EXIT.notRun;
  }
  if (ending.aborted) return EXIT.interrupted;
  const [first] = report.results;
  if (!report.results.every(({ error }) => error?.startsWith('MODEL_ERROR'))) return 0;
  complain(`The model did nothing: ${first?.error}`);
  return EXIT.notRun;
}

async function measured(options: EvalOptions, ending: AbortSignal): Promise<Evaluated> {
  // The server's parts take a second to load, which neither help nor an error should pay.
  const { evaluate, jobsOf } = await import('./evaluate.ts');
  // A terminal that doesn't know its width can't be drawn on.
  const isLive = process.stderr.isTTY && process.stderr.columns > 0;
  using progress = startProgress(jobsOf(options), isLive, () => performance.now());
  return await evaluate(options, process.env, progress, ending);
}

/** Hands a run to a server, and says in one line what came of that. @returns whether it is there now */
async function recorded(report: RecordableReport, path: string): Promise<boolean> {
  try {
    complain(`Recorded at ${await recordReport(report, process.env)}: its page "Evals" shows the run.`);
    return true;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const why = error.message.replaceAll('\n', ' ');
    complain(`Not recorded: ${why} Later: npm run eval -- --record ${path}`);
    return false;
  }
}

function summary(report: EvalReport, paths: readonly string[]): string {
  const failed = failures(report);
  return [
    `\n${report.modelLabel}\n`,
    figuresTable(report),
    ...(failed === '' ? [] : [`\nFailed:\n${failed}`]),
    `\n${paths.join('\n')}`,
  ].join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  const isPlain = error instanceof UsageError || error instanceof StartError;
  complain(
    error instanceof Error ? (isPlain ? error.message : (error.stack ?? error.message)) : String(error),
  );
  process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.notRun;
}
