/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What a key may do: `read` sees everything of its organisation, `control` also runs sessions and phones, `admin` also decides who else may. Each holds the ones before it. */
export type Scope =
  /** Also decides who else may. */
  | 'admin'
  /** Also runs sessions and phones. */
  | 'control'
  /** Sees everything of its organisation. */
  | 'read';

/** What a paused session waits for. */
export type SessionPauseReason =
  /** An action waits for a yes. */
  | 'approval'
  /** The next request might cost more than it may. */
  | 'budget'
  /** The turn of a conversation is over: it waits for the next message. */
  | 'idle'
  /** The phone does not come back. */
  | 'phone_lost'
  /** The agent asked its user something. */
  | 'question'
  /** A person has the phone. */
  | 'takeover'
  /** Somebody paused it. */
  | 'user';

/** Where a session stands; completed, failed and killed are final. */
export type SessionStatus =
  /** The agent says that it did what was asked. */
  | 'completed'
  /** It is stored, and not yet at work. */
  | 'creating'
  /** It could not; the error says why. */
  | 'failed'
  /** It was stopped. */
  | 'killed'
  /** It waits; the pause reason says for what. */
  | 'paused'
  /** The agent looks, thinks and acts. */
  | 'running';

export type WaitingSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingSessionsQuery = { sessions: { edges: Array<{ node: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null } }> } };

export type WaitingSessionsUpdatedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WaitingSessionsUpdatedSubscription = { sessionUpdated: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null } };

export type SignInMutationVariables = Exact<{
  apiKey?: string | null | undefined;
  loginToken?: string | null | undefined;
}>;


export type SignInMutation = { signIn: { scopes: Array<Scope> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { scopes: Array<Scope>, isOperator: boolean, organization: { id: string, name: string }, apiKey: { id: string, name: string, prefix: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const WaitingSessionsDocument = new TypedDocumentString(`
    query WaitingSessions {
  sessions(first: 100, status: [paused]) {
    edges {
      node {
        id
        status
        pauseReason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WaitingSessionsQuery, WaitingSessionsQueryVariables>;
export const WaitingSessionsUpdatedDocument = new TypedDocumentString(`
    subscription WaitingSessionsUpdated {
  sessionUpdated {
    id
    status
    pauseReason
  }
}
    `) as unknown as TypedDocumentString<WaitingSessionsUpdatedSubscription, WaitingSessionsUpdatedSubscriptionVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($apiKey: String, $loginToken: String) {
  signIn(apiKey: $apiKey, loginToken: $loginToken) {
    scopes
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    scopes
    isOperator
    organization {
      id
      name
    }
    apiKey {
      id
      name
      prefix
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;