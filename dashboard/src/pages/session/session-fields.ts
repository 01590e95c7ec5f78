import { graphql } from '../../gql/gql.ts';
import type { SessionFieldsFragment, SessionPageQuery } from '../../gql/graphql.ts';

/** What the page shows of a session itself: nothing that a view token may not see. */
graphql(`
  fragment SessionFields on Session {
    id title instruction status pauseReason isQueued queuePosition mode
    model modelLabel tags metadata
    createdAt startedAt completedAt durationMs
    success result output error
    maxCostUsd maxTurns timeoutS
    phoneId liveUrl
    latestFrame { url widthPx heightPx }
    usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns }
    timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }
    waitsFor { ...EventFields }
  }
`);

/** A session for those who are signed in. */
export const SessionPageDocument = graphql(`
  query SessionPage($id: ID!) {
    session(id: $id) {
      ...SessionFields
      phone { id name connectionStatus }
      agent { id name }
    }
  }
`);

/** The same session, whenever it changes. */
export const SessionChanges = graphql(`
  subscription SessionChanges($id: ID!) {
    sessionUpdated(filter: { ids: [$id] }) {
      ...SessionFields
      phone { id name connectionStatus }
      agent { id name }
    }
  }
`);

/** A session for a browser with a view token, which may see nothing around it. */
export const WatchedSession = graphql(`
  query WatchedSession($id: ID!) {
    session(id: $id) { ...SessionFields }
  }
`);

/** A session as the page shows it; only those who are signed in see its phone and agent. */
export type SessionOnPage = SessionFieldsFragment &
  Partial<Pick<SessionPageQuery['session'], 'phone' | 'agent'>>;
