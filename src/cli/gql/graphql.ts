/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What kind of entry of the log an event is. */
export type AgentEventType =
  | 'agent_text'
  | 'agent_thinking'
  | 'cost_warning'
  | 'error'
  | 'loop_warning'
  | 'model_retry'
  | 'recovered'
  | 'result'
  | 'screenshot'
  | 'status_changed'
  | 'tool_result'
  | 'tool_use'
  | 'turn_completed'
  | 'user_message';

/** Whether a phone answers now, can be connected on demand, or can not be reached. */
export type ConnectionStatus =
  | 'available'
  | 'offline'
  | 'online';

/** What a session is to be. */
export type CreateSessionInput = {
  /** What to do, 1 to 10,000 characters. */
  instruction: string;
  /** The limit of model turns, 1 to 1,000; 50 when absent. */
  maxTurns?: number | null | undefined;
  /** Data of the client's own, at most 64 kB of JSON and 32 levels deep. */
  metadata?: Record<string, unknown> | null | undefined;
  /** A task unless said otherwise. */
  mode?: SessionMode | null | undefined;
  /** The id of a model; the server's own when absent. */
  model?: string | null | undefined;
  /** The id of a phone, or its name. */
  phoneId: string | number;
  /** At most 50 labels of 1 to 100 characters. */
  tags?: Array<string> | null | undefined;
  /** The limit of running time in seconds, 1 to 86,400; 1800 when absent. */
  timeoutS?: number | null | undefined;
  /** A name for people, 1 to 200 characters. */
  title?: string | null | undefined;
};

/** What a phone runs. */
export type PhonePlatform =
  | 'android'
  | 'chromium'
  | 'ios';

/** A task ends when the agent is done; a conversation waits for the next message after each turn. */
export type SessionMode =
  | 'conversation'
  | 'task';

/** What a paused session waits for. */
export type SessionPauseReason =
  | 'approval'
  | 'budget'
  | 'idle'
  | 'phone_lost'
  | 'question'
  | 'takeover'
  | 'user';

/** Where a session stands; completed, failed and killed are final. */
export type SessionStatus =
  | 'completed'
  | 'creating'
  | 'failed'
  | 'killed'
  | 'paused'
  | 'running';

export type SessionSummaryFragment = { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, numTurns: number, costUsd: number | null, success: boolean | null, result: string | null, error: string | null, phone: { id: string, name: string } };

export type CreateSessionMutationVariables = Exact<{
  input: CreateSessionInput;
}>;


export type CreateSessionMutation = { createSession: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, numTurns: number, costUsd: number | null, success: boolean | null, result: string | null, error: string | null, phone: { id: string, name: string } } };

export type StopSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type StopSessionMutation = { stopSession: { id: string, status: SessionStatus } };

export type GetSessionQueryVariables = Exact<{
  id: string | number;
}>;


export type GetSessionQuery = { session: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, numTurns: number, costUsd: number | null, success: boolean | null, result: string | null, error: string | null, phone: { id: string, name: string } } };

export type ListSessionsQueryVariables = Exact<{
  first: number;
  status?: Array<SessionStatus> | SessionStatus | null | undefined;
}>;


export type ListSessionsQuery = { sessions: { totalCount: number, edges: Array<{ node: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, numTurns: number, costUsd: number | null, success: boolean | null, result: string | null, error: string | null, phone: { id: string, name: string } } }> } };

export type ListPhonesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListPhonesQuery = { phones: Array<{ id: string, name: string, platform: PhonePlatform, connectionStatus: ConnectionStatus, widthPx: number | null, heightPx: number | null, session: { id: string } | null }> };

export type ListSecretsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListSecretsQuery = { secrets: Array<{ id: string, name: string, createdAt: string, updatedAt: string }> };

export type SetSecretMutationVariables = Exact<{
  name: string;
  value: string;
}>;


export type SetSecretMutation = { setSecret: { id: string, name: string, createdAt: string, updatedAt: string } };

export type DeleteSecretMutationVariables = Exact<{
  name: string;
}>;


export type DeleteSecretMutation = { deleteSecret: boolean };

export type AgentEventsSubscriptionVariables = Exact<{
  sessionId: string | number;
  after?: number | null | undefined;
}>;


export type AgentEventsSubscription = { agentEvents:
    | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, kind: string, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ResultEvent', success: boolean, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ScreenshotEvent', frameUrl: string | null, widthPx: number, heightPx: number, app: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, frameUrl: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number }, usage: { inputTokens: number, cacheReadTokens: number, cacheWrite5mTokens: number, cacheWrite1hTokens: number, outputTokens: number } }
    | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType }
   };

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
export const SessionSummaryFragmentDoc = new TypedDocumentString(`
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  numTurns
  costUsd
  success
  result
  error
  phone {
    id
    name
  }
}
    `, {"fragmentName":"SessionSummary"}) as unknown as TypedDocumentString<SessionSummaryFragment, unknown>;
export const CreateSessionDocument = new TypedDocumentString(`
    mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) {
    ...SessionSummary
  }
}
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  numTurns
  costUsd
  success
  result
  error
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateSessionMutation, CreateSessionMutationVariables>;
export const StopSessionDocument = new TypedDocumentString(`
    mutation StopSession($id: ID!) {
  stopSession(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<StopSessionMutation, StopSessionMutationVariables>;
export const GetSessionDocument = new TypedDocumentString(`
    query GetSession($id: ID!) {
  session(id: $id) {
    ...SessionSummary
  }
}
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  numTurns
  costUsd
  success
  result
  error
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<GetSessionQuery, GetSessionQueryVariables>;
export const ListSessionsDocument = new TypedDocumentString(`
    query ListSessions($first: Int!, $status: [SessionStatus!]) {
  sessions(first: $first, status: $status) {
    totalCount
    edges {
      node {
        ...SessionSummary
      }
    }
  }
}
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  numTurns
  costUsd
  success
  result
  error
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<ListSessionsQuery, ListSessionsQueryVariables>;
export const ListPhonesDocument = new TypedDocumentString(`
    query ListPhones {
  phones {
    id
    name
    platform
    connectionStatus
    widthPx
    heightPx
    session {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ListPhonesQuery, ListPhonesQueryVariables>;
export const ListSecretsDocument = new TypedDocumentString(`
    query ListSecrets {
  secrets {
    id
    name
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<ListSecretsQuery, ListSecretsQueryVariables>;
export const SetSecretDocument = new TypedDocumentString(`
    mutation SetSecret($name: String!, $value: String!) {
  setSecret(name: $name, value: $value) {
    id
    name
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetSecretMutation, SetSecretMutationVariables>;
export const DeleteSecretDocument = new TypedDocumentString(`
    mutation DeleteSecret($name: String!) {
  deleteSecret(name: $name)
}
    `) as unknown as TypedDocumentString<DeleteSecretMutation, DeleteSecretMutationVariables>;
export const AgentEventsDocument = new TypedDocumentString(`
    subscription AgentEvents($sessionId: ID!, $after: Int) {
  agentEvents(sessionId: $sessionId, after: $after) {
    __typename
    index
    ts
    type
    ... on StatusChangedEvent {
      from
      to
      pauseReason
      reason
    }
    ... on UserMessageEvent {
      text
    }
    ... on AgentTextEvent {
      turn
      text
    }
    ... on AgentThinkingEvent {
      turn
      text
    }
    ... on ToolUseEvent {
      turn
      toolUseId
      name
      input
      action
    }
    ... on ToolResultEvent {
      turn
      toolUseId
      isError
      text
      durationMs
      frameUrl
    }
    ... on ScreenshotEvent {
      frameUrl
      widthPx
      heightPx
      app
    }
    ... on TurnCompletedEvent {
      turn
      model
      stopReason
      costUsd
      timing {
        modelMs
        actionMs
        settleMs
        captureMs
        encodeMs
      }
      usage {
        inputTokens
        cacheReadTokens
        cacheWrite5mTokens
        cacheWrite1hTokens
        outputTokens
      }
    }
    ... on LoopWarningEvent {
      message
    }
    ... on CostWarningEvent {
      message
    }
    ... on RecoveredEvent {
      message
    }
    ... on ModelRetryEvent {
      attempt
      delayMs
      kind
      message
    }
    ... on ResultEvent {
      success
      text
    }
    ... on ErrorEvent {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AgentEventsSubscription, AgentEventsSubscriptionVariables>;