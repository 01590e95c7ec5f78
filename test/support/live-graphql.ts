import { API_KEY, type LiveServer } from './live-server.ts';
import { fetchAt, type TestServer } from './server.ts';

/** @returns what asks a server for subscriptions over HTTP, with the key of its one client */
export function graphqlAt({ httpUrl }: Pick<LiveServer, 'httpUrl'>): TestServer['graphql'] {
  return async (document: object | string, variables: object = {}) => {
    const json = { query: document.toString(), variables };
    const response = await fetchAt(httpUrl)('/graphql', { json, headers: { 'x-api-key': API_KEY } });
    return await response.json();
  };
}
