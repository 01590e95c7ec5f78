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
    "\n  fragment WaitingFields on Session { id title instruction status pauseReason }\n": typeof types.WaitingFieldsFragmentDoc,
    "\n  query WaitingSessions {\n    sessions(first: 100, status: [paused]) {\n      edges { node { ...WaitingFields } }\n    }\n  }\n": typeof types.WaitingSessionsDocument,
    "\n  subscription WaitingSessionsUpdated {\n    sessionUpdated { ...WaitingFields }\n  }\n": typeof types.WaitingSessionsUpdatedDocument,
    "\n  mutation SignIn($apiKey: String, $loginToken: String) {\n    signIn(apiKey: $apiKey, loginToken: $loginToken) { scopes }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query Viewer {\n    viewer {\n      scopes\n      isOperator\n      organization { id name }\n      apiKey { id name prefix }\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  fragment EventFields on AgentEvent {\n    __typename\n    index\n    ts\n    type\n    ... on StatusChangedEvent { from to pauseReason reason }\n    ... on UserMessageEvent { text frames { frameUrl } }\n    ... on AgentTextEvent { turn text }\n    ... on AgentThinkingEvent { turn text }\n    ... on AgentTextDelta { turn text }\n    ... on AgentThinkingDelta { turn text }\n    ... on ToolUseEvent { turn toolUseId name input action }\n    ... on ToolResultEvent {\n      turn toolUseId isError text durationMs screenChanged\n      screen { ...ScreenFields }\n    }\n    ... on ScreenshotEvent { screen { ...ScreenFields } }\n    ... on TurnCompletedEvent {\n      turn model stopReason costUsd\n      timing { modelMs actionMs settleMs captureMs encodeMs }\n    }\n    ... on QuestionEvent { turn toolUseId text options }\n    ... on ApprovalRequestedEvent {\n      turn toolUseId name input action rule reason frameUrl expiresAt\n      target { label x y width height }\n    }\n    ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }\n    ... on TakeoverStartedEvent { isRequest reason }\n    ... on TakeoverEndedEvent { note }\n    ... on UserActionEvent { actionId performed }\n    ... on UserActionResultEvent { actionId isError text screen { ...ScreenFields } }\n    ... on BudgetChangedEvent { maxCostUsd }\n    ... on DialogHandledEvent { dialogKind text isAllowed packageName }\n    ... on PhoneReconnectedEvent { attempt message }\n    ... on ContextCompactedEvent { epoch reason summary promptTokens }\n    ... on LoopWarningEvent { message }\n    ... on ModelRetryEvent { attempt delayMs message }\n    ... on CostWarningEvent { message }\n    ... on RecoveredEvent { message }\n    ... on WebhookDisabledEvent { message }\n    ... on ResultEvent { success text output }\n    ... on ErrorEvent { code message }\n  }\n  fragment ScreenFields on Screen { frameUrl deviceWidthPx deviceHeightPx app secure }\n": typeof types.EventFieldsFragmentDoc,
    "\n  query EventPage($id: ID!, $before: Int) {\n    session(id: $id) { id events(before: $before, last: 250) { ...EventFields } }\n  }\n": typeof types.EventPageDocument,
    "\n  subscription FollowEvents($id: ID!, $after: Int!) {\n    agentEvents(sessionId: $id, after: $after, deltas: true) { ...EventFields }\n  }\n": typeof types.FollowEventsDocument,
    "\n  query AgentsPage($archived: Boolean!) {\n    agents(archived: $archived) {\n      id name description model maxCostUsd pool phone { id name } updatedAt archivedAt\n    }\n  }\n": typeof types.AgentsPageDocument,
    "\n  query AgentPage($id: ID!) {\n    agent(id: $id) {\n      id name description model systemPrompt toolProfile pictureSize maxTurns timeoutS maxCostUsd allowedApps policy\n      pool capabilities archivedAt createdAt updatedAt\n      phone { id }\n    }\n  }\n": typeof types.AgentPageDocument,
    "\n  query AgentChoices {\n    phones { id name pool }\n    capabilities { id name }\n  }\n": typeof types.AgentChoicesDocument,
    "\n  mutation CreateAgent($input: CreateAgentInput!) {\n    createAgent(input: $input) { id name }\n  }\n": typeof types.CreateAgentDocument,
    "\n  mutation UpdateAgent($id: ID!, $input: UpdateAgentInput!) {\n    updateAgent(id: $id, input: $input) { id name updatedAt }\n  }\n": typeof types.UpdateAgentDocument,
    "\n  mutation DeleteAgent($id: ID!) {\n    deleteAgent(id: $id)\n  }\n": typeof types.DeleteAgentDocument,
    "\n  query EvaluationList($after: String) {\n    evaluations(first: 50, after: $after) {\n      totalCount\n      edges { node { ...EvaluationSummary } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment EvaluationSummary on Evaluation {\n    id startedAt durationMs model modelLabel toolProfile isInterrupted\n    figures { ...EvaluationFigures }\n    byDifficulty { difficulty figures { ...EvaluationFigures } }\n  }\n\n  fragment EvaluationFigures on EvaluationFigures {\n    tasks passed medianTurns medianMs costUsd\n  }\n": typeof types.EvaluationListDocument,
    "\n  query EvaluationPage($id: ID!) {\n    evaluation(id: $id) { ...EvaluationWithTasks }\n  }\n\n  fragment EvaluationWithTasks on Evaluation {\n    ...EvaluationSummary\n    tasks {\n      taskId title instruction difficulty apps passed wrong status claimed said error turns costUsd durationMs\n    }\n  }\n": typeof types.EvaluationPageDocument,
    "\n  query EvaluationComparison($one: ID!, $other: ID!) {\n    one: evaluation(id: $one) { ...EvaluationWithTasks }\n    other: evaluation(id: $other) { ...EvaluationWithTasks }\n  }\n": typeof types.EvaluationComparisonDocument,
    "\n  mutation DeleteEvaluation($id: ID!) {\n    deleteEvaluation(id: $id)\n  }\n": typeof types.DeleteEvaluationDocument,
    "\n  query KeysPage {\n    apiKeys {\n      id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt\n      limits { requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth }\n    }\n  }\n": typeof types.KeysPageDocument,
    "\n  mutation CreateKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {\n    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { id } }\n  }\n": typeof types.CreateKeyDocument,
    "\n  mutation RevokeKey($id: ID!) {\n    revokeApiKey(id: $id) { id revokedAt }\n  }\n": typeof types.RevokeKeyDocument,
    "\n  mutation LimitKey($id: ID!, $limits: LimitsInput!) {\n    setKeyLimits(id: $id, limits: $limits) { id }\n  }\n": typeof types.LimitKeyDocument,
    "\n  query NewSessionChoices {\n    phones { id name displayName connectionStatus pool session { id } }\n    agents { id name description }\n    models { id label isDefault isDemo }\n    secrets { name }\n  }\n": typeof types.NewSessionChoicesDocument,
    "\n  query NewSessionEstimate($agentId: ID, $model: String) {\n    sessionEstimate(agentId: $agentId, model: $model) {\n      basis\n      sessions\n      costUsd { median p90 }\n      minutes { median }\n      turns { median }\n    }\n  }\n": typeof types.NewSessionEstimateDocument,
    "\n  mutation CreateSession($input: CreateSessionInput!, $key: String!) {\n    createSession(input: $input, idempotencyKey: $key) { id }\n  }\n": typeof types.CreateSessionDocument,
    "\n  query SessionToRepeat($id: ID!) {\n    session(id: $id) {\n      instruction title tags metadata mode model toolProfile pictureSize maxTurns timeoutS maxCostUsd\n      allowedApps policy outputSchema agentId\n      phone { id }\n    }\n  }\n": typeof types.SessionToRepeatDocument,
    "\n  query Phones {\n    phones { ...PhoneFields }\n  }\n  fragment PhoneFields on Phone {\n    id\n    name\n    displayName\n    platform\n    origin\n    connectionStatus\n    widthPx\n    heightPx\n    pool\n    session { id title instruction status pauseReason }\n  }\n": typeof types.PhonesDocument,
    "\n  query PhoneOnPage($id: ID!) {\n    phone(id: $id) { ...PhoneFields }\n  }\n": typeof types.PhoneOnPageDocument,
    "\n  query PhoneSettings($id: ID!) {\n    phone(id: $id) { id name displayName platform udid appiumUrl capabilities pool }\n  }\n": typeof types.PhoneSettingsDocument,
    "\n  subscription PhoneChanged($ids: [ID!]) {\n    phoneUpdated(ids: $ids) { id }\n  }\n": typeof types.PhoneChangedDocument,
    "\n  mutation RegisterPhone($input: RegisterPhoneInput!) {\n    registerPhone(input: $input) { id name }\n  }\n": typeof types.RegisterPhoneDocument,
    "\n  mutation UpdatePhone($id: ID!, $input: UpdatePhoneInput!) {\n    updatePhone(id: $id, input: $input) { id name }\n  }\n": typeof types.UpdatePhoneDocument,
    "\n  mutation RemovePhone($id: ID!) {\n    removePhone(id: $id)\n  }\n": typeof types.RemovePhoneDocument,
    "\n  mutation TestPhone($id: ID!) {\n    testPhone(id: $id) { ok problem widthPx heightPx durationMs }\n  }\n": typeof types.TestPhoneDocument,
    "\n  mutation PerformPhoneAction($phoneId: ID!, $action: PhoneActionInput!) {\n    performPhoneAction(phoneId: $phoneId, action: $action) { remark }\n  }\n": typeof types.PerformPhoneActionDocument,
    "\n  mutation TakeOverPhone($id: ID!) {\n    takeoverSession(id: $id) { id }\n  }\n": typeof types.TakeOverPhoneDocument,
    "\n  query ReplayedSession($id: ID!) {\n    session(id: $id) {\n      id title instruction status pauseReason createdAt modelLabel durationMs\n      usage { costUsd turns }\n      webpUrl: exportUrl(format: webp)\n      htmlUrl: exportUrl(format: html)\n      jsonUrl: exportUrl(format: json)\n    }\n  }\n": typeof types.ReplayedSessionDocument,
    "\n  query RecentSessions {\n    sessions(first: 50) {\n      edges { node { id title instruction status createdAt } }\n    }\n  }\n": typeof types.RecentSessionsDocument,
    "\n  query SecretsPage {\n    secrets { id name createdAt updatedAt }\n  }\n": typeof types.SecretsPageDocument,
    "\n  mutation SetSecret($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) { id name updatedAt }\n  }\n": typeof types.SetSecretDocument,
    "\n  mutation DeleteSecret($name: String!) {\n    deleteSecret(name: $name)\n  }\n": typeof types.DeleteSecretDocument,
    "\n  fragment SessionFields on Session {\n    id title instruction status pauseReason isQueued queuePosition mode\n    model modelLabel tags metadata\n    createdAt startedAt completedAt durationMs\n    success result output error\n    maxCostUsd maxTurns timeoutS\n    phoneId liveUrl\n    latestFrame { url widthPx heightPx }\n    usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns }\n    timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }\n    waitsFor { ...EventFields }\n  }\n": typeof types.SessionFieldsFragmentDoc,
    "\n  query SessionPage($id: ID!) {\n    session(id: $id) {\n      ...SessionFields\n      phone { id name connectionStatus }\n      agent { id name }\n    }\n  }\n": typeof types.SessionPageDocument,
    "\n  subscription SessionChanges($id: ID!) {\n    sessionUpdated(filter: { ids: [$id] }) {\n      ...SessionFields\n      phone { id name connectionStatus }\n      agent { id name }\n    }\n  }\n": typeof types.SessionChangesDocument,
    "\n  query WatchedSession($id: ID!) {\n    session(id: $id) { ...SessionFields }\n  }\n": typeof types.WatchedSessionDocument,
    "\n  mutation ShareSession($sessionId: ID!, $ttlS: Int!) {\n    createViewToken(sessionId: $sessionId, ttlS: $ttlS) { pageUrl expiresAt }\n  }\n": typeof types.ShareSessionDocument,
    "\n  fragment CommandAnswer on Session {\n    id\n    newest: events(last: 1) { index }\n  }\n": typeof types.CommandAnswerFragmentDoc,
    "\n  mutation PauseSession($id: ID!) {\n    session: pauseSession(id: $id) { ...CommandAnswer }\n  }\n": typeof types.PauseSessionDocument,
    "\n  mutation ResumeSession($id: ID!) {\n    session: resumeSession(id: $id) { ...CommandAnswer }\n  }\n": typeof types.ResumeSessionDocument,
    "\n  mutation InterruptSession($id: ID!) {\n    session: interruptSession(id: $id) { ...CommandAnswer }\n  }\n": typeof types.InterruptSessionDocument,
    "\n  mutation StopSession($id: ID!) {\n    session: stopSession(id: $id) { ...CommandAnswer }\n  }\n": typeof types.StopSessionDocument,
    "\n  mutation SendMessage($id: ID!, $text: String!) {\n    session: sendMessage(sessionId: $id, text: $text) { ...CommandAnswer }\n  }\n": typeof types.SendMessageDocument,
    "\n  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {\n    session: approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { ...CommandAnswer }\n  }\n": typeof types.ApproveActionDocument,
    "\n  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {\n    session: denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { ...CommandAnswer }\n  }\n": typeof types.DenyActionDocument,
    "\n  mutation TakeOver($id: ID!, $reason: String) {\n    session: takeoverSession(id: $id, reason: $reason) { ...CommandAnswer }\n  }\n": typeof types.TakeOverDocument,
    "\n  mutation HandBack($id: ID!, $note: String) {\n    session: releaseSession(id: $id, note: $note) { ...CommandAnswer }\n  }\n": typeof types.HandBackDocument,
    "\n  mutation SetBudget($id: ID!, $maxCostUsd: Float) {\n    session: setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { ...CommandAnswer }\n  }\n": typeof types.SetBudgetDocument,
    "\n  mutation DescribeSession($id: ID!, $title: String, $tags: [String!]) {\n    session: updateSession(id: $id, input: { title: $title, tags: $tags }) { ...CommandAnswer }\n  }\n": typeof types.DescribeSessionDocument,
    "\n  mutation DeleteSession($id: ID!) {\n    deleteSession(id: $id)\n  }\n": typeof types.DeleteSessionDocument,
    "\n  mutation PerformAction($id: ID!, $action: PhoneActionInput!) {\n    performAction(sessionId: $id, action: $action) { index isError text }\n  }\n": typeof types.PerformActionDocument,
    "\n  mutation StopListedSession($id: ID!) {\n    stopSession(id: $id) { id status }\n  }\n": typeof types.StopListedSessionDocument,
    "\n  query SessionFilterChoices {\n    phones { id name }\n    agents(archived: true) { id name }\n  }\n": typeof types.SessionFilterChoicesDocument,
    "\n  query FirstPhones {\n    phones { id name origin }\n  }\n": typeof types.FirstPhonesDocument,
    "\n  mutation StartFirstSession($phoneId: ID!, $instruction: String!, $key: String!) {\n    createSession(input: { phoneId: $phoneId, instruction: $instruction }, idempotencyKey: $key) { id }\n  }\n": typeof types.StartFirstSessionDocument,
    "\n  fragment SessionRow on Session {\n    id title instruction status pauseReason isQueued tags\n    createdAt durationMs\n    phone { id name }\n    agent { id name }\n    latestFrame { url widthPx heightPx }\n    usage { turns costUsd }\n  }\n": typeof types.SessionRowFragmentDoc,
    "\n  query SessionList(\n    $first: Int!, $after: String, $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String,\n    $search: String, $createdAfter: DateTime, $createdBefore: DateTime\n  ) {\n    sessions(\n      first: $first, after: $after, status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag,\n      search: $search, createdAfter: $createdAfter, createdBefore: $createdBefore\n    ) {\n      totalCount\n      edges { node { ...SessionRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.SessionListDocument,
    "\n  subscription SessionListUpdated {\n    sessionUpdated { ...SessionRow }\n  }\n": typeof types.SessionListUpdatedDocument,
    "\n  query UsagePage(\n    $from: DateTime!, $to: DateTime!, $all: Boolean!, $byAgent: [UsageDimension!]!, $byPhone: [UsageDimension!]!\n  ) {\n    whole: usage(from: $from, to: $to, allOrganizations: $all) {\n      total { ...UsageFigures }\n      plan { name month includedMinutes usedMinutes remainingMinutes overageMinutes overageCostUsd }\n    }\n    days: usage(from: $from, to: $to, groupBy: [day], allOrganizations: $all) {\n      rows { day figures { ...UsageFigures } }\n    }\n    agents: usage(from: $from, to: $to, groupBy: $byAgent, allOrganizations: $all) {\n      rows { organizationName agentName figures { ...UsageFigures } }\n    }\n    phones: usage(from: $from, to: $to, groupBy: $byPhone, allOrganizations: $all) {\n      rows { organizationName phoneName figures { ...UsageFigures } }\n    }\n    models: usage(from: $from, to: $to, groupBy: [model], allOrganizations: $all) {\n      rows { model figures { ...UsageFigures } }\n    }\n    organizations: usage(from: $from, to: $to, groupBy: [organization], allOrganizations: $all) @include(if: $all) {\n      rows { organizationName figures { ...UsageFigures } }\n    }\n  }\n\n  fragment UsageFigures on UsageFigures {\n    sessions minutes turns costUsd unpricedSessions inputTokens cacheReadTokens cacheWriteTokens outputTokens\n  }\n": typeof types.UsagePageDocument,
    "\n  query WebhooksPage {\n    webhooks { id url description eventTypes createdAt disabledAt disabledReason }\n  }\n": typeof types.WebhooksPageDocument,
    "\n  query WebhookPage($id: ID!) {\n    webhook(id: $id) { id url description eventTypes createdAt updatedAt disabledAt disabledReason }\n  }\n": typeof types.WebhookPageDocument,
    "\n  query WebhookDeliveries($id: ID!, $status: WebhookDeliveryStatus, $after: String) {\n    webhook(id: $id) {\n      id\n      deliveries(first: 20, after: $after, status: $status) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        edges {\n          node {\n            id type sessionId eventIndex status attempts responseStatus responseBody error durationMs createdAt\n            attemptedAt retryAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.WebhookDeliveriesDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) { secret webhook { id } }\n  }\n": typeof types.CreateWebhookDocument,
    "\n  mutation UpdateWebhook($id: ID!, $input: UpdateWebhookInput!) {\n    updateWebhook(id: $id, input: $input) { id updatedAt }\n  }\n": typeof types.UpdateWebhookDocument,
    "\n  mutation DeleteWebhook($id: ID!) {\n    deleteWebhook(id: $id)\n  }\n": typeof types.DeleteWebhookDocument,
    "\n  mutation RotateWebhookSecret($id: ID!) {\n    rotateWebhookSecret(id: $id) { secret }\n  }\n": typeof types.RotateWebhookSecretDocument,
    "\n  mutation DropOldWebhookSecret($id: ID!) {\n    dropOldWebhookSecret(id: $id)\n  }\n": typeof types.DropOldWebhookSecretDocument,
    "\n  mutation EnableWebhook($id: ID!) {\n    enableWebhook(id: $id) { id disabledAt }\n  }\n": typeof types.EnableWebhookDocument,
    "\n  mutation PingWebhook($id: ID!) {\n    pingWebhook(id: $id) { id status responseStatus error }\n  }\n": typeof types.PingWebhookDocument,
    "\n  mutation Redeliver($deliveryId: ID!) {\n    redeliver(deliveryId: $deliveryId) { id status responseStatus error }\n  }\n": typeof types.RedeliverDocument,
    "\n  subscription PhoneScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {\n    phoneScreen(phoneId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {\n      ...ScreenPictureFields\n    }\n  }\n  fragment ScreenPictureFields on ScreenPicture { jpeg deviceWidthPx deviceHeightPx takenAt }\n": typeof types.PhoneScreenDocument,
    "\n  subscription SessionScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {\n    sessionScreen(sessionId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {\n      ...ScreenPictureFields\n    }\n  }\n": typeof types.SessionScreenDocument,
};
const documents: Documents = {
    "\n  fragment WaitingFields on Session { id title instruction status pauseReason }\n": types.WaitingFieldsFragmentDoc,
    "\n  query WaitingSessions {\n    sessions(first: 100, status: [paused]) {\n      edges { node { ...WaitingFields } }\n    }\n  }\n": types.WaitingSessionsDocument,
    "\n  subscription WaitingSessionsUpdated {\n    sessionUpdated { ...WaitingFields }\n  }\n": types.WaitingSessionsUpdatedDocument,
    "\n  mutation SignIn($apiKey: String, $loginToken: String) {\n    signIn(apiKey: $apiKey, loginToken: $loginToken) { scopes }\n  }\n": types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query Viewer {\n    viewer {\n      scopes\n      isOperator\n      organization { id name }\n      apiKey { id name prefix }\n    }\n  }\n": types.ViewerDocument,
    "\n  fragment EventFields on AgentEvent {\n    __typename\n    index\n    ts\n    type\n    ... on StatusChangedEvent { from to pauseReason reason }\n    ... on UserMessageEvent { text frames { frameUrl } }\n    ... on AgentTextEvent { turn text }\n    ... on AgentThinkingEvent { turn text }\n    ... on AgentTextDelta { turn text }\n    ... on AgentThinkingDelta { turn text }\n    ... on ToolUseEvent { turn toolUseId name input action }\n    ... on ToolResultEvent {\n      turn toolUseId isError text durationMs screenChanged\n      screen { ...ScreenFields }\n    }\n    ... on ScreenshotEvent { screen { ...ScreenFields } }\n    ... on TurnCompletedEvent {\n      turn model stopReason costUsd\n      timing { modelMs actionMs settleMs captureMs encodeMs }\n    }\n    ... on QuestionEvent { turn toolUseId text options }\n    ... on ApprovalRequestedEvent {\n      turn toolUseId name input action rule reason frameUrl expiresAt\n      target { label x y width height }\n    }\n    ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }\n    ... on TakeoverStartedEvent { isRequest reason }\n    ... on TakeoverEndedEvent { note }\n    ... on UserActionEvent { actionId performed }\n    ... on UserActionResultEvent { actionId isError text screen { ...ScreenFields } }\n    ... on BudgetChangedEvent { maxCostUsd }\n    ... on DialogHandledEvent { dialogKind text isAllowed packageName }\n    ... on PhoneReconnectedEvent { attempt message }\n    ... on ContextCompactedEvent { epoch reason summary promptTokens }\n    ... on LoopWarningEvent { message }\n    ... on ModelRetryEvent { attempt delayMs message }\n    ... on CostWarningEvent { message }\n    ... on RecoveredEvent { message }\n    ... on WebhookDisabledEvent { message }\n    ... on ResultEvent { success text output }\n    ... on ErrorEvent { code message }\n  }\n  fragment ScreenFields on Screen { frameUrl deviceWidthPx deviceHeightPx app secure }\n": types.EventFieldsFragmentDoc,
    "\n  query EventPage($id: ID!, $before: Int) {\n    session(id: $id) { id events(before: $before, last: 250) { ...EventFields } }\n  }\n": types.EventPageDocument,
    "\n  subscription FollowEvents($id: ID!, $after: Int!) {\n    agentEvents(sessionId: $id, after: $after, deltas: true) { ...EventFields }\n  }\n": types.FollowEventsDocument,
    "\n  query AgentsPage($archived: Boolean!) {\n    agents(archived: $archived) {\n      id name description model maxCostUsd pool phone { id name } updatedAt archivedAt\n    }\n  }\n": types.AgentsPageDocument,
    "\n  query AgentPage($id: ID!) {\n    agent(id: $id) {\n      id name description model systemPrompt toolProfile pictureSize maxTurns timeoutS maxCostUsd allowedApps policy\n      pool capabilities archivedAt createdAt updatedAt\n      phone { id }\n    }\n  }\n": types.AgentPageDocument,
    "\n  query AgentChoices {\n    phones { id name pool }\n    capabilities { id name }\n  }\n": types.AgentChoicesDocument,
    "\n  mutation CreateAgent($input: CreateAgentInput!) {\n    createAgent(input: $input) { id name }\n  }\n": types.CreateAgentDocument,
    "\n  mutation UpdateAgent($id: ID!, $input: UpdateAgentInput!) {\n    updateAgent(id: $id, input: $input) { id name updatedAt }\n  }\n": types.UpdateAgentDocument,
    "\n  mutation DeleteAgent($id: ID!) {\n    deleteAgent(id: $id)\n  }\n": types.DeleteAgentDocument,
    "\n  query EvaluationList($after: String) {\n    evaluations(first: 50, after: $after) {\n      totalCount\n      edges { node { ...EvaluationSummary } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment EvaluationSummary on Evaluation {\n    id startedAt durationMs model modelLabel toolProfile isInterrupted\n    figures { ...EvaluationFigures }\n    byDifficulty { difficulty figures { ...EvaluationFigures } }\n  }\n\n  fragment EvaluationFigures on EvaluationFigures {\n    tasks passed medianTurns medianMs costUsd\n  }\n": types.EvaluationListDocument,
    "\n  query EvaluationPage($id: ID!) {\n    evaluation(id: $id) { ...EvaluationWithTasks }\n  }\n\n  fragment EvaluationWithTasks on Evaluation {\n    ...EvaluationSummary\n    tasks {\n      taskId title instruction difficulty apps passed wrong status claimed said error turns costUsd durationMs\n    }\n  }\n": types.EvaluationPageDocument,
    "\n  query EvaluationComparison($one: ID!, $other: ID!) {\n    one: evaluation(id: $one) { ...EvaluationWithTasks }\n    other: evaluation(id: $other) { ...EvaluationWithTasks }\n  }\n": types.EvaluationComparisonDocument,
    "\n  mutation DeleteEvaluation($id: ID!) {\n    deleteEvaluation(id: $id)\n  }\n": types.DeleteEvaluationDocument,
    "\n  query KeysPage {\n    apiKeys {\n      id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt\n      limits { requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth }\n    }\n  }\n": types.KeysPageDocument,
    "\n  mutation CreateKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {\n    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { id } }\n  }\n": types.CreateKeyDocument,
    "\n  mutation RevokeKey($id: ID!) {\n    revokeApiKey(id: $id) { id revokedAt }\n  }\n": types.RevokeKeyDocument,
    "\n  mutation LimitKey($id: ID!, $limits: LimitsInput!) {\n    setKeyLimits(id: $id, limits: $limits) { id }\n  }\n": types.LimitKeyDocument,
    "\n  query NewSessionChoices {\n    phones { id name displayName connectionStatus pool session { id } }\n    agents { id name description }\n    models { id label isDefault isDemo }\n    secrets { name }\n  }\n": types.NewSessionChoicesDocument,
    "\n  query NewSessionEstimate($agentId: ID, $model: String) {\n    sessionEstimate(agentId: $agentId, model: $model) {\n      basis\n      sessions\n      costUsd { median p90 }\n      minutes { median }\n      turns { median }\n    }\n  }\n": types.NewSessionEstimateDocument,
    "\n  mutation CreateSession($input: CreateSessionInput!, $key: String!) {\n    createSession(input: $input, idempotencyKey: $key) { id }\n  }\n": types.CreateSessionDocument,
    "\n  query SessionToRepeat($id: ID!) {\n    session(id: $id) {\n      instruction title tags metadata mode model toolProfile pictureSize maxTurns timeoutS maxCostUsd\n      allowedApps policy outputSchema agentId\n      phone { id }\n    }\n  }\n": types.SessionToRepeatDocument,
    "\n  query Phones {\n    phones { ...PhoneFields }\n  }\n  fragment PhoneFields on Phone {\n    id\n    name\n    displayName\n    platform\n    origin\n    connectionStatus\n    widthPx\n    heightPx\n    pool\n    session { id title instruction status pauseReason }\n  }\n": types.PhonesDocument,
    "\n  query PhoneOnPage($id: ID!) {\n    phone(id: $id) { ...PhoneFields }\n  }\n": types.PhoneOnPageDocument,
    "\n  query PhoneSettings($id: ID!) {\n    phone(id: $id) { id name displayName platform udid appiumUrl capabilities pool }\n  }\n": types.PhoneSettingsDocument,
    "\n  subscription PhoneChanged($ids: [ID!]) {\n    phoneUpdated(ids: $ids) { id }\n  }\n": types.PhoneChangedDocument,
    "\n  mutation RegisterPhone($input: RegisterPhoneInput!) {\n    registerPhone(input: $input) { id name }\n  }\n": types.RegisterPhoneDocument,
    "\n  mutation UpdatePhone($id: ID!, $input: UpdatePhoneInput!) {\n    updatePhone(id: $id, input: $input) { id name }\n  }\n": types.UpdatePhoneDocument,
    "\n  mutation RemovePhone($id: ID!) {\n    removePhone(id: $id)\n  }\n": types.RemovePhoneDocument,
    "\n  mutation TestPhone($id: ID!) {\n    testPhone(id: $id) { ok problem widthPx heightPx durationMs }\n  }\n": types.TestPhoneDocument,
    "\n  mutation PerformPhoneAction($phoneId: ID!, $action: PhoneActionInput!) {\n    performPhoneAction(phoneId: $phoneId, action: $action) { remark }\n  }\n": types.PerformPhoneActionDocument,
    "\n  mutation TakeOverPhone($id: ID!) {\n    takeoverSession(id: $id) { id }\n  }\n": types.TakeOverPhoneDocument,
    "\n  query ReplayedSession($id: ID!) {\n    session(id: $id) {\n      id title instruction status pauseReason createdAt modelLabel durationMs\n      usage { costUsd turns }\n      webpUrl: exportUrl(format: webp)\n      htmlUrl: exportUrl(format: html)\n      jsonUrl: exportUrl(format: json)\n    }\n  }\n": types.ReplayedSessionDocument,
    "\n  query RecentSessions {\n    sessions(first: 50) {\n      edges { node { id title instruction status createdAt } }\n    }\n  }\n": types.RecentSessionsDocument,
    "\n  query SecretsPage {\n    secrets { id name createdAt updatedAt }\n  }\n": types.SecretsPageDocument,
    "\n  mutation SetSecret($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) { id name updatedAt }\n  }\n": types.SetSecretDocument,
    "\n  mutation DeleteSecret($name: String!) {\n    deleteSecret(name: $name)\n  }\n": types.DeleteSecretDocument,
    "\n  fragment SessionFields on Session {\n    id title instruction status pauseReason isQueued queuePosition mode\n    model modelLabel tags metadata\n    createdAt startedAt completedAt durationMs\n    success result output error\n    maxCostUsd maxTurns timeoutS\n    phoneId liveUrl\n    latestFrame { url widthPx heightPx }\n    usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns }\n    timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }\n    waitsFor { ...EventFields }\n  }\n": types.SessionFieldsFragmentDoc,
    "\n  query SessionPage($id: ID!) {\n    session(id: $id) {\n      ...SessionFields\n      phone { id name connectionStatus }\n      agent { id name }\n    }\n  }\n": types.SessionPageDocument,
    "\n  subscription SessionChanges($id: ID!) {\n    sessionUpdated(filter: { ids: [$id] }) {\n      ...SessionFields\n      phone { id name connectionStatus }\n      agent { id name }\n    }\n  }\n": types.SessionChangesDocument,
    "\n  query WatchedSession($id: ID!) {\n    session(id: $id) { ...SessionFields }\n  }\n": types.WatchedSessionDocument,
    "\n  mutation ShareSession($sessionId: ID!, $ttlS: Int!) {\n    createViewToken(sessionId: $sessionId, ttlS: $ttlS) { pageUrl expiresAt }\n  }\n": types.ShareSessionDocument,
    "\n  fragment CommandAnswer on Session {\n    id\n    newest: events(last: 1) { index }\n  }\n": types.CommandAnswerFragmentDoc,
    "\n  mutation PauseSession($id: ID!) {\n    session: pauseSession(id: $id) { ...CommandAnswer }\n  }\n": types.PauseSessionDocument,
    "\n  mutation ResumeSession($id: ID!) {\n    session: resumeSession(id: $id) { ...CommandAnswer }\n  }\n": types.ResumeSessionDocument,
    "\n  mutation InterruptSession($id: ID!) {\n    session: interruptSession(id: $id) { ...CommandAnswer }\n  }\n": types.InterruptSessionDocument,
    "\n  mutation StopSession($id: ID!) {\n    session: stopSession(id: $id) { ...CommandAnswer }\n  }\n": types.StopSessionDocument,
    "\n  mutation SendMessage($id: ID!, $text: String!) {\n    session: sendMessage(sessionId: $id, text: $text) { ...CommandAnswer }\n  }\n": types.SendMessageDocument,
    "\n  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {\n    session: approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { ...CommandAnswer }\n  }\n": types.ApproveActionDocument,
    "\n  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {\n    session: denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { ...CommandAnswer }\n  }\n": types.DenyActionDocument,
    "\n  mutation TakeOver($id: ID!, $reason: String) {\n    session: takeoverSession(id: $id, reason: $reason) { ...CommandAnswer }\n  }\n": types.TakeOverDocument,
    "\n  mutation HandBack($id: ID!, $note: String) {\n    session: releaseSession(id: $id, note: $note) { ...CommandAnswer }\n  }\n": types.HandBackDocument,
    "\n  mutation SetBudget($id: ID!, $maxCostUsd: Float) {\n    session: setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { ...CommandAnswer }\n  }\n": types.SetBudgetDocument,
    "\n  mutation DescribeSession($id: ID!, $title: String, $tags: [String!]) {\n    session: updateSession(id: $id, input: { title: $title, tags: $tags }) { ...CommandAnswer }\n  }\n": types.DescribeSessionDocument,
    "\n  mutation DeleteSession($id: ID!) {\n    deleteSession(id: $id)\n  }\n": types.DeleteSessionDocument,
    "\n  mutation PerformAction($id: ID!, $action: PhoneActionInput!) {\n    performAction(sessionId: $id, action: $action) { index isError text }\n  }\n": types.PerformActionDocument,
    "\n  mutation StopListedSession($id: ID!) {\n    stopSession(id: $id) { id status }\n  }\n": types.StopListedSessionDocument,
    "\n  query SessionFilterChoices {\n    phones { id name }\n    agents(archived: true) { id name }\n  }\n": types.SessionFilterChoicesDocument,
    "\n  query FirstPhones {\n    phones { id name origin }\n  }\n": types.FirstPhonesDocument,
    "\n  mutation StartFirstSession($phoneId: ID!, $instruction: String!, $key: String!) {\n    createSession(input: { phoneId: $phoneId, instruction: $instruction }, idempotencyKey: $key) { id }\n  }\n": types.StartFirstSessionDocument,
    "\n  fragment SessionRow on Session {\n    id title instruction status pauseReason isQueued tags\n    createdAt durationMs\n    phone { id name }\n    agent { id name }\n    latestFrame { url widthPx heightPx }\n    usage { turns costUsd }\n  }\n": types.SessionRowFragmentDoc,
    "\n  query SessionList(\n    $first: Int!, $after: String, $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String,\n    $search: String, $createdAfter: DateTime, $createdBefore: DateTime\n  ) {\n    sessions(\n      first: $first, after: $after, status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag,\n      search: $search, createdAfter: $createdAfter, createdBefore: $createdBefore\n    ) {\n      totalCount\n      edges { node { ...SessionRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.SessionListDocument,
    "\n  subscription SessionListUpdated {\n    sessionUpdated { ...SessionRow }\n  }\n": types.SessionListUpdatedDocument,
    "\n  query UsagePage(\n    $from: DateTime!, $to: DateTime!, $all: Boolean!, $byAgent: [UsageDimension!]!, $byPhone: [UsageDimension!]!\n  ) {\n    whole: usage(from: $from, to: $to, allOrganizations: $all) {\n      total { ...UsageFigures }\n      plan { name month includedMinutes usedMinutes remainingMinutes overageMinutes overageCostUsd }\n    }\n    days: usage(from: $from, to: $to, groupBy: [day], allOrganizations: $all) {\n      rows { day figures { ...UsageFigures } }\n    }\n    agents: usage(from: $from, to: $to, groupBy: $byAgent, allOrganizations: $all) {\n      rows { organizationName agentName figures { ...UsageFigures } }\n    }\n    phones: usage(from: $from, to: $to, groupBy: $byPhone, allOrganizations: $all) {\n      rows { organizationName phoneName figures { ...UsageFigures } }\n    }\n    models: usage(from: $from, to: $to, groupBy: [model], allOrganizations: $all) {\n      rows { model figures { ...UsageFigures } }\n    }\n    organizations: usage(from: $from, to: $to, groupBy: [organization], allOrganizations: $all) @include(if: $all) {\n      rows { organizationName figures { ...UsageFigures } }\n    }\n  }\n\n  fragment UsageFigures on UsageFigures {\n    sessions minutes turns costUsd unpricedSessions inputTokens cacheReadTokens cacheWriteTokens outputTokens\n  }\n": types.UsagePageDocument,
    "\n  query WebhooksPage {\n    webhooks { id url description eventTypes createdAt disabledAt disabledReason }\n  }\n": types.WebhooksPageDocument,
    "\n  query WebhookPage($id: ID!) {\n    webhook(id: $id) { id url description eventTypes createdAt updatedAt disabledAt disabledReason }\n  }\n": types.WebhookPageDocument,
    "\n  query WebhookDeliveries($id: ID!, $status: WebhookDeliveryStatus, $after: String) {\n    webhook(id: $id) {\n      id\n      deliveries(first: 20, after: $after, status: $status) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        edges {\n          node {\n            id type sessionId eventIndex status attempts responseStatus responseBody error durationMs createdAt\n            attemptedAt retryAt\n          }\n        }\n      }\n    }\n  }\n": types.WebhookDeliveriesDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) { secret webhook { id } }\n  }\n": types.CreateWebhookDocument,
    "\n  mutation UpdateWebhook($id: ID!, $input: UpdateWebhookInput!) {\n    updateWebhook(id: $id, input: $input) { id updatedAt }\n  }\n": types.UpdateWebhookDocument,
    "\n  mutation DeleteWebhook($id: ID!) {\n    deleteWebhook(id: $id)\n  }\n": types.DeleteWebhookDocument,
    "\n  mutation RotateWebhookSecret($id: ID!) {\n    rotateWebhookSecret(id: $id) { secret }\n  }\n": types.RotateWebhookSecretDocument,
    "\n  mutation DropOldWebhookSecret($id: ID!) {\n    dropOldWebhookSecret(id: $id)\n  }\n": types.DropOldWebhookSecretDocument,
    "\n  mutation EnableWebhook($id: ID!) {\n    enableWebhook(id: $id) { id disabledAt }\n  }\n": types.EnableWebhookDocument,
    "\n  mutation PingWebhook($id: ID!) {\n    pingWebhook(id: $id) { id status responseStatus error }\n  }\n": types.PingWebhookDocument,
    "\n  mutation Redeliver($deliveryId: ID!) {\n    redeliver(deliveryId: $deliveryId) { id status responseStatus error }\n  }\n": types.RedeliverDocument,
    "\n  subscription PhoneScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {\n    phoneScreen(phoneId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {\n      ...ScreenPictureFields\n    }\n  }\n  fragment ScreenPictureFields on ScreenPicture { jpeg deviceWidthPx deviceHeightPx takenAt }\n": types.PhoneScreenDocument,
    "\n  subscription SessionScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {\n    sessionScreen(sessionId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {\n      ...ScreenPictureFields\n    }\n  }\n": types.SessionScreenDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WaitingFields on Session { id title instruction status pauseReason }\n"): typeof import('./graphql.ts').WaitingFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingSessions {\n    sessions(first: 100, status: [paused]) {\n      edges { node { ...WaitingFields } }\n    }\n  }\n"): typeof import('./graphql.ts').WaitingSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WaitingSessionsUpdated {\n    sessionUpdated { ...WaitingFields }\n  }\n"): typeof import('./graphql.ts').WaitingSessionsUpdatedDocument;
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
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventFields on AgentEvent {\n    __typename\n    index\n    ts\n    type\n    ... on StatusChangedEvent { from to pauseReason reason }\n    ... on UserMessageEvent { text frames { frameUrl } }\n    ... on AgentTextEvent { turn text }\n    ... on AgentThinkingEvent { turn text }\n    ... on AgentTextDelta { turn text }\n    ... on AgentThinkingDelta { turn text }\n    ... on ToolUseEvent { turn toolUseId name input action }\n    ... on ToolResultEvent {\n      turn toolUseId isError text durationMs screenChanged\n      screen { ...ScreenFields }\n    }\n    ... on ScreenshotEvent { screen { ...ScreenFields } }\n    ... on TurnCompletedEvent {\n      turn model stopReason costUsd\n      timing { modelMs actionMs settleMs captureMs encodeMs }\n    }\n    ... on QuestionEvent { turn toolUseId text options }\n    ... on ApprovalRequestedEvent {\n      turn toolUseId name input action rule reason frameUrl expiresAt\n      target { label x y width height }\n    }\n    ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }\n    ... on TakeoverStartedEvent { isRequest reason }\n    ... on TakeoverEndedEvent { note }\n    ... on UserActionEvent { actionId performed }\n    ... on UserActionResultEvent { actionId isError text screen { ...ScreenFields } }\n    ... on BudgetChangedEvent { maxCostUsd }\n    ... on DialogHandledEvent { dialogKind text isAllowed packageName }\n    ... on PhoneReconnectedEvent { attempt message }\n    ... on ContextCompactedEvent { epoch reason summary promptTokens }\n    ... on LoopWarningEvent { message }\n    ... on ModelRetryEvent { attempt delayMs message }\n    ... on CostWarningEvent { message }\n    ... on RecoveredEvent { message }\n    ... on WebhookDisabledEvent { message }\n    ... on ResultEvent { success text output }\n    ... on ErrorEvent { code message }\n  }\n  fragment ScreenFields on Screen { frameUrl deviceWidthPx deviceHeightPx app secure }\n"): typeof import('./graphql.ts').EventFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventPage($id: ID!, $before: Int) {\n    session(id: $id) { id events(before: $before, last: 250) { ...EventFields } }\n  }\n"): typeof import('./graphql.ts').EventPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowEvents($id: ID!, $after: Int!) {\n    agentEvents(sessionId: $id, after: $after, deltas: true) { ...EventFields }\n  }\n"): typeof import('./graphql.ts').FollowEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentsPage($archived: Boolean!) {\n    agents(archived: $archived) {\n      id name description model maxCostUsd pool phone { id name } updatedAt archivedAt\n    }\n  }\n"): typeof import('./graphql.ts').AgentsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentPage($id: ID!) {\n    agent(id: $id) {\n      id name description model systemPrompt toolProfile pictureSize maxTurns timeoutS maxCostUsd allowedApps policy\n      pool capabilities archivedAt createdAt updatedAt\n      phone { id }\n    }\n  }\n"): typeof import('./graphql.ts').AgentPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentChoices {\n    phones { id name pool }\n    capabilities { id name }\n  }\n"): typeof import('./graphql.ts').AgentChoicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAgent($input: CreateAgentInput!) {\n    createAgent(input: $input) { id name }\n  }\n"): typeof import('./graphql.ts').CreateAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAgent($id: ID!, $input: UpdateAgentInput!) {\n    updateAgent(id: $id, input: $input) { id name updatedAt }\n  }\n"): typeof import('./graphql.ts').UpdateAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAgent($id: ID!) {\n    deleteAgent(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EvaluationList($after: String) {\n    evaluations(first: 50, after: $after) {\n      totalCount\n      edges { node { ...EvaluationSummary } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment EvaluationSummary on Evaluation {\n    id startedAt durationMs model modelLabel toolProfile isInterrupted\n    figures { ...EvaluationFigures }\n    byDifficulty { difficulty figures { ...EvaluationFigures } }\n  }\n\n  fragment EvaluationFigures on EvaluationFigures {\n    tasks passed medianTurns medianMs costUsd\n  }\n"): typeof import('./graphql.ts').EvaluationListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EvaluationPage($id: ID!) {\n    evaluation(id: $id) { ...EvaluationWithTasks }\n  }\n\n  fragment EvaluationWithTasks on Evaluation {\n    ...EvaluationSummary\n    tasks {\n      taskId title instruction difficulty apps passed wrong status claimed said error turns costUsd durationMs\n    }\n  }\n"): typeof import('./graphql.ts').EvaluationPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EvaluationComparison($one: ID!, $other: ID!) {\n    one: evaluation(id: $one) { ...EvaluationWithTasks }\n    other: evaluation(id: $other) { ...EvaluationWithTasks }\n  }\n"): typeof import('./graphql.ts').EvaluationComparisonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteEvaluation($id: ID!) {\n    deleteEvaluation(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteEvaluationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeysPage {\n    apiKeys {\n      id name prefix scopes dialect createdAt lastUsedAt expiresAt revokedAt\n      limits { requestsPerMinute maxConcurrentSessions maxMinutesPerMonth maxCostUsdPerMonth }\n    }\n  }\n"): typeof import('./graphql.ts').KeysPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {\n    createApiKey(name: $name, scopes: $scopes, expiresAt: $expiresAt, dialect: $dialect) { key apiKey { id } }\n  }\n"): typeof import('./graphql.ts').CreateKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeKey($id: ID!) {\n    revokeApiKey(id: $id) { id revokedAt }\n  }\n"): typeof import('./graphql.ts').RevokeKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LimitKey($id: ID!, $limits: LimitsInput!) {\n    setKeyLimits(id: $id, limits: $limits) { id }\n  }\n"): typeof import('./graphql.ts').LimitKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewSessionChoices {\n    phones { id name displayName connectionStatus pool session { id } }\n    agents { id name description }\n    models { id label isDefault isDemo }\n    secrets { name }\n  }\n"): typeof import('./graphql.ts').NewSessionChoicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewSessionEstimate($agentId: ID, $model: String) {\n    sessionEstimate(agentId: $agentId, model: $model) {\n      basis\n      sessions\n      costUsd { median p90 }\n      minutes { median }\n      turns { median }\n    }\n  }\n"): typeof import('./graphql.ts').NewSessionEstimateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSession($input: CreateSessionInput!, $key: String!) {\n    createSession(input: $input, idempotencyKey: $key) { id }\n  }\n"): typeof import('./graphql.ts').CreateSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionToRepeat($id: ID!) {\n    session(id: $id) {\n      instruction title tags metadata mode model toolProfile pictureSize maxTurns timeoutS maxCostUsd\n      allowedApps policy outputSchema agentId\n      phone { id }\n    }\n  }\n"): typeof import('./graphql.ts').SessionToRepeatDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Phones {\n    phones { ...PhoneFields }\n  }\n  fragment PhoneFields on Phone {\n    id\n    name\n    displayName\n    platform\n    origin\n    connectionStatus\n    widthPx\n    heightPx\n    pool\n    session { id title instruction status pauseReason }\n  }\n"): typeof import('./graphql.ts').PhonesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PhoneOnPage($id: ID!) {\n    phone(id: $id) { ...PhoneFields }\n  }\n"): typeof import('./graphql.ts').PhoneOnPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PhoneSettings($id: ID!) {\n    phone(id: $id) { id name displayName platform udid appiumUrl capabilities pool }\n  }\n"): typeof import('./graphql.ts').PhoneSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PhoneChanged($ids: [ID!]) {\n    phoneUpdated(ids: $ids) { id }\n  }\n"): typeof import('./graphql.ts').PhoneChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterPhone($input: RegisterPhoneInput!) {\n    registerPhone(input: $input) { id name }\n  }\n"): typeof import('./graphql.ts').RegisterPhoneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePhone($id: ID!, $input: UpdatePhoneInput!) {\n    updatePhone(id: $id, input: $input) { id name }\n  }\n"): typeof import('./graphql.ts').UpdatePhoneDocument;
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
export function graphql(source: "\n  mutation PerformPhoneAction($phoneId: ID!, $action: PhoneActionInput!) {\n    performPhoneAction(phoneId: $phoneId, action: $action) { remark }\n  }\n"): typeof import('./graphql.ts').PerformPhoneActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOverPhone($id: ID!) {\n    takeoverSession(id: $id) { id }\n  }\n"): typeof import('./graphql.ts').TakeOverPhoneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReplayedSession($id: ID!) {\n    session(id: $id) {\n      id title instruction status pauseReason createdAt modelLabel durationMs\n      usage { costUsd turns }\n      webpUrl: exportUrl(format: webp)\n      htmlUrl: exportUrl(format: html)\n      jsonUrl: exportUrl(format: json)\n    }\n  }\n"): typeof import('./graphql.ts').ReplayedSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecentSessions {\n    sessions(first: 50) {\n      edges { node { id title instruction status createdAt } }\n    }\n  }\n"): typeof import('./graphql.ts').RecentSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretsPage {\n    secrets { id name createdAt updatedAt }\n  }\n"): typeof import('./graphql.ts').SecretsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSecret($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) { id name updatedAt }\n  }\n"): typeof import('./graphql.ts').SetSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSecret($name: String!) {\n    deleteSecret(name: $name)\n  }\n"): typeof import('./graphql.ts').DeleteSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionFields on Session {\n    id title instruction status pauseReason isQueued queuePosition mode\n    model modelLabel tags metadata\n    createdAt startedAt completedAt durationMs\n    success result output error\n    maxCostUsd maxTurns timeoutS\n    phoneId liveUrl\n    latestFrame { url widthPx heightPx }\n    usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns }\n    timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }\n    waitsFor { ...EventFields }\n  }\n"): typeof import('./graphql.ts').SessionFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionPage($id: ID!) {\n    session(id: $id) {\n      ...SessionFields\n      phone { id name connectionStatus }\n      agent { id name }\n    }\n  }\n"): typeof import('./graphql.ts').SessionPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SessionChanges($id: ID!) {\n    sessionUpdated(filter: { ids: [$id] }) {\n      ...SessionFields\n      phone { id name connectionStatus }\n      agent { id name }\n    }\n  }\n"): typeof import('./graphql.ts').SessionChangesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WatchedSession($id: ID!) {\n    session(id: $id) { ...SessionFields }\n  }\n"): typeof import('./graphql.ts').WatchedSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShareSession($sessionId: ID!, $ttlS: Int!) {\n    createViewToken(sessionId: $sessionId, ttlS: $ttlS) { pageUrl expiresAt }\n  }\n"): typeof import('./graphql.ts').ShareSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommandAnswer on Session {\n    id\n    newest: events(last: 1) { index }\n  }\n"): typeof import('./graphql.ts').CommandAnswerFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseSession($id: ID!) {\n    session: pauseSession(id: $id) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').PauseSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSession($id: ID!) {\n    session: resumeSession(id: $id) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').ResumeSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InterruptSession($id: ID!) {\n    session: interruptSession(id: $id) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').InterruptSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopSession($id: ID!) {\n    session: stopSession(id: $id) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').StopSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($id: ID!, $text: String!) {\n    session: sendMessage(sessionId: $id, text: $text) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').SendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {\n    session: approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').ApproveActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {\n    session: denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').DenyActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOver($id: ID!, $reason: String) {\n    session: takeoverSession(id: $id, reason: $reason) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').TakeOverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandBack($id: ID!, $note: String) {\n    session: releaseSession(id: $id, note: $note) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').HandBackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBudget($id: ID!, $maxCostUsd: Float) {\n    session: setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').SetBudgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DescribeSession($id: ID!, $title: String, $tags: [String!]) {\n    session: updateSession(id: $id, input: { title: $title, tags: $tags }) { ...CommandAnswer }\n  }\n"): typeof import('./graphql.ts').DescribeSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSession($id: ID!) {\n    deleteSession(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PerformAction($id: ID!, $action: PhoneActionInput!) {\n    performAction(sessionId: $id, action: $action) { index isError text }\n  }\n"): typeof import('./graphql.ts').PerformActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopListedSession($id: ID!) {\n    stopSession(id: $id) { id status }\n  }\n"): typeof import('./graphql.ts').StopListedSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionFilterChoices {\n    phones { id name }\n    agents(archived: true) { id name }\n  }\n"): typeof import('./graphql.ts').SessionFilterChoicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FirstPhones {\n    phones { id name origin }\n  }\n"): typeof import('./graphql.ts').FirstPhonesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartFirstSession($phoneId: ID!, $instruction: String!, $key: String!) {\n    createSession(input: { phoneId: $phoneId, instruction: $instruction }, idempotencyKey: $key) { id }\n  }\n"): typeof import('./graphql.ts').StartFirstSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionRow on Session {\n    id title instruction status pauseReason isQueued tags\n    createdAt durationMs\n    phone { id name }\n    agent { id name }\n    latestFrame { url widthPx heightPx }\n    usage { turns costUsd }\n  }\n"): typeof import('./graphql.ts').SessionRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionList(\n    $first: Int!, $after: String, $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String,\n    $search: String, $createdAfter: DateTime, $createdBefore: DateTime\n  ) {\n    sessions(\n      first: $first, after: $after, status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag,\n      search: $search, createdAfter: $createdAfter, createdBefore: $createdBefore\n    ) {\n      totalCount\n      edges { node { ...SessionRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').SessionListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SessionListUpdated {\n    sessionUpdated { ...SessionRow }\n  }\n"): typeof import('./graphql.ts').SessionListUpdatedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UsagePage(\n    $from: DateTime!, $to: DateTime!, $all: Boolean!, $byAgent: [UsageDimension!]!, $byPhone: [UsageDimension!]!\n  ) {\n    whole: usage(from: $from, to: $to, allOrganizations: $all) {\n      total { ...UsageFigures }\n      plan { name month includedMinutes usedMinutes remainingMinutes overageMinutes overageCostUsd }\n    }\n    days: usage(from: $from, to: $to, groupBy: [day], allOrganizations: $all) {\n      rows { day figures { ...UsageFigures } }\n    }\n    agents: usage(from: $from, to: $to, groupBy: $byAgent, allOrganizations: $all) {\n      rows { organizationName agentName figures { ...UsageFigures } }\n    }\n    phones: usage(from: $from, to: $to, groupBy: $byPhone, allOrganizations: $all) {\n      rows { organizationName phoneName figures { ...UsageFigures } }\n    }\n    models: usage(from: $from, to: $to, groupBy: [model], allOrganizations: $all) {\n      rows { model figures { ...UsageFigures } }\n    }\n    organizations: usage(from: $from, to: $to, groupBy: [organization], allOrganizations: $all) @include(if: $all) {\n      rows { organizationName figures { ...UsageFigures } }\n    }\n  }\n\n  fragment UsageFigures on UsageFigures {\n    sessions minutes turns costUsd unpricedSessions inputTokens cacheReadTokens cacheWriteTokens outputTokens\n  }\n"): typeof import('./graphql.ts').UsagePageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhooksPage {\n    webhooks { id url description eventTypes createdAt disabledAt disabledReason }\n  }\n"): typeof import('./graphql.ts').WebhooksPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookPage($id: ID!) {\n    webhook(id: $id) { id url description eventTypes createdAt updatedAt disabledAt disabledReason }\n  }\n"): typeof import('./graphql.ts').WebhookPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookDeliveries($id: ID!, $status: WebhookDeliveryStatus, $after: String) {\n    webhook(id: $id) {\n      id\n      deliveries(first: 20, after: $after, status: $status) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        edges {\n          node {\n            id type sessionId eventIndex status attempts responseStatus responseBody error durationMs createdAt\n            attemptedAt retryAt\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WebhookDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) { secret webhook { id } }\n  }\n"): typeof import('./graphql.ts').CreateWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateWebhook($id: ID!, $input: UpdateWebhookInput!) {\n    updateWebhook(id: $id, input: $input) { id updatedAt }\n  }\n"): typeof import('./graphql.ts').UpdateWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWebhook($id: ID!) {\n    deleteWebhook(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateWebhookSecret($id: ID!) {\n    rotateWebhookSecret(id: $id) { secret }\n  }\n"): typeof import('./graphql.ts').RotateWebhookSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropOldWebhookSecret($id: ID!) {\n    dropOldWebhookSecret(id: $id)\n  }\n"): typeof import('./graphql.ts').DropOldWebhookSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableWebhook($id: ID!) {\n    enableWebhook(id: $id) { id disabledAt }\n  }\n"): typeof import('./graphql.ts').EnableWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PingWebhook($id: ID!) {\n    pingWebhook(id: $id) { id status responseStatus error }\n  }\n"): typeof import('./graphql.ts').PingWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Redeliver($deliveryId: ID!) {\n    redeliver(deliveryId: $deliveryId) { id status responseStatus error }\n  }\n"): typeof import('./graphql.ts').RedeliverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PhoneScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {\n    phoneScreen(phoneId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {\n      ...ScreenPictureFields\n    }\n  }\n  fragment ScreenPictureFields on ScreenPicture { jpeg deviceWidthPx deviceHeightPx takenAt }\n"): typeof import('./graphql.ts').PhoneScreenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SessionScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {\n    sessionScreen(sessionId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {\n      ...ScreenPictureFields\n    }\n  }\n"): typeof import('./graphql.ts').SessionScreenDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
