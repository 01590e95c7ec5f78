import type { AgentEvent } from '../domain/agent-event.ts';
import { type AgiLifecycle, agiLifecycle } from '../domain/agi-status.ts';
import type { SessionId } from '../domain/ids.ts';
import { toMessage } from '../domain/session-message.ts';
import { messageIdOf, type WebhookRecord } from '../domain/webhook.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Database } from '../storage/database.ts';
import { newestBefore, readLog } from '../storage/session-log.ts';
import { type WebhookSubject, webhookSubject } from '../storage/webhook-subject.ts';
import type { Message } from './message.ts';

/** What AGI says of a session, with the status that the session has then. */
type Said = {
  readonly event:
    | 'session.created'
    | 'session.status_changed'
    | 'session.deleted'
    | 'task.started'
    | 'task.completed'
    | 'task.question'
    | 'task.error';
  readonly status: AgiLifecycle;
  readonly more?: JsonObject;
};

type StatusChanged = AgentEvent<'status_changed'>;

const USER_AGENT = 'AgencyAPI-Webhooks/1.0';

/** @returns the message that an event makes in AGI's form, if it makes one */
export async function agiMessage(
  database: Database,
  { id: webhookId }: WebhookRecord,
  event: AgentEvent,
): Promise<Message | undefined> {
  const said = await saidBy(database, event);
  if (!said) return undefined;
  const { sessionId, index, ts } = event;
  const subject = await webhookSubject(database, sessionId);
  return {
    id: messageIdOf(webhookId, sessionId, index),
    ...{ sessionId, eventIndex: index, ...written(said, subject, ts) },
  };
}

/**
 * @param index the one that the next event of the session would have
 * @returns the message that a session is gone, which no event tells
 */
export async function agiDeletedMessage(
  database: Database,
  { id: webhookId }: WebhookRecord,
  sessionId: SessionId,
  index: number,
  deletedAt: Date,
): Promise<Message> {
  const subject = await webhookSubject(database, sessionId);
  const said: Said = { event: 'session.deleted', status: agiLifecycle(subject) };
  return {
    id: messageIdOf(webhookId, sessionId, index),
    ...{ sessionId, eventIndex: null, ...written(said, subject, deletedAt) },
  };
}

function written(
  { event, status, more }: Said,
  { id, createdAt, agentName }: WebhookSubject,
  at: Date,
): Pick<Message, 'type' | 'body' | 'headers'> {
  // A link to the live view needs a key to stand for, and there is none here.
  const known = { created_at: createdAt.toISOString(), vnc_url: null };
  const body = {
    event,
    timestamp: at.toISOString(),
    session: { id, status, agent_name: agentName ?? 'agi-0', ...known },
    ...more,
  };
  return {
    type: event,
    body: JSON.stringify(body),
    headers: { 'user-agent': USER_AGENT, 'x-event-type': event },
  };
}

async function saidBy(database: Database, event: AgentEvent): Promise<Said | undefined> {
  if (event.type === 'status_changed') return await saidByChange(database, event);
  const message = toMessage(event);
  switch (message?.kind) {
    case 'user': {
      const before = await newestBefore(database, event, 'status_changed');
      const isStart = before?.data.to === 'creating' || before?.data.pauseReason === 'idle';
      // What is said at any other time belongs to the task that is under way.
      return isStart
        ? { event: 'task.started', status: 'running', more: { message: message.text } }
        : undefined;
    }
    case 'question': {
      const { text, options } = message;
      const context = options.length === 0 ? {} : { options: [...options] };
      return { event: 'task.question', status: 'running', more: { question: text, context } };
    }
    case 'done': {
      const [next] = await readLog(database, event.sessionId, { after: event.index, limit: 1 });
      // The error that follows speaks for both.
      if (next?.type === 'error') return undefined;
      const status = next?.type === 'status_changed' ? await wordOf(database, next) : 'running';
      const { success, text } = message;
      return success
        ? { event: 'task.completed', status, more: { result: { status: 'success', message: text } } }
        : { event: 'task.error', status, more: { error: text, details: {} } };
    }
    case 'error': {
      const { code, text } = message;
      return { event: 'task.error', status: 'error', more: { error: text, details: { code } } };
    }
    default:
      return undefined;
  }
}

async function saidByChange(database: Database, event: StatusChanged): Promise<Said | undefined> {
  const status = await wordOf(database, event);
  const before = await newestBefore(database, event, 'status_changed');
  if (!before) return { event: 'session.created', status };
  const old = await wordOf(database, before);
  if (old === status) return undefined;
  return { event: 'session.status_changed', status, more: { old_status: old, new_status: status } };
}

/** @returns where a session stood after a change, in AGI's word */
async function wordOf(database: Database, event: StatusChanged): Promise<AgiLifecycle> {
  const { to: status, pauseReason = null } = event.data;
  const isReported = pauseReason === 'idle' && (await newestBefore(database, event, 'result')) !== undefined;
  const success = isReported ? true : null;
  return agiLifecycle({ status, pauseReason, success, hasNews: false, instruction: '' });
}
