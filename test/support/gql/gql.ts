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
    "\n  query SessionPage(\n    $first: Int, $after: String, $last: Int, $before: String, $orderBy: SessionOrder,\n    $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String, $search: String,\n    $taskId: String, $metadata: MetadataFilter,\n    $createdAfter: DateTime, $createdBefore: DateTime\n  ) {\n    sessions(\n      first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy,\n      status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag, search: $search,\n      taskId: $taskId, metadata: $metadata,\n      createdAfter: $createdAfter, createdBefore: $createdBefore\n    ) {\n      totalCount\n      edges { cursor node { id instruction } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.SessionPageDocument,
    "\n  query Dashboard($first: Int!) {\n    sessions(first: $first) {\n      edges {\n        node {\n          id\n          status\n          phone { name connectionStatus }\n          latestFrame { id url widthPx heightPx mediaType createdAt }\n          events(last: 3) { __typename index ts ... on LoopWarningEvent { message } }\n        }\n      }\n    }\n  }\n": typeof types.DashboardDocument,
    "\n  query SessionEvents($id: ID!, $after: Int! = -1, $before: Int, $types: [AgentEventType!], $limit: Int! = 100, $last: Int) {\n    session(id: $id) {\n      events(after: $after, before: $before, types: $types, limit: $limit, last: $last) { index type }\n    }\n  }\n": typeof types.SessionEventsDocument,
    "\n  query WaitingSessions {\n    sessions(first: 50, status: [paused]) {\n      edges { node { id pauseReason waitsFor { index type ... on QuestionEvent { text } } } }\n    }\n  }\n": typeof types.WaitingSessionsDocument,
    "\n  query PhoneList($connectionStatus: [ConnectionStatus!], $pool: String, $free: Boolean) {\n    phones(connectionStatus: $connectionStatus, pool: $pool, free: $free) {\n      id name pool liveUrl session { id instruction }\n    }\n  }\n": typeof types.PhoneListDocument,
    "\n  query PhoneById($id: ID!) {\n    phone(id: $id) { id name }\n  }\n": typeof types.PhoneByIdDocument,
    "\n  query SessionUsage($id: ID!) {\n    session(id: $id) {\n      phoneId\n      phone { name }\n      liveUrl\n      latestFrame { id }\n      agentId\n      usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns minutes }\n      timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }\n    }\n  }\n": typeof types.SessionUsageDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) { __typename id ... on Session { instruction } ... on Phone { name } ... on Frame { url } ... on Organization { name } }\n  }\n": typeof types.NodeByIdDocument,
    "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id ... on Session { instruction phone { name } } }\n  }\n": typeof types.NodesByIdDocument,
    "\n  query QueuedSessions {\n    sessions(first: 50, orderBy: { field: createdAt, direction: asc }) {\n      edges { node { id isQueued queuePosition } }\n    }\n  }\n": typeof types.QueuedSessionsDocument,
    "\n  query SessionSeen($id: ID!) {\n    session(id: $id) {\n      status\n      usage { turns costUsd inputTokens outputTokens }\n      events(limit: 100) {\n        __typename\n        ... on UserMessageEvent { text }\n        ... on AgentTextEvent { text }\n        ... on AgentThinkingEvent { text }\n        ... on ToolUseEvent { name }\n        ... on QuestionEvent { text }\n        ... on ResultEvent { text }\n      }\n    }\n  }\n": typeof types.SessionSeenDocument,
    "\n  mutation ChangeTask($id: ID!, $taskId: String) {\n    updateSession(id: $id, input: { taskId: $taskId }) { taskId }\n  }\n": typeof types.ChangeTaskDocument,
};
const documents: Documents = {
    "\n  query SessionPage(\n    $first: Int, $after: String, $last: Int, $before: String, $orderBy: SessionOrder,\n    $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String, $search: String,\n    $taskId: String, $metadata: MetadataFilter,\n    $createdAfter: DateTime, $createdBefore: DateTime\n  ) {\n    sessions(\n      first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy,\n      status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag, search: $search,\n      taskId: $taskId, metadata: $metadata,\n      createdAfter: $createdAfter, createdBefore: $createdBefore\n    ) {\n      totalCount\n      edges { cursor node { id instruction } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.SessionPageDocument,
    "\n  query Dashboard($first: Int!) {\n    sessions(first: $first) {\n      edges {\n        node {\n          id\n          status\n          phone { name connectionStatus }\n          latestFrame { id url widthPx heightPx mediaType createdAt }\n          events(last: 3) { __typename index ts ... on LoopWarningEvent { message } }\n        }\n      }\n    }\n  }\n": types.DashboardDocument,
    "\n  query SessionEvents($id: ID!, $after: Int! = -1, $before: Int, $types: [AgentEventType!], $limit: Int! = 100, $last: Int) {\n    session(id: $id) {\n      events(after: $after, before: $before, types: $types, limit: $limit, last: $last) { index type }\n    }\n  }\n": types.SessionEventsDocument,
    "\n  query WaitingSessions {\n    sessions(first: 50, status: [paused]) {\n      edges { node { id pauseReason waitsFor { index type ... on QuestionEvent { text } } } }\n    }\n  }\n": types.WaitingSessionsDocument,
    "\n  query PhoneList($connectionStatus: [ConnectionStatus!], $pool: String, $free: Boolean) {\n    phones(connectionStatus: $connectionStatus, pool: $pool, free: $free) {\n      id name pool liveUrl session { id instruction }\n    }\n  }\n": types.PhoneListDocument,
    "\n  query PhoneById($id: ID!) {\n    phone(id: $id) { id name }\n  }\n": types.PhoneByIdDocument,
    "\n  query SessionUsage($id: ID!) {\n    session(id: $id) {\n      phoneId\n      phone { name }\n      liveUrl\n      latestFrame { id }\n      agentId\n      usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns minutes }\n      timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }\n    }\n  }\n": types.SessionUsageDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) { __typename id ... on Session { instruction } ... on Phone { name } ... on Frame { url } ... on Organization { name } }\n  }\n": types.NodeByIdDocument,
    "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id ... on Session { instruction phone { name } } }\n  }\n": types.NodesByIdDocument,
    "\n  query QueuedSessions {\n    sessions(first: 50, orderBy: { field: createdAt, direction: asc }) {\n      edges { node { id isQueued queuePosition } }\n    }\n  }\n": types.QueuedSessionsDocument,
    "\n  query SessionSeen($id: ID!) {\n    session(id: $id) {\n      status\n      usage { turns costUsd inputTokens outputTokens }\n      events(limit: 100) {\n        __typename\n        ... on UserMessageEvent { text }\n        ... on AgentTextEvent { text }\n        ... on AgentThinkingEvent { text }\n        ... on ToolUseEvent { name }\n        ... on QuestionEvent { text }\n        ... on ResultEvent { text }\n      }\n    }\n  }\n": types.SessionSeenDocument,
    "\n  mutation ChangeTask($id: ID!, $taskId: String) {\n    updateSession(id: $id, input: { taskId: $taskId }) { taskId }\n  }\n": types.ChangeTaskDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionPage(\n    $first: Int, $after: String, $last: Int, $before: String, $orderBy: SessionOrder,\n    $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String, $search: String,\n    $taskId: String, $metadata: MetadataFilter,\n    $createdAfter: DateTime, $createdBefore: DateTime\n  ) {\n    sessions(\n      first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy,\n      status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag, search: $search,\n      taskId: $taskId, metadata: $metadata,\n      createdAfter: $createdAfter, createdBefore: $createdBefore\n    ) {\n      totalCount\n      edges { cursor node { id instruction } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').SessionPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Dashboard($first: Int!) {\n    sessions(first: $first) {\n      edges {\n        node {\n          id\n          status\n          phone { name connectionStatus }\n          latestFrame { id url widthPx heightPx mediaType createdAt }\n          events(last: 3) { __typename index ts ... on LoopWarningEvent { message } }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DashboardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionEvents($id: ID!, $after: Int! = -1, $before: Int, $types: [AgentEventType!], $limit: Int! = 100, $last: Int) {\n    session(id: $id) {\n      events(after: $after, before: $before, types: $types, limit: $limit, last: $last) { index type }\n    }\n  }\n"): typeof import('./graphql.ts').SessionEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingSessions {\n    sessions(first: 50, status: [paused]) {\n      edges { node { id pauseReason waitsFor { index type ... on QuestionEvent { text } } } }\n    }\n  }\n"): typeof import('./graphql.ts').WaitingSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PhoneList($connectionStatus: [ConnectionStatus!], $pool: String, $free: Boolean) {\n    phones(connectionStatus: $connectionStatus, pool: $pool, free: $free) {\n      id name pool liveUrl session { id instruction }\n    }\n  }\n"): typeof import('./graphql.ts').PhoneListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PhoneById($id: ID!) {\n    phone(id: $id) { id name }\n  }\n"): typeof import('./graphql.ts').PhoneByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionUsage($id: ID!) {\n    session(id: $id) {\n      phoneId\n      phone { name }\n      liveUrl\n      latestFrame { id }\n      agentId\n      usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns minutes }\n      timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }\n    }\n  }\n"): typeof import('./graphql.ts').SessionUsageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeById($id: ID!) {\n    node(id: $id) { __typename id ... on Session { instruction } ... on Phone { name } ... on Frame { url } ... on Organization { name } }\n  }\n"): typeof import('./graphql.ts').NodeByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id ... on Session { instruction phone { name } } }\n  }\n"): typeof import('./graphql.ts').NodesByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueuedSessions {\n    sessions(first: 50, orderBy: { field: createdAt, direction: asc }) {\n      edges { node { id isQueued queuePosition } }\n    }\n  }\n"): typeof import('./graphql.ts').QueuedSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionSeen($id: ID!) {\n    session(id: $id) {\n      status\n      usage { turns costUsd inputTokens outputTokens }\n      events(limit: 100) {\n        __typename\n        ... on UserMessageEvent { text }\n        ... on AgentTextEvent { text }\n        ... on AgentThinkingEvent { text }\n        ... on ToolUseEvent { name }\n        ... on QuestionEvent { text }\n        ... on ResultEvent { text }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SessionSeenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeTask($id: ID!, $taskId: String) {\n    updateSession(id: $id, input: { taskId: $taskId }) { taskId }\n  }\n"): typeof import('./graphql.ts').ChangeTaskDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
