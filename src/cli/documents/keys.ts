import { graphql } from '../gql/index.ts';

graphql(`
  fragment LimitsFields on Limits {
    requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth
  }
`);

graphql(`
  fragment ApiKeySummary on ApiKey {
    id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt limits { ...LimitsFields }
  }
`);

export const ListApiKeys = graphql(`
  query ListApiKeys {
    apiKeys { ...ApiKeySummary }
  }
`);

export const CreateApiKey = graphql(`
  mutation CreateApiKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {
    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { ...ApiKeySummary } }
  }
`);

export const RevokeApiKey = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id) { ...ApiKeySummary }
  }
`);

export const SetKeyLimits = graphql(`
  mutation SetKeyLimits($id: ID!, $limits: LimitsInput!) {
    setKeyLimits(id: $id, limits: $limits) { ...ApiKeySummary }
  }
`);

export const ListOrganizations = graphql(`
  query ListOrganizations {
    organizations { id name createdAt limits { ...LimitsFields } }
  }
`);

export const CreateOrganization = graphql(`
  mutation CreateOrganization($name: String!) {
    createOrganization(name: $name) { organization { id name } admin { key apiKey { id name prefix } } }
  }
`);

export const SetOrganizationLimits = graphql(`
  mutation SetOrganizationLimits($id: ID!, $limits: LimitsInput!) {
    setOrganizationLimits(organizationId: $id, limits: $limits) { id name limits { ...LimitsFields } }
  }
`);
