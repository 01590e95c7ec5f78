import { useEffect, useState } from 'react';
import type { SessionOnPage } from './session-fields.ts';

/** How often the time moves on, in milliseconds. */
const TICK_MS = 1_000;

/** @returns how long a session has been running by now, in milliseconds; null before it starts */
export function useRunningMs({
  status,
  durationMs,
}: Pick<SessionOnPage, 'status' | 'durationMs'>): number | null {
  const [since, setSince] = useState(0);
  const isRunning = status === 'running' && durationMs !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is counted on from
  useEffect(() => {
    setSince(0);
    if (!isRunning) return;
    const startedAt = performance.now();
    const timer = setInterval(() => setSince(performance.now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning, durationMs]);
  return durationMs === null ? null : durationMs + since;
}
