import type { SessionId } from './ids.ts';

/** What of an answer can be seen while it is spoken. */
export const AGENT_DELTA_TYPES = ['agent_text_delta', 'agent_thinking_delta'] as const;
export type AgentDeltaType = (typeof AGENT_DELTA_TYPES)[number];

/** A piece of what the agent is saying. The event that is stored later has the whole. */
export type DeltaDraft = {
  readonly type: AgentDeltaType;
  readonly data: { readonly turn: number; readonly text: string };
};

/**
 * A preview as a reader gets it. It is in no log: `index` is that of the last event that the reader got
 * before it. `sequence` grows from preview to preview and is for telling two readers' places apart.
 */
export type AgentDelta = DeltaDraft & {
  readonly sessionId: SessionId;
  readonly index: number;
  readonly ts: Date;
  readonly sequence: number;
};
