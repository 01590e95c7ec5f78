import { graphql } from '../gql/index.ts';

export const GetUsage = graphql(`
  query GetUsage($from: DateTime, $to: DateTime, $groupBy: [UsageDimension!], $all: Boolean) {
    usage(from: $from, to: $to, groupBy: $groupBy, allOrganizations: $all) {
      from to
      total { ...Figures }
      rows { day organizationName agentName phoneName model figures { ...Figures } }
      plan {
        name month includedMinutes usedMinutes remainingMinutes
        overageMinutes overageUsdPerMinute overageCostUsd
      }
    }
  }
  fragment Figures on UsageFigures {
    sessions minutes turns inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd unpricedSessions
  }
`);
