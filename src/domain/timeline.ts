import { durationMs, type SessionRecord } from './session-record.ts';
import type { TurnTiming } from './usage.ts';

/** Where the time of a session went, in milliseconds. */
export type Timeline = TurnTiming & {
  /** Running time that is none of the rest; a turn is told apart once it is over. */
  readonly otherMs: number;
  /** Since the start, all that wasn't running time. */
  readonly pausedMs: number;
};

/** @returns where the time up to `at` went; the parts add up to the time since the session's start. */
export function timelineOf(
  session: TurnTiming & Pick<SessionRecord, 'startedAt' | 'completedAt' | 'runningMs' | 'runningSince'>,
  at: number,
): Timeline {
  const { modelMs, actionMs, settleMs, captureMs, encodeMs, startedAt, completedAt } = session;
  const ranMs = durationMs(session, at) ?? 0;
  const livedMs = startedAt === null ? 0 : (completedAt?.getTime() ?? at) - startedAt.getTime();
  const toldApartMs = modelMs + actionMs + settleMs + captureMs + encodeMs;
  return {
    ...{ modelMs, actionMs, settleMs, captureMs, encodeMs },
    otherMs: Math.max(0, ranMs - toldApartMs),
    pausedMs: Math.max(0, livedMs - ranMs),
  };
}
