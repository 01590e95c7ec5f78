import { graphql } from '../../gql/gql.ts';

/** What was used in a span, together and by what. */
export const GetUsage = graphql(`
  query UsagePage(
    $from: DateTime!, $to: DateTime!, $all: Boolean!, $byAgent: [UsageDimension!]!, $byPhone: [UsageDimension!]!
  ) {
    whole: usage(from: $from, to: $to, allOrganizations: $all) {
      total { ...UsageFigures }
      plan { name month includedMinutes usedMinutes remainingMinutes overageMinutes overageCostUsd }
    }
    days: usage(from: $from, to: $to, groupBy: [day], allOrganizations: $all) {
      rows { day figures { ...UsageFigures } }
    }
    agents: usage(from: $from, to: $to, groupBy: $byAgent, allOrganizations: $all) {
      rows { organizationName agentName figures { ...UsageFigures } }
    }
    phones: usage(from: $from, to: $to, groupBy: $byPhone, allOrganizations: $all) {
      rows { organizationName phoneName figures { ...UsageFigures } }
    }
    models: usage(from: $from, to: $to, groupBy: [model], allOrganizations: $all) {
      rows { model figures { ...UsageFigures } }
    }
    organizations: usage(from: $from, to: $to, groupBy: [organization], allOrganizations: $all) @include(if: $all) {
      rows { organizationName figures { ...UsageFigures } }
    }
  }

  fragment UsageFigures on UsageFigures {
    sessions minutes turns costUsd unpricedSessions inputTokens cacheReadTokens cacheWriteTokens outputTokens
  }
`);
