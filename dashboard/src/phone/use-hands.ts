import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhoneActionInput } from '../gql/graphql.ts';

/** Does one thing with a phone. @returns whether it was done; it has told of a failure itself */
export type Perform = (action: PhoneActionInput) => Promise<boolean>;

/** A person's hands on a phone. */
export type Hands = {
  /** Does one thing after another, in the order in which they came. */
  readonly act: (action: PhoneActionInput) => void;
  /** How many things are not done yet. */
  readonly pending: number;
  /** How long the last thing took from the hand to the answer, in milliseconds. */
  readonly latencyMs: number | undefined;
};

/** How many touches may wait for a slow phone; more are left out. */
const MOST_PENDING = 20;

/** @returns hands that act through `perform`, one thing at a time, as a phone takes them */
export function useHands(perform: Perform): Hands {
  const [pending, setPending] = useState(0);
  const [latencyMs, setLatencyMs] = useState<number>();
  const queue = useRef({ last: Promise.resolve(), length: 0 });
  const newest = useRef(perform);
  useEffect(() => {
    newest.current = perform;
  });
  const act = useCallback((action: PhoneActionInput) => {
    const waiting = queue.current;
    if (waiting.length >= MOST_PENDING) return;
    waiting.length += 1;
    setPending(waiting.length);
    const cameAt = performance.now();
    const run = async (): Promise<void> => {
      try {
        if (await newest.current(action)) setLatencyMs(performance.now() - cameAt);
      } finally {
        waiting.length -= 1;
        setPending(waiting.length);
      }
    };
    waiting.last = waiting.last.then(run, run);
  }, []);
  return { act, pending, latencyMs };
}
