import { z } from 'zod';
import { quantile } from '../lib/quantile.ts';
import type { EvaluationId, OrganizationId } from './ids.ts';
import { TOOL_PROFILES, type ToolProfile } from './session.ts';
import { sessionFields, words } from './session-fields.ts';

/** How hard the tasks of an evaluation are, the easiest first. */
export const DIFFICULTIES = ['one_tap', 'single_app', 'multi_step', 'cross_app', 'adverse'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** A day in milliseconds: no run takes longer. */
const DAY_MS = 86_400_000;
/** What an evaluation may cost together, in USD: as much as a column of micro-USD holds. */
const MAX_COST_USD = 2_000;

const evaluatedTask = z.object({
  /** Unique in the run. */
  id: words(100),
  title: words(200),
  instruction: sessionFields.instruction,
  difficulty: z.enum(DIFFICULTIES),
  apps: z.array(words(100)).max(20),
  /** Whether the phone was as it should be afterwards. */
  passed: z.boolean(),
  /** What was wrong with the phone; null when the task passed. */
  wrong: words(4_000).nullable(),
  /** The session's final status. */
  status: words(50),
  /** Whether the agent claimed success; null when it never reported. */
  claimed: z.boolean().nullable(),
  /** What the agent reported. */
  said: z.string().max(4_000).nullable(),
  /** Why the session failed. */
  error: z.string().max(4_000).nullable(),
  turns: z.int().min(0).max(1_000),
  /** In USD; null when the price of the model is not known. */
  costUsd: z.number().min(0).max(MAX_COST_USD).nullable(),
  /** The session's running time. */
  durationMs: z.int().min(0).max(DAY_MS),
});

/** How one task of an evaluation went. */
export type EvaluatedTask = Readonly<z.output<typeof evaluatedTask>>;

/** How a run is read that somebody records. */
export const newEvaluation = z.object({
  /** What tells the run from every other: the same one is recorded once. */
  runKey: words(100),
  startedAt: z.date(),
  durationMs: z.int().min(0).max(DAY_MS),
  model: sessionFields.model,
  modelLabel: words(200),
  /** Null for the server's own choice. */
  toolProfile: z.enum(TOOL_PROFILES).nullable(),
  /** Whether it was ended before its end. */
  isInterrupted: z.boolean(),
  tasks: z
    .array(evaluatedTask)
    .min(1)
    .max(500)
    .refine(
      (tasks) => new Set(tasks.map(({ id }) => id)).size === tasks.length,
      'Each id must be there once.',
    )
    .refine(
      (tasks) => tasks.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0) <= MAX_COST_USD,
      `Must cost at most ${MAX_COST_USD} USD together.`,
    ),
});

/** A run that somebody records. */
export type NewEvaluation = Readonly<z.output<typeof newEvaluation>>;

/** The figures of several tasks. */
export type EvaluationFigures = {
  readonly tasks: number;
  readonly passed: number;
  readonly medianTurns: number;
  readonly medianMs: number;
  /** Of all tasks; null when the price of one is not known. */
  readonly costMicroUsd: number | null;
};

/** The figures of the tasks that are as hard as one another. */
export type DifficultyFigures = EvaluationFigures & { readonly difficulty: Difficulty };

/** An evaluation that is kept: one run of one model with one set of tools. */
export type EvaluationRecord = Omit<NewEvaluation, 'tasks'> & {
  readonly id: EvaluationId;
  readonly organizationId: OrganizationId;
  readonly recordedAt: Date;
  readonly figures: EvaluationFigures;
  /** Of each difficulty that there is, the easiest first. */
  readonly byDifficulty: readonly DifficultyFigures[];
  /** In the order of the suite. */
  readonly tasks: readonly EvaluatedTask[];
  readonly toolProfile: ToolProfile | null;
};

/** @returns the figures of tasks, of which there is one at least */
export function figuresOf(tasks: readonly EvaluatedTask[]): EvaluationFigures {
  return {
    tasks: tasks.length,
    passed: tasks.filter(({ passed }) => passed).length,
    medianTurns:
      quantile(
        tasks.map(({ turns }) => turns),
        0.5,
      ) ?? 0,
    medianMs:
      quantile(
        tasks.map(({ durationMs }) => durationMs),
        0.5,
      ) ?? 0,
    costMicroUsd: tasks.reduce<number | null>(
      (sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + Math.round(costUsd * 1e6)),
      0,
    ),
  };
}

/** @returns the figures of each difficulty that there is, the easiest first */
export function figuresByDifficulty(tasks: readonly EvaluatedTask[]): readonly DifficultyFigures[] {
  return DIFFICULTIES.flatMap((difficulty) => {
    const members = tasks.filter((task) => task.difficulty === difficulty);
    return members.length === 0 ? [] : [{ difficulty, ...figuresOf(members) }];
  });
}
