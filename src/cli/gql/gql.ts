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
    "\n  fragment AgentSummary on Agent {\n    id name description model pool\n    phone { id name }\n  }\n": typeof types.AgentSummaryFragmentDoc,
    "\n  query ListAgents {\n    agents { ...AgentSummary }\n  }\n": typeof types.ListAgentsDocument,
    "\n  mutation CreateAgent($input: CreateAgentInput!) {\n    createAgent(input: $input) { ...AgentSummary }\n  }\n": typeof types.CreateAgentDocument,
    "\n  mutation DeleteAgent($id: ID!) {\n    deleteAgent(id: $id)\n  }\n": typeof types.DeleteAgentDocument,
    "\n  mutation RecordEvaluation($input: RecordEvaluationInput!) {\n    recordEvaluation(input: $input) { id }\n  }\n": typeof types.RecordEvaluationDocument,
    "\n  fragment LimitsFields on Limits {\n    requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth\n  }\n": typeof types.LimitsFieldsFragmentDoc,
    "\n  fragment ApiKeySummary on ApiKey {\n    id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt limits { ...LimitsFields }\n  }\n": typeof types.ApiKeySummaryFragmentDoc,
    "\n  query ListApiKeys {\n    apiKeys { ...ApiKeySummary }\n  }\n": typeof types.ListApiKeysDocument,
    "\n  mutation CreateApiKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {\n    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { ...ApiKeySummary } }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) { ...ApiKeySummary }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  mutation SetKeyLimits($id: ID!, $limits: LimitsInput!) {\n    setKeyLimits(id: $id, limits: $limits) { ...ApiKeySummary }\n  }\n": typeof types.SetKeyLimitsDocument,
    "\n  query ListOrganizations {\n    organizations { id name createdAt limits { ...LimitsFields } }\n  }\n": typeof types.ListOrganizationsDocument,
    "\n  mutation CreateOrganization($name: String!) {\n    createOrganization(name: $name) { organization { id name } admin { key apiKey { id name prefix } } }\n  }\n": typeof types.CreateOrganizationDocument,
    "\n  mutation SetOrganizationLimits($id: ID!, $limits: LimitsInput!) {\n    setOrganizationLimits(organizationId: $id, limits: $limits) { id name limits { ...LimitsFields } }\n  }\n": typeof types.SetOrganizationLimitsDocument,
    "\n  query ListPhones {\n    phones { id name platform connectionStatus widthPx heightPx pool displayName session { id } }\n  }\n": typeof types.ListPhonesDocument,
    "\n  mutation RegisterPhone($input: RegisterPhoneInput!) {\n    registerPhone(input: $input) { id name platform connectionStatus pool displayName }\n  }\n": typeof types.RegisterPhoneDocument,
    "\n  mutation RemovePhone($id: ID!) {\n    removePhone(id: $id)\n  }\n": typeof types.RemovePhoneDocument,
    "\n  mutation TestPhone($id: ID!) {\n    testPhone(id: $id) { ok problem widthPx heightPx durationMs }\n  }\n": typeof types.TestPhoneDocument,
    "\n  query ListSecrets {\n    secrets { id name createdAt updatedAt }\n  }\n": typeof types.ListSecretsDocument,
    "\n  mutation SetSecret($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) { id name createdAt updatedAt }\n  }\n": typeof types.SetSecretDocument,
    "\n  mutation DeleteSecret($name: String!) {\n    deleteSecret(name: $name)\n  }\n": typeof types.DeleteSecretDocument,
    "\n  fragment SessionSummary on Session {\n    id status pauseReason instruction modelLabel model createdAt durationMs success result error\n    usage { turns costUsd }\n    phone { id name }\n  }\n": typeof types.SessionSummaryFragmentDoc,
    "\n  mutation CreateSession($input: CreateSessionInput!) {\n    createSession(input: $input) { ...SessionSummary }\n  }\n": typeof types.CreateSessionDocument,
    "\n  mutation StopSession($id: ID!) {\n    stopSession(id: $id) { id status }\n  }\n": typeof types.StopSessionDocument,
    "\n  mutation PauseSession($id: ID!) {\n    pauseSession(id: $id) { id status }\n  }\n": typeof types.PauseSessionDocument,
    "\n  mutation ResumeSession($id: ID!) {\n    resumeSession(id: $id) { id status }\n  }\n": typeof types.ResumeSessionDocument,
    "\n  mutation InterruptSession($id: ID!) {\n    interruptSession(id: $id) { id status }\n  }\n": typeof types.InterruptSessionDocument,
    "\n  mutation SendMessage($id: ID!, $text: String!) {\n    sendMessage(sessionId: $id, text: $text) { id status }\n  }\n": typeof types.SendMessageDocument,
    "\n  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {\n    approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { id status }\n  }\n": typeof types.ApproveActionDocument,
    "\n  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {\n    denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { id status }\n  }\n": typeof types.DenyActionDocument,
    "\n  mutation TakeoverSession($id: ID!, $reason: String) {\n    takeoverSession(id: $id, reason: $reason) { id status }\n  }\n": typeof types.TakeoverSessionDocument,
    "\n  mutation ReleaseSession($id: ID!, $note: String) {\n    releaseSession(id: $id, note: $note) { id status }\n  }\n": typeof types.ReleaseSessionDocument,
    "\n  mutation SetSessionBudget($id: ID!, $maxCostUsd: Float) {\n    setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { id status }\n  }\n": typeof types.SetSessionBudgetDocument,
    "\n  query GetSession($id: ID!) {\n    session(id: $id) { ...SessionSummary }\n  }\n": typeof types.GetSessionDocument,
    "\n  query GetExportUrl($id: ID!, $format: ExportFormat!) {\n    session(id: $id) { exportUrl(format: $format) }\n  }\n": typeof types.GetExportUrlDocument,
    "\n  query GetWait($id: ID!) {\n    session(id: $id) {\n      status\n      pauseReason\n      waitsFor { __typename ... on ApprovalRequestedEvent { toolUseId name input reason } }\n    }\n  }\n": typeof types.GetWaitDocument,
    "\n  query ListSessions($first: Int!, $status: [SessionStatus!]) {\n    sessions(first: $first, status: $status) {\n      totalCount\n      edges { node { ...SessionSummary } }\n    }\n  }\n": typeof types.ListSessionsDocument,
    "\n  mutation DeleteSession($id: ID!) {\n    deleteSession(id: $id)\n  }\n": typeof types.DeleteSessionDocument,
    "\n  subscription AgentEvents($sessionId: ID!, $after: Int) {\n    agentEvents(sessionId: $sessionId, after: $after) {\n      __typename\n      index\n      ts\n      type\n      ... on StatusChangedEvent { from to pauseReason reason }\n      ... on UserMessageEvent { text }\n      ... on AgentTextEvent { turn text }\n      ... on AgentThinkingEvent { turn text }\n      ... on ToolUseEvent { turn toolUseId name input action }\n      ... on ToolResultEvent { turn toolUseId isError text durationMs frameUrl }\n      ... on ScreenshotEvent { frameUrl widthPx heightPx app }\n      ... on TurnCompletedEvent {\n        turn model stopReason costUsd\n        timing { modelMs actionMs settleMs captureMs encodeMs }\n        usage { inputTokens cacheReadTokens cacheWrite5mTokens cacheWrite1hTokens outputTokens }\n      }\n      ... on LoopWarningEvent { message }\n      ... on CostWarningEvent { message }\n      ... on RecoveredEvent { message }\n      ... on WebhookDisabledEvent { webhookId message }\n      ... on ModelRetryEvent { attempt delayMs kind message }\n      ... on QuestionEvent { turn toolUseId text options }\n      ... on ApprovalRequestedEvent {\n        turn toolUseId name input action rule reason expiresAt frameUrl\n        target { label x y width height }\n      }\n      ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }\n      ... on TakeoverStartedEvent { isRequest reason }\n      ... on TakeoverEndedEvent { note }\n      ... on UserActionEvent { actionId performed }\n      ... on UserActionResultEvent { actionId isError text }\n      ... on BudgetChangedEvent { maxCostUsd }\n      ... on DialogHandledEvent { dialogKind packageName text isAllowed }\n      ... on PhoneReconnectedEvent { attempt message }\n      ... on ContextCompactedEvent { epoch reason summary promptTokens }\n      ... on ResultEvent { success text output }\n      ... on ErrorEvent { code message }\n    }\n  }\n": typeof types.AgentEventsDocument,
    "\n  mutation CreateLoginLink {\n    createLoginLink { path expiresAt }\n  }\n": typeof types.CreateLoginLinkDocument,
    "\n  query GetUsage($from: DateTime, $to: DateTime, $groupBy: [UsageDimension!], $all: Boolean) {\n    usage(from: $from, to: $to, groupBy: $groupBy, allOrganizations: $all) {\n      from to\n      total { ...Figures }\n      rows { day organizationName agentName phoneName model figures { ...Figures } }\n      plan {\n        name month includedMinutes usedMinutes remainingMinutes\n        overageMinutes overageUsdPerMinute overageCostUsd\n      }\n    }\n  }\n  fragment Figures on UsageFigures {\n    sessions minutes turns inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd unpricedSessions\n  }\n": typeof types.GetUsageDocument,
    "\n  query ListWebhooks {\n    webhooks { ...WebhookSummary }\n  }\n  fragment WebhookSummary on Webhook {\n    id url description eventTypes createdAt disabledAt disabledReason\n  }\n": typeof types.ListWebhooksDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) { secret webhook { ...WebhookSummary } }\n  }\n": typeof types.CreateWebhookDocument,
    "\n  mutation DeleteWebhook($id: ID!) {\n    deleteWebhook(id: $id)\n  }\n": typeof types.DeleteWebhookDocument,
    "\n  mutation EnableWebhook($id: ID!) {\n    enableWebhook(id: $id) { ...WebhookSummary }\n  }\n": typeof types.EnableWebhookDocument,
    "\n  mutation RotateWebhookSecret($id: ID) {\n    rotateWebhookSecret(id: $id) { secret webhook { ...WebhookSummary } }\n  }\n": typeof types.RotateWebhookSecretDocument,
    "\n  mutation PingWebhook($id: ID!) {\n    pingWebhook(id: $id) { ...DeliverySummary }\n  }\n  fragment DeliverySummary on WebhookDelivery {\n    id type sessionId eventIndex status attempts responseStatus responseBody error durationMs\n    createdAt attemptedAt retryAt\n  }\n": typeof types.PingWebhookDocument,
    "\n  query ListDeliveries($id: ID!, $first: Int!, $status: WebhookDeliveryStatus) {\n    webhook(id: $id) {\n      deliveries(first: $first, status: $status) { edges { node { ...DeliverySummary } } }\n    }\n  }\n": typeof types.ListDeliveriesDocument,
    "\n  mutation RedeliverMessage($id: ID!) {\n    redeliver(deliveryId: $id) { ...DeliverySummary }\n  }\n": typeof types.RedeliverMessageDocument,
};
const documents: Documents = {
    "\n  fragment AgentSummary on Agent {\n    id name description model pool\n    phone { id name }\n  }\n": types.AgentSummaryFragmentDoc,
    "\n  query ListAgents {\n    agents { ...AgentSummary }\n  }\n": types.ListAgentsDocument,
    "\n  mutation CreateAgent($input: CreateAgentInput!) {\n    createAgent(input: $input) { ...AgentSummary }\n  }\n": types.CreateAgentDocument,
    "\n  mutation DeleteAgent($id: ID!) {\n    deleteAgent(id: $id)\n  }\n": types.DeleteAgentDocument,
    "\n  mutation RecordEvaluation($input: RecordEvaluationInput!) {\n    recordEvaluation(input: $input) { id }\n  }\n": types.RecordEvaluationDocument,
    "\n  fragment LimitsFields on Limits {\n    requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth\n  }\n": types.LimitsFieldsFragmentDoc,
    "\n  fragment ApiKeySummary on ApiKey {\n    id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt limits { ...LimitsFields }\n  }\n": types.ApiKeySummaryFragmentDoc,
    "\n  query ListApiKeys {\n    apiKeys { ...ApiKeySummary }\n  }\n": types.ListApiKeysDocument,
    "\n  mutation CreateApiKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {\n    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { ...ApiKeySummary } }\n  }\n": types.CreateApiKeyDocument,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) { ...ApiKeySummary }\n  }\n": types.RevokeApiKeyDocument,
    "\n  mutation SetKeyLimits($id: ID!, $limits: LimitsInput!) {\n    setKeyLimits(id: $id, limits: $limits) { ...ApiKeySummary }\n  }\n": types.SetKeyLimitsDocument,
    "\n  query ListOrganizations {\n    organizations { id name createdAt limits { ...LimitsFields } }\n  }\n": types.ListOrganizationsDocument,
    "\n  mutation CreateOrganization($name: String!) {\n    createOrganization(name: $name) { organization { id name } admin { key apiKey { id name prefix } } }\n  }\n": types.CreateOrganizationDocument,
    "\n  mutation SetOrganizationLimits($id: ID!, $limits: LimitsInput!) {\n    setOrganizationLimits(organizationId: $id, limits: $limits) { id name limits { ...LimitsFields } }\n  }\n": types.SetOrganizationLimitsDocument,
    "\n  query ListPhones {\n    phones { id name platform connectionStatus widthPx heightPx pool displayName session { id } }\n  }\n": types.ListPhonesDocument,
    "\n  mutation RegisterPhone($input: RegisterPhoneInput!) {\n    registerPhone(input: $input) { id name platform connectionStatus pool displayName }\n  }\n": types.RegisterPhoneDocument,
    "\n  mutation RemovePhone($id: ID!) {\n    removePhone(id: $id)\n  }\n": types.RemovePhoneDocument,
    "\n  mutation TestPhone($id: ID!) {\n    testPhone(id: $id) { ok problem widthPx heightPx durationMs }\n  }\n": types.TestPhoneDocument,
    "\n  query ListSecrets {\n    secrets { id name createdAt updatedAt }\n  }\n": types.ListSecretsDocument,
    "\n  mutation SetSecret($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) { id name createdAt updatedAt }\n  }\n": types.SetSecretDocument,
    "\n  mutation DeleteSecret($name: String!) {\n    deleteSecret(name: $name)\n  }\n": types.DeleteSecretDocument,
    "\n  fragment SessionSummary on Session {\n    id status pauseReason instruction modelLabel model createdAt durationMs success result error\n    usage { turns costUsd }\n    phone { id name }\n  }\n": types.SessionSummaryFragmentDoc,
    "\n  mutation CreateSession($input: CreateSessionInput!) {\n    createSession(input: $input) { ...SessionSummary }\n  }\n": types.CreateSessionDocument,
    "\n  mutation StopSession($id: ID!) {\n    stopSession(id: $id) { id status }\n  }\n": types.StopSessionDocument,
    "\n  mutation PauseSession($id: ID!) {\n    pauseSession(id: $id) { id status }\n  }\n": types.PauseSessionDocument,
    "\n  mutation ResumeSession($id: ID!) {\n    resumeSession(id: $id) { id status }\n  }\n": types.ResumeSessionDocument,
    "\n  mutation InterruptSession($id: ID!) {\n    interruptSession(id: $id) { id status }\n  }\n": types.InterruptSessionDocument,
    "\n  mutation SendMessage($id: ID!, $text: String!) {\n    sendMessage(sessionId: $id, text: $text) { id status }\n  }\n": types.SendMessageDocument,
    "\n  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {\n    approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { id status }\n  }\n": types.ApproveActionDocument,
    "\n  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {\n    denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { id status }\n  }\n": types.DenyActionDocument,
    "\n  mutation TakeoverSession($id: ID!, $reason: String) {\n    takeoverSession(id: $id, reason: $reason) { id status }\n  }\n": types.TakeoverSessionDocument,
    "\n  mutation ReleaseSession($id: ID!, $note: String) {\n    releaseSession(id: $id, note: $note) { id status }\n  }\n": types.ReleaseSessionDocument,
    "\n  mutation SetSessionBudget($id: ID!, $maxCostUsd: Float) {\n    setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { id status }\n  }\n": types.SetSessionBudgetDocument,
    "\n  query GetSession($id: ID!) {\n    session(id: $id) { ...SessionSummary }\n  }\n": types.GetSessionDocument,
    "\n  query GetExportUrl($id: ID!, $format: ExportFormat!) {\n    session(id: $id) { exportUrl(format: $format) }\n  }\n": types.GetExportUrlDocument,
    "\n  query GetWait($id: ID!) {\n    session(id: $id) {\n      status\n      pauseReason\n      waitsFor { __typename ... on ApprovalRequestedEvent { toolUseId name input reason } }\n    }\n  }\n": types.GetWaitDocument,
    "\n  query ListSessions($first: Int!, $status: [SessionStatus!]) {\n    sessions(first: $first, status: $status) {\n      totalCount\n      edges { node { ...SessionSummary } }\n    }\n  }\n": types.ListSessionsDocument,
    "\n  mutation DeleteSession($id: ID!) {\n    deleteSession(id: $id)\n  }\n": types.DeleteSessionDocument,
    "\n  subscription AgentEvents($sessionId: ID!, $after: Int) {\n    agentEvents(sessionId: $sessionId, after: $after) {\n      __typename\n      index\n      ts\n      type\n      ... on StatusChangedEvent { from to pauseReason reason }\n      ... on UserMessageEvent { text }\n      ... on AgentTextEvent { turn text }\n      ... on AgentThinkingEvent { turn text }\n      ... on ToolUseEvent { turn toolUseId name input action }\n      ... on ToolResultEvent { turn toolUseId isError text durationMs frameUrl }\n      ... on ScreenshotEvent { frameUrl widthPx heightPx app }\n      ... on TurnCompletedEvent {\n        turn model stopReason costUsd\n        timing { modelMs actionMs settleMs captureMs encodeMs }\n        usage { inputTokens cacheReadTokens cacheWrite5mTokens cacheWrite1hTokens outputTokens }\n      }\n      ... on LoopWarningEvent { message }\n      ... on CostWarningEvent { message }\n      ... on RecoveredEvent { message }\n      ... on WebhookDisabledEvent { webhookId message }\n      ... on ModelRetryEvent { attempt delayMs kind message }\n      ... on QuestionEvent { turn toolUseId text options }\n      ... on ApprovalRequestedEvent {\n        turn toolUseId name input action rule reason expiresAt frameUrl\n        target { label x y width height }\n      }\n      ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }\n      ... on TakeoverStartedEvent { isRequest reason }\n      ... on TakeoverEndedEvent { note }\n      ... on UserActionEvent { actionId performed }\n      ... on UserActionResultEvent { actionId isError text }\n      ... on BudgetChangedEvent { maxCostUsd }\n      ... on DialogHandledEvent { dialogKind packageName text isAllowed }\n      ... on PhoneReconnectedEvent { attempt message }\n      ... on ContextCompactedEvent { epoch reason summary promptTokens }\n      ... on ResultEvent { success text output }\n      ... on ErrorEvent { code message }\n    }\n  }\n": types.AgentEventsDocument,
    "\n  mutation CreateLoginLink {\n    createLoginLink { path expiresAt }\n  }\n": types.CreateLoginLinkDocument,
    "\n  query GetUsage($from: DateTime, $to: DateTime, $groupBy: [UsageDimension!], $all: Boolean) {\n    usage(from: $from, to: $to, groupBy: $groupBy, allOrganizations: $all) {\n      from to\n      total { ...Figures }\n      rows { day organizationName agentName phoneName model figures { ...Figures } }\n      plan {\n        name month includedMinutes usedMinutes remainingMinutes\n        overageMinutes overageUsdPerMinute overageCostUsd\n      }\n    }\n  }\n  fragment Figures on UsageFigures {\n    sessions minutes turns inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd unpricedSessions\n  }\n": types.GetUsageDocument,
    "\n  query ListWebhooks {\n    webhooks { ...WebhookSummary }\n  }\n  fragment WebhookSummary on Webhook {\n    id url description eventTypes createdAt disabledAt disabledReason\n  }\n": types.ListWebhooksDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) { secret webhook { ...WebhookSummary } }\n  }\n": types.CreateWebhookDocument,
    "\n  mutation DeleteWebhook($id: ID!) {\n    deleteWebhook(id: $id)\n  }\n": types.DeleteWebhookDocument,
    "\n  mutation EnableWebhook($id: ID!) {\n    enableWebhook(id: $id) { ...WebhookSummary }\n  }\n": types.EnableWebhookDocument,
    "\n  mutation RotateWebhookSecret($id: ID) {\n    rotateWebhookSecret(id: $id) { secret webhook { ...WebhookSummary } }\n  }\n": types.RotateWebhookSecretDocument,
    "\n  mutation PingWebhook($id: ID!) {\n    pingWebhook(id: $id) { ...DeliverySummary }\n  }\n  fragment DeliverySummary on WebhookDelivery {\n    id type sessionId eventIndex status attempts responseStatus responseBody error durationMs\n    createdAt attemptedAt retryAt\n  }\n": types.PingWebhookDocument,
    "\n  query ListDeliveries($id: ID!, $first: Int!, $status: WebhookDeliveryStatus) {\n    webhook(id: $id) {\n      deliveries(first: $first, status: $status) { edges { node { ...DeliverySummary } } }\n    }\n  }\n": types.ListDeliveriesDocument,
    "\n  mutation RedeliverMessage($id: ID!) {\n    redeliver(deliveryId: $id) { ...DeliverySummary }\n  }\n": types.RedeliverMessageDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AgentSummary on Agent {\n    id name description model pool\n    phone { id name }\n  }\n"): typeof import('./graphql.ts').AgentSummaryFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListAgents {\n    agents { ...AgentSummary }\n  }\n"): typeof import('./graphql.ts').ListAgentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAgent($input: CreateAgentInput!) {\n    createAgent(input: $input) { ...AgentSummary }\n  }\n"): typeof import('./graphql.ts').CreateAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAgent($id: ID!) {\n    deleteAgent(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordEvaluation($input: RecordEvaluationInput!) {\n    recordEvaluation(input: $input) { id }\n  }\n"): typeof import('./graphql.ts').RecordEvaluationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LimitsFields on Limits {\n    requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth\n  }\n"): typeof import('./graphql.ts').LimitsFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiKeySummary on ApiKey {\n    id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt limits { ...LimitsFields }\n  }\n"): typeof import('./graphql.ts').ApiKeySummaryFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListApiKeys {\n    apiKeys { ...ApiKeySummary }\n  }\n"): typeof import('./graphql.ts').ListApiKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {\n    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { ...ApiKeySummary } }\n  }\n"): typeof import('./graphql.ts').CreateApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) { ...ApiKeySummary }\n  }\n"): typeof import('./graphql.ts').RevokeApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetKeyLimits($id: ID!, $limits: LimitsInput!) {\n    setKeyLimits(id: $id, limits: $limits) { ...ApiKeySummary }\n  }\n"): typeof import('./graphql.ts').SetKeyLimitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListOrganizations {\n    organizations { id name createdAt limits { ...LimitsFields } }\n  }\n"): typeof import('./graphql.ts').ListOrganizationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOrganization($name: String!) {\n    createOrganization(name: $name) { organization { id name } admin { key apiKey { id name prefix } } }\n  }\n"): typeof import('./graphql.ts').CreateOrganizationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetOrganizationLimits($id: ID!, $limits: LimitsInput!) {\n    setOrganizationLimits(organizationId: $id, limits: $limits) { id name limits { ...LimitsFields } }\n  }\n"): typeof import('./graphql.ts').SetOrganizationLimitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListPhones {\n    phones { id name platform connectionStatus widthPx heightPx pool displayName session { id } }\n  }\n"): typeof import('./graphql.ts').ListPhonesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterPhone($input: RegisterPhoneInput!) {\n    registerPhone(input: $input) { id name platform connectionStatus pool displayName }\n  }\n"): typeof import('./graphql.ts').RegisterPhoneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePhone($id: ID!) {\n    removePhone(id: $id)\n  }\n"): typeof import('./graphql.ts').RemovePhoneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPhone($id: ID!) {\n    testPhone(id: $id) { ok problem widthPx heightPx durationMs }\n  }\n"): typeof import('./graphql.ts').TestPhoneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListSecrets {\n    secrets { id name createdAt updatedAt }\n  }\n"): typeof import('./graphql.ts').ListSecretsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSecret($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) { id name createdAt updatedAt }\n  }\n"): typeof import('./graphql.ts').SetSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSecret($name: String!) {\n    deleteSecret(name: $name)\n  }\n"): typeof import('./graphql.ts').DeleteSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionSummary on Session {\n    id status pauseReason instruction modelLabel model createdAt durationMs success result error\n    usage { turns costUsd }\n    phone { id name }\n  }\n"): typeof import('./graphql.ts').SessionSummaryFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSession($input: CreateSessionInput!) {\n    createSession(input: $input) { ...SessionSummary }\n  }\n"): typeof import('./graphql.ts').CreateSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopSession($id: ID!) {\n    stopSession(id: $id) { id status }\n  }\n"): typeof import('./graphql.ts').StopSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseSession($id: ID!) {\n    pauseSession(id: $id) { id status }\n  }\n"): typeof import('./graphql.ts').PauseSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSession($id: ID!) {\n    resumeSession(id: $id) { id status }\n  }\n"): typeof import('./graphql.ts').ResumeSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InterruptSession($id: ID!) {\n    interruptSession(id: $id) { id status }\n  }\n"): typeof import('./graphql.ts').InterruptSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($id: ID!, $text: String!) {\n    sendMessage(sessionId: $id, text: $text) { id status }\n  }\n"): typeof import('./graphql.ts').SendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {\n    approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { id status }\n  }\n"): typeof import('./graphql.ts').ApproveActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {\n    denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { id status }\n  }\n"): typeof import('./graphql.ts').DenyActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeoverSession($id: ID!, $reason: String) {\n    takeoverSession(id: $id, reason: $reason) { id status }\n  }\n"): typeof import('./graphql.ts').TakeoverSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleaseSession($id: ID!, $note: String) {\n    releaseSession(id: $id, note: $note) { id status }\n  }\n"): typeof import('./graphql.ts').ReleaseSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSessionBudget($id: ID!, $maxCostUsd: Float) {\n    setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { id status }\n  }\n"): typeof import('./graphql.ts').SetSessionBudgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetSession($id: ID!) {\n    session(id: $id) { ...SessionSummary }\n  }\n"): typeof import('./graphql.ts').GetSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetExportUrl($id: ID!, $format: ExportFormat!) {\n    session(id: $id) { exportUrl(format: $format) }\n  }\n"): typeof import('./graphql.ts').GetExportUrlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetWait($id: ID!) {\n    session(id: $id) {\n      status\n      pauseReason\n      waitsFor { __typename ... on ApprovalRequestedEvent { toolUseId name input reason } }\n    }\n  }\n"): typeof import('./graphql.ts').GetWaitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListSessions($first: Int!, $status: [SessionStatus!]) {\n    sessions(first: $first, status: $status) {\n      totalCount\n      edges { node { ...SessionSummary } }\n    }\n  }\n"): typeof import('./graphql.ts').ListSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSession($id: ID!) {\n    deleteSession(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AgentEvents($sessionId: ID!, $after: Int) {\n    agentEvents(sessionId: $sessionId, after: $after) {\n      __typename\n      index\n      ts\n      type\n      ... on StatusChangedEvent { from to pauseReason reason }\n      ... on UserMessageEvent { text }\n      ... on AgentTextEvent { turn text }\n      ... on AgentThinkingEvent { turn text }\n      ... on ToolUseEvent { turn toolUseId name input action }\n      ... on ToolResultEvent { turn toolUseId isError text durationMs frameUrl }\n      ... on ScreenshotEvent { frameUrl widthPx heightPx app }\n      ... on TurnCompletedEvent {\n        turn model stopReason costUsd\n        timing { modelMs actionMs settleMs captureMs encodeMs }\n        usage { inputTokens cacheReadTokens cacheWrite5mTokens cacheWrite1hTokens outputTokens }\n      }\n      ... on LoopWarningEvent { message }\n      ... on CostWarningEvent { message }\n      ... on RecoveredEvent { message }\n      ... on WebhookDisabledEvent { webhookId message }\n      ... on ModelRetryEvent { attempt delayMs kind message }\n      ... on QuestionEvent { turn toolUseId text options }\n      ... on ApprovalRequestedEvent {\n        turn toolUseId name input action rule reason expiresAt frameUrl\n        target { label x y width height }\n      }\n      ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }\n      ... on TakeoverStartedEvent { isRequest reason }\n      ... on TakeoverEndedEvent { note }\n      ... on UserActionEvent { actionId performed }\n      ... on UserActionResultEvent { actionId isError text }\n      ... on BudgetChangedEvent { maxCostUsd }\n      ... on DialogHandledEvent { dialogKind packageName text isAllowed }\n      ... on PhoneReconnectedEvent { attempt message }\n      ... on ContextCompactedEvent { epoch reason summary promptTokens }\n      ... on ResultEvent { success text output }\n      ... on ErrorEvent { code message }\n    }\n  }\n"): typeof import('./graphql.ts').AgentEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateLoginLink {\n    createLoginLink { path expiresAt }\n  }\n"): typeof import('./graphql.ts').CreateLoginLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetUsage($from: DateTime, $to: DateTime, $groupBy: [UsageDimension!], $all: Boolean) {\n    usage(from: $from, to: $to, groupBy: $groupBy, allOrganizations: $all) {\n      from to\n      total { ...Figures }\n      rows { day organizationName agentName phoneName model figures { ...Figures } }\n      plan {\n        name month includedMinutes usedMinutes remainingMinutes\n        overageMinutes overageUsdPerMinute overageCostUsd\n      }\n    }\n  }\n  fragment Figures on UsageFigures {\n    sessions minutes turns inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd unpricedSessions\n  }\n"): typeof import('./graphql.ts').GetUsageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListWebhooks {\n    webhooks { ...WebhookSummary }\n  }\n  fragment WebhookSummary on Webhook {\n    id url description eventTypes createdAt disabledAt disabledReason\n  }\n"): typeof import('./graphql.ts').ListWebhooksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) { secret webhook { ...WebhookSummary } }\n  }\n"): typeof import('./graphql.ts').CreateWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWebhook($id: ID!) {\n    deleteWebhook(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableWebhook($id: ID!) {\n    enableWebhook(id: $id) { ...WebhookSummary }\n  }\n"): typeof import('./graphql.ts').EnableWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateWebhookSecret($id: ID) {\n    rotateWebhookSecret(id: $id) { secret webhook { ...WebhookSummary } }\n  }\n"): typeof import('./graphql.ts').RotateWebhookSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PingWebhook($id: ID!) {\n    pingWebhook(id: $id) { ...DeliverySummary }\n  }\n  fragment DeliverySummary on WebhookDelivery {\n    id type sessionId eventIndex status attempts responseStatus responseBody error durationMs\n    createdAt attemptedAt retryAt\n  }\n"): typeof import('./graphql.ts').PingWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListDeliveries($id: ID!, $first: Int!, $status: WebhookDeliveryStatus) {\n    webhook(id: $id) {\n      deliveries(first: $first, status: $status) { edges { node { ...DeliverySummary } } }\n    }\n  }\n"): typeof import('./graphql.ts').ListDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedeliverMessage($id: ID!) {\n    redeliver(deliveryId: $id) { ...DeliverySummary }\n  }\n"): typeof import('./graphql.ts').RedeliverMessageDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
