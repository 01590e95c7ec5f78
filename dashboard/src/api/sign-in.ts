import { graphql } from '../gql/gql.ts';

/** Signs this browser in, by a key or by the token of a login link. */
export const SignIn = graphql(`
  mutation SignIn($apiKey: String, $loginToken: String) {
    signIn(apiKey: $apiKey, loginToken: $loginToken) { scopes }
  }
`);

/** Signs this browser out. */
export const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** @returns the token of the login link that led here, which is taken out of the address: it works once. */
export function takeLoginToken(): string | undefined {
  const token = /^#(login_[\w-]+)$/.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return token;
}
