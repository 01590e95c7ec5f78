import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../../src/config.ts';
import { StartError } from '../../src/lib/start-error.ts';
import { DEMO_MODEL } from '../../src/models/demo.ts';
import { PROFILES, type Profile } from './report.ts';
import type { EvalTask } from './task.ts';

const MAX_PHONES = 20;

/** A wish that can't be granted; the message says why, and what could be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the suite is asked to do. */
export type EvalOptions = {
  readonly model: string;
  readonly profiles: readonly Profile[];
  readonly phones: number;
  /** What is run, in the order of the suite. */
  readonly tasks: readonly EvalTask[];
  /** How many more fit the filter but lie beyond the means of the model. */
  readonly leftOut: number;
  /** The folder of the report. */
  readonly out: string;
  readonly list: boolean;
  readonly json: boolean;
  /** A `report.json` of an earlier run to hand to a server, instead of a run. */
  readonly record: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;
type Flags = {
  readonly model?: string;
  readonly profile?: (typeof PROFILES)[number] | 'both';
  readonly phones: number;
  readonly filter?: string;
  readonly all: boolean;
  readonly out: string;
  readonly list: boolean;
  readonly json: boolean;
  readonly record?: string;
};

/**
 * Reads the command line.
 *
 * @param args what comes after the program's name
 * @returns undefined when only help was asked for, and printed
 * @throws {UsageError} for a flag, a model or a filter that makes no sense
 */
export function readOptions(
  args: readonly string[],
  environment: Environment,
  suite: readonly EvalTask[],
): EvalOptions | undefined {
  const flags = readFlags(args);
  if (!flags) return undefined;
  const model = modelOf(flags.model, environment);
  const fitting = suite.filter((task) => fits(task, flags.filter));
  if (fitting.length === 0) {
    throw new UsageError(
      `No task fits "${flags.filter}". A filter is a part of a task's id, title, difficulty or app; --list shows them.`,
    );
  }
  const runsAll = model !== DEMO_MODEL || flags.all || flags.list;
  const tasks = runsAll ? fitting : fitting.filter(({ demo }) => demo);
  if (tasks.length === 0) {
    throw new UsageError(
      `What fits "${flags.filter}" is beyond the built-in demo model: ${fitting.map(({ id }) => id).join(', ')}. Set ANTHROPIC_API_KEY for Claude, or say --all to let it try.`,
    );
  }
  return {
    model,
    profiles: profilesOf(flags.profile),
    phones: Math.min(flags.phones, tasks.length * profilesOf(flags.profile).length),
    tasks,
    leftOut: fitting.length - tasks.length,
    out: flags.out,
    list: flags.list,
    json: flags.json,
    record: flags.record,
  };
}

function readFlags(args: readonly string[]): Flags | undefined {
  const command = new Command('npm run eval --')
    .description("Has a model do the suite's tasks on virtual phones, and judges what became of the phones.")
    .option('--model <id>', 'who drives; Claude when ANTHROPIC_API_KEY is set, else the demo model')
    .addOption(
      new Option('--profile <name>', "the tools; the server's own choice when absent").choices([
        ...PROFILES,
        'both',
      ]),
    )
    .option('--phones <n>', `how many virtual phones, 1 to ${MAX_PHONES}`, phoneCount, 3)
    .option('--filter <text>', 'only tasks with this in their id, title, difficulty or apps')
    .option('--all', "also what is beyond the demo model's means", false)
    .option('--out <folder>', 'where the report goes', 'eval-report')
    .option('--record <report>', 'hand the report.json of an earlier run to a server, and end')
    .option('--list', 'show the tasks and end', false)
    .option('--json', 'print the report, or the list, as JSON', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new UsageError(sentence(error.message.replace(/^error: /, '').replaceAll('\n', ' ')));
  }
  return command.opts<Flags>();
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}. --help shows what there is.`;
}

/** The suite's own server has the models that this environment gives to every server. */
function modelOf(wanted: string | undefined, environment: Environment): string {
  const { anthropicApiKey, model } = configOf(environment);
  if (anthropicApiKey !== undefined) return wanted ?? model;
  if (wanted === undefined || wanted === DEMO_MODEL) return DEMO_MODEL;
  throw new UsageError(
    `The model "${wanted}" needs an API key: set ANTHROPIC_API_KEY, or say --model ${DEMO_MODEL} for the built-in demo model.`,
  );
}

function configOf(environment: Environment): ReturnType<typeof readConfig> {
  try {
    return readConfig(environment);
  } catch (error) {
    if (error instanceof StartError) throw new UsageError(error.message);
    throw error;
  }
}

function profilesOf(profile: Flags['profile']): readonly Profile[] {
  if (profile === undefined) return [null];
  return profile === 'both' ? PROFILES : [profile];
}

function fits({ id, title, difficulty, apps }: EvalTask, filter = ''): boolean {
  const wanted = filter.toLowerCase();
  return [id, title, difficulty, ...apps].some((words) => words.toLowerCase().includes(wanted));
}

function phoneCount(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MAX_PHONES)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_PHONES}.`);
  return count;
}
