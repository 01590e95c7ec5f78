import { given } from '../lib/given.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { AgentEvent, AgentEventType } from './agent-event.ts';
import type { FrameId } from './ids.ts';
import type { Effort } from './session.ts';

/**
 * What was said and done in a session, as chats show it: a view of its log. Each message is one event, whose
 * `index` stands for it.
 */
export type SessionMessage = { readonly index: number; readonly ts: Date } & (
  | {
      readonly kind: 'user';
      readonly text: string;
      readonly frameIds: readonly FrameId[];
      /** What drives the session from then on, when the user asked for another. */
      readonly model?: string | undefined;
      readonly effort?: Effort | undefined;
      readonly metadata?: JsonObject | undefined;
    }
  | { readonly kind: 'agent' | 'thought'; readonly turn: number; readonly text: string }
  | {
      readonly kind: 'tool_call';
      readonly turn: number;
      readonly toolUseId: string;
      readonly name: string;
      readonly input: JsonObject;
    }
  | {
      readonly kind: 'tool_result';
      readonly turn: number;
      readonly toolUseId: string;
      readonly isError: boolean;
      readonly text: string;
      readonly durationMs: number;
    }
  /** What the agent asks its user: a question, or a yes for an action. */
  | {
      readonly kind: 'question';
      readonly turn: number;
      readonly toolUseId: string;
      readonly text: string;
      readonly options: readonly string[];
    }
  /** The agent's report at the end of a task, or of a conversation's turn. */
  | { readonly kind: 'done'; readonly success: boolean; readonly text: string; readonly output?: Json }
  | { readonly kind: 'error'; readonly code: string; readonly text: string }
);

/** What has happened in a session so far, for lists of sessions. */
export type SessionActivity = {
  /** How many messages its log holds, of all kinds. */
  readonly messageCount: number;
  /** When its latest event was. */
  readonly lastActiveAt: Date;
  /** What the agent said last; null as long as it has said nothing. */
  readonly lastReply: string | null;
};

/** The types of events that are messages. */
export const MESSAGE_EVENTS = [
  'user_message',
  'agent_text',
  'agent_thinking',
  'tool_use',
  'tool_result',
  'question',
  'approval_requested',
  'result',
  'error',
] as const satisfies readonly AgentEventType[];

/** @returns the message that an event is, if it is one. */
export function toMessage({ index, ts, type, data }: AgentEvent): SessionMessage | undefined {
  const at = { index, ts };
  switch (type) {
    case 'user_message': {
      const { text, frameIds = [], model, effort, metadata } = data;
      return { ...at, kind: 'user', text, frameIds, ...given({ model, effort, metadata }) };
    }
    case 'agent_text':
      return { ...at, kind: 'agent', turn: data.turn, text: data.text };
    case 'agent_thinking':
      return { ...at, kind: 'thought', turn: data.turn, text: data.text };
    case 'tool_use': {
      const { turn, toolUseId, name, input } = data;
      return { ...at, kind: 'tool_call', turn, toolUseId, name, input: input as JsonObject };
    }
    case 'tool_result': {
      const { turn, toolUseId, isError, text, durationMs } = data;
      return { ...at, kind: 'tool_result', turn, toolUseId, isError, text, durationMs };
    }
    case 'question': {
      const { turn, toolUseId, text, options } = data;
      return { ...at, kind: 'question', turn, toolUseId, text, options };
    }
    case 'approval_requested': {
      const { turn, toolUseId, reason: text } = data;
      return { ...at, kind: 'question', turn, toolUseId, text, options: ['yes', 'no'] };
    }
    case 'result': {
      const { success, text, output } = data;
      return { ...at, kind: 'done', success, text, ...(output !== undefined && { output }) };
    }
    case 'error':
      return { ...at, kind: 'error', code: data.code, text: data.message };
    default:
      return undefined;
  }
}
