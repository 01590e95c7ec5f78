import type { AgentId, OrganizationId, PhoneId } from './ids.ts';

/** What usage may be grouped by. A day is the UTC day on which the session started. */
export const USAGE_DIMENSIONS = ['day', 'organization', 'agent', 'phone', 'model'] as const;
export type UsageDimension = (typeof USAGE_DIMENSIONS)[number];

/** What sessions used together. */
export type UsageFigures = {
  readonly sessions: number;
  /** Running time from start to end, pauses not counted, in milliseconds. */
  readonly runningMs: number;
  readonly turns: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Micro-USD, without the sessions whose price is not known. */
  readonly costMicroUsd: number;
  /** How many sessions had a turn without a known price. */
  readonly unpricedSessions: number;
};

/** What sessions used that used nothing. */
export const NO_FIGURES: UsageFigures = {
  sessions: 0,
  runningMs: 0,
  turns: 0,
  inputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  costMicroUsd: 0,
  unpricedSessions: 0,
};

/** Something that sessions are counted under. */
type Named<Id extends string> = { readonly id: Id; readonly name: string };

/** What the sessions of a group used. What isn't grouped by is null, and so is an agent that no session had. */
export type UsageRow = {
  /** `YYYY-MM-DD`. */
  readonly day: string | null;
  readonly organization: Named<OrganizationId> | null;
  readonly agent: Named<AgentId> | null;
  readonly phone: Named<PhoneId> | null;
  readonly model: string | null;
  readonly figures: UsageFigures;
};

/** What was used in a span of time. */
export type UsageReport = {
  readonly from: Date;
  /** The first moment that is no longer counted. */
  readonly to: Date;
  readonly total: UsageFigures;
  /** In the order of what they are grouped by, days from the first to the last. */
  readonly rows: readonly UsageRow[];
};

/** @returns the sum of two figures. */
export function addFigures(a: UsageFigures, b: UsageFigures): UsageFigures {
  return {
    sessions: a.sessions + b.sessions,
    runningMs: a.runningMs + b.runningMs,
    turns: a.turns + b.turns,
    inputTokens: a.inputTokens + b.inputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costMicroUsd: a.costMicroUsd + b.costMicroUsd,
    unpricedSessions: a.unpricedSessions + b.unpricedSessions,
  };
}

/** @returns milliseconds as minutes, to the thousandth. */
export function toMinutes(ms: number): number {
  return Math.round(ms / 60) / 1_000;
}
