import { graphql } from '../gql/gql.ts';

/** What a list shows of a session. */
export const SessionRow = graphql(`
  fragment SessionRow on Session {
    id title instruction status pauseReason isQueued tags
    createdAt durationMs
    phone { id name }
    agent { id name }
    latestFrame { url widthPx heightPx }
    usage { turns costUsd }
  }
`);
