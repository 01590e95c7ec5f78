/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What kind of entry of the log an event is. `agent_text_delta` and `agent_thinking_delta` are previews, which are in no log. */
export type AgentEventType =
  /** The agent said something. */
  | 'agent_text'
  /** A preview: a piece of what the agent is saying. */
  | 'agent_text_delta'
  /** The agent thought something. */
  | 'agent_thinking'
  /** A preview: a piece of what the agent is thinking. */
  | 'agent_thinking_delta'
  /** An action waits for a yes of the user. */
  | 'approval_requested'
  /** A request for approval has ended. */
  | 'approval_resolved'
  /** The limit of the cost changed. */
  | 'budget_changed'
  /** The conversation with the model begins anew with a summary. */
  | 'context_compacted'
  /** The cost is not, or no longer, under control. */
  | 'cost_warning'
  /** A dialog of the system was answered as the session's policy says. */
  | 'dialog_handled'
  /** Why the session failed. */
  | 'error'
  /** The loop reminded the agent of something. */
  | 'loop_warning'
  /** A request to the model failed and is sent again. */
  | 'model_retry'
  /** The phone was lost and is there again. */
  | 'phone_reconnected'
  /** The agent asks its user something. */
  | 'question'
  /** The session goes on after the death of its process. */
  | 'recovered'
  /** What the agent reports at the end. */
  | 'result'
  /** The agent looked at the screen. */
  | 'screenshot'
  /** The status of the session changed. */
  | 'status_changed'
  /** The agent has the phone again. */
  | 'takeover_ended'
  /** A person has the phone, or is asked to take it. */
  | 'takeover_started'
  /** An action turned out some way. */
  | 'tool_result'
  /** The agent asked for an action. */
  | 'tool_use'
  /** A model response and its actions are over. */
  | 'turn_completed'
  /** A person who has the phone does something with it. */
  | 'user_action'
  /** A person's action turned out some way. */
  | 'user_action_result'
  /** The user said something; first the instruction. */
  | 'user_message'
  /** A webhook takes no more of its events. */
  | 'webhook_disabled';

/** Whether a phone answers now, can be connected on demand, or can not be reached. */
export type ConnectionStatus =
  /** Its Appium server answers, and would connect it on demand. */
  | 'available'
  /** Its Appium server does not answer. */
  | 'offline'
  /** It answered when it was last connected, or is virtual. */
  | 'online';

/** What is at the top of metadata. */
export type MetadataFilter = {
  /** The key, 1 to 100 characters. */
  key: string;
  /** What it holds: a text, a number, true or false. */
  value: unknown;
};

/** Which way an order goes. */
export type OrderDirection =
  /** The least comes first: the oldest, the cheapest. */
  | 'asc'
  /** The greatest comes first: the newest, the dearest. */
  | 'desc';

/** The order of sessions; those that are equal come in the order of their ids. */
export type SessionOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What they are in order of. */
  field: SessionOrderField;
};

/** What sessions can be in order of. What a session does not have yet is less than anything. */
export type SessionOrderField =
  /** When they ended. */
  | 'completedAt'
  /** What they cost. */
  | 'costUsd'
  /** When they were created. */
  | 'createdAt'
  /** When they first ran. */
  | 'startedAt'
  /** How many model turns they took. */
  | 'turns';

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

export type SessionPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  orderBy?: SessionOrder | null | undefined;
  status?: Array<SessionStatus> | SessionStatus | null | undefined;
  phoneId?: string | number | null | undefined;
  agentId?: string | number | null | undefined;
  tag?: string | null | undefined;
  search?: string | null | undefined;
  taskId?: string | null | undefined;
  metadata?: MetadataFilter | null | undefined;
  createdAfter?: string | null | undefined;
  createdBefore?: string | null | undefined;
}>;


export type SessionPageQuery = { sessions: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, instruction: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type DashboardQueryVariables = Exact<{
  first: number;
}>;


export type DashboardQuery = { sessions: { edges: Array<{ node: { id: string, status: SessionStatus, phone: { name: string, connectionStatus: ConnectionStatus } | null, latestFrame: { id: string, url: string, widthPx: number, heightPx: number, mediaType: string, createdAt: string } | null, events: Array<
          | { __typename: 'AgentTextDelta', index: number, ts: string }
          | { __typename: 'AgentTextEvent', index: number, ts: string }
          | { __typename: 'AgentThinkingDelta', index: number, ts: string }
          | { __typename: 'AgentThinkingEvent', index: number, ts: string }
          | { __typename: 'ApprovalRequestedEvent', index: number, ts: string }
          | { __typename: 'ApprovalResolvedEvent', index: number, ts: string }
          | { __typename: 'BudgetChangedEvent', index: number, ts: string }
          | { __typename: 'ContextCompactedEvent', index: number, ts: string }
          | { __typename: 'CostWarningEvent', index: number, ts: string }
          | { __typename: 'DialogHandledEvent', index: number, ts: string }
          | { __typename: 'ErrorEvent', index: number, ts: string }
          | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string }
          | { __typename: 'ModelRetryEvent', index: number, ts: string }
          | { __typename: 'PhoneReconnectedEvent', index: number, ts: string }
          | { __typename: 'QuestionEvent', index: number, ts: string }
          | { __typename: 'RecoveredEvent', index: number, ts: string }
          | { __typename: 'ResultEvent', index: number, ts: string }
          | { __typename: 'ScreenshotEvent', index: number, ts: string }
          | { __typename: 'StatusChangedEvent', index: number, ts: string }
          | { __typename: 'TakeoverEndedEvent', index: number, ts: string }
          | { __typename: 'TakeoverStartedEvent', index: number, ts: string }
          | { __typename: 'ToolResultEvent', index: number, ts: string }
          | { __typename: 'ToolUseEvent', index: number, ts: string }
          | { __typename: 'TurnCompletedEvent', index: number, ts: string }
          | { __typename: 'UserActionEvent', index: number, ts: string }
          | { __typename: 'UserActionResultEvent', index: number, ts: string }
          | { __typename: 'UserMessageEvent', index: number, ts: string }
          | { __typename: 'WebhookDisabledEvent', index: number, ts: string }
        > } }> } };

export type SessionEventsQueryVariables = Exact<{
  id: string | number;
  after?: number;
  before?: number | null | undefined;
  types?: Array<AgentEventType> | AgentEventType | null | undefined;
  limit?: number;
  last?: number | null | undefined;
}>;


export type SessionEventsQuery = { session: { events: Array<
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
      | { index: number, type: AgentEventType }
    > } };

export type WaitingSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingSessionsQuery = { sessions: { edges: Array<{ node: { id: string, pauseReason: SessionPauseReason | null, waitsFor:
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { text: string, index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
          | { index: number, type: AgentEventType }
         | null } }> } };

export type PhoneListQueryVariables = Exact<{
  connectionStatus?: Array<ConnectionStatus> | ConnectionStatus | null | undefined;
  pool?: string | null | undefined;
  free?: boolean | null | undefined;
}>;


export type PhoneListQuery = { phones: Array<{ id: string, name: string, pool: string | null, liveUrl: string, session: { id: string, instruction: string } | null }> };

export type PhoneByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type PhoneByIdQuery = { phone: { id: string, name: string } };

export type SessionUsageQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionUsageQuery = { session: { phoneId: string, liveUrl: string | null, agentId: string | null, phone: { name: string } | null, latestFrame: { id: string } | null, usage: { inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number | null, turns: number, minutes: number }, timeline: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number, otherMs: number, pausedMs: number } } };

export type NodeByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'Agent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'Frame', url: string, id: string }
    | { __typename: 'Organization', name: string, id: string }
    | { __typename: 'Phone', name: string, id: string }
    | { __typename: 'Secret', id: string }
    | { __typename: 'Session', instruction: string, id: string }
    | { __typename: 'Webhook', id: string }
    | { __typename: 'WebhookDelivery', id: string }
   | null };

export type NodesByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesByIdQuery = { nodes: Array<
    | { __typename: 'Agent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'Frame', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Phone', id: string }
    | { __typename: 'Secret', id: string }
    | { __typename: 'Session', instruction: string, id: string, phone: { name: string } | null }
    | { __typename: 'Webhook', id: string }
    | { __typename: 'WebhookDelivery', id: string }
   | null> };

export type QueuedSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type QueuedSessionsQuery = { sessions: { edges: Array<{ node: { id: string, isQueued: boolean, queuePosition: number | null } }> } };

export type SessionSeenQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionSeenQuery = { session: { status: SessionStatus, usage: { turns: number, costUsd: number | null, inputTokens: number, outputTokens: number }, events: Array<
      | { __typename: 'AgentTextDelta' }
      | { __typename: 'AgentTextEvent', text: string }
      | { __typename: 'AgentThinkingDelta' }
      | { __typename: 'AgentThinkingEvent', text: string }
      | { __typename: 'ApprovalRequestedEvent' }
      | { __typename: 'ApprovalResolvedEvent' }
      | { __typename: 'BudgetChangedEvent' }
      | { __typename: 'ContextCompactedEvent' }
      | { __typename: 'CostWarningEvent' }
      | { __typename: 'DialogHandledEvent' }
      | { __typename: 'ErrorEvent' }
      | { __typename: 'LoopWarningEvent' }
      | { __typename: 'ModelRetryEvent' }
      | { __typename: 'PhoneReconnectedEvent' }
      | { __typename: 'QuestionEvent', text: string }
      | { __typename: 'RecoveredEvent' }
      | { __typename: 'ResultEvent', text: string }
      | { __typename: 'ScreenshotEvent' }
      | { __typename: 'StatusChangedEvent' }
      | { __typename: 'TakeoverEndedEvent' }
      | { __typename: 'TakeoverStartedEvent' }
      | { __typename: 'ToolResultEvent' }
      | { __typename: 'ToolUseEvent', name: string }
      | { __typename: 'TurnCompletedEvent' }
      | { __typename: 'UserActionEvent' }
      | { __typename: 'UserActionResultEvent' }
      | { __typename: 'UserMessageEvent', text: string }
      | { __typename: 'WebhookDisabledEvent' }
    > } };

export type ChangeTaskMutationVariables = Exact<{
  id: string | number;
  taskId?: string | null | undefined;
}>;


export type ChangeTaskMutation = { updateSession: { taskId: string | null } };

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

export const SessionPageDocument = new TypedDocumentString(`
    query SessionPage($first: Int, $after: String, $last: Int, $before: String, $orderBy: SessionOrder, $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String, $search: String, $taskId: String, $metadata: MetadataFilter, $createdAfter: DateTime, $createdBefore: DateTime) {
  sessions(
    first: $first
    after: $after
    last: $last
    before: $before
    orderBy: $orderBy
    status: $status
    phoneId: $phoneId
    agentId: $agentId
    tag: $tag
    search: $search
    taskId: $taskId
    metadata: $metadata
    createdAfter: $createdAfter
    createdBefore: $createdBefore
  ) {
    totalCount
    edges {
      cursor
      node {
        id
        instruction
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SessionPageQuery, SessionPageQueryVariables>;
export const DashboardDocument = new TypedDocumentString(`
    query Dashboard($first: Int!) {
  sessions(first: $first) {
    edges {
      node {
        id
        status
        phone {
          name
          connectionStatus
        }
        latestFrame {
          id
          url
          widthPx
          heightPx
          mediaType
          createdAt
        }
        events(last: 3) {
          __typename
          index
          ts
          ... on LoopWarningEvent {
            message
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DashboardQuery, DashboardQueryVariables>;
export const SessionEventsDocument = new TypedDocumentString(`
    query SessionEvents($id: ID!, $after: Int! = -1, $before: Int, $types: [AgentEventType!], $limit: Int! = 100, $last: Int) {
  session(id: $id) {
    events(
      after: $after
      before: $before
      types: $types
      limit: $limit
      last: $last
    ) {
      index
      type
    }
  }
}
    `) as unknown as TypedDocumentString<SessionEventsQuery, SessionEventsQueryVariables>;
export const WaitingSessionsDocument = new TypedDocumentString(`
    query WaitingSessions {
  sessions(first: 50, status: [paused]) {
    edges {
      node {
        id
        pauseReason
        waitsFor {
          index
          type
          ... on QuestionEvent {
            text
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WaitingSessionsQuery, WaitingSessionsQueryVariables>;
export const PhoneListDocument = new TypedDocumentString(`
    query PhoneList($connectionStatus: [ConnectionStatus!], $pool: String, $free: Boolean) {
  phones(connectionStatus: $connectionStatus, pool: $pool, free: $free) {
    id
    name
    pool
    liveUrl
    session {
      id
      instruction
    }
  }
}
    `) as unknown as TypedDocumentString<PhoneListQuery, PhoneListQueryVariables>;
export const PhoneByIdDocument = new TypedDocumentString(`
    query PhoneById($id: ID!) {
  phone(id: $id) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<PhoneByIdQuery, PhoneByIdQueryVariables>;
export const SessionUsageDocument = new TypedDocumentString(`
    query SessionUsage($id: ID!) {
  session(id: $id) {
    phoneId
    phone {
      name
    }
    liveUrl
    latestFrame {
      id
    }
    agentId
    usage {
      inputTokens
      cacheReadTokens
      cacheWriteTokens
      outputTokens
      costUsd
      turns
      minutes
    }
    timeline {
      modelMs
      actionMs
      settleMs
      captureMs
      encodeMs
      otherMs
      pausedMs
    }
  }
}
    `) as unknown as TypedDocumentString<SessionUsageQuery, SessionUsageQueryVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Session {
      instruction
    }
    ... on Phone {
      name
    }
    ... on Frame {
      url
    }
    ... on Organization {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const NodesByIdDocument = new TypedDocumentString(`
    query NodesById($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Session {
      instruction
      phone {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NodesByIdQuery, NodesByIdQueryVariables>;
export const QueuedSessionsDocument = new TypedDocumentString(`
    query QueuedSessions {
  sessions(first: 50, orderBy: {field: createdAt, direction: asc}) {
    edges {
      node {
        id
        isQueued
        queuePosition
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QueuedSessionsQuery, QueuedSessionsQueryVariables>;
export const SessionSeenDocument = new TypedDocumentString(`
    query SessionSeen($id: ID!) {
  session(id: $id) {
    status
    usage {
      turns
      costUsd
      inputTokens
      outputTokens
    }
    events(limit: 100) {
      __typename
      ... on UserMessageEvent {
        text
      }
      ... on AgentTextEvent {
        text
      }
      ... on AgentThinkingEvent {
        text
      }
      ... on ToolUseEvent {
        name
      }
      ... on QuestionEvent {
        text
      }
      ... on ResultEvent {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SessionSeenQuery, SessionSeenQueryVariables>;
export const ChangeTaskDocument = new TypedDocumentString(`
    mutation ChangeTask($id: ID!, $taskId: String) {
  updateSession(id: $id, input: {taskId: $taskId}) {
    taskId
  }
}
    `) as unknown as TypedDocumentString<ChangeTaskMutation, ChangeTaskMutationVariables>;