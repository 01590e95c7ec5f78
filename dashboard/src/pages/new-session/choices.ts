import { useAsk } from '../../api/hooks.ts';
import { graphql } from '../../gql/gql.ts';

const GetChoices = graphql(`
  query NewSessionChoices {
    phones { id name displayName connectionStatus pool session { id } }
    agents { id name description }
    models { id label isDefault isDemo }
    secrets { name }
  }
`);

/** @returns what there is to choose from for a new session */
export function useChoices() {
  return useAsk(GetChoices, {});
}
