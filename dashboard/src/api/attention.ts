import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { SessionPauseReason } from '../gql/graphql.ts';
import { useAsk, useLive } from './hooks.ts';

const ListWaiting = graphql(`
  query WaitingSessions {
    sessions(first: 100, status: [paused]) {
      edges { node { id status pauseReason } }
    }
  }
`);

const FollowWaiting = graphql(`
  subscription WaitingSessionsUpdated {
    sessionUpdated { id status pauseReason }
  }
`);

/** What only a person can end. */
const NEEDS_PERSON: ReadonlySet<SessionPauseReason | null> = new Set([
  ...(['question', 'approval', 'takeover', 'budget', 'phone_lost'] as const),
]);

/** @returns how many sessions wait for a person, as it changes. */
export function useAttention(): number {
  const { data } = useAsk(ListWaiting, {});
  const [changes, setChanges] = useState<ReadonlyMap<string, SessionPauseReason | null>>(new Map());
  useLive(FollowWaiting, {}, ({ sessionUpdated: { id, pauseReason } }) =>
    setChanges((known) =>
      known.has(id) && known.get(id) === pauseReason ? known : new Map(known).set(id, pauseReason),
    ),
  );
  return useMemo(() => {
    const listed = data?.sessions.edges.map(({ node }) => [node.id, node.pauseReason] as const) ?? [];
    const newest = new Map([...listed, ...changes]);
    return [...newest.values()].filter((reason) => NEEDS_PERSON.has(reason)).length;
  }, [data, changes]);
}
