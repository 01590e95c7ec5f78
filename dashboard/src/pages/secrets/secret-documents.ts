import { graphql } from '../../gql/gql.ts';

/** The names of the secrets; nothing reads their values. */
export const ListSecrets = graphql(`
  query SecretsPage {
    secrets { id name createdAt updatedAt }
  }
`);

/** Stores a value under a name. */
export const SetSecret = graphql(`
  mutation SetSecret($name: String!, $value: String!) {
    setSecret(name: $name, value: $value) { id name updatedAt }
  }
`);

/** Deletes a secret. */
export const DeleteSecret = graphql(`
  mutation DeleteSecret($name: String!) {
    deleteSecret(name: $name)
  }
`);
