import { graphql } from '../../gql/gql.ts';

/** What a replay shows of a session itself, and where it is exported. */
export const ReplayedSession = graphql(`
  query ReplayedSession($id: ID!) {
    session(id: $id) {
      id title instruction status pauseReason createdAt modelLabel durationMs
      usage { costUsd turns }
      webpUrl: exportUrl(format: webp)
      htmlUrl: exportUrl(format: html)
      jsonUrl: exportUrl(format: json)
    }
  }
`);

/** What a session may be compared with. */
export const RecentSessions = graphql(`
  query RecentSessions {
    sessions(first: 50) {
      edges { node { id title instruction status createdAt } }
    }
  }
`);
