import type { LoggedEvent, Shot } from './event-fields.ts';

/** What the timeline can be filtered by, with what it is called. */
export const ITEM_KINDS = {
  message: 'Messages',
  text: 'Agent',
  thinking: 'Reasoning',
  action: 'Actions',
  look: 'Looks',
  question: 'Questions',
  approval: 'Approvals',
  takeover: 'By hand',
  warning: 'Warnings',
  error: 'Errors',
  status: 'Status',
  turn: 'Turns',
  result: 'Result',
} as const;

/** What an entry of the timeline is about. */
export type ItemKind = keyof typeof ITEM_KINDS;

/** An entry of the timeline: one event, or an action with what became of it. It never changes: another takes its place. */
export type TimelineItem = {
  /** The index of its first event. */
  readonly key: number;
  readonly kind: ItemKind;
  readonly event: LoggedEvent;
  /** What became of it: the result of an action, the answer to a request for approval. */
  readonly outcome?: LoggedEvent | undefined;
  /** The screen as it was before. */
  readonly before?: Shot | undefined;
  /** Whether something went wrong; the filter for errors shows it, whatever kind it is. */
  readonly isError: boolean;
};

const KINDS = {
  user_message: 'message',
  agent_text: 'text',
  agent_thinking: 'thinking',
  tool_use: 'action',
  tool_result: 'action',
  screenshot: 'look',
  question: 'question',
  approval_requested: 'approval',
  approval_resolved: 'approval',
  takeover_started: 'takeover',
  takeover_ended: 'takeover',
  user_action: 'takeover',
  user_action_result: 'takeover',
  budget_changed: 'status',
  dialog_handled: 'warning',
  phone_reconnected: 'warning',
  context_compacted: 'warning',
  loop_warning: 'warning',
  model_retry: 'warning',
  cost_warning: 'warning',
  recovered: 'warning',
  webhook_disabled: 'warning',
  status_changed: 'status',
  turn_completed: 'turn',
  result: 'result',
  error: 'error',
} as const satisfies Partial<Record<LoggedEvent['type'], ItemKind>>;

/** @returns what an event is about; one of a type that came later is a status. */
export function kindOf({ type }: Pick<LoggedEvent, 'type'>): ItemKind {
  return (KINDS as Readonly<Partial<Record<LoggedEvent['type'], ItemKind>>>)[type] ?? 'status';
}
