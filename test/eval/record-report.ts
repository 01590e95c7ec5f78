import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CliError, Client } from '../../src/cli/client.ts';
import { RecordEvaluation } from '../../src/cli/documents/evaluations.ts';
import type { RecordEvaluationInput } from '../../src/cli/gql/graphql.ts';
import { readClientConfig } from '../../src/config.ts';
import { DIFFICULTIES } from '../../src/domain/evaluation.ts';
import { UsageError } from './options.ts';
import { type EvalReport, PROFILES, type Profile, type TaskResult } from './report.ts';
import { profileName } from './words.ts';

/** So much of a text is handed in; the report has the rest. */
const LONGEST = 4_000;

const profile = z.enum(PROFILES).nullable();
const recordable = z.object({
  runId: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  model: z.string(),
  modelLabel: z.string(),
  profiles: z.array(profile),
  interrupted: z.boolean(),
  results: z.array(
    z.object({
      ...{ id: z.string(), title: z.string(), instruction: z.string(), difficulty: z.enum(DIFFICULTIES) },
      ...{ apps: z.array(z.string()), profile, passed: z.boolean(), wrong: z.string().nullable() },
      ...{ status: z.string(), claimed: z.boolean().nullable(), said: z.string().nullable() },
      ...{ error: z.string().nullable(), turns: z.number(), costUsd: z.number().nullable() },
      durationMs: z.number(),
    }),
  ),
});

/** What of a report a server keeps. */
export type RecordableReport = Omit<EvalReport, 'phones' | 'leftOut' | 'groups' | 'results'> & {
  readonly results: readonly Omit<TaskResult, 'phone' | 'sessionId' | 'steps'>[];
};

/** @throws {UsageError} when the file is no report of this program */
export async function readReport(path: string): Promise<RecordableReport> {
  try {
    return recordable.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    const why = isMissing ? 'There is no such file' : 'It is no report.json that npm run eval wrote';
    throw new UsageError(`"${path}" can't be recorded. ${why}.`, { cause: error });
  }
}

/**
 * Hands a run to the server that the environment names, for its Evals page: a run for each profile. Handed in
 * again, it is still one.
 *
 * @returns that server's address
 * @throws {CliError} when there is none, it has no key, or it refuses
 */
export async function recordReport(
  report: RecordableReport,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { url, apiKey, keyPath } = readClientConfig(environment);
  const key = apiKey ?? (await readFile(keyPath, 'utf8').catch(() => '')).trim();
  if (key === '') throw new CliError(`OPPOSABLE_API_KEY is not set, and there is no key in ${keyPath}.`);
  await using client = new Client({ url, apiKey: key });
  const inputs = report.profiles.map((toolProfile) => inputOf(report, toolProfile));
  for (const input of inputs.filter(({ tasks }) => tasks.length > 0)) {
    await client.request(RecordEvaluation, { input }).catch((error: unknown) => {
      // What the command line advises isn't what this program takes.
      if (error instanceof CliError && error.cause === undefined) throw error;
      throw new CliError(`No server answers at ${url}. Start one, or name it in OPPOSABLE_URL.`, {
        cause: error,
      });
    });
  }
  return url;
}

function inputOf(report: RecordableReport, toolProfile: Profile): RecordEvaluationInput {
  const { runId, startedAt, durationMs, model, modelLabel, interrupted, results } = report;
  return {
    runKey: `${runId} ${profileName(toolProfile)}`,
    ...{ startedAt, durationMs, model, modelLabel, toolProfile, isInterrupted: interrupted },
    tasks: results
      .filter((result) => result.profile === toolProfile)
      .map(({ id, title, instruction, difficulty, apps, passed, status, claimed, turns, ...rest }) => ({
        ...{ taskId: id, title, instruction, difficulty, apps: [...apps], passed, status, claimed, turns },
        ...{ costUsd: rest.costUsd, durationMs: rest.durationMs },
        ...{ wrong: cut(rest.wrong), said: cut(rest.said), error: cut(rest.error) },
      })),
  };
}

function cut(text: string | null): string | null {
  return text === null || text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}
