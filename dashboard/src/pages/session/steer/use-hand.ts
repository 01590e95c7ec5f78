import { useRef, useState } from 'react';
import { notifyOf, useDo } from '../../../api/hooks.ts';
import type { PhoneActionInput } from '../../../gql/graphql.ts';
import { PerformAction } from './commands.ts';

/** A person's hand on the phone. */
export type Hand = {
  /** Does it after everything that was asked for before. */
  readonly does: (action: PhoneActionInput) => void;
  /** How many actions are still to be done. */
  readonly pendingCount: number;
  /** How long the last action took, from the click to the answer, in milliseconds. */
  readonly latencyMs: number | undefined;
};

/** Uses the phone of a session by hand, one action after the other: there is one screen. */
export function useHand(id: string): Hand {
  const { run } = useDo(PerformAction);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [pendingCount, setPendingCount] = useState(0);
  const [latencyMs, setLatencyMs] = useState<number>();
  const act = async (action: PhoneActionInput, askedAt: number): Promise<void> => {
    const done = (await run({ id, action }))?.performAction;
    setPendingCount((count) => count - 1);
    if (!done) return;
    setLatencyMs(performance.now() - askedAt);
    if (done.isError) notifyOf({ message: done.text, code: undefined });
  };
  return {
    pendingCount,
    latencyMs,
    does(action) {
      const askedAt = performance.now();
      setPendingCount((count) => count + 1);
      queue.current = queue.current.then(() => act(action, askedAt));
    },
  };
}
