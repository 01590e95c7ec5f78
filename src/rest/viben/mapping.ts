import { v5 as uuidv5 } from 'uuid';
import { hexOf, idOfHex, type SessionId } from '../../domain/ids.ts';
import type { SessionStatus } from '../../domain/session.ts';
import type { SessionActivity } from '../../domain/session-message.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { StatusWord, WireSession } from './wire/session.ts';

/** @returns the id of a session as Viben writes it. */
export function formatSessionId(id: SessionId): string {
  return `session-${hexOf(id)}`;
}

/** @returns the id that a text stands for, or undefined when it isn't one. */
export function parseSessionId(text: string): SessionId | undefined {
  return text.startsWith('session-') ? idOfHex('sess', text.slice('session-'.length)) : undefined;
}

/** @returns the id of a message: always the same for the event that it is. */
export function formatMessageId(sessionId: SessionId, index: number): string {
  return `msg-${hexOf(uuidv5(String(index), sessionId))}`;
}

/** @returns the word for where a session stands; one that was spoken to and waits for its phone is at work. */
export function statusWord({ status, hasNews }: Pick<SessionRecord, 'status' | 'hasNews'>): StatusWord {
  switch (status) {
    case 'creating':
      return 'created';
    case 'running':
      return 'active';
    case 'paused':
      return hasNews ? 'active' : 'paused';
    case 'completed':
      return 'completed';
    case 'failed':
    case 'killed':
      return 'failed';
  }
}

/** Which of our sessions a word stands for: the other way round. */
export const SESSIONS_OF: Readonly<
  Record<
    StatusWord,
    { readonly status: SessionStatus | readonly SessionStatus[]; readonly hasNews?: boolean }
  >
> = {
  created: { status: 'creating' },
  active: { status: 'running', hasNews: true },
  paused: { status: 'paused', hasNews: false },
  completed: { status: 'completed' },
  failed: { status: ['failed', 'killed'] },
};

/** What is known of a session besides its record. */
export type Beside = {
  readonly agentName: string | undefined;
  readonly activity?: SessionActivity | undefined;
};

/** @returns a session as it is listed */
export function toWireSession(session: SessionRecord, { agentName, activity }: Beside): WireSession {
  const { id, status, taskId, createdAt, error } = session;
  return {
    id: formatSessionId(id),
    agent_id: agentName ?? null,
    task_id: taskId,
    status: statusWord(session),
    created_at: createdAt.toISOString(),
    last_active: (activity?.lastActiveAt ?? createdAt).toISOString(),
    message_count: activity?.messageCount ?? 0,
    error: status === 'killed' ? 'It was stopped.' : error,
  };
}

/** @returns a session as it is answered by itself */
export function toWholeSession(session: SessionRecord, beside: Beside): WireSession & { data: JsonObject } {
  return { ...toWireSession(session, beside), data: session.metadata };
}
