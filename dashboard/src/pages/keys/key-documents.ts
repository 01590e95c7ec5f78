import { graphql } from '../../gql/gql.ts';

/** What is shown of a key. */
export const ListKeys = graphql(`
  query KeysPage {
    apiKeys {
      id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt
      limits { requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth }
    }
  }
`);

/** Creates a key and shows it, this once. */
export const CreateKey = graphql(`
  mutation CreateKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {
    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { id } }
  }
`);

/** Ends a key. */
export const RevokeKey = graphql(`
  mutation RevokeKey($id: ID!) {
    revokeApiKey(id: $id) { id revokedAt }
  }
`);

/** Changes what may be used with a key. */
export const LimitKey = graphql(`
  mutation LimitKey($id: ID!, $limits: LimitsInput!) {
    setKeyLimits(id: $id, limits: $limits) { id }
  }
`);
