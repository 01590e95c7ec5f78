/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query WaitingSessions {\n    sessions(first: 100, status: [paused]) {\n      edges { node { id status pauseReason } }\n    }\n  }\n": typeof types.WaitingSessionsDocument,
    "\n  subscription WaitingSessionsUpdated {\n    sessionUpdated { id status pauseReason }\n  }\n": typeof types.WaitingSessionsUpdatedDocument,
    "\n  mutation SignIn($apiKey: String, $loginToken: String) {\n    signIn(apiKey: $apiKey, loginToken: $loginToken) { scopes }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query Viewer {\n    viewer {\n      scopes\n      isOperator\n      organization { id name }\n      apiKey { id name prefix }\n    }\n  }\n": typeof types.ViewerDocument,
};
const documents: Documents = {
    "\n  query WaitingSessions {\n    sessions(first: 100, status: [paused]) {\n      edges { node { id status pauseReason } }\n    }\n  }\n": types.WaitingSessionsDocument,
    "\n  subscription WaitingSessionsUpdated {\n    sessionUpdated { id status pauseReason }\n  }\n": types.WaitingSessionsUpdatedDocument,
    "\n  mutation SignIn($apiKey: String, $loginToken: String) {\n    signIn(apiKey: $apiKey, loginToken: $loginToken) { scopes }\n  }\n": types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query Viewer {\n    viewer {\n      scopes\n      isOperator\n      organization { id name }\n      apiKey { id name prefix }\n    }\n  }\n": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingSessions {\n    sessions(first: 100, status: [paused]) {\n      edges { node { id status pauseReason } }\n    }\n  }\n"): typeof import('./graphql.ts').WaitingSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WaitingSessionsUpdated {\n    sessionUpdated { id status pauseReason }\n  }\n"): typeof import('./graphql.ts').WaitingSessionsUpdatedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($apiKey: String, $loginToken: String) {\n    signIn(apiKey: $apiKey, loginToken: $loginToken) { scopes }\n  }\n"): typeof import('./graphql.ts').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): typeof import('./graphql.ts').SignOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      scopes\n      isOperator\n      organization { id name }\n      apiKey { id name prefix }\n    }\n  }\n"): typeof import('./graphql.ts').ViewerDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
