import { graphql } from '../gql/gql.ts';
import type { EventFieldsFragment } from '../gql/graphql.ts';

/** What the pages show of an event, or of a preview. */
graphql(`
  fragment EventFields on AgentEvent {
    __typename
    index
    ts
    type
    ... on StatusChangedEvent { from to pauseReason reason }
    ... on UserMessageEvent { text frames { frameUrl } }
    ... on AgentTextEvent { turn text }
    ... on AgentThinkingEvent { turn text }
    ... on AgentTextDelta { turn text }
    ... on AgentThinkingDelta { turn text }
    ... on ToolUseEvent { turn toolUseId name input action }
    ... on ToolResultEvent {
      turn toolUseId isError text durationMs screenChanged
      screen { ...ScreenFields }
    }
    ... on ScreenshotEvent { screen { ...ScreenFields } }
    ... on TurnCompletedEvent {
      turn model stopReason costUsd
      timing { modelMs actionMs settleMs captureMs encodeMs }
    }
    ... on QuestionEvent { turn toolUseId text options }
    ... on ApprovalRequestedEvent {
      turn toolUseId name input action rule reason frameUrl expiresAt
      target { label x y width height }
    }
    ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }
    ... on TakeoverStartedEvent { isRequest reason }
    ... on TakeoverEndedEvent { note }
    ... on UserActionEvent { actionId performed }
    ... on UserActionResultEvent { actionId isError text screen { ...ScreenFields } }
    ... on BudgetChangedEvent { maxCostUsd }
    ... on DialogHandledEvent { dialogKind text isAllowed packageName }
    ... on PhoneReconnectedEvent { attempt message }
    ... on ContextCompactedEvent { epoch reason summary promptTokens }
    ... on LoopWarningEvent { message }
    ... on ModelRetryEvent { attempt delayMs message }
    ... on CostWarningEvent { message }
    ... on RecoveredEvent { message }
    ... on WebhookDisabledEvent { message }
    ... on ResultEvent { success text output }
    ... on ErrorEvent { code message }
  }
  fragment ScreenFields on Screen { frameUrl deviceWidthPx deviceHeightPx app secure }
`);

/** Everything that a session's log, followed with previews, yields. */
export type FollowedEvent = EventFieldsFragment;
/** A preview of what the agent says or thinks. */
export type EventPreview = Extract<
  FollowedEvent,
  { readonly __typename: 'AgentTextDelta' | 'AgentThinkingDelta' }
>;
/** An entry of a session's log. */
export type LoggedEvent = Exclude<FollowedEvent, EventPreview>;
/** One kind of entry, by the name of its type. */
export type EventOf<Name extends LoggedEvent['__typename']> = Extract<
  LoggedEvent,
  { readonly __typename: Name }
>;

/** A screen that was pictured. */
export type Shot = {
  /** Where the picture is; null for a screen that can't be pictured. */
  readonly frameUrl: string | null;
  readonly deviceWidthPx: number;
  readonly deviceHeightPx: number;
  readonly app: string | null;
  readonly secure: boolean;
};

/** @returns whether it is a preview, which is in no log */
export function isPreview(event: FollowedEvent): event is EventPreview {
  return event.__typename === 'AgentTextDelta' || event.__typename === 'AgentThinkingDelta';
}
