import { graphql } from '../gql/gql.ts';
import type { Scope } from '../gql/graphql.ts';
import { useAsk } from './hooks.ts';

const GetViewer = graphql(`
  query Viewer {
    viewer {
      scopes
      isOperator
      organization { id name }
      apiKey { id name prefix }
    }
  }
`);

/** @returns who is signed in, as soon as it is known. */
export function useViewer() {
  return useAsk(GetViewer, {}).data?.viewer;
}

/** @returns whether who is signed in may do more than look; true as long as it isn't known */
export function useMay(scope: 'control' | 'admin'): boolean {
  const scopes = useViewer()?.scopes;
  if (!scopes) return true;
  return scopes.includes('admin') || scopes.includes(scope);
}

/** @returns why who is signed in may not do what needs this scope; undefined when they may */
export function useDenied(scope: Scope): string | undefined {
  const isAllowed = useMay(scope === 'admin' ? 'admin' : 'control');
  if (isAllowed || scope === 'read') return undefined;
  return `Your key has no scope “${scope}”. Sign in with one that has it.`;
}
