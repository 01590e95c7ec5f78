import { useMemo } from 'react';
import type { Failure } from '../../api/client.ts';
import { useEventStore, useEvents } from '../../events/use-events.ts';
import { type ReplayTurn, turnsOf } from './replay-turns.ts';

/** A session's turns, once all of them are here. */
export type Turns = {
  readonly turns: readonly ReplayTurn[];
  readonly isLoading: boolean;
  /** How many events are here, and how many there are so far. */
  readonly loaded: number;
  readonly total: number;
  readonly failure: Failure | undefined;
};

/** Loads a session's turns, and those that come while it runs. Another session needs another component. */
export function useTurns(sessionId: string): Turns {
  const { items, version, isLoading, olderCount, last, failure } = useEvents(useEventStore(sessionId));
  const isPart = isLoading || olderCount > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same array of entries grows
  const turns = useMemo(() => (isPart ? [] : turnsOf(items)), [items, version, isPart]);
  const total = last + 1;
  return { turns, isLoading: isPart, loaded: total - olderCount, total, failure };
}
