import { graphql } from '../gql/index.ts';

export const CreateLoginLink = graphql(`
  mutation CreateLoginLink {
    createLoginLink { path expiresAt }
  }
`);
