import type { Difficulty } from '../../src/domain/evaluation.ts';

/** The sets of tools that a session may be driven with. */
export const PROFILES = ['computer', 'phone'] as const;
/** A set of tools; null is the server's own choice. */
export type Profile = (typeof PROFILES)[number] | null;

/** What the agent saw, and what it made of it. */
export type Step = {
  /** The turn, from 1; null for what the phone looked like in the end. */
  readonly turn: number | null;
  /** What the agent said. */
  readonly words: string;
  /** The tool and its input; empty when there is none. */
  readonly action: string;
  /** The screen before, as a small picture in a `data:` URL; null when there is none. */
  readonly picture: string | null;
};

/** How a task went. */
export type TaskResult = {
  readonly id: string;
  readonly title: string;
  readonly instruction: string;
  readonly difficulty: Difficulty;
  readonly apps: readonly string[];
  readonly profile: Profile;
  /** The name of the phone. */
  readonly phone: string;
  readonly sessionId: string;
  /** Whether the state of the phone is as it should be; what the agent says counts for nothing. */
  readonly passed: boolean;
  /** What is wrong with the phone; null when the task passed. */
  readonly wrong: string | null;
  /** The session's final status. */
  readonly status: string;
  /** Whether the agent claims that it did what was asked; null when it never reported. */
  readonly claimed: boolean | null;
  /** The agent's report. */
  readonly said: string | null;
  /** Why the session failed: `CODE: what happened`. */
  readonly error: string | null;
  readonly turns: number;
  /** In US dollars; null when the price of the model is not known. */
  readonly costUsd: number | null;
  /** The session's running time. */
  readonly durationMs: number;
  /** In `report.json` without their pictures. */
  readonly steps: readonly Step[];
};

/** The figures of several results. */
export type Figures = {
  readonly tasks: number;
  readonly passed: number;
  readonly medianTurns: number;
  /** Of all results; null when the price of a turn is not known. */
  readonly costUsd: number | null;
  readonly medianMs: number;
};

/** The figures of one difficulty, or of all, a profile after the other. */
export type Group = {
  readonly difficulty: Difficulty | 'all';
  readonly profiles: readonly (Figures & { readonly profile: Profile })[];
};

/** What `report.json` holds. */
export type EvalReport = {
  /** A UUID. */
  readonly runId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly model: string;
  /** Who drove, for people. */
  readonly modelLabel: string;
  readonly profiles: readonly Profile[];
  /** How many phones there were. */
  readonly phones: number;
  /** How many tasks fitted the filter but lie beyond the model's means, and were not run. */
  readonly leftOut: number;
  /** Whether the run was ended before its end: `results` then holds what was done. */
  readonly interrupted: boolean;
  readonly groups: readonly Group[];
  /** In the order of the suite. */
  readonly results: readonly TaskResult[];
};
