import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../../api/client.ts';
import { ask, useLive } from '../../api/hooks.ts';
import { connection } from '../../api/socket.ts';
import { useStore } from '../../api/store.ts';
import { graphql } from '../../gql/gql.ts';
import type { SessionRowFragment } from '../../gql/graphql.ts';
import { filterVariables, readFilter, type SessionFilter, writeFilter } from './session-filter.ts';
import { NO_ROWS, type SessionRows, withChange, withPage } from './session-rows.ts';

/** What a list shows of a session. */
graphql(`
  fragment SessionRow on Session {
    id title instruction status pauseReason isQueued tags
    createdAt durationMs
    phone { id name }
    agent { id name }
    latestFrame { url widthPx heightPx }
    usage { turns costUsd }
  }
`);

const ListSessions = graphql(`
  query SessionList(
    $first: Int!, $after: String, $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String,
    $search: String, $createdAfter: DateTime, $createdBefore: DateTime
  ) {
    sessions(
      first: $first, after: $after, status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag,
      search: $search, createdAfter: $createdAfter, createdBefore: $createdBefore
    ) {
      totalCount
      edges { node { ...SessionRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const FollowSessions = graphql(`
  subscription SessionListUpdated {
    sessionUpdated { ...SessionRow }
  }
`);

const PAGE = 20;
const LARGEST_PAGE = 100;

/** A list of sessions that keeps up with what happens. */
export type SessionList = SessionRows & {
  /** Whether something was loaded for this filter. */
  readonly isLoaded: boolean;
  readonly isLoading: boolean;
  readonly failure: Failure | undefined;
  readonly loadMore: () => void;
  /** Asks again for what is listed. */
  readonly refresh: () => void;
};

/** Lists the sessions that fit a filter: what changes does so in its place, and what is new comes on top. */
export function useSessionList(filter: SessionFilter): SessionList {
  const key = writeFilter(filter);
  const [list, setList] = useState({ ...NO_ROWS, key: undefined as string | undefined });
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isConnected = useStore(connection) === 'connected';
  /** The changes are kept only while an answer is on its way. */
  const newest = useRef({ list, request: 0, changes: undefined as SessionRowFragment[] | undefined });
  newest.current.list = list;

  const load = useCallback(
    async (isMore: boolean): Promise<void> => {
      const request = ++newest.current.request;
      const shown = newest.current.list.key === key ? newest.current.list : NO_ROWS;
      const wanted = isMore ? shown.rows.length + PAGE : Math.max(shown.rows.length, PAGE);
      const changes: SessionRowFragment[] = [];
      newest.current.changes = changes;
      setLoading(true);
      setFailure(undefined);
      try {
        let loaded: SessionRows = isMore ? shown : NO_ROWS;
        do {
          loaded = withPage(loaded, await page(key, wanted - loaded.rows.length, loaded.after));
          if (newest.current.request !== request) return;
        } while (loaded.rows.length < wanted && loaded.after !== undefined);
        // What has changed since it was asked for is newer than the answer.
        const current = changes.reduce((rows, row) => withChange(rows, row, readFilter(key)), loaded);
        setList({ ...current, key });
      } catch (error) {
        if (newest.current.request === request) setFailure(failureOf(error));
      } finally {
        if (newest.current.request === request) {
          newest.current.changes = undefined;
          setLoading(false);
        }
      }
    },
    [key],
  );
  // Again whenever a connection stands: what happened without one is in no subscription.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the connection says when
  useEffect(() => void load(false), [load, isConnected]);
  useLive(FollowSessions, {}, ({ sessionUpdated: row }) => {
    newest.current.changes?.push(row);
    setList((known) => ({ ...withChange(known, row, readFilter(known.key ?? '')), key: known.key }));
  });

  const isLoaded = list.key === key;
  return {
    ...(isLoaded ? list : NO_ROWS),
    isLoaded,
    isLoading,
    failure,
    loadMore: () => void load(true),
    refresh: () => void load(false),
  };
}

async function page(key: string, count: number, after: string | undefined): Promise<SessionRows> {
  const first = Math.min(Math.max(count, 1), LARGEST_PAGE);
  const { sessions } = await ask(ListSessions, {
    ...filterVariables(readFilter(key)),
    first,
    ...(after !== undefined && { after }),
  });
  const { hasNextPage, endCursor } = sessions.pageInfo;
  return {
    rows: sessions.edges.map(({ node }) => node),
    total: sessions.totalCount,
    after: hasNextPage ? (endCursor ?? undefined) : undefined,
  };
}
