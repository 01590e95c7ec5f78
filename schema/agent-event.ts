import type { AgentDelta, AgentDeltaType } from '../src/domain/agent-delta.ts';
import type { AgentEvent, AgentEventType } from '../src/domain/agent-event.ts';
import { formatId } from '../src/domain/ids.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';

/** The kinds of events, and of the previews that are in no log. */
export const EventType = builder.enumType('AgentEventType', {
  description:
    'What kind of entry of the log an event is. `agent_text_delta` and `agent_thinking_delta` are previews, which are in no log.',
  values: describedValues<AgentEventType | AgentDeltaType>({
    status_changed: 'The status of the session changed.',
    user_message: 'The user said something; first the instruction.',
    agent_text: 'The agent said something.',
    agent_thinking: 'The agent thought something.',
    tool_use: 'The agent asked for an action.',
    tool_result: 'An action turned out some way.',
    screenshot: 'The agent looked at the screen.',
    turn_completed: 'A model response and its actions are over.',
    loop_warning: 'The loop reminded the agent of something.',
    model_retry: 'A request to the model failed and is sent again.',
    cost_warning: 'The cost is not, or no longer, under control.',
    recovered: 'The session goes on after the death of its process.',
    question: 'The agent asks its user something.',
    approval_requested: 'An action waits for a yes of the user.',
    approval_resolved: 'A request for approval has ended.',
    takeover_started: 'A person has the phone, or is asked to take it.',
    takeover_ended: 'The agent has the phone again.',
    user_action: 'A person who has the phone does something with it.',
    user_action_result: "A person's action turned out some way.",
    budget_changed: 'The limit of the cost changed.',
    dialog_handled: "A dialog of the system was answered as the session's policy says.",
    phone_reconnected: 'The phone was lost and is there again.',
    context_compacted: 'The conversation with the model begins anew with a summary.',
    webhook_disabled: 'A webhook takes no more of its events.',
    result: 'What the agent reports at the end.',
    error: 'Why the session failed.',
    agent_text_delta: 'A preview: a piece of what the agent is saying.',
    agent_thinking_delta: 'A preview: a piece of what the agent is thinking.',
  }),
});

/** The interface of everything in a session's log. */
export const AgentEventInterface = builder.interfaceRef<AgentEvent | AgentDelta>('AgentEvent').implement({
  description: "An immutable entry of a session's log.",
  resolveType: ({ type }) => ({ ...EVENT_TYPE_NAMES, ...DELTA_TYPE_NAMES })[type],
  fields: (t) => ({
    sessionId: t.id({
      description: 'The session that it belongs to.',
      resolve: ({ sessionId }) => formatId('sess', sessionId),
    }),
    index: t.exposeInt('index', { description: 'Its position in the log: 0, 1, 2 … without a gap.' }),
    ts: t.expose('ts', { type: 'DateTime', description: 'When it was stored.' }),
    type: t.expose('type', { type: EventType, description: 'What kind of entry it is.' }),
  }),
});

/** The name of each kind of event. */
export const EVENT_TYPE_NAMES = {
  status_changed: 'StatusChangedEvent',
  user_message: 'UserMessageEvent',
  agent_text: 'AgentTextEvent',
  agent_thinking: 'AgentThinkingEvent',
  tool_use: 'ToolUseEvent',
  tool_result: 'ToolResultEvent',
  screenshot: 'ScreenshotEvent',
  turn_completed: 'TurnCompletedEvent',
  loop_warning: 'LoopWarningEvent',
  model_retry: 'ModelRetryEvent',
  cost_warning: 'CostWarningEvent',
  recovered: 'RecoveredEvent',
  question: 'QuestionEvent',
  approval_requested: 'ApprovalRequestedEvent',
  approval_resolved: 'ApprovalResolvedEvent',
  takeover_started: 'TakeoverStartedEvent',
  takeover_ended: 'TakeoverEndedEvent',
  user_action: 'UserActionEvent',
  user_action_result: 'UserActionResultEvent',
  budget_changed: 'BudgetChangedEvent',
  dialog_handled: 'DialogHandledEvent',
  phone_reconnected: 'PhoneReconnectedEvent',
  context_compacted: 'ContextCompactedEvent',
  webhook_disabled: 'WebhookDisabledEvent',
  result: 'ResultEvent',
  error: 'ErrorEvent',
} as const satisfies Record<AgentEventType, string>;

/** The name of each kind of preview. */
export const DELTA_TYPE_NAMES = {
  agent_text_delta: 'AgentTextDelta',
  agent_thinking_delta: 'AgentThinkingDelta',
} as const satisfies Record<AgentDeltaType, string>;

/** @returns a reference to the object type of one kind of event. */
export function eventRef<T extends AgentEventType>(type: T) {
  return builder.objectRef<AgentEvent<T>>(EVENT_TYPE_NAMES[type]);
}
