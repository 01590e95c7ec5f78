import { useEffect, useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { SessionPauseReason, WaitingFieldsFragment } from '../gql/graphql.ts';
import { useAsk, useLive } from './hooks.ts';
import { reconnections } from './socket.ts';
import { useStore } from './store.ts';

/** What is told of a session that may wait for a person. */
graphql(`
  fragment WaitingFields on Session { id title instruction status pauseReason }
`);

const ListWaiting = graphql(`
  query WaitingSessions {
    sessions(first: 100, status: [paused]) {
      edges { node { ...WaitingFields } }
    }
  }
`);

const FollowWaiting = graphql(`
  subscription WaitingSessionsUpdated {
    sessionUpdated { ...WaitingFields }
  }
`);

/** What only a person can end. */
const NEEDS_PERSON: ReadonlySet<SessionPauseReason | null> = new Set([
  ...(['question', 'approval', 'takeover', 'budget', 'phone_lost'] as const),
]);

/** @returns the sessions that wait for a person, as they change: the newest first. */
export function useWaiting(): readonly WaitingFieldsFragment[] {
  const { data } = useAsk(ListWaiting, {});
  const [changes, setChanges] = useState<ReadonlyMap<string, WaitingFieldsFragment>>(new Map());
  const count = useStore(reconnections);
  // What was told before the connection was lost may not hold any more: all of it is asked for anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says when
  useEffect(() => setChanges(new Map()), [count]);
  useLive(FollowWaiting, {}, ({ sessionUpdated }) =>
    setChanges((known) =>
      known.get(sessionUpdated.id)?.pauseReason === sessionUpdated.pauseReason
        ? known
        : new Map(known).set(sessionUpdated.id, sessionUpdated),
    ),
  );
  return useMemo(() => {
    const listed = data?.sessions.edges.map(({ node }) => [node.id, node] as const) ?? [];
    const newest = new Map([...listed, ...changes]);
    return [...newest.values()]
      .filter(({ pauseReason }) => NEEDS_PERSON.has(pauseReason))
      .sort((one, other) => other.id.localeCompare(one.id));
  }, [data, changes]);
}

/** @returns how many sessions wait for a person, as it changes. */
export function useAttention(): number {
  return useWaiting().length;
}
