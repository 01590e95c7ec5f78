import { graphql } from './gql/index.ts';

// What the command line shows of a session; the documents below name it.
graphql(`
  fragment SessionSummary on Session {
    id status pauseReason instruction modelLabel model createdAt durationMs numTurns costUsd success result error
    phone { id name }
  }
`);

export const CreateSession = graphql(`
  mutation CreateSession($input: CreateSessionInput!) {
    createSession(input: $input) { ...SessionSummary }
  }
`);

export const StopSession = graphql(`
  mutation StopSession($id: ID!) {
    stopSession(id: $id) { id status }
  }
`);

export const GetSession = graphql(`
  query GetSession($id: ID!) {
    session(id: $id) { ...SessionSummary }
  }
`);

export const ListSessions = graphql(`
  query ListSessions($first: Int!, $status: [SessionStatus!]) {
    sessions(first: $first, status: $status) {
      totalCount
      edges { node { ...SessionSummary } }
    }
  }
`);

export const ListPhones = graphql(`
  query ListPhones {
    phones { id name platform connectionStatus widthPx heightPx session { id } }
  }
`);

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

export const AgentEvents = graphql(`
  subscription AgentEvents($sessionId: ID!, $after: Int) {
    agentEvents(sessionId: $sessionId, after: $after) {
      __typename
      index
      ts
      type
      ... on StatusChangedEvent { from to pauseReason reason }
      ... on UserMessageEvent { text }
      ... on AgentTextEvent { turn text }
      ... on AgentThinkingEvent { turn text }
      ... on ToolUseEvent { turn toolUseId name input action }
      ... on ToolResultEvent { turn toolUseId isError text durationMs frameUrl }
      ... on ScreenshotEvent { frameUrl widthPx heightPx app }
      ... on TurnCompletedEvent {
        turn model stopReason costUsd
        timing { modelMs actionMs settleMs captureMs encodeMs }
        usage { inputTokens cacheReadTokens cacheWrite5mTokens cacheWrite1hTokens outputTokens }
      }
      ... on LoopWarningEvent { message }
      ... on CostWarningEvent { message }
      ... on RecoveredEvent { message }
      ... on ModelRetryEvent { attempt delayMs kind message }
      ... on ResultEvent { success text }
      ... on ErrorEvent { code message }
    }
  }
`);
