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

/** How a request for approval ended; no answer in time means no. */
export type ApprovalDecision =
  /** The user said yes. */
  | 'approved'
  /** The user said no. */
  | 'denied'
  /** The user said yes to something else. */
  | 'edited'
  /** Nobody answered in time. */
  | 'expired';

/** Why an action needs a yes. */
export type ApprovalRule =
  /** It would delete something. */
  | 'delete'
  /** It would grant a permission. */
  | 'permission'
  /** A rule of the session's policy says so. */
  | 'policy'
  /** It would buy something. */
  | 'purchase'
  /** It would send something that the instruction does not ask for. */
  | 'send';

/** Whether a phone answers now, can be connected on demand, or can not be reached. */
export type ConnectionStatus =
  /** Its Appium server answers, and would connect it on demand. */
  | 'available'
  /** Its Appium server does not answer. */
  | 'offline'
  /** It answered when it was last connected, or is virtual. */
  | 'online';

/** What an agent is to be. */
export type CreateAgentInput = {
  /** The apps that its sessions may use, by package or name, 1 to 100. */
  allowedApps?: Array<string> | null | undefined;
  /** What its sessions are given, `{ref, config}` each, by the ids of `capabilities`; all but `remember` when null. */
  capabilities?: Array<Record<string, unknown>> | null | undefined;
  /** What it is for, for people, 1 to 1,000 characters. */
  description?: string | null | undefined;
  /** What a session may cost, in US dollars. */
  maxCostUsd?: number | null | undefined;
  /** The limit of model turns, 1 to 1,000. */
  maxTurns?: number | null | undefined;
  /** The id of a model; `fast` for whichever fast one the server has. */
  model?: string | null | undefined;
  /** 1 to 64 letters, figures, blanks, `_`, `.` and `-`, unique within the organisation. */
  name: string;
  /** The id or name of the phone of sessions that name none; takes the place of a pool. */
  phoneId?: string | number | null | undefined;
  /** How large the screenshots are. */
  pictureSize?: PictureSize | null | undefined;
  /** As for a session. A rule `{tool, decision: "deny"}` takes a tool away: `open_url`, `type_text` and so on. */
  policy?: Record<string, unknown> | null | undefined;
  /** The pool whose phones serve sessions that name none; takes the place of a phone. */
  pool?: string | null | undefined;
  /** What its sessions are told besides what every agent is told, 1 to 20,000 characters. Never a secret: name one as `{{secret:name}}`. */
  systemPrompt?: string | null | undefined;
  /** At most 50 labels of 1 to 100 characters. */
  tags?: Array<string> | null | undefined;
  /** The limit of running time in seconds, 1 to 86,400. */
  timeoutS?: number | null | undefined;
  /** Which tools its sessions act with. */
  toolProfile?: ToolProfile | null | undefined;
};

/** What a session is to be. */
export type CreateSessionInput = {
  /** The id of an agent, or its name: what it says holds for what is not said here. */
  agentId?: string | number | null | undefined;
  /** The apps that the agent may use, by package or name, 1 to 100; any when absent. */
  allowedApps?: Array<string> | null | undefined;
  /** What it is given, `{ref, config}` each, by the ids of `capabilities`: added to what its agent is given, and all that it is given without an agent. What it would have anyway when absent. A `config` takes the place of the agent's. */
  capabilities?: Array<Record<string, unknown>> | null | undefined;
  /** How hard the model thinks; as is usual when absent. */
  effort?: Effort | null | undefined;
  /** What to do, 1 to 10,000 characters. A conversation may begin without one, and waits to be spoken to. */
  instruction?: string | null | undefined;
  /** What it may cost, in US dollars, held against the worst case before each request. The session pauses when the next request might exceed it, until `setSessionBudget`. */
  maxCostUsd?: number | null | undefined;
  /** The limit of model turns, 1 to 1,000; 50 when absent, all of them for a conversation. */
  maxTurns?: number | null | undefined;
  /** Data of the client's own, at most 64 kB of JSON and 32 levels deep. */
  metadata?: Record<string, unknown> | null | undefined;
  /** A task unless said otherwise. */
  mode?: SessionMode | null | undefined;
  /** The id of a model; the server's own when absent. */
  model?: string | null | undefined;
  /** A JSON Schema that the agent's result must fit; it is found in `output` then. */
  outputSchema?: Record<string, unknown> | null | undefined;
  /** The id of a phone, or its name. The agent's phone or pool, or any free phone, when absent. */
  phoneId?: string | number | null | undefined;
  /** How large the screenshots are that the model sees; the server's setting when absent. */
  pictureSize?: PictureSize | null | undefined;
  /** What needs an approval and how dialogs of the system are answered: `{approvals: [{tool, app, pattern, decision, reason}], dialogs: {permission, crash, notResponding}, approvalTimeoutS}`. */
  policy?: Record<string, unknown> | null | undefined;
  /** The name of a pool, any free phone of which will do. */
  pool?: string | null | undefined;
  /** Whether to wait when no such phone is free: for the one with the shortest queue, and in turn. `PHONE_BUSY` when absent. */
  queue?: boolean | null | undefined;
  /** The id of a session, which may be deleted by now: its latest snapshot is what the phone holds when the session begins. */
  restoreFromSessionId?: string | number | null | undefined;
  /** At most 50 labels of 1 to 100 characters. */
  tags?: Array<string> | null | undefined;
  /** The client's own name of a task that it belongs to, 1 to 200 characters. */
  taskId?: string | null | undefined;
  /** The limit of running time in seconds, 1 to 86,400; 1800 when absent, all of it for a conversation. */
  timeoutS?: number | null | undefined;
  /** A name for people, 1 to 200 characters. */
  title?: string | null | undefined;
  /** Which tools the agent acts with; what suits the model and its host, or the server's setting, when absent. */
  toolProfile?: ToolProfile | null | undefined;
  /** The types of events that are sent there, an empty list for all; status_changed, question, approval_requested, result, error when absent. */
  webhookEvents?: Array<AgentEventType> | null | undefined;
  /** Where its events are sent to as they happen, signed as Standard Webhooks are. */
  webhookUrl?: string | null | undefined;
};

/** What a webhook is to be. */
export type CreateWebhookInput = {
  /** What it is for, at most 500 characters. */
  description?: string | null | undefined;
  /** The types of events that are sent; all when absent or empty. */
  eventTypes?: Array<AgentEventType> | null | undefined;
  /** Its address, `https://` or `http://`. */
  url: string;
};

/** A REST dialect that lives at the root `/v1`. */
export type Dialect =
  /** AGI's. */
  | 'agi'
  /** Everruns'. */
  | 'everruns'
  /** TapKit's. */
  | 'tapkit';

/** A finger that rests, moves and lets go. */
export type DragInput = {
  /** How long it moves, 0 to 3,000 ms. */
  durationMs: number;
  /** Where it rests first. */
  from: PointInput;
  /** How long it rests, 0 to 3,000 ms. */
  holdMs: number;
  /** Where it lets go. */
  to: PointInput;
};

/** How hard the model thinks: the harder, the slower and the dearer. */
export type Effort =
  /** Harder. */
  | 'high'
  /** As little as will do. */
  | 'low'
  /** What is usual. */
  | 'medium'
  /** As hard as it can. */
  | 'xhigh';

/** How hard a task of an evaluation is. */
export type EvaluationDifficulty =
  /** The phone or what it shows gets in the way. */
  | 'adverse'
  /** What one app says is needed in another. */
  | 'cross_app'
  /** Many steps in one app. */
  | 'multi_step'
  /** One tap or two. */
  | 'one_tap'
  /** A few steps in one app. */
  | 'single_app';

/** A change of limits: what is absent stays, null lifts a limit. */
export type LimitsInput = {
  /** How many sessions may be under way at a time. */
  maxConcurrentSessions?: number | null | undefined;
  /** The cost in a calendar month, UTC, in US dollars. */
  maxCostUsdPerMonth?: number | null | undefined;
  /** Minutes of running time in a calendar month, UTC. */
  maxMinutesPerMonth?: number | null | undefined;
  /** How many requests a minute, from 1 on. */
  requestsPerMinute?: number | null | undefined;
};

/** A finger that rests. */
export type LongPressInput = {
  /** Where. */
  at: PointInput;
  /** How long, 0 to 3,000 ms. */
  durationMs: number;
};

/** One thing to do with a phone: exactly one field. */
export type PhoneActionInput =
  {   /** Touch a point twice. */
  doubleTap: PointInput; drag?: never; longPress?: never; openApp?: never; openUrl?: never; pinch?: never; pressButton?: never; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never;   /** Pick up at one point, let go at another. */
  drag: DragInput; longPress?: never; openApp?: never; openUrl?: never; pinch?: never; pressButton?: never; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never;   /** Rest on a point. */
  longPress: LongPressInput; openApp?: never; openUrl?: never; pinch?: never; pressButton?: never; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never;   /** Open an app by its name or package. */
  openApp: string; openUrl?: never; pinch?: never; pressButton?: never; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never; openApp?: never;   /** Open a web address or a deep link. */
  openUrl: string; pinch?: never; pressButton?: never; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never; openApp?: never; openUrl?: never;   /** Zoom with two fingers. */
  pinch: PinchInput; pressButton?: never; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never; openApp?: never; openUrl?: never; pinch?: never;   /** Press a button. */
  pressButton: PhoneButton; swipe?: never; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never; openApp?: never; openUrl?: never; pinch?: never; pressButton?: never;   /** Move from one point to another. */
  swipe: SwipeInput; tap?: never; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never; openApp?: never; openUrl?: never; pinch?: never; pressButton?: never; swipe?: never;   /** Touch a point. */
  tap: PointInput; typeText?: never; }
  |  { doubleTap?: never; drag?: never; longPress?: never; openApp?: never; openUrl?: never; pinch?: never; pressButton?: never; swipe?: never; tap?: never;   /** Type into what has the focus, 1 to 10,000 characters. */
  typeText: string; };

/** A button of a phone. */
export type PhoneButton =
  /** Back to where one was before. */
  | 'back'
  /** The enter key of the keyboard. */
  | 'enter'
  /** To the home screen. */
  | 'home'
  /** Puts the screen to sleep, or wakes it. */
  | 'power'
  /** The apps that were used last. */
  | 'recents'
  /** Quieter. */
  | 'volume_down'
  /** Louder. */
  | 'volume_up';

/** Whether the server made a phone up, or somebody registered it. */
export type PhoneOrigin =
  /** Somebody registered it. */
  | 'registered'
  /** The server made it up. */
  | 'virtual';

/** What a phone runs. */
export type PhonePlatform =
  /** Android. */
  | 'android'
  /** A browser whose page stands for a phone. */
  | 'chromium'
  /** iOS. */
  | 'ios';

/** How large the screenshots are that the model sees: `economy` takes about a third less tokens. */
export type PictureSize =
  /** Smaller: about a third less tokens. */
  | 'economy'
  /** As large as the model takes them. */
  | 'full';

/** Two fingers around a point. */
export type PinchInput = {
  /** Where. */
  at: PointInput;
  /** Above 1 spreads them, below 1 closes them; at most 10. */
  scale: number;
};

/** A pixel of the screen, from the top left, in the orientation of its newest frame. */
export type PointInput = {
  /** Pixels from the left. */
  x: number;
  /** Pixels from the top. */
  y: number;
};

/** A phone and how it is reached. */
export type RegisterPhoneInput = {
  /** The address of the Appium server that reaches it; the server's own when absent or null. */
  appiumUrl?: string | null | undefined;
  /** The W3C capabilities of its Appium session: `platformName`, `browserName`, and names with `appium:` or `goog:`, such as `appium:automationName`. Its udid is added. */
  capabilities: Record<string, unknown>;
  /** A name for people, 1 to 200 characters. */
  displayName?: string | null | undefined;
  /** 1 to 64 letters, figures, blanks, `_`, `.` and `-`, unique within the organisation. */
  name: string;
  /** What it runs. */
  platform: PhonePlatform;
  /** The pool that it belongs to; sessions may ask for any free phone of one. */
  pool?: string | null | undefined;
  /** What Appium knows it by, such as the serial number of `adb devices`. */
  udid: string;
};

/** What a key may do: `read` sees everything of its organisation, `control` also runs sessions and phones, `admin` also decides who else may. Each holds the ones before it. */
export type Scope =
  /** Also decides who else may. */
  | 'admin'
  /** Also runs sessions and phones. */
  | 'control'
  /** Sees everything of its organisation. */
  | 'read';

/** Which past sessions an estimate is made from. */
export type SessionEstimateBasis =
  /** Those of the same agent, and of the same model where one is known. */
  | 'agent'
  /** All of them. */
  | 'all'
  /** Those of the same model. */
  | 'model';

/** A task ends when the agent is done; a conversation waits for the next message after each turn. */
export type SessionMode =
  /** It waits for the next message after each turn. */
  | 'conversation'
  /** It ends when the agent is done. */
  | 'task';

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

/** A finger that moves. */
export type SwipeInput = {
  /** How long, 0 to 3,000 ms. */
  durationMs: number;
  /** Where it starts. */
  from: PointInput;
  /** Where it ends. */
  to: PointInput;
};

/** What a dialog of the system is about. */
export type SystemDialogKind =
  /** An app has crashed. */
  | 'crash'
  /** An app does not respond. */
  | 'not_responding'
  /** An app asks for a permission. */
  | 'permission';

/** Which tools the agent acts with: `computer` is its provider's own toolset and a few of ours, `phone` is ours alone. */
export type ToolProfile =
  /** The provider's own toolset, and a few tools of ours. */
  | 'computer'
  /** Tools of ours alone. */
  | 'phone';

/** What is to change about an agent: what is absent stays, and null clears. */
export type UpdateAgentInput = {
  /** The apps that its sessions may use, by package or name, 1 to 100. */
  allowedApps?: Array<string> | null | undefined;
  /** What its sessions are given, `{ref, config}` each, by the ids of `capabilities`; all but `remember` when null. */
  capabilities?: Array<Record<string, unknown>> | null | undefined;
  /** What it is for, for people, 1 to 1,000 characters. */
  description?: string | null | undefined;
  /** Whether no new session may start from it. */
  isArchived?: boolean | null | undefined;
  /** What a session may cost, in US dollars. */
  maxCostUsd?: number | null | undefined;
  /** The limit of model turns, 1 to 1,000. */
  maxTurns?: number | null | undefined;
  /** What it is to know of its earlier sessions: at most 50 notes of 500 characters. */
  memory?: Array<string> | null | undefined;
  /** The id of a model; `fast` for whichever fast one the server has. */
  model?: string | null | undefined;
  /** 1 to 64 letters, figures, blanks, `_`, `.` and `-`, unique within the organisation. */
  name?: string | null | undefined;
  /** The id or name of the phone of sessions that name none; takes the place of a pool. */
  phoneId?: string | number | null | undefined;
  /** How large the screenshots are. */
  pictureSize?: PictureSize | null | undefined;
  /** As for a session. A rule `{tool, decision: "deny"}` takes a tool away: `open_url`, `type_text` and so on. */
  policy?: Record<string, unknown> | null | undefined;
  /** The pool whose phones serve sessions that name none; takes the place of a phone. */
  pool?: string | null | undefined;
  /** What its sessions are told besides what every agent is told, 1 to 20,000 characters. Never a secret: name one as `{{secret:name}}`. */
  systemPrompt?: string | null | undefined;
  /** At most 50 labels of 1 to 100 characters. */
  tags?: Array<string> | null | undefined;
  /** The limit of running time in seconds, 1 to 86,400. */
  timeoutS?: number | null | undefined;
  /** Which tools its sessions act with. */
  toolProfile?: ToolProfile | null | undefined;
};

/** What is to change about a phone: what is absent stays, and null clears. */
export type UpdatePhoneInput = {
  /** The address of the Appium server that reaches it; the server's own when absent or null. */
  appiumUrl?: string | null | undefined;
  /** The W3C capabilities of its Appium session: `platformName`, `browserName`, and names with `appium:` or `goog:`, such as `appium:automationName`. Its udid is added. */
  capabilities?: Record<string, unknown> | null | undefined;
  /** A name for people, 1 to 200 characters. */
  displayName?: string | null | undefined;
  /** 1 to 64 letters, figures, blanks, `_`, `.` and `-`, unique within the organisation. */
  name?: string | null | undefined;
  /** The pool that it belongs to; sessions may ask for any free phone of one. */
  pool?: string | null | undefined;
};

/** What is to change of a webhook; what is absent stays. */
export type UpdateWebhookInput = {
  /** What it is for, at most 500 characters; null for nothing. */
  description?: string | null | undefined;
  /** The types of events that are sent; all when empty. */
  eventTypes?: Array<AgentEventType> | null | undefined;
  /** Its address, `https://` or `http://`. */
  url?: string | null | undefined;
};

/** What usage may be grouped by. */
export type UsageDimension =
  /** The agent whose profile the session started from. */
  | 'agent'
  /** The UTC day on which the session started. */
  | 'day'
  /** The model that drove it. */
  | 'model'
  /** Whose session it was. */
  | 'organization'
  /** The phone that the session ran on. */
  | 'phone';

/** Whether a message still is to be sent again (`pending`), was taken (`delivered`) or was given up (`failed`). */
export type WebhookDeliveryStatus =
  /** It was taken. */
  | 'delivered'
  /** It was given up. */
  | 'failed'
  /** It is to be sent again. */
  | 'pending';

export type WaitingFieldsFragment = { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null };

export type WaitingSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingSessionsQuery = { sessions: { edges: Array<{ node: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null } }> } };

export type WaitingSessionsUpdatedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WaitingSessionsUpdatedSubscription = { sessionUpdated: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null } };

export type SignInMutationVariables = Exact<{
  apiKey?: string | null | undefined;
  loginToken?: string | null | undefined;
}>;


export type SignInMutation = { signIn: { scopes: Array<Scope> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { scopes: Array<Scope>, isOperator: boolean, organization: { id: string, name: string }, apiKey: { id: string, name: string, prefix: string } } };

type EventFields_AgentTextDelta_Fragment = { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType };

type EventFields_AgentTextEvent_Fragment = { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType };

type EventFields_AgentThinkingDelta_Fragment = { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType };

type EventFields_AgentThinkingEvent_Fragment = { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType };

type EventFields_ApprovalRequestedEvent_Fragment = { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null };

type EventFields_ApprovalResolvedEvent_Fragment = { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType };

type EventFields_BudgetChangedEvent_Fragment = { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType };

type EventFields_ContextCompactedEvent_Fragment = { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType };

type EventFields_CostWarningEvent_Fragment = { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType };

type EventFields_DialogHandledEvent_Fragment = { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType };

type EventFields_ErrorEvent_Fragment = { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType };

type EventFields_LoopWarningEvent_Fragment = { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType };

type EventFields_ModelRetryEvent_Fragment = { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType };

type EventFields_PhoneReconnectedEvent_Fragment = { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType };

type EventFields_QuestionEvent_Fragment = { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType };

type EventFields_RecoveredEvent_Fragment = { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType };

type EventFields_ResultEvent_Fragment = { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType };

type EventFields_ScreenshotEvent_Fragment = { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null };

type EventFields_StatusChangedEvent_Fragment = { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType };

type EventFields_TakeoverEndedEvent_Fragment = { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType };

type EventFields_TakeoverStartedEvent_Fragment = { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType };

type EventFields_ToolResultEvent_Fragment = { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null };

type EventFields_ToolUseEvent_Fragment = { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType };

type EventFields_TurnCompletedEvent_Fragment = { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } };

type EventFields_UserActionEvent_Fragment = { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType };

type EventFields_UserActionResultEvent_Fragment = { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null };

type EventFields_UserMessageEvent_Fragment = { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> };

type EventFields_WebhookDisabledEvent_Fragment = { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType };

export type EventFieldsFragment =
  | EventFields_AgentTextDelta_Fragment
  | EventFields_AgentTextEvent_Fragment
  | EventFields_AgentThinkingDelta_Fragment
  | EventFields_AgentThinkingEvent_Fragment
  | EventFields_ApprovalRequestedEvent_Fragment
  | EventFields_ApprovalResolvedEvent_Fragment
  | EventFields_BudgetChangedEvent_Fragment
  | EventFields_ContextCompactedEvent_Fragment
  | EventFields_CostWarningEvent_Fragment
  | EventFields_DialogHandledEvent_Fragment
  | EventFields_ErrorEvent_Fragment
  | EventFields_LoopWarningEvent_Fragment
  | EventFields_ModelRetryEvent_Fragment
  | EventFields_PhoneReconnectedEvent_Fragment
  | EventFields_QuestionEvent_Fragment
  | EventFields_RecoveredEvent_Fragment
  | EventFields_ResultEvent_Fragment
  | EventFields_ScreenshotEvent_Fragment
  | EventFields_StatusChangedEvent_Fragment
  | EventFields_TakeoverEndedEvent_Fragment
  | EventFields_TakeoverStartedEvent_Fragment
  | EventFields_ToolResultEvent_Fragment
  | EventFields_ToolUseEvent_Fragment
  | EventFields_TurnCompletedEvent_Fragment
  | EventFields_UserActionEvent_Fragment
  | EventFields_UserActionResultEvent_Fragment
  | EventFields_UserMessageEvent_Fragment
  | EventFields_WebhookDisabledEvent_Fragment
;

export type ScreenFieldsFragment = { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean };

export type EventPageQueryVariables = Exact<{
  id: string | number;
  before?: number | null | undefined;
}>;


export type EventPageQuery = { session: { id: string, events: Array<
      | { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
      | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
      | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
      | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } }
      | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> }
      | { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType }
    > } };

export type FollowEventsSubscriptionVariables = Exact<{
  id: string | number;
  after: number;
}>;


export type FollowEventsSubscription = { agentEvents:
    | { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
    | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
    | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
    | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
    | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
    | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } }
    | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
    | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> }
    | { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType }
   };

export type AgentsPageQueryVariables = Exact<{
  archived: boolean;
}>;


export type AgentsPageQuery = { agents: Array<{ id: string, name: string, description: string | null, model: string | null, maxCostUsd: number | null, pool: string | null, updatedAt: string, archivedAt: string | null, phone: { id: string, name: string } | null }> };

export type AgentPageQueryVariables = Exact<{
  id: string | number;
}>;


export type AgentPageQuery = { agent: { id: string, name: string, description: string | null, model: string | null, systemPrompt: string | null, toolProfile: ToolProfile | null, pictureSize: PictureSize | null, maxTurns: number | null, timeoutS: number | null, maxCostUsd: number | null, allowedApps: Array<string> | null, policy: Record<string, unknown> | null, pool: string | null, capabilities: Array<Record<string, unknown>> | null, archivedAt: string | null, createdAt: string, updatedAt: string, phone: { id: string } | null } };

export type AgentChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentChoicesQuery = { phones: Array<{ id: string, name: string, pool: string | null }>, capabilities: Array<{ id: string, name: string }> };

export type CreateAgentMutationVariables = Exact<{
  input: CreateAgentInput;
}>;


export type CreateAgentMutation = { createAgent: { id: string, name: string } };

export type UpdateAgentMutationVariables = Exact<{
  id: string | number;
  input: UpdateAgentInput;
}>;


export type UpdateAgentMutation = { updateAgent: { id: string, name: string, updatedAt: string } };

export type DeleteAgentMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteAgentMutation = { deleteAgent: boolean };

export type EvaluationListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EvaluationListQuery = { evaluations: { totalCount: number, edges: Array<{ node: { id: string, startedAt: string, durationMs: number, model: string, modelLabel: string, toolProfile: ToolProfile | null, isInterrupted: boolean, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null }, byDifficulty: Array<{ difficulty: EvaluationDifficulty, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EvaluationSummaryFragment = { id: string, startedAt: string, durationMs: number, model: string, modelLabel: string, toolProfile: ToolProfile | null, isInterrupted: boolean, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null }, byDifficulty: Array<{ difficulty: EvaluationDifficulty, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null } }> };

export type EvaluationFiguresFragment = { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null };

export type EvaluationPageQueryVariables = Exact<{
  id: string | number;
}>;


export type EvaluationPageQuery = { evaluation: { id: string, startedAt: string, durationMs: number, model: string, modelLabel: string, toolProfile: ToolProfile | null, isInterrupted: boolean, tasks: Array<{ taskId: string, title: string, instruction: string, difficulty: EvaluationDifficulty, apps: Array<string>, passed: boolean, wrong: string | null, status: string, claimed: boolean | null, said: string | null, error: string | null, turns: number, costUsd: number | null, durationMs: number }>, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null }, byDifficulty: Array<{ difficulty: EvaluationDifficulty, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null } }> } };

export type EvaluationWithTasksFragment = { id: string, startedAt: string, durationMs: number, model: string, modelLabel: string, toolProfile: ToolProfile | null, isInterrupted: boolean, tasks: Array<{ taskId: string, title: string, instruction: string, difficulty: EvaluationDifficulty, apps: Array<string>, passed: boolean, wrong: string | null, status: string, claimed: boolean | null, said: string | null, error: string | null, turns: number, costUsd: number | null, durationMs: number }>, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null }, byDifficulty: Array<{ difficulty: EvaluationDifficulty, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null } }> };

export type EvaluationComparisonQueryVariables = Exact<{
  one: string | number;
  other: string | number;
}>;


export type EvaluationComparisonQuery = { one: { id: string, startedAt: string, durationMs: number, model: string, modelLabel: string, toolProfile: ToolProfile | null, isInterrupted: boolean, tasks: Array<{ taskId: string, title: string, instruction: string, difficulty: EvaluationDifficulty, apps: Array<string>, passed: boolean, wrong: string | null, status: string, claimed: boolean | null, said: string | null, error: string | null, turns: number, costUsd: number | null, durationMs: number }>, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null }, byDifficulty: Array<{ difficulty: EvaluationDifficulty, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null } }> }, other: { id: string, startedAt: string, durationMs: number, model: string, modelLabel: string, toolProfile: ToolProfile | null, isInterrupted: boolean, tasks: Array<{ taskId: string, title: string, instruction: string, difficulty: EvaluationDifficulty, apps: Array<string>, passed: boolean, wrong: string | null, status: string, claimed: boolean | null, said: string | null, error: string | null, turns: number, costUsd: number | null, durationMs: number }>, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null }, byDifficulty: Array<{ difficulty: EvaluationDifficulty, figures: { tasks: number, passed: number, medianTurns: number, medianMs: number, costUsd: number | null } }> } };

export type DeleteEvaluationMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteEvaluationMutation = { deleteEvaluation: boolean };

export type KeysPageQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysPageQuery = { apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<Scope>, dialect: Dialect | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } }> };

export type CreateKeyMutationVariables = Exact<{
  name: string;
  scopes: Array<Scope> | Scope;
  expiresAt?: string | null | undefined;
  dialect?: Dialect | null | undefined;
}>;


export type CreateKeyMutation = { createApiKey: { key: string, apiKey: { id: string } } };

export type RevokeKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeKeyMutation = { revokeApiKey: { id: string, revokedAt: string | null } };

export type LimitKeyMutationVariables = Exact<{
  id: string | number;
  limits: LimitsInput;
}>;


export type LimitKeyMutation = { setKeyLimits: { id: string } };

export type NewSessionChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type NewSessionChoicesQuery = { phones: Array<{ id: string, name: string, displayName: string | null, connectionStatus: ConnectionStatus, pool: string | null, session: { id: string } | null }>, agents: Array<{ id: string, name: string, description: string | null }>, models: Array<{ id: string, label: string, isDefault: boolean, isDemo: boolean }>, secrets: Array<{ name: string }> };

export type NewSessionEstimateQueryVariables = Exact<{
  agentId?: string | number | null | undefined;
  model?: string | null | undefined;
}>;


export type NewSessionEstimateQuery = { sessionEstimate: { basis: SessionEstimateBasis | null, sessions: number, costUsd: { median: number | null, p90: number | null }, minutes: { median: number | null }, turns: { median: number | null } } };

export type CreateSessionMutationVariables = Exact<{
  input: CreateSessionInput;
  key: string;
}>;


export type CreateSessionMutation = { createSession: { id: string } };

export type SessionToRepeatQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionToRepeatQuery = { session: { instruction: string, title: string | null, tags: Array<string>, metadata: Record<string, unknown>, mode: SessionMode, model: string, toolProfile: ToolProfile, pictureSize: PictureSize, maxTurns: number, timeoutS: number, maxCostUsd: number | null, allowedApps: Array<string> | null, policy: Record<string, unknown>, outputSchema: Record<string, unknown> | null, agentId: string | null, phone: { id: string } | null } };

export type PhonesQueryVariables = Exact<{ [key: string]: never; }>;


export type PhonesQuery = { phones: Array<{ id: string, name: string, displayName: string | null, platform: PhonePlatform, origin: PhoneOrigin, connectionStatus: ConnectionStatus, widthPx: number | null, heightPx: number | null, pool: string | null, session: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null } | null }> };

export type PhoneFieldsFragment = { id: string, name: string, displayName: string | null, platform: PhonePlatform, origin: PhoneOrigin, connectionStatus: ConnectionStatus, widthPx: number | null, heightPx: number | null, pool: string | null, session: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null } | null };

export type PhoneOnPageQueryVariables = Exact<{
  id: string | number;
}>;


export type PhoneOnPageQuery = { phone: { id: string, name: string, displayName: string | null, platform: PhonePlatform, origin: PhoneOrigin, connectionStatus: ConnectionStatus, widthPx: number | null, heightPx: number | null, pool: string | null, session: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null } | null } };

export type PhoneSettingsQueryVariables = Exact<{
  id: string | number;
}>;


export type PhoneSettingsQuery = { phone: { id: string, name: string, displayName: string | null, platform: PhonePlatform, udid: string | null, appiumUrl: string | null, capabilities: Record<string, unknown> | null, pool: string | null } };

export type PhoneChangedSubscriptionVariables = Exact<{
  ids?: Array<string | number> | string | number | null | undefined;
}>;


export type PhoneChangedSubscription = { phoneUpdated: { id: string } };

export type RegisterPhoneMutationVariables = Exact<{
  input: RegisterPhoneInput;
}>;


export type RegisterPhoneMutation = { registerPhone: { id: string, name: string } };

export type UpdatePhoneMutationVariables = Exact<{
  id: string | number;
  input: UpdatePhoneInput;
}>;


export type UpdatePhoneMutation = { updatePhone: { id: string, name: string } };

export type RemovePhoneMutationVariables = Exact<{
  id: string | number;
}>;


export type RemovePhoneMutation = { removePhone: boolean };

export type TestPhoneMutationVariables = Exact<{
  id: string | number;
}>;


export type TestPhoneMutation = { testPhone: { ok: boolean, problem: string | null, widthPx: number | null, heightPx: number | null, durationMs: number } };

export type PerformPhoneActionMutationVariables = Exact<{
  phoneId: string | number;
  action: PhoneActionInput;
}>;


export type PerformPhoneActionMutation = { performPhoneAction: { remark: string | null } };

export type TakeOverPhoneMutationVariables = Exact<{
  id: string | number;
}>;


export type TakeOverPhoneMutation = { takeoverSession: { id: string } };

export type ReplayedSessionQueryVariables = Exact<{
  id: string | number;
}>;


export type ReplayedSessionQuery = { session: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, createdAt: string, modelLabel: string, durationMs: number | null, webpUrl: string, htmlUrl: string, jsonUrl: string, usage: { costUsd: number | null, turns: number } } };

export type RecentSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type RecentSessionsQuery = { sessions: { edges: Array<{ node: { id: string, title: string | null, instruction: string, status: SessionStatus, createdAt: string } }> } };

export type SecretsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type SecretsPageQuery = { secrets: Array<{ id: string, name: string, createdAt: string, updatedAt: string }> };

export type SetSecretMutationVariables = Exact<{
  name: string;
  value: string;
}>;


export type SetSecretMutation = { setSecret: { id: string, name: string, updatedAt: string } };

export type DeleteSecretMutationVariables = Exact<{
  name: string;
}>;


export type DeleteSecretMutation = { deleteSecret: boolean };

export type SessionFieldsFragment = { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, queuePosition: number | null, mode: SessionMode, model: string, modelLabel: string, tags: Array<string>, metadata: Record<string, unknown>, createdAt: string, startedAt: string | null, completedAt: string | null, durationMs: number | null, success: boolean | null, result: string | null, output: unknown, error: string | null, maxCostUsd: number | null, maxTurns: number, timeoutS: number, phoneId: string, liveUrl: string | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number | null, turns: number }, timeline: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number, otherMs: number, pausedMs: number }, waitsFor:
    | { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
    | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
    | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
    | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
    | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
    | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } }
    | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
    | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> }
    | { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType }
   | null };

export type SessionPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionPageQuery = { session: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, queuePosition: number | null, mode: SessionMode, model: string, modelLabel: string, tags: Array<string>, metadata: Record<string, unknown>, createdAt: string, startedAt: string | null, completedAt: string | null, durationMs: number | null, success: boolean | null, result: string | null, output: unknown, error: string | null, maxCostUsd: number | null, maxTurns: number, timeoutS: number, phoneId: string, liveUrl: string | null, phone: { id: string, name: string, connectionStatus: ConnectionStatus } | null, agent: { id: string, name: string } | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number | null, turns: number }, timeline: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number, otherMs: number, pausedMs: number }, waitsFor:
      | { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
      | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
      | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
      | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } }
      | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> }
      | { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType }
     | null } };

export type SessionChangesSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SessionChangesSubscription = { sessionUpdated: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, queuePosition: number | null, mode: SessionMode, model: string, modelLabel: string, tags: Array<string>, metadata: Record<string, unknown>, createdAt: string, startedAt: string | null, completedAt: string | null, durationMs: number | null, success: boolean | null, result: string | null, output: unknown, error: string | null, maxCostUsd: number | null, maxTurns: number, timeoutS: number, phoneId: string, liveUrl: string | null, phone: { id: string, name: string, connectionStatus: ConnectionStatus } | null, agent: { id: string, name: string } | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number | null, turns: number }, timeline: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number, otherMs: number, pausedMs: number }, waitsFor:
      | { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
      | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
      | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
      | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } }
      | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> }
      | { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType }
     | null } };

export type WatchedSessionQueryVariables = Exact<{
  id: string | number;
}>;


export type WatchedSessionQuery = { session: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, queuePosition: number | null, mode: SessionMode, model: string, modelLabel: string, tags: Array<string>, metadata: Record<string, unknown>, createdAt: string, startedAt: string | null, completedAt: string | null, durationMs: number | null, success: boolean | null, result: string | null, output: unknown, error: string | null, maxCostUsd: number | null, maxTurns: number, timeoutS: number, phoneId: string, liveUrl: string | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number | null, turns: number }, timeline: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number, otherMs: number, pausedMs: number }, waitsFor:
      | { __typename: 'AgentTextDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingDelta', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, frameUrl: string | null, expiresAt: string, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
      | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
      | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, text: string, isAllowed: boolean, packageName: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
      | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ScreenshotEvent', index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
      | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, screenChanged: boolean | null, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number } }
      | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
      | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType, screen: { frameUrl: string | null, deviceWidthPx: number, deviceHeightPx: number, app: string | null, secure: boolean } | null }
      | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType, frames: Array<{ frameUrl: string }> }
      | { __typename: 'WebhookDisabledEvent', message: string, index: number, ts: string, type: AgentEventType }
     | null } };

export type ShareSessionMutationVariables = Exact<{
  sessionId: string | number;
  ttlS: number;
}>;


export type ShareSessionMutation = { createViewToken: { pageUrl: string | null, expiresAt: string } };

export type CommandAnswerFragment = { id: string, newest: Array<
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
    | { index: number }
  > };

export type PauseSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseSessionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type ResumeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeSessionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type InterruptSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type InterruptSessionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type StopSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type StopSessionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type SendMessageMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type SendMessageMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type ApproveActionMutationVariables = Exact<{
  id: string | number;
  toolUseId: string;
  input?: Record<string, unknown> | null | undefined;
}>;


export type ApproveActionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type DenyActionMutationVariables = Exact<{
  id: string | number;
  toolUseId: string;
  reason?: string | null | undefined;
}>;


export type DenyActionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type TakeOverMutationVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type TakeOverMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type HandBackMutationVariables = Exact<{
  id: string | number;
  note?: string | null | undefined;
}>;


export type HandBackMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type SetBudgetMutationVariables = Exact<{
  id: string | number;
  maxCostUsd?: number | null | undefined;
}>;


export type SetBudgetMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type DescribeSessionMutationVariables = Exact<{
  id: string | number;
  title?: string | null | undefined;
  tags?: Array<string> | string | null | undefined;
}>;


export type DescribeSessionMutation = { session: { id: string, newest: Array<
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
      | { index: number }
    > } };

export type DeleteSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSessionMutation = { deleteSession: boolean };

export type PerformActionMutationVariables = Exact<{
  id: string | number;
  action: PhoneActionInput;
}>;


export type PerformActionMutation = { performAction: { index: number, isError: boolean, text: string } };

export type StopListedSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type StopListedSessionMutation = { stopSession: { id: string, status: SessionStatus } };

export type SessionFilterChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionFilterChoicesQuery = { phones: Array<{ id: string, name: string }>, agents: Array<{ id: string, name: string }> };

export type FirstPhonesQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstPhonesQuery = { phones: Array<{ id: string, name: string, origin: PhoneOrigin }> };

export type StartFirstSessionMutationVariables = Exact<{
  phoneId: string | number;
  instruction: string;
  key: string;
}>;


export type StartFirstSessionMutation = { createSession: { id: string } };

export type SessionRowFragment = { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, tags: Array<string>, createdAt: string, durationMs: number | null, phone: { id: string, name: string } | null, agent: { id: string, name: string } | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { turns: number, costUsd: number | null } };

export type SessionListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  status?: Array<SessionStatus> | SessionStatus | null | undefined;
  phoneId?: string | number | null | undefined;
  agentId?: string | number | null | undefined;
  tag?: string | null | undefined;
  search?: string | null | undefined;
  createdAfter?: string | null | undefined;
  createdBefore?: string | null | undefined;
}>;


export type SessionListQuery = { sessions: { totalCount: number, edges: Array<{ node: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, tags: Array<string>, createdAt: string, durationMs: number | null, phone: { id: string, name: string } | null, agent: { id: string, name: string } | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { turns: number, costUsd: number | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SessionListUpdatedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type SessionListUpdatedSubscription = { sessionUpdated: { id: string, title: string | null, instruction: string, status: SessionStatus, pauseReason: SessionPauseReason | null, isQueued: boolean, tags: Array<string>, createdAt: string, durationMs: number | null, phone: { id: string, name: string } | null, agent: { id: string, name: string } | null, latestFrame: { url: string, widthPx: number, heightPx: number } | null, usage: { turns: number, costUsd: number | null } } };

export type UsagePageQueryVariables = Exact<{
  from: string;
  to: string;
  all: boolean;
  byAgent: Array<UsageDimension> | UsageDimension;
  byPhone: Array<UsageDimension> | UsageDimension;
}>;


export type UsagePageQuery = { whole: { total: { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number }, plan: { name: string | null, month: string, includedMinutes: number | null, usedMinutes: number, remainingMinutes: number | null, overageMinutes: number, overageCostUsd: number } }, days: { rows: Array<{ day: string | null, figures: { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number } }> }, agents: { rows: Array<{ organizationName: string | null, agentName: string | null, figures: { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number } }> }, phones: { rows: Array<{ organizationName: string | null, phoneName: string | null, figures: { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number } }> }, models: { rows: Array<{ model: string | null, figures: { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number } }> }, organizations?: { rows: Array<{ organizationName: string | null, figures: { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number } }> } };

export type UsageFiguresFragment = { sessions: number, minutes: number, turns: number, costUsd: number, unpricedSessions: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number };

export type WebhooksPageQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksPageQuery = { webhooks: Array<{ id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, disabledAt: string | null, disabledReason: string | null }> };

export type WebhookPageQueryVariables = Exact<{
  id: string | number;
}>;


export type WebhookPageQuery = { webhook: { id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, updatedAt: string, disabledAt: string | null, disabledReason: string | null } };

export type WebhookDeliveriesQueryVariables = Exact<{
  id: string | number;
  status?: WebhookDeliveryStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhook: { id: string, deliveries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, type: string, sessionId: string | null, eventIndex: number | null, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, responseBody: string | null, error: string | null, durationMs: number, createdAt: string, attemptedAt: string, retryAt: string | null } }> } } };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string, webhook: { id: string } | null } };

export type UpdateWebhookMutationVariables = Exact<{
  id: string | number;
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { id: string, updatedAt: string } };

export type DeleteWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteWebhookMutation = { deleteWebhook: boolean };

export type RotateWebhookSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string } };

export type DropOldWebhookSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type DropOldWebhookSecretMutation = { dropOldWebhookSecret: boolean };

export type EnableWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableWebhookMutation = { enableWebhook: { id: string, disabledAt: string | null } };

export type PingWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type PingWebhookMutation = { pingWebhook: { id: string, status: WebhookDeliveryStatus, responseStatus: number | null, error: string | null } };

export type RedeliverMutationVariables = Exact<{
  deliveryId: string | number;
}>;


export type RedeliverMutation = { redeliver: { id: string, status: WebhookDeliveryStatus, responseStatus: number | null, error: string | null } };

export type PhoneScreenSubscriptionVariables = Exact<{
  id: string | number;
  maxEdgePx: number;
  minIntervalMs: number;
}>;


export type PhoneScreenSubscription = { phoneScreen: { jpeg: string, deviceWidthPx: number, deviceHeightPx: number, takenAt: string } };

export type ScreenPictureFieldsFragment = { jpeg: string, deviceWidthPx: number, deviceHeightPx: number, takenAt: string };

export type SessionScreenSubscriptionVariables = Exact<{
  id: string | number;
  maxEdgePx: number;
  minIntervalMs: number;
}>;


export type SessionScreenSubscription = { sessionScreen: { jpeg: string, deviceWidthPx: number, deviceHeightPx: number, takenAt: string } };

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
export const WaitingFieldsFragmentDoc = new TypedDocumentString(`
    fragment WaitingFields on Session {
  id
  title
  instruction
  status
  pauseReason
}
    `, {"fragmentName":"WaitingFields"}) as unknown as TypedDocumentString<WaitingFieldsFragment, unknown>;
export const EvaluationFiguresFragmentDoc = new TypedDocumentString(`
    fragment EvaluationFigures on EvaluationFigures {
  tasks
  passed
  medianTurns
  medianMs
  costUsd
}
    `, {"fragmentName":"EvaluationFigures"}) as unknown as TypedDocumentString<EvaluationFiguresFragment, unknown>;
export const EvaluationSummaryFragmentDoc = new TypedDocumentString(`
    fragment EvaluationSummary on Evaluation {
  id
  startedAt
  durationMs
  model
  modelLabel
  toolProfile
  isInterrupted
  figures {
    ...EvaluationFigures
  }
  byDifficulty {
    difficulty
    figures {
      ...EvaluationFigures
    }
  }
}
    fragment EvaluationFigures on EvaluationFigures {
  tasks
  passed
  medianTurns
  medianMs
  costUsd
}`, {"fragmentName":"EvaluationSummary"}) as unknown as TypedDocumentString<EvaluationSummaryFragment, unknown>;
export const EvaluationWithTasksFragmentDoc = new TypedDocumentString(`
    fragment EvaluationWithTasks on Evaluation {
  ...EvaluationSummary
  tasks {
    taskId
    title
    instruction
    difficulty
    apps
    passed
    wrong
    status
    claimed
    said
    error
    turns
    costUsd
    durationMs
  }
}
    fragment EvaluationSummary on Evaluation {
  id
  startedAt
  durationMs
  model
  modelLabel
  toolProfile
  isInterrupted
  figures {
    ...EvaluationFigures
  }
  byDifficulty {
    difficulty
    figures {
      ...EvaluationFigures
    }
  }
}
fragment EvaluationFigures on EvaluationFigures {
  tasks
  passed
  medianTurns
  medianMs
  costUsd
}`, {"fragmentName":"EvaluationWithTasks"}) as unknown as TypedDocumentString<EvaluationWithTasksFragment, unknown>;
export const PhoneFieldsFragmentDoc = new TypedDocumentString(`
    fragment PhoneFields on Phone {
  id
  name
  displayName
  platform
  origin
  connectionStatus
  widthPx
  heightPx
  pool
  session {
    id
    title
    instruction
    status
    pauseReason
  }
}
    `, {"fragmentName":"PhoneFields"}) as unknown as TypedDocumentString<PhoneFieldsFragment, unknown>;
export const ScreenFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}
    `, {"fragmentName":"ScreenFields"}) as unknown as TypedDocumentString<ScreenFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = new TypedDocumentString(`
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
    fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}`, {"fragmentName":"EventFields"}) as unknown as TypedDocumentString<EventFieldsFragment, unknown>;
export const SessionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SessionFields on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  queuePosition
  mode
  model
  modelLabel
  tags
  metadata
  createdAt
  startedAt
  completedAt
  durationMs
  success
  result
  output
  error
  maxCostUsd
  maxTurns
  timeoutS
  phoneId
  liveUrl
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    inputTokens
    cacheReadTokens
    cacheWriteTokens
    outputTokens
    costUsd
    turns
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
  waitsFor {
    ...EventFields
  }
}
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}`, {"fragmentName":"SessionFields"}) as unknown as TypedDocumentString<SessionFieldsFragment, unknown>;
export const CommandAnswerFragmentDoc = new TypedDocumentString(`
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}
    `, {"fragmentName":"CommandAnswer"}) as unknown as TypedDocumentString<CommandAnswerFragment, unknown>;
export const SessionRowFragmentDoc = new TypedDocumentString(`
    fragment SessionRow on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  tags
  createdAt
  durationMs
  phone {
    id
    name
  }
  agent {
    id
    name
  }
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    turns
    costUsd
  }
}
    `, {"fragmentName":"SessionRow"}) as unknown as TypedDocumentString<SessionRowFragment, unknown>;
export const UsageFiguresFragmentDoc = new TypedDocumentString(`
    fragment UsageFigures on UsageFigures {
  sessions
  minutes
  turns
  costUsd
  unpricedSessions
  inputTokens
  cacheReadTokens
  cacheWriteTokens
  outputTokens
}
    `, {"fragmentName":"UsageFigures"}) as unknown as TypedDocumentString<UsageFiguresFragment, unknown>;
export const ScreenPictureFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScreenPictureFields on ScreenPicture {
  jpeg
  deviceWidthPx
  deviceHeightPx
  takenAt
}
    `, {"fragmentName":"ScreenPictureFields"}) as unknown as TypedDocumentString<ScreenPictureFieldsFragment, unknown>;
export const WaitingSessionsDocument = new TypedDocumentString(`
    query WaitingSessions {
  sessions(first: 100, status: [paused]) {
    edges {
      node {
        ...WaitingFields
      }
    }
  }
}
    fragment WaitingFields on Session {
  id
  title
  instruction
  status
  pauseReason
}`) as unknown as TypedDocumentString<WaitingSessionsQuery, WaitingSessionsQueryVariables>;
export const WaitingSessionsUpdatedDocument = new TypedDocumentString(`
    subscription WaitingSessionsUpdated {
  sessionUpdated {
    ...WaitingFields
  }
}
    fragment WaitingFields on Session {
  id
  title
  instruction
  status
  pauseReason
}`) as unknown as TypedDocumentString<WaitingSessionsUpdatedSubscription, WaitingSessionsUpdatedSubscriptionVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($apiKey: String, $loginToken: String) {
  signIn(apiKey: $apiKey, loginToken: $loginToken) {
    scopes
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    scopes
    isOperator
    organization {
      id
      name
    }
    apiKey {
      id
      name
      prefix
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const EventPageDocument = new TypedDocumentString(`
    query EventPage($id: ID!, $before: Int) {
  session(id: $id) {
    id
    events(before: $before, last: 250) {
      ...EventFields
    }
  }
}
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}`) as unknown as TypedDocumentString<EventPageQuery, EventPageQueryVariables>;
export const FollowEventsDocument = new TypedDocumentString(`
    subscription FollowEvents($id: ID!, $after: Int!) {
  agentEvents(sessionId: $id, after: $after, deltas: true) {
    ...EventFields
  }
}
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}`) as unknown as TypedDocumentString<FollowEventsSubscription, FollowEventsSubscriptionVariables>;
export const AgentsPageDocument = new TypedDocumentString(`
    query AgentsPage($archived: Boolean!) {
  agents(archived: $archived) {
    id
    name
    description
    model
    maxCostUsd
    pool
    phone {
      id
      name
    }
    updatedAt
    archivedAt
  }
}
    `) as unknown as TypedDocumentString<AgentsPageQuery, AgentsPageQueryVariables>;
export const AgentPageDocument = new TypedDocumentString(`
    query AgentPage($id: ID!) {
  agent(id: $id) {
    id
    name
    description
    model
    systemPrompt
    toolProfile
    pictureSize
    maxTurns
    timeoutS
    maxCostUsd
    allowedApps
    policy
    pool
    capabilities
    archivedAt
    createdAt
    updatedAt
    phone {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AgentPageQuery, AgentPageQueryVariables>;
export const AgentChoicesDocument = new TypedDocumentString(`
    query AgentChoices {
  phones {
    id
    name
    pool
  }
  capabilities {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<AgentChoicesQuery, AgentChoicesQueryVariables>;
export const CreateAgentDocument = new TypedDocumentString(`
    mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<CreateAgentMutation, CreateAgentMutationVariables>;
export const UpdateAgentDocument = new TypedDocumentString(`
    mutation UpdateAgent($id: ID!, $input: UpdateAgentInput!) {
  updateAgent(id: $id, input: $input) {
    id
    name
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<UpdateAgentMutation, UpdateAgentMutationVariables>;
export const DeleteAgentDocument = new TypedDocumentString(`
    mutation DeleteAgent($id: ID!) {
  deleteAgent(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteAgentMutation, DeleteAgentMutationVariables>;
export const EvaluationListDocument = new TypedDocumentString(`
    query EvaluationList($after: String) {
  evaluations(first: 50, after: $after) {
    totalCount
    edges {
      node {
        ...EvaluationSummary
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EvaluationSummary on Evaluation {
  id
  startedAt
  durationMs
  model
  modelLabel
  toolProfile
  isInterrupted
  figures {
    ...EvaluationFigures
  }
  byDifficulty {
    difficulty
    figures {
      ...EvaluationFigures
    }
  }
}
fragment EvaluationFigures on EvaluationFigures {
  tasks
  passed
  medianTurns
  medianMs
  costUsd
}`) as unknown as TypedDocumentString<EvaluationListQuery, EvaluationListQueryVariables>;
export const EvaluationPageDocument = new TypedDocumentString(`
    query EvaluationPage($id: ID!) {
  evaluation(id: $id) {
    ...EvaluationWithTasks
  }
}
    fragment EvaluationSummary on Evaluation {
  id
  startedAt
  durationMs
  model
  modelLabel
  toolProfile
  isInterrupted
  figures {
    ...EvaluationFigures
  }
  byDifficulty {
    difficulty
    figures {
      ...EvaluationFigures
    }
  }
}
fragment EvaluationFigures on EvaluationFigures {
  tasks
  passed
  medianTurns
  medianMs
  costUsd
}
fragment EvaluationWithTasks on Evaluation {
  ...EvaluationSummary
  tasks {
    taskId
    title
    instruction
    difficulty
    apps
    passed
    wrong
    status
    claimed
    said
    error
    turns
    costUsd
    durationMs
  }
}`) as unknown as TypedDocumentString<EvaluationPageQuery, EvaluationPageQueryVariables>;
export const EvaluationComparisonDocument = new TypedDocumentString(`
    query EvaluationComparison($one: ID!, $other: ID!) {
  one: evaluation(id: $one) {
    ...EvaluationWithTasks
  }
  other: evaluation(id: $other) {
    ...EvaluationWithTasks
  }
}
    fragment EvaluationSummary on Evaluation {
  id
  startedAt
  durationMs
  model
  modelLabel
  toolProfile
  isInterrupted
  figures {
    ...EvaluationFigures
  }
  byDifficulty {
    difficulty
    figures {
      ...EvaluationFigures
    }
  }
}
fragment EvaluationFigures on EvaluationFigures {
  tasks
  passed
  medianTurns
  medianMs
  costUsd
}
fragment EvaluationWithTasks on Evaluation {
  ...EvaluationSummary
  tasks {
    taskId
    title
    instruction
    difficulty
    apps
    passed
    wrong
    status
    claimed
    said
    error
    turns
    costUsd
    durationMs
  }
}`) as unknown as TypedDocumentString<EvaluationComparisonQuery, EvaluationComparisonQueryVariables>;
export const DeleteEvaluationDocument = new TypedDocumentString(`
    mutation DeleteEvaluation($id: ID!) {
  deleteEvaluation(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteEvaluationMutation, DeleteEvaluationMutationVariables>;
export const KeysPageDocument = new TypedDocumentString(`
    query KeysPage {
  apiKeys {
    id
    name
    prefix
    scopes
    dialect
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
    limits {
      requestsPerMinute
      maxConcurrentSessions
      maxMinutesPerMonth
      maxCostUsdPerMonth
    }
  }
}
    `) as unknown as TypedDocumentString<KeysPageQuery, KeysPageQueryVariables>;
export const CreateKeyDocument = new TypedDocumentString(`
    mutation CreateKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {
  createApiKey(
    name: $name
    scopes: $scopes
    expiresAt: $expiresAt
    dialect: $dialect
  ) {
    key
    apiKey {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateKeyMutation, CreateKeyMutationVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($id: ID!) {
  revokeApiKey(id: $id) {
    id
    revokedAt
  }
}
    `) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const LimitKeyDocument = new TypedDocumentString(`
    mutation LimitKey($id: ID!, $limits: LimitsInput!) {
  setKeyLimits(id: $id, limits: $limits) {
    id
  }
}
    `) as unknown as TypedDocumentString<LimitKeyMutation, LimitKeyMutationVariables>;
export const NewSessionChoicesDocument = new TypedDocumentString(`
    query NewSessionChoices {
  phones {
    id
    name
    displayName
    connectionStatus
    pool
    session {
      id
    }
  }
  agents {
    id
    name
    description
  }
  models {
    id
    label
    isDefault
    isDemo
  }
  secrets {
    name
  }
}
    `) as unknown as TypedDocumentString<NewSessionChoicesQuery, NewSessionChoicesQueryVariables>;
export const NewSessionEstimateDocument = new TypedDocumentString(`
    query NewSessionEstimate($agentId: ID, $model: String) {
  sessionEstimate(agentId: $agentId, model: $model) {
    basis
    sessions
    costUsd {
      median
      p90
    }
    minutes {
      median
    }
    turns {
      median
    }
  }
}
    `) as unknown as TypedDocumentString<NewSessionEstimateQuery, NewSessionEstimateQueryVariables>;
export const CreateSessionDocument = new TypedDocumentString(`
    mutation CreateSession($input: CreateSessionInput!, $key: String!) {
  createSession(input: $input, idempotencyKey: $key) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateSessionMutation, CreateSessionMutationVariables>;
export const SessionToRepeatDocument = new TypedDocumentString(`
    query SessionToRepeat($id: ID!) {
  session(id: $id) {
    instruction
    title
    tags
    metadata
    mode
    model
    toolProfile
    pictureSize
    maxTurns
    timeoutS
    maxCostUsd
    allowedApps
    policy
    outputSchema
    agentId
    phone {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SessionToRepeatQuery, SessionToRepeatQueryVariables>;
export const PhonesDocument = new TypedDocumentString(`
    query Phones {
  phones {
    ...PhoneFields
  }
}
    fragment PhoneFields on Phone {
  id
  name
  displayName
  platform
  origin
  connectionStatus
  widthPx
  heightPx
  pool
  session {
    id
    title
    instruction
    status
    pauseReason
  }
}`) as unknown as TypedDocumentString<PhonesQuery, PhonesQueryVariables>;
export const PhoneOnPageDocument = new TypedDocumentString(`
    query PhoneOnPage($id: ID!) {
  phone(id: $id) {
    ...PhoneFields
  }
}
    fragment PhoneFields on Phone {
  id
  name
  displayName
  platform
  origin
  connectionStatus
  widthPx
  heightPx
  pool
  session {
    id
    title
    instruction
    status
    pauseReason
  }
}`) as unknown as TypedDocumentString<PhoneOnPageQuery, PhoneOnPageQueryVariables>;
export const PhoneSettingsDocument = new TypedDocumentString(`
    query PhoneSettings($id: ID!) {
  phone(id: $id) {
    id
    name
    displayName
    platform
    udid
    appiumUrl
    capabilities
    pool
  }
}
    `) as unknown as TypedDocumentString<PhoneSettingsQuery, PhoneSettingsQueryVariables>;
export const PhoneChangedDocument = new TypedDocumentString(`
    subscription PhoneChanged($ids: [ID!]) {
  phoneUpdated(ids: $ids) {
    id
  }
}
    `) as unknown as TypedDocumentString<PhoneChangedSubscription, PhoneChangedSubscriptionVariables>;
export const RegisterPhoneDocument = new TypedDocumentString(`
    mutation RegisterPhone($input: RegisterPhoneInput!) {
  registerPhone(input: $input) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<RegisterPhoneMutation, RegisterPhoneMutationVariables>;
export const UpdatePhoneDocument = new TypedDocumentString(`
    mutation UpdatePhone($id: ID!, $input: UpdatePhoneInput!) {
  updatePhone(id: $id, input: $input) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<UpdatePhoneMutation, UpdatePhoneMutationVariables>;
export const RemovePhoneDocument = new TypedDocumentString(`
    mutation RemovePhone($id: ID!) {
  removePhone(id: $id)
}
    `) as unknown as TypedDocumentString<RemovePhoneMutation, RemovePhoneMutationVariables>;
export const TestPhoneDocument = new TypedDocumentString(`
    mutation TestPhone($id: ID!) {
  testPhone(id: $id) {
    ok
    problem
    widthPx
    heightPx
    durationMs
  }
}
    `) as unknown as TypedDocumentString<TestPhoneMutation, TestPhoneMutationVariables>;
export const PerformPhoneActionDocument = new TypedDocumentString(`
    mutation PerformPhoneAction($phoneId: ID!, $action: PhoneActionInput!) {
  performPhoneAction(phoneId: $phoneId, action: $action) {
    remark
  }
}
    `) as unknown as TypedDocumentString<PerformPhoneActionMutation, PerformPhoneActionMutationVariables>;
export const TakeOverPhoneDocument = new TypedDocumentString(`
    mutation TakeOverPhone($id: ID!) {
  takeoverSession(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TakeOverPhoneMutation, TakeOverPhoneMutationVariables>;
export const ReplayedSessionDocument = new TypedDocumentString(`
    query ReplayedSession($id: ID!) {
  session(id: $id) {
    id
    title
    instruction
    status
    pauseReason
    createdAt
    modelLabel
    durationMs
    usage {
      costUsd
      turns
    }
    webpUrl: exportUrl(format: webp)
    htmlUrl: exportUrl(format: html)
    jsonUrl: exportUrl(format: json)
  }
}
    `) as unknown as TypedDocumentString<ReplayedSessionQuery, ReplayedSessionQueryVariables>;
export const RecentSessionsDocument = new TypedDocumentString(`
    query RecentSessions {
  sessions(first: 50) {
    edges {
      node {
        id
        title
        instruction
        status
        createdAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecentSessionsQuery, RecentSessionsQueryVariables>;
export const SecretsPageDocument = new TypedDocumentString(`
    query SecretsPage {
  secrets {
    id
    name
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SecretsPageQuery, SecretsPageQueryVariables>;
export const SetSecretDocument = new TypedDocumentString(`
    mutation SetSecret($name: String!, $value: String!) {
  setSecret(name: $name, value: $value) {
    id
    name
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetSecretMutation, SetSecretMutationVariables>;
export const DeleteSecretDocument = new TypedDocumentString(`
    mutation DeleteSecret($name: String!) {
  deleteSecret(name: $name)
}
    `) as unknown as TypedDocumentString<DeleteSecretMutation, DeleteSecretMutationVariables>;
export const SessionPageDocument = new TypedDocumentString(`
    query SessionPage($id: ID!) {
  session(id: $id) {
    ...SessionFields
    phone {
      id
      name
      connectionStatus
    }
    agent {
      id
      name
    }
  }
}
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}
fragment SessionFields on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  queuePosition
  mode
  model
  modelLabel
  tags
  metadata
  createdAt
  startedAt
  completedAt
  durationMs
  success
  result
  output
  error
  maxCostUsd
  maxTurns
  timeoutS
  phoneId
  liveUrl
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    inputTokens
    cacheReadTokens
    cacheWriteTokens
    outputTokens
    costUsd
    turns
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
  waitsFor {
    ...EventFields
  }
}`) as unknown as TypedDocumentString<SessionPageQuery, SessionPageQueryVariables>;
export const SessionChangesDocument = new TypedDocumentString(`
    subscription SessionChanges($id: ID!) {
  sessionUpdated(filter: {ids: [$id]}) {
    ...SessionFields
    phone {
      id
      name
      connectionStatus
    }
    agent {
      id
      name
    }
  }
}
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}
fragment SessionFields on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  queuePosition
  mode
  model
  modelLabel
  tags
  metadata
  createdAt
  startedAt
  completedAt
  durationMs
  success
  result
  output
  error
  maxCostUsd
  maxTurns
  timeoutS
  phoneId
  liveUrl
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    inputTokens
    cacheReadTokens
    cacheWriteTokens
    outputTokens
    costUsd
    turns
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
  waitsFor {
    ...EventFields
  }
}`) as unknown as TypedDocumentString<SessionChangesSubscription, SessionChangesSubscriptionVariables>;
export const WatchedSessionDocument = new TypedDocumentString(`
    query WatchedSession($id: ID!) {
  session(id: $id) {
    ...SessionFields
  }
}
    fragment EventFields on AgentEvent {
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
    frames {
      frameUrl
    }
  }
  ... on AgentTextEvent {
    turn
    text
  }
  ... on AgentThinkingEvent {
    turn
    text
  }
  ... on AgentTextDelta {
    turn
    text
  }
  ... on AgentThinkingDelta {
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
    screenChanged
    screen {
      ...ScreenFields
    }
  }
  ... on ScreenshotEvent {
    screen {
      ...ScreenFields
    }
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
  }
  ... on QuestionEvent {
    turn
    toolUseId
    text
    options
  }
  ... on ApprovalRequestedEvent {
    turn
    toolUseId
    name
    input
    action
    rule
    reason
    frameUrl
    expiresAt
    target {
      label
      x
      y
      width
      height
    }
  }
  ... on ApprovalResolvedEvent {
    toolUseId
    decision
    reason
    editedInput
  }
  ... on TakeoverStartedEvent {
    isRequest
    reason
  }
  ... on TakeoverEndedEvent {
    note
  }
  ... on UserActionEvent {
    actionId
    performed
  }
  ... on UserActionResultEvent {
    actionId
    isError
    text
    screen {
      ...ScreenFields
    }
  }
  ... on BudgetChangedEvent {
    maxCostUsd
  }
  ... on DialogHandledEvent {
    dialogKind
    text
    isAllowed
    packageName
  }
  ... on PhoneReconnectedEvent {
    attempt
    message
  }
  ... on ContextCompactedEvent {
    epoch
    reason
    summary
    promptTokens
  }
  ... on LoopWarningEvent {
    message
  }
  ... on ModelRetryEvent {
    attempt
    delayMs
    message
  }
  ... on CostWarningEvent {
    message
  }
  ... on RecoveredEvent {
    message
  }
  ... on WebhookDisabledEvent {
    message
  }
  ... on ResultEvent {
    success
    text
    output
  }
  ... on ErrorEvent {
    code
    message
  }
}
fragment ScreenFields on Screen {
  frameUrl
  deviceWidthPx
  deviceHeightPx
  app
  secure
}
fragment SessionFields on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  queuePosition
  mode
  model
  modelLabel
  tags
  metadata
  createdAt
  startedAt
  completedAt
  durationMs
  success
  result
  output
  error
  maxCostUsd
  maxTurns
  timeoutS
  phoneId
  liveUrl
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    inputTokens
    cacheReadTokens
    cacheWriteTokens
    outputTokens
    costUsd
    turns
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
  waitsFor {
    ...EventFields
  }
}`) as unknown as TypedDocumentString<WatchedSessionQuery, WatchedSessionQueryVariables>;
export const ShareSessionDocument = new TypedDocumentString(`
    mutation ShareSession($sessionId: ID!, $ttlS: Int!) {
  createViewToken(sessionId: $sessionId, ttlS: $ttlS) {
    pageUrl
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<ShareSessionMutation, ShareSessionMutationVariables>;
export const PauseSessionDocument = new TypedDocumentString(`
    mutation PauseSession($id: ID!) {
  session: pauseSession(id: $id) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<PauseSessionMutation, PauseSessionMutationVariables>;
export const ResumeSessionDocument = new TypedDocumentString(`
    mutation ResumeSession($id: ID!) {
  session: resumeSession(id: $id) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<ResumeSessionMutation, ResumeSessionMutationVariables>;
export const InterruptSessionDocument = new TypedDocumentString(`
    mutation InterruptSession($id: ID!) {
  session: interruptSession(id: $id) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<InterruptSessionMutation, InterruptSessionMutationVariables>;
export const StopSessionDocument = new TypedDocumentString(`
    mutation StopSession($id: ID!) {
  session: stopSession(id: $id) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<StopSessionMutation, StopSessionMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($id: ID!, $text: String!) {
  session: sendMessage(sessionId: $id, text: $text) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const ApproveActionDocument = new TypedDocumentString(`
    mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {
  session: approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<ApproveActionMutation, ApproveActionMutationVariables>;
export const DenyActionDocument = new TypedDocumentString(`
    mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {
  session: denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<DenyActionMutation, DenyActionMutationVariables>;
export const TakeOverDocument = new TypedDocumentString(`
    mutation TakeOver($id: ID!, $reason: String) {
  session: takeoverSession(id: $id, reason: $reason) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<TakeOverMutation, TakeOverMutationVariables>;
export const HandBackDocument = new TypedDocumentString(`
    mutation HandBack($id: ID!, $note: String) {
  session: releaseSession(id: $id, note: $note) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<HandBackMutation, HandBackMutationVariables>;
export const SetBudgetDocument = new TypedDocumentString(`
    mutation SetBudget($id: ID!, $maxCostUsd: Float) {
  session: setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<SetBudgetMutation, SetBudgetMutationVariables>;
export const DescribeSessionDocument = new TypedDocumentString(`
    mutation DescribeSession($id: ID!, $title: String, $tags: [String!]) {
  session: updateSession(id: $id, input: {title: $title, tags: $tags}) {
    ...CommandAnswer
  }
}
    fragment CommandAnswer on Session {
  id
  newest: events(last: 1) {
    index
  }
}`) as unknown as TypedDocumentString<DescribeSessionMutation, DescribeSessionMutationVariables>;
export const DeleteSessionDocument = new TypedDocumentString(`
    mutation DeleteSession($id: ID!) {
  deleteSession(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteSessionMutation, DeleteSessionMutationVariables>;
export const PerformActionDocument = new TypedDocumentString(`
    mutation PerformAction($id: ID!, $action: PhoneActionInput!) {
  performAction(sessionId: $id, action: $action) {
    index
    isError
    text
  }
}
    `) as unknown as TypedDocumentString<PerformActionMutation, PerformActionMutationVariables>;
export const StopListedSessionDocument = new TypedDocumentString(`
    mutation StopListedSession($id: ID!) {
  stopSession(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<StopListedSessionMutation, StopListedSessionMutationVariables>;
export const SessionFilterChoicesDocument = new TypedDocumentString(`
    query SessionFilterChoices {
  phones {
    id
    name
  }
  agents(archived: true) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<SessionFilterChoicesQuery, SessionFilterChoicesQueryVariables>;
export const FirstPhonesDocument = new TypedDocumentString(`
    query FirstPhones {
  phones {
    id
    name
    origin
  }
}
    `) as unknown as TypedDocumentString<FirstPhonesQuery, FirstPhonesQueryVariables>;
export const StartFirstSessionDocument = new TypedDocumentString(`
    mutation StartFirstSession($phoneId: ID!, $instruction: String!, $key: String!) {
  createSession(
    input: {phoneId: $phoneId, instruction: $instruction}
    idempotencyKey: $key
  ) {
    id
  }
}
    `) as unknown as TypedDocumentString<StartFirstSessionMutation, StartFirstSessionMutationVariables>;
export const SessionListDocument = new TypedDocumentString(`
    query SessionList($first: Int!, $after: String, $status: [SessionStatus!], $phoneId: ID, $agentId: ID, $tag: String, $search: String, $createdAfter: DateTime, $createdBefore: DateTime) {
  sessions(
    first: $first
    after: $after
    status: $status
    phoneId: $phoneId
    agentId: $agentId
    tag: $tag
    search: $search
    createdAfter: $createdAfter
    createdBefore: $createdBefore
  ) {
    totalCount
    edges {
      node {
        ...SessionRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment SessionRow on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  tags
  createdAt
  durationMs
  phone {
    id
    name
  }
  agent {
    id
    name
  }
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    turns
    costUsd
  }
}`) as unknown as TypedDocumentString<SessionListQuery, SessionListQueryVariables>;
export const SessionListUpdatedDocument = new TypedDocumentString(`
    subscription SessionListUpdated {
  sessionUpdated {
    ...SessionRow
  }
}
    fragment SessionRow on Session {
  id
  title
  instruction
  status
  pauseReason
  isQueued
  tags
  createdAt
  durationMs
  phone {
    id
    name
  }
  agent {
    id
    name
  }
  latestFrame {
    url
    widthPx
    heightPx
  }
  usage {
    turns
    costUsd
  }
}`) as unknown as TypedDocumentString<SessionListUpdatedSubscription, SessionListUpdatedSubscriptionVariables>;
export const UsagePageDocument = new TypedDocumentString(`
    query UsagePage($from: DateTime!, $to: DateTime!, $all: Boolean!, $byAgent: [UsageDimension!]!, $byPhone: [UsageDimension!]!) {
  whole: usage(from: $from, to: $to, allOrganizations: $all) {
    total {
      ...UsageFigures
    }
    plan {
      name
      month
      includedMinutes
      usedMinutes
      remainingMinutes
      overageMinutes
      overageCostUsd
    }
  }
  days: usage(from: $from, to: $to, groupBy: [day], allOrganizations: $all) {
    rows {
      day
      figures {
        ...UsageFigures
      }
    }
  }
  agents: usage(from: $from, to: $to, groupBy: $byAgent, allOrganizations: $all) {
    rows {
      organizationName
      agentName
      figures {
        ...UsageFigures
      }
    }
  }
  phones: usage(from: $from, to: $to, groupBy: $byPhone, allOrganizations: $all) {
    rows {
      organizationName
      phoneName
      figures {
        ...UsageFigures
      }
    }
  }
  models: usage(from: $from, to: $to, groupBy: [model], allOrganizations: $all) {
    rows {
      model
      figures {
        ...UsageFigures
      }
    }
  }
  organizations: usage(
    from: $from
    to: $to
    groupBy: [organization]
    allOrganizations: $all
  ) @include(if: $all) {
    rows {
      organizationName
      figures {
        ...UsageFigures
      }
    }
  }
}
    fragment UsageFigures on UsageFigures {
  sessions
  minutes
  turns
  costUsd
  unpricedSessions
  inputTokens
  cacheReadTokens
  cacheWriteTokens
  outputTokens
}`) as unknown as TypedDocumentString<UsagePageQuery, UsagePageQueryVariables>;
export const WebhooksPageDocument = new TypedDocumentString(`
    query WebhooksPage {
  webhooks {
    id
    url
    description
    eventTypes
    createdAt
    disabledAt
    disabledReason
  }
}
    `) as unknown as TypedDocumentString<WebhooksPageQuery, WebhooksPageQueryVariables>;
export const WebhookPageDocument = new TypedDocumentString(`
    query WebhookPage($id: ID!) {
  webhook(id: $id) {
    id
    url
    description
    eventTypes
    createdAt
    updatedAt
    disabledAt
    disabledReason
  }
}
    `) as unknown as TypedDocumentString<WebhookPageQuery, WebhookPageQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($id: ID!, $status: WebhookDeliveryStatus, $after: String) {
  webhook(id: $id) {
    id
    deliveries(first: 20, after: $after, status: $status) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          type
          sessionId
          eventIndex
          status
          attempts
          responseStatus
          responseBody
          error
          durationMs
          createdAt
          attemptedAt
          retryAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    webhook {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($id: ID!, $input: UpdateWebhookInput!) {
  updateWebhook(id: $id, input: $input) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($id: ID!) {
  deleteWebhook(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($id: ID!) {
  rotateWebhookSecret(id: $id) {
    secret
  }
}
    `) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const DropOldWebhookSecretDocument = new TypedDocumentString(`
    mutation DropOldWebhookSecret($id: ID!) {
  dropOldWebhookSecret(id: $id)
}
    `) as unknown as TypedDocumentString<DropOldWebhookSecretMutation, DropOldWebhookSecretMutationVariables>;
export const EnableWebhookDocument = new TypedDocumentString(`
    mutation EnableWebhook($id: ID!) {
  enableWebhook(id: $id) {
    id
    disabledAt
  }
}
    `) as unknown as TypedDocumentString<EnableWebhookMutation, EnableWebhookMutationVariables>;
export const PingWebhookDocument = new TypedDocumentString(`
    mutation PingWebhook($id: ID!) {
  pingWebhook(id: $id) {
    id
    status
    responseStatus
    error
  }
}
    `) as unknown as TypedDocumentString<PingWebhookMutation, PingWebhookMutationVariables>;
export const RedeliverDocument = new TypedDocumentString(`
    mutation Redeliver($deliveryId: ID!) {
  redeliver(deliveryId: $deliveryId) {
    id
    status
    responseStatus
    error
  }
}
    `) as unknown as TypedDocumentString<RedeliverMutation, RedeliverMutationVariables>;
export const PhoneScreenDocument = new TypedDocumentString(`
    subscription PhoneScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {
  phoneScreen(phoneId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {
    ...ScreenPictureFields
  }
}
    fragment ScreenPictureFields on ScreenPicture {
  jpeg
  deviceWidthPx
  deviceHeightPx
  takenAt
}`) as unknown as TypedDocumentString<PhoneScreenSubscription, PhoneScreenSubscriptionVariables>;
export const SessionScreenDocument = new TypedDocumentString(`
    subscription SessionScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {
  sessionScreen(
    sessionId: $id
    maxEdgePx: $maxEdgePx
    minIntervalMs: $minIntervalMs
  ) {
    ...ScreenPictureFields
  }
}
    fragment ScreenPictureFields on ScreenPicture {
  jpeg
  deviceWidthPx
  deviceHeightPx
  takenAt
}`) as unknown as TypedDocumentString<SessionScreenSubscription, SessionScreenSubscriptionVariables>;