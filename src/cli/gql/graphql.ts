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

/** How a task went. */
export type EvaluatedTaskInput = {
  /** The apps that it is about, 20 at the most. */
  apps: Array<string>;
  /** Whether the agent claimed success. */
  claimed?: boolean | null | undefined;
  /** The cost in US dollars; absent when the price is not known. */
  costUsd?: number | null | undefined;
  /** How hard it is. */
  difficulty: EvaluationDifficulty;
  /** The running time, in milliseconds. */
  durationMs: number;
  /** Why the session failed, at most 4,000 characters. */
  error?: string | null | undefined;
  /** What the agent was told. */
  instruction: string;
  /** Whether the phone was as it should be afterwards. */
  passed: boolean;
  /** What the agent reported, at most 4,000 characters. */
  said?: string | null | undefined;
  /** The final status of the session. */
  status: string;
  /** The name of the task, 1 to 100 characters, once in a run. */
  taskId: string;
  /** What it is about, 1 to 200 characters. */
  title: string;
  /** Model turns. */
  turns: number;
  /** What was wrong with the phone, 1 to 4,000 characters. */
  wrong?: string | null | undefined;
};

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

/** As what a session is exported. */
export type ExportFormat =
  /** One page to read that needs no network. */
  | 'html'
  /** Its events, and its frames in Base64. */
  | 'json'
  /** An animation of its screens with the actions drawn on them, long waits shortened. */
  | 'webp';

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

/** A run to keep. */
export type RecordEvaluationInput = {
  /** How long it took, in milliseconds; a day at the most. */
  durationMs: number;
  /** Whether it was ended before its end. */
  isInterrupted?: boolean;
  /** The id of the model. */
  model: string;
  /** Who drove, for people. */
  modelLabel: string;
  /** What tells the run from every other, 1 to 100 characters: the same one is kept once. */
  runKey: string;
  /** When it began. */
  startedAt: string;
  /** How each task went, 1 to 500. Their figures are reckoned from them. */
  tasks: Array<EvaluatedTaskInput>;
  /** The tools; absent for the server's own choice. */
  toolProfile?: ToolProfile | null | undefined;
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

export type AgentSummaryFragment = { id: string, name: string, description: string | null, model: string | null, pool: string | null, phone: { id: string, name: string } | null };

export type ListAgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListAgentsQuery = { agents: Array<{ id: string, name: string, description: string | null, model: string | null, pool: string | null, phone: { id: string, name: string } | null }> };

export type CreateAgentMutationVariables = Exact<{
  input: CreateAgentInput;
}>;


export type CreateAgentMutation = { createAgent: { id: string, name: string, description: string | null, model: string | null, pool: string | null, phone: { id: string, name: string } | null } };

export type DeleteAgentMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteAgentMutation = { deleteAgent: boolean };

export type RecordEvaluationMutationVariables = Exact<{
  input: RecordEvaluationInput;
}>;


export type RecordEvaluationMutation = { recordEvaluation: { id: string } };

export type LimitsFieldsFragment = { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null };

export type ApiKeySummaryFragment = { id: string, name: string, prefix: string, scopes: Array<Scope>, dialect: Dialect | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } };

export type ListApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ListApiKeysQuery = { apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<Scope>, dialect: Dialect | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } }> };

export type CreateApiKeyMutationVariables = Exact<{
  name: string;
  scopes: Array<Scope> | Scope;
  expiresAt?: string | null | undefined;
  dialect?: Dialect | null | undefined;
}>;


export type CreateApiKeyMutation = { createApiKey: { key: string, apiKey: { id: string, name: string, prefix: string, scopes: Array<Scope>, dialect: Dialect | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } } } };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { id: string, name: string, prefix: string, scopes: Array<Scope>, dialect: Dialect | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } } };

export type SetKeyLimitsMutationVariables = Exact<{
  id: string | number;
  limits: LimitsInput;
}>;


export type SetKeyLimitsMutation = { setKeyLimits: { id: string, name: string, prefix: string, scopes: Array<Scope>, dialect: Dialect | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } } };

export type ListOrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListOrganizationsQuery = { organizations: Array<{ id: string, name: string, createdAt: string, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } }> };

export type CreateOrganizationMutationVariables = Exact<{
  name: string;
}>;


export type CreateOrganizationMutation = { createOrganization: { organization: { id: string, name: string }, admin: { key: string, apiKey: { id: string, name: string, prefix: string } } } };

export type SetOrganizationLimitsMutationVariables = Exact<{
  id: string | number;
  limits: LimitsInput;
}>;


export type SetOrganizationLimitsMutation = { setOrganizationLimits: { id: string, name: string, limits: { requestsPerMinute: number | null, maxConcurrentSessions: number | null, maxMinutesPerMonth: number | null, maxCostUsdPerMonth: number | null } } };

export type ListPhonesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListPhonesQuery = { phones: Array<{ id: string, name: string, platform: PhonePlatform, connectionStatus: ConnectionStatus, widthPx: number | null, heightPx: number | null, pool: string | null, displayName: string | null, session: { id: string } | null }> };

export type RegisterPhoneMutationVariables = Exact<{
  input: RegisterPhoneInput;
}>;


export type RegisterPhoneMutation = { registerPhone: { id: string, name: string, platform: PhonePlatform, connectionStatus: ConnectionStatus, pool: string | null, displayName: string | null } };

export type RemovePhoneMutationVariables = Exact<{
  id: string | number;
}>;


export type RemovePhoneMutation = { removePhone: boolean };

export type TestPhoneMutationVariables = Exact<{
  id: string | number;
}>;


export type TestPhoneMutation = { testPhone: { ok: boolean, problem: string | null, widthPx: number | null, heightPx: number | null, durationMs: number } };

export type ListSecretsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListSecretsQuery = { secrets: Array<{ id: string, name: string, createdAt: string, updatedAt: string }> };

export type SetSecretMutationVariables = Exact<{
  name: string;
  value: string;
}>;


export type SetSecretMutation = { setSecret: { id: string, name: string, createdAt: string, updatedAt: string } };

export type DeleteSecretMutationVariables = Exact<{
  name: string;
}>;


export type DeleteSecretMutation = { deleteSecret: boolean };

export type SessionSummaryFragment = { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, success: boolean | null, result: string | null, error: string | null, usage: { turns: number, costUsd: number | null }, phone: { id: string, name: string } | null };

export type CreateSessionMutationVariables = Exact<{
  input: CreateSessionInput;
}>;


export type CreateSessionMutation = { createSession: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, success: boolean | null, result: string | null, error: string | null, usage: { turns: number, costUsd: number | null }, phone: { id: string, name: string } | null } };

export type StopSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type StopSessionMutation = { stopSession: { id: string, status: SessionStatus } };

export type PauseSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseSessionMutation = { pauseSession: { id: string, status: SessionStatus } };

export type ResumeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeSessionMutation = { resumeSession: { id: string, status: SessionStatus } };

export type InterruptSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type InterruptSessionMutation = { interruptSession: { id: string, status: SessionStatus } };

export type SendMessageMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type SendMessageMutation = { sendMessage: { id: string, status: SessionStatus } };

export type ApproveActionMutationVariables = Exact<{
  id: string | number;
  toolUseId: string;
  input?: Record<string, unknown> | null | undefined;
}>;


export type ApproveActionMutation = { approveAction: { id: string, status: SessionStatus } };

export type DenyActionMutationVariables = Exact<{
  id: string | number;
  toolUseId: string;
  reason?: string | null | undefined;
}>;


export type DenyActionMutation = { denyAction: { id: string, status: SessionStatus } };

export type TakeoverSessionMutationVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type TakeoverSessionMutation = { takeoverSession: { id: string, status: SessionStatus } };

export type ReleaseSessionMutationVariables = Exact<{
  id: string | number;
  note?: string | null | undefined;
}>;


export type ReleaseSessionMutation = { releaseSession: { id: string, status: SessionStatus } };

export type SetSessionBudgetMutationVariables = Exact<{
  id: string | number;
  maxCostUsd?: number | null | undefined;
}>;


export type SetSessionBudgetMutation = { setSessionBudget: { id: string, status: SessionStatus } };

export type GetSessionQueryVariables = Exact<{
  id: string | number;
}>;


export type GetSessionQuery = { session: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, success: boolean | null, result: string | null, error: string | null, usage: { turns: number, costUsd: number | null }, phone: { id: string, name: string } | null } };

export type GetExportUrlQueryVariables = Exact<{
  id: string | number;
  format: ExportFormat;
}>;


export type GetExportUrlQuery = { session: { exportUrl: string } };

export type GetWaitQueryVariables = Exact<{
  id: string | number;
}>;


export type GetWaitQuery = { session: { status: SessionStatus, pauseReason: SessionPauseReason | null, waitsFor:
      | { __typename: 'AgentTextDelta' }
      | { __typename: 'AgentTextEvent' }
      | { __typename: 'AgentThinkingDelta' }
      | { __typename: 'AgentThinkingEvent' }
      | { __typename: 'ApprovalRequestedEvent', toolUseId: string, name: string, input: Record<string, unknown>, reason: string | null }
      | { __typename: 'ApprovalResolvedEvent' }
      | { __typename: 'BudgetChangedEvent' }
      | { __typename: 'ContextCompactedEvent' }
      | { __typename: 'CostWarningEvent' }
      | { __typename: 'DialogHandledEvent' }
      | { __typename: 'ErrorEvent' }
      | { __typename: 'LoopWarningEvent' }
      | { __typename: 'ModelRetryEvent' }
      | { __typename: 'PhoneReconnectedEvent' }
      | { __typename: 'QuestionEvent' }
      | { __typename: 'RecoveredEvent' }
      | { __typename: 'ResultEvent' }
      | { __typename: 'ScreenshotEvent' }
      | { __typename: 'StatusChangedEvent' }
      | { __typename: 'TakeoverEndedEvent' }
      | { __typename: 'TakeoverStartedEvent' }
      | { __typename: 'ToolResultEvent' }
      | { __typename: 'ToolUseEvent' }
      | { __typename: 'TurnCompletedEvent' }
      | { __typename: 'UserActionEvent' }
      | { __typename: 'UserActionResultEvent' }
      | { __typename: 'UserMessageEvent' }
      | { __typename: 'WebhookDisabledEvent' }
     | null } };

export type ListSessionsQueryVariables = Exact<{
  first: number;
  status?: Array<SessionStatus> | SessionStatus | null | undefined;
}>;


export type ListSessionsQuery = { sessions: { totalCount: number, edges: Array<{ node: { id: string, status: SessionStatus, pauseReason: SessionPauseReason | null, instruction: string, modelLabel: string, model: string, createdAt: string, durationMs: number | null, success: boolean | null, result: string | null, error: string | null, usage: { turns: number, costUsd: number | null }, phone: { id: string, name: string } | null } }> } };

export type DeleteSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSessionMutation = { deleteSession: boolean };

export type AgentEventsSubscriptionVariables = Exact<{
  sessionId: string | number;
  after?: number | null | undefined;
}>;


export type AgentEventsSubscription = { agentEvents:
    | { __typename: 'AgentTextDelta', index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentTextEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingDelta', index: number, ts: string, type: AgentEventType }
    | { __typename: 'AgentThinkingEvent', turn: number, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ApprovalRequestedEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, rule: ApprovalRule, reason: string | null, expiresAt: string, frameUrl: string | null, index: number, ts: string, type: AgentEventType, target: { label: string, x: number, y: number, width: number, height: number } | null }
    | { __typename: 'ApprovalResolvedEvent', toolUseId: string, decision: ApprovalDecision, reason: string | null, editedInput: Record<string, unknown> | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'BudgetChangedEvent', maxCostUsd: number | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ContextCompactedEvent', epoch: number, reason: string | null, summary: string, promptTokens: number, index: number, ts: string, type: AgentEventType }
    | { __typename: 'CostWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'DialogHandledEvent', dialogKind: SystemDialogKind, packageName: string, text: string, isAllowed: boolean, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ErrorEvent', code: string, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'LoopWarningEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ModelRetryEvent', attempt: number, delayMs: number, kind: string, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'PhoneReconnectedEvent', attempt: number, message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'QuestionEvent', turn: number, toolUseId: string, text: string, options: Array<string>, index: number, ts: string, type: AgentEventType }
    | { __typename: 'RecoveredEvent', message: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ResultEvent', success: boolean, text: string, output: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ScreenshotEvent', frameUrl: string | null, widthPx: number, heightPx: number, app: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'StatusChangedEvent', from: SessionStatus | null, to: SessionStatus, pauseReason: SessionPauseReason | null, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TakeoverEndedEvent', note: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TakeoverStartedEvent', isRequest: boolean, reason: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ToolResultEvent', turn: number, toolUseId: string, isError: boolean, text: string, durationMs: number, frameUrl: string | null, index: number, ts: string, type: AgentEventType }
    | { __typename: 'ToolUseEvent', turn: number, toolUseId: string, name: string, input: Record<string, unknown>, action: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'TurnCompletedEvent', turn: number, model: string, stopReason: string, costUsd: number | null, index: number, ts: string, type: AgentEventType, timing: { modelMs: number, actionMs: number, settleMs: number, captureMs: number, encodeMs: number }, usage: { inputTokens: number, cacheReadTokens: number, cacheWrite5mTokens: number, cacheWrite1hTokens: number, outputTokens: number } }
    | { __typename: 'UserActionEvent', actionId: string, performed: unknown, index: number, ts: string, type: AgentEventType }
    | { __typename: 'UserActionResultEvent', actionId: string, isError: boolean, text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'UserMessageEvent', text: string, index: number, ts: string, type: AgentEventType }
    | { __typename: 'WebhookDisabledEvent', webhookId: string, message: string, index: number, ts: string, type: AgentEventType }
   };

export type CreateLoginLinkMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateLoginLinkMutation = { createLoginLink: { path: string, expiresAt: string } };

export type GetUsageQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  groupBy?: Array<UsageDimension> | UsageDimension | null | undefined;
  all?: boolean | null | undefined;
}>;


export type GetUsageQuery = { usage: { from: string, to: string, total: { sessions: number, minutes: number, turns: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number, unpricedSessions: number }, rows: Array<{ day: string | null, organizationName: string | null, agentName: string | null, phoneName: string | null, model: string | null, figures: { sessions: number, minutes: number, turns: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number, unpricedSessions: number } }>, plan: { name: string | null, month: string, includedMinutes: number | null, usedMinutes: number, remainingMinutes: number | null, overageMinutes: number, overageUsdPerMinute: number | null, overageCostUsd: number } } };

export type FiguresFragment = { sessions: number, minutes: number, turns: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, costUsd: number, unpricedSessions: number };

export type ListWebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type ListWebhooksQuery = { webhooks: Array<{ id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, disabledAt: string | null, disabledReason: string | null }> };

export type WebhookSummaryFragment = { id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, disabledAt: string | null, disabledReason: string | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string, webhook: { id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, disabledAt: string | null, disabledReason: string | null } | null } };

export type DeleteWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteWebhookMutation = { deleteWebhook: boolean };

export type EnableWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableWebhookMutation = { enableWebhook: { id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, disabledAt: string | null, disabledReason: string | null } };

export type RotateWebhookSecretMutationVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string, webhook: { id: string, url: string, description: string | null, eventTypes: Array<AgentEventType>, createdAt: string, disabledAt: string | null, disabledReason: string | null } | null } };

export type PingWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type PingWebhookMutation = { pingWebhook: { id: string, type: string, sessionId: string | null, eventIndex: number | null, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, responseBody: string | null, error: string | null, durationMs: number, createdAt: string, attemptedAt: string, retryAt: string | null } };

export type DeliverySummaryFragment = { id: string, type: string, sessionId: string | null, eventIndex: number | null, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, responseBody: string | null, error: string | null, durationMs: number, createdAt: string, attemptedAt: string, retryAt: string | null };

export type ListDeliveriesQueryVariables = Exact<{
  id: string | number;
  first: number;
  status?: WebhookDeliveryStatus | null | undefined;
}>;


export type ListDeliveriesQuery = { webhook: { deliveries: { edges: Array<{ node: { id: string, type: string, sessionId: string | null, eventIndex: number | null, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, responseBody: string | null, error: string | null, durationMs: number, createdAt: string, attemptedAt: string, retryAt: string | null } }> } } };

export type RedeliverMessageMutationVariables = Exact<{
  id: string | number;
}>;


export type RedeliverMessageMutation = { redeliver: { id: string, type: string, sessionId: string | null, eventIndex: number | null, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, responseBody: string | null, error: string | null, durationMs: number, createdAt: string, attemptedAt: string, retryAt: string | null } };

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
export const AgentSummaryFragmentDoc = new TypedDocumentString(`
    fragment AgentSummary on Agent {
  id
  name
  description
  model
  pool
  phone {
    id
    name
  }
}
    `, {"fragmentName":"AgentSummary"}) as unknown as TypedDocumentString<AgentSummaryFragment, unknown>;
export const LimitsFieldsFragmentDoc = new TypedDocumentString(`
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}
    `, {"fragmentName":"LimitsFields"}) as unknown as TypedDocumentString<LimitsFieldsFragment, unknown>;
export const ApiKeySummaryFragmentDoc = new TypedDocumentString(`
    fragment ApiKeySummary on ApiKey {
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
    ...LimitsFields
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}`, {"fragmentName":"ApiKeySummary"}) as unknown as TypedDocumentString<ApiKeySummaryFragment, unknown>;
export const SessionSummaryFragmentDoc = new TypedDocumentString(`
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  success
  result
  error
  usage {
    turns
    costUsd
  }
  phone {
    id
    name
  }
}
    `, {"fragmentName":"SessionSummary"}) as unknown as TypedDocumentString<SessionSummaryFragment, unknown>;
export const FiguresFragmentDoc = new TypedDocumentString(`
    fragment Figures on UsageFigures {
  sessions
  minutes
  turns
  inputTokens
  cacheReadTokens
  cacheWriteTokens
  outputTokens
  costUsd
  unpricedSessions
}
    `, {"fragmentName":"Figures"}) as unknown as TypedDocumentString<FiguresFragment, unknown>;
export const WebhookSummaryFragmentDoc = new TypedDocumentString(`
    fragment WebhookSummary on Webhook {
  id
  url
  description
  eventTypes
  createdAt
  disabledAt
  disabledReason
}
    `, {"fragmentName":"WebhookSummary"}) as unknown as TypedDocumentString<WebhookSummaryFragment, unknown>;
export const DeliverySummaryFragmentDoc = new TypedDocumentString(`
    fragment DeliverySummary on WebhookDelivery {
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
    `, {"fragmentName":"DeliverySummary"}) as unknown as TypedDocumentString<DeliverySummaryFragment, unknown>;
export const ListAgentsDocument = new TypedDocumentString(`
    query ListAgents {
  agents {
    ...AgentSummary
  }
}
    fragment AgentSummary on Agent {
  id
  name
  description
  model
  pool
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<ListAgentsQuery, ListAgentsQueryVariables>;
export const CreateAgentDocument = new TypedDocumentString(`
    mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    ...AgentSummary
  }
}
    fragment AgentSummary on Agent {
  id
  name
  description
  model
  pool
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateAgentMutation, CreateAgentMutationVariables>;
export const DeleteAgentDocument = new TypedDocumentString(`
    mutation DeleteAgent($id: ID!) {
  deleteAgent(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteAgentMutation, DeleteAgentMutationVariables>;
export const RecordEvaluationDocument = new TypedDocumentString(`
    mutation RecordEvaluation($input: RecordEvaluationInput!) {
  recordEvaluation(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RecordEvaluationMutation, RecordEvaluationMutationVariables>;
export const ListApiKeysDocument = new TypedDocumentString(`
    query ListApiKeys {
  apiKeys {
    ...ApiKeySummary
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}
fragment ApiKeySummary on ApiKey {
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
    ...LimitsFields
  }
}`) as unknown as TypedDocumentString<ListApiKeysQuery, ListApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($name: String!, $scopes: [Scope!]!, $expiresAt: DateTime, $dialect: Dialect) {
  createApiKey(
    name: $name
    scopes: $scopes
    expiresAt: $expiresAt
    dialect: $dialect
  ) {
    key
    apiKey {
      ...ApiKeySummary
    }
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}
fragment ApiKeySummary on ApiKey {
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
    ...LimitsFields
  }
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id) {
    ...ApiKeySummary
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}
fragment ApiKeySummary on ApiKey {
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
    ...LimitsFields
  }
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const SetKeyLimitsDocument = new TypedDocumentString(`
    mutation SetKeyLimits($id: ID!, $limits: LimitsInput!) {
  setKeyLimits(id: $id, limits: $limits) {
    ...ApiKeySummary
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}
fragment ApiKeySummary on ApiKey {
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
    ...LimitsFields
  }
}`) as unknown as TypedDocumentString<SetKeyLimitsMutation, SetKeyLimitsMutationVariables>;
export const ListOrganizationsDocument = new TypedDocumentString(`
    query ListOrganizations {
  organizations {
    id
    name
    createdAt
    limits {
      ...LimitsFields
    }
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}`) as unknown as TypedDocumentString<ListOrganizationsQuery, ListOrganizationsQueryVariables>;
export const CreateOrganizationDocument = new TypedDocumentString(`
    mutation CreateOrganization($name: String!) {
  createOrganization(name: $name) {
    organization {
      id
      name
    }
    admin {
      key
      apiKey {
        id
        name
        prefix
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
export const SetOrganizationLimitsDocument = new TypedDocumentString(`
    mutation SetOrganizationLimits($id: ID!, $limits: LimitsInput!) {
  setOrganizationLimits(organizationId: $id, limits: $limits) {
    id
    name
    limits {
      ...LimitsFields
    }
  }
}
    fragment LimitsFields on Limits {
  requestsPerMinute
  maxConcurrentSessions
  maxMinutesPerMonth
  maxCostUsdPerMonth
}`) as unknown as TypedDocumentString<SetOrganizationLimitsMutation, SetOrganizationLimitsMutationVariables>;
export const ListPhonesDocument = new TypedDocumentString(`
    query ListPhones {
  phones {
    id
    name
    platform
    connectionStatus
    widthPx
    heightPx
    pool
    displayName
    session {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ListPhonesQuery, ListPhonesQueryVariables>;
export const RegisterPhoneDocument = new TypedDocumentString(`
    mutation RegisterPhone($input: RegisterPhoneInput!) {
  registerPhone(input: $input) {
    id
    name
    platform
    connectionStatus
    pool
    displayName
  }
}
    `) as unknown as TypedDocumentString<RegisterPhoneMutation, RegisterPhoneMutationVariables>;
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
export const ListSecretsDocument = new TypedDocumentString(`
    query ListSecrets {
  secrets {
    id
    name
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<ListSecretsQuery, ListSecretsQueryVariables>;
export const SetSecretDocument = new TypedDocumentString(`
    mutation SetSecret($name: String!, $value: String!) {
  setSecret(name: $name, value: $value) {
    id
    name
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetSecretMutation, SetSecretMutationVariables>;
export const DeleteSecretDocument = new TypedDocumentString(`
    mutation DeleteSecret($name: String!) {
  deleteSecret(name: $name)
}
    `) as unknown as TypedDocumentString<DeleteSecretMutation, DeleteSecretMutationVariables>;
export const CreateSessionDocument = new TypedDocumentString(`
    mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) {
    ...SessionSummary
  }
}
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  success
  result
  error
  usage {
    turns
    costUsd
  }
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateSessionMutation, CreateSessionMutationVariables>;
export const StopSessionDocument = new TypedDocumentString(`
    mutation StopSession($id: ID!) {
  stopSession(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<StopSessionMutation, StopSessionMutationVariables>;
export const PauseSessionDocument = new TypedDocumentString(`
    mutation PauseSession($id: ID!) {
  pauseSession(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<PauseSessionMutation, PauseSessionMutationVariables>;
export const ResumeSessionDocument = new TypedDocumentString(`
    mutation ResumeSession($id: ID!) {
  resumeSession(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ResumeSessionMutation, ResumeSessionMutationVariables>;
export const InterruptSessionDocument = new TypedDocumentString(`
    mutation InterruptSession($id: ID!) {
  interruptSession(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<InterruptSessionMutation, InterruptSessionMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($id: ID!, $text: String!) {
  sendMessage(sessionId: $id, text: $text) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const ApproveActionDocument = new TypedDocumentString(`
    mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {
  approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ApproveActionMutation, ApproveActionMutationVariables>;
export const DenyActionDocument = new TypedDocumentString(`
    mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {
  denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<DenyActionMutation, DenyActionMutationVariables>;
export const TakeoverSessionDocument = new TypedDocumentString(`
    mutation TakeoverSession($id: ID!, $reason: String) {
  takeoverSession(id: $id, reason: $reason) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<TakeoverSessionMutation, TakeoverSessionMutationVariables>;
export const ReleaseSessionDocument = new TypedDocumentString(`
    mutation ReleaseSession($id: ID!, $note: String) {
  releaseSession(id: $id, note: $note) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ReleaseSessionMutation, ReleaseSessionMutationVariables>;
export const SetSessionBudgetDocument = new TypedDocumentString(`
    mutation SetSessionBudget($id: ID!, $maxCostUsd: Float) {
  setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<SetSessionBudgetMutation, SetSessionBudgetMutationVariables>;
export const GetSessionDocument = new TypedDocumentString(`
    query GetSession($id: ID!) {
  session(id: $id) {
    ...SessionSummary
  }
}
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  success
  result
  error
  usage {
    turns
    costUsd
  }
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<GetSessionQuery, GetSessionQueryVariables>;
export const GetExportUrlDocument = new TypedDocumentString(`
    query GetExportUrl($id: ID!, $format: ExportFormat!) {
  session(id: $id) {
    exportUrl(format: $format)
  }
}
    `) as unknown as TypedDocumentString<GetExportUrlQuery, GetExportUrlQueryVariables>;
export const GetWaitDocument = new TypedDocumentString(`
    query GetWait($id: ID!) {
  session(id: $id) {
    status
    pauseReason
    waitsFor {
      __typename
      ... on ApprovalRequestedEvent {
        toolUseId
        name
        input
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetWaitQuery, GetWaitQueryVariables>;
export const ListSessionsDocument = new TypedDocumentString(`
    query ListSessions($first: Int!, $status: [SessionStatus!]) {
  sessions(first: $first, status: $status) {
    totalCount
    edges {
      node {
        ...SessionSummary
      }
    }
  }
}
    fragment SessionSummary on Session {
  id
  status
  pauseReason
  instruction
  modelLabel
  model
  createdAt
  durationMs
  success
  result
  error
  usage {
    turns
    costUsd
  }
  phone {
    id
    name
  }
}`) as unknown as TypedDocumentString<ListSessionsQuery, ListSessionsQueryVariables>;
export const DeleteSessionDocument = new TypedDocumentString(`
    mutation DeleteSession($id: ID!) {
  deleteSession(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteSessionMutation, DeleteSessionMutationVariables>;
export const AgentEventsDocument = new TypedDocumentString(`
    subscription AgentEvents($sessionId: ID!, $after: Int) {
  agentEvents(sessionId: $sessionId, after: $after) {
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
    }
    ... on AgentTextEvent {
      turn
      text
    }
    ... on AgentThinkingEvent {
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
      frameUrl
    }
    ... on ScreenshotEvent {
      frameUrl
      widthPx
      heightPx
      app
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
      usage {
        inputTokens
        cacheReadTokens
        cacheWrite5mTokens
        cacheWrite1hTokens
        outputTokens
      }
    }
    ... on LoopWarningEvent {
      message
    }
    ... on CostWarningEvent {
      message
    }
    ... on RecoveredEvent {
      message
    }
    ... on WebhookDisabledEvent {
      webhookId
      message
    }
    ... on ModelRetryEvent {
      attempt
      delayMs
      kind
      message
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
      expiresAt
      frameUrl
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
    }
    ... on BudgetChangedEvent {
      maxCostUsd
    }
    ... on DialogHandledEvent {
      dialogKind
      packageName
      text
      isAllowed
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
}
    `) as unknown as TypedDocumentString<AgentEventsSubscription, AgentEventsSubscriptionVariables>;
export const CreateLoginLinkDocument = new TypedDocumentString(`
    mutation CreateLoginLink {
  createLoginLink {
    path
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<CreateLoginLinkMutation, CreateLoginLinkMutationVariables>;
export const GetUsageDocument = new TypedDocumentString(`
    query GetUsage($from: DateTime, $to: DateTime, $groupBy: [UsageDimension!], $all: Boolean) {
  usage(from: $from, to: $to, groupBy: $groupBy, allOrganizations: $all) {
    from
    to
    total {
      ...Figures
    }
    rows {
      day
      organizationName
      agentName
      phoneName
      model
      figures {
        ...Figures
      }
    }
    plan {
      name
      month
      includedMinutes
      usedMinutes
      remainingMinutes
      overageMinutes
      overageUsdPerMinute
      overageCostUsd
    }
  }
}
    fragment Figures on UsageFigures {
  sessions
  minutes
  turns
  inputTokens
  cacheReadTokens
  cacheWriteTokens
  outputTokens
  costUsd
  unpricedSessions
}`) as unknown as TypedDocumentString<GetUsageQuery, GetUsageQueryVariables>;
export const ListWebhooksDocument = new TypedDocumentString(`
    query ListWebhooks {
  webhooks {
    ...WebhookSummary
  }
}
    fragment WebhookSummary on Webhook {
  id
  url
  description
  eventTypes
  createdAt
  disabledAt
  disabledReason
}`) as unknown as TypedDocumentString<ListWebhooksQuery, ListWebhooksQueryVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    webhook {
      ...WebhookSummary
    }
  }
}
    fragment WebhookSummary on Webhook {
  id
  url
  description
  eventTypes
  createdAt
  disabledAt
  disabledReason
}`) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($id: ID!) {
  deleteWebhook(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const EnableWebhookDocument = new TypedDocumentString(`
    mutation EnableWebhook($id: ID!) {
  enableWebhook(id: $id) {
    ...WebhookSummary
  }
}
    fragment WebhookSummary on Webhook {
  id
  url
  description
  eventTypes
  createdAt
  disabledAt
  disabledReason
}`) as unknown as TypedDocumentString<EnableWebhookMutation, EnableWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($id: ID) {
  rotateWebhookSecret(id: $id) {
    secret
    webhook {
      ...WebhookSummary
    }
  }
}
    fragment WebhookSummary on Webhook {
  id
  url
  description
  eventTypes
  createdAt
  disabledAt
  disabledReason
}`) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const PingWebhookDocument = new TypedDocumentString(`
    mutation PingWebhook($id: ID!) {
  pingWebhook(id: $id) {
    ...DeliverySummary
  }
}
    fragment DeliverySummary on WebhookDelivery {
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
}`) as unknown as TypedDocumentString<PingWebhookMutation, PingWebhookMutationVariables>;
export const ListDeliveriesDocument = new TypedDocumentString(`
    query ListDeliveries($id: ID!, $first: Int!, $status: WebhookDeliveryStatus) {
  webhook(id: $id) {
    deliveries(first: $first, status: $status) {
      edges {
        node {
          ...DeliverySummary
        }
      }
    }
  }
}
    fragment DeliverySummary on WebhookDelivery {
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
}`) as unknown as TypedDocumentString<ListDeliveriesQuery, ListDeliveriesQueryVariables>;
export const RedeliverMessageDocument = new TypedDocumentString(`
    mutation RedeliverMessage($id: ID!) {
  redeliver(deliveryId: $id) {
    ...DeliverySummary
  }
}
    fragment DeliverySummary on WebhookDelivery {
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
}`) as unknown as TypedDocumentString<RedeliverMessageMutation, RedeliverMessageMutationVariables>;