import { graphql } from '../gql/index.ts';

export const ListSecrets = graphql(`
  query ListSecrets {
    secrets { id name createdAt updatedAt }
  }
`);

export const SetSecret = graphql(`
  mutation SetSecret($name: String!, $value: String!) {
    setSecret(name: $name, value: $value) { id name createdAt updatedAt }
  }
`);

export const DeleteSecret = graphql(`
  mutation DeleteSecret($name: String!) {
    deleteSecret(name: $name)
  }
`);
