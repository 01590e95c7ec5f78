import { graphql } from './gql/index.ts';

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

export const ListPhones = graphql(`
  query ListPhones {
    phones { id name platform connectionStatus widthPx heightPx pool displayName session { id } }
  }
`);

export const RegisterPhone = graphql(`
  mutation RegisterPhone($input: RegisterPhoneInput!) {
    registerPhone(input: $input) { id name platform connectionStatus pool displayName }
  }
`);

export const RemovePhone = graphql(`
  mutation RemovePhone($id: ID!) {
    removePhone(id: $id)
  }
`);

export const TestPhone = graphql(`
  mutation TestPhone($id: ID!) {
    testPhone(id: $id) { ok problem widthPx heightPx durationMs }
  }
`);

// What the command line shows of an agent; the documents below name it.
graphql(`
  fragment AgentSummary on Agent {
    id name description model pool
    phone { id name }
  }
`);

export const ListAgents = graphql(`
  query ListAgents {
    agents { ...AgentSummary }
  }
`);

export const CreateAgent = graphql(`
  mutation CreateAgent($input: CreateAgentInput!) {
    createAgent(input: $input) { ...AgentSummary }
  }
`);

export const DeleteAgent = graphql(`
  mutation DeleteAgent($id: ID!) {
    deleteAgent(id: $id)
  }
`);

export const DeleteSession = graphql(`
  mutation DeleteSession($id: ID!) {
    deleteSession(id: $id)
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

export const GetUsage = graphql(`
  query GetUsage($from: DateTime, $to: DateTime, $groupBy: [UsageDimension!], $all: Boolean) {
    usage(from: $from, to: $to, groupBy: $groupBy, allOrganizations: $all) {
      from to
      total { ...Figures }
      rows { day organizationName agentName phoneName model figures { ...Figures } }
      plan {
        name month includedMinutes usedMinutes remainingMinutes
        overageMinutes overageUsdPerMinute overageCostUsd
      }
    }
  }
  fragment Figures on UsageFigures {
    sessions minutes turns inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd unpricedSessions
  }
`);

graphql(`
  fragment LimitsFields on Limits {
    requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth
  }
`);

graphql(`
  fragment ApiKeySummary on ApiKey {
    id name prefix scopes createdAt lastUsedAt expiresAt revokedAt limits { ...LimitsFields }
  }
`);

export const ListApiKeys = graphql(`
  query ListApiKeys {
    apiKeys { ...ApiKeySummary }
  }
`);

export const CreateApiKey = graphql(`
  mutation CreateApiKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime) {
    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt) { key apiKey { ...ApiKeySummary } }
  }
`);

export const RevokeApiKey = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id) { ...ApiKeySummary }
  }
`);

export const SetKeyLimits = graphql(`
  mutation SetKeyLimits($id: ID!, $limits: LimitsInput!) {
    setKeyLimits(id: $id, limits: $limits) { ...ApiKeySummary }
  }
`);

export const ListOrganizations = graphql(`
  query ListOrganizations {
    organizations { id name createdAt limits { ...LimitsFields } }
  }
`);

export const CreateOrganization = graphql(`
  mutation CreateOrganization($name: String!) {
    createOrganization(name: $name) { organization { id name } admin { key apiKey { id name prefix } } }
  }
`);

export const SetOrganizationLimits = graphql(`
  mutation SetOrganizationLimits($id: ID!, $limits: LimitsInput!) {
    setOrganizationLimits(organizationId: $id, limits: $limits) { id name limits { ...LimitsFields } }
  }
`);

export const ListWebhooks = graphql(`
  query ListWebhooks {
    webhooks { ...WebhookSummary }
  }
  fragment WebhookSummary on Webhook {
    id url description eventTypes createdAt disabledAt disabledReason
  }
`);

export const CreateWebhook = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) { secret webhook { ...WebhookSummary } }
  }
`);

export const DeleteWebhook = graphql(`
  mutation DeleteWebhook($id: ID!) {
    deleteWebhook(id: $id)
  }
`);

export const EnableWebhook = graphql(`
  mutation EnableWebhook($id: ID!) {
    enableWebhook(id: $id) { ...WebhookSummary }
  }
`);

export const RotateWebhookSecret = graphql(`
  mutation RotateWebhookSecret($id: ID) {
    rotateWebhookSecret(id: $id) { secret webhook { ...WebhookSummary } }
  }
`);

export const PingWebhook = graphql(`
  mutation PingWebhook($id: ID!) {
    pingWebhook(id: $id) { ...DeliverySummary }
  }
  fragment DeliverySummary on WebhookDelivery {
    id type sessionId eventIndex status attempts responseStatus responseBody error durationMs
    createdAt attemptedAt retryAt
  }
`);

export const RedeliverMessage = graphql(`
  mutation RedeliverMessage($id: ID!) {
    redeliver(deliveryId: $id) { ...DeliverySummary }
  }
`);

export const ListDeliveries = graphql(`
  query ListDeliveries($id: ID!, $first: Int!, $status: WebhookDeliveryStatus) {
    webhook(id: $id) {
      deliveries(first: $first, status: $status) { edges { node { ...DeliverySummary } } }
    }
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
