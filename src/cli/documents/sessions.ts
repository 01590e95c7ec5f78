import { graphql } from '../gql/index.ts';

// What the command line shows of a session; the documents below name it.
graphql(`
  fragment SessionSummary on Session {
    id status pauseReason instruction modelLabel model createdAt durationMs success result error
    usage { turns costUsd }
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

export const PauseSession = graphql(`
  mutation PauseSession($id: ID!) {
    pauseSession(id: $id) { id status }
  }
`);

export const ResumeSession = graphql(`
  mutation ResumeSession($id: ID!) {
    resumeSession(id: $id) { id status }
  }
`);

export const InterruptSession = graphql(`
  mutation InterruptSession($id: ID!) {
    interruptSession(id: $id) { id status }
  }
`);

export const SendMessage = graphql(`
  mutation SendMessage($id: ID!, $text: String!) {
    sendMessage(sessionId: $id, text: $text) { id status }
  }
`);

export const ApproveAction = graphql(`
  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {
    approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { id status }
  }
`);

export const DenyAction = graphql(`
  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {
    denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { id status }
  }
`);

export const TakeoverSession = graphql(`
  mutation TakeoverSession($id: ID!, $reason: String) {
    takeoverSession(id: $id, reason: $reason) { id status }
  }
`);

export const ReleaseSession = graphql(`
  mutation ReleaseSession($id: ID!, $note: String) {
    releaseSession(id: $id, note: $note) { id status }
  }
`);

export const SetSessionBudget = graphql(`
  mutation SetSessionBudget($id: ID!, $maxCostUsd: Float) {
    setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { id status }
  }
`);

export const GetSession = graphql(`
  query GetSession($id: ID!) {
    session(id: $id) { ...SessionSummary }
  }
`);

export const GetExportUrl = graphql(`
  query GetExportUrl($id: ID!, $format: ExportFormat!) {
    session(id: $id) { exportUrl(format: $format) }
  }
`);

export const GetWait = graphql(`
  query GetWait($id: ID!) {
    session(id: $id) {
      status
      pauseReason
      waitsFor { __typename ... on ApprovalRequestedEvent { toolUseId name input reason } }
    }
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

export const DeleteSession = graphql(`
  mutation DeleteSession($id: ID!) {
    deleteSession(id: $id)
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
      ... on WebhookDisabledEvent { webhookId message }
      ... on ModelRetryEvent { attempt delayMs kind message }
      ... on QuestionEvent { turn toolUseId text options }
      ... on ApprovalRequestedEvent {
        turn toolUseId name input action rule reason expiresAt frameUrl
        target { label x y width height }
      }
      ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }
      ... on TakeoverStartedEvent { isRequest reason }
      ... on TakeoverEndedEvent { note }
      ... on UserActionEvent { actionId performed }
      ... on UserActionResultEvent { actionId isError text }
      ... on BudgetChangedEvent { maxCostUsd }
      ... on DialogHandledEvent { dialogKind packageName text isAllowed }
      ... on PhoneReconnectedEvent { attempt message }
      ... on ContextCompactedEvent { epoch reason summary promptTokens }
      ... on ResultEvent { success text output }
      ... on ErrorEvent { code message }
    }
  }
`);
