import { graphql } from './gql/index.ts';

export const SessionPage = graphql(`
  query SessionPage(
    $first: Int, $after: String, $last: Int, $before: String, $orderBy: SessionOrder,
    $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String, $search: String,
    $taskId: String, $metadata: MetadataFilter,
    $createdAfter: DateTime, $createdBefore: DateTime
  ) {
    sessions(
      first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy,
      status: $status, phoneId: $phoneId, agentId: $agentId, tag: $tag, search: $search,
      taskId: $taskId, metadata: $metadata,
      createdAfter: $createdAfter, createdBefore: $createdBefore
    ) {
      totalCount
      edges { cursor node { id instruction } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

export const Dashboard = graphql(`
  query Dashboard($first: Int!) {
    sessions(first: $first) {
      edges {
        node {
          id
          status
          phone { name connectionStatus }
          latestFrame { id url widthPx heightPx mediaType createdAt }
          events(last: 3) { __typename index ts ... on LoopWarningEvent { message } }
        }
      }
    }
  }
`);

export const SessionEvents = graphql(`
  query SessionEvents($id: ID!, $after: Int! = -1, $before: Int, $types: [AgentEventType!], $limit: Int! = 100, $last: Int) {
    session(id: $id) {
      events(after: $after, before: $before, types: $types, limit: $limit, last: $last) { index type }
    }
  }
`);

export const WaitingSessions = graphql(`
  query WaitingSessions {
    sessions(first: 50, status: [paused]) {
      edges { node { id pauseReason waitsFor { index type ... on QuestionEvent { text } } } }
    }
  }
`);

export const PhoneList = graphql(`
  query PhoneList($connectionStatus: [ConnectionStatus!], $pool: String, $free: Boolean) {
    phones(connectionStatus: $connectionStatus, pool: $pool, free: $free) {
      id name pool liveUrl session { id instruction }
    }
  }
`);

export const PhoneById = graphql(`
  query PhoneById($id: ID!) {
    phone(id: $id) { id name }
  }
`);

export const SessionUsage = graphql(`
  query SessionUsage($id: ID!) {
    session(id: $id) {
      phoneId
      phone { name }
      liveUrl
      latestFrame { id }
      agentId
      usage { inputTokens cacheReadTokens cacheWriteTokens outputTokens costUsd turns minutes }
      timeline { modelMs actionMs settleMs captureMs encodeMs otherMs pausedMs }
    }
  }
`);

export const NodeById = graphql(`
  query NodeById($id: ID!) {
    node(id: $id) { __typename id ... on Session { instruction } ... on Phone { name } ... on Frame { url } ... on Organization { name } }
  }
`);

export const NodesById = graphql(`
  query NodesById($ids: [ID!]!) {
    nodes(ids: $ids) { __typename id ... on Session { instruction phone { name } } }
  }
`);

export const QueuedSessions = graphql(`
  query QueuedSessions {
    sessions(first: 50, orderBy: { field: createdAt, direction: asc }) {
      edges { node { id isQueued queuePosition } }
    }
  }
`);

export const SessionSeen = graphql(`
  query SessionSeen($id: ID!) {
    session(id: $id) {
      status
      usage { turns costUsd inputTokens outputTokens }
      events(limit: 100) {
        __typename
        ... on UserMessageEvent { text }
        ... on AgentTextEvent { text }
        ... on AgentThinkingEvent { text }
        ... on ToolUseEvent { name }
        ... on QuestionEvent { text }
        ... on ResultEvent { text }
      }
    }
  }
`);

export const ChangeTask = graphql(`
  mutation ChangeTask($id: ID!, $taskId: String) {
    updateSession(id: $id, input: { taskId: $taskId }) { taskId }
  }
`);
