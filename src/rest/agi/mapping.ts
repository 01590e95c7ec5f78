import type { AgentEvent } from '../../domain/agent-event.ts';
import { agiLifecycle } from '../../domain/agi-status.ts';
import { type ApiKeyId, parseId, type SessionId } from '../../domain/ids.ts';
import { type SessionMessage, toMessage } from '../../domain/session-message.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import { snapshotNotFound } from '../../domain/snapshot.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { CreateSession } from '../../sessions/session-input.ts';
import type { AgiEventType, CreateBody, WireSession } from './wire/session.ts';

const DASHED = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** @returns the id that a dashed UUID stands for, or undefined when it isn't one */
export function parseSessionId(text: string): SessionId | undefined {
  return DASHED.test(text) ? (text.toLowerCase() as SessionId) : undefined;
}

/** @returns the key that a user's id stands for, ours or dashed, or undefined when it is neither */
function parseUserId(text: string): ApiKeyId | undefined {
  return parseId('key', text) ?? (DASHED.test(text) ? (text.toLowerCase() as ApiKeyId) : undefined);
}

/**
 * @returns what a new session begins with, if it is to begin with something
 * @throws {DomainError} `SNAPSHOT_NOT_FOUND` for a user that can't be one
 */
export function restoreFrom(asked: CreateBody): CreateSession['restoreFrom'] {
  const { restore_from_session_id: session, restore_default_environment_from_user_id: user } = asked;
  const sessionId = session == null ? undefined : parseSessionId(session);
  if (sessionId) return { sessionId };
  if (user == null) return undefined;
  const userId = parseUserId(user);
  if (userId) return { userId };
  throw snapshotNotFound('There is no such user: the id of a user is that of an API key.');
}

/** @returns a session as it is listed; one that was created without an agent has the default one */
export function toWireSession(session: SessionRecord, agentName = 'agi-0'): WireSession {
  return {
    session_id: session.id,
    agent_name: agentName,
    status: agiLifecycle(session),
    created_at: session.createdAt.toISOString(),
  };
}

/** @returns the ascending number of a message: that of its event, from 1 */
export function messageNumber({ index }: { readonly index: number }): number {
  return index + 1;
}

/** A message as AGI lists it. */
export type WireMessage = {
  readonly id: number;
  readonly type: 'THOUGHT' | 'QUESTION' | 'USER' | 'DONE' | 'ERROR' | 'LOG';
  readonly content: Json;
  readonly timestamp: string;
  readonly metadata?: JsonObject;
};

/**
 * @param sanitize whether to leave out what is internal: the raw input and output of tools
 * @returns an event as the message that it is; undefined when it is none, or left out
 */
export function toWireMessage(event: AgentEvent, sanitize: boolean): WireMessage | undefined {
  const message = toMessage(event);
  if (!message) return undefined;
  const shown = shownAs(message, sanitize);
  if (!shown) return undefined;
  const id = messageNumber(message);
  return { id, type: shown.type, content: shown.content, timestamp: message.ts.toISOString(), ...shown.more };
}

type Shown = {
  readonly type: WireMessage['type'];
  readonly content: Json;
  readonly more?: { readonly metadata: JsonObject };
};

function shownAs(message: SessionMessage, sanitize: boolean): Shown | undefined {
  switch (message.kind) {
    case 'user':
      return { type: 'USER', content: message.text };
    case 'agent':
    case 'thought':
      return { type: 'THOUGHT', content: message.text };
    case 'question':
      return message.options.length === 0
        ? { type: 'QUESTION', content: message.text }
        : { type: 'QUESTION', content: message.text, more: { metadata: { options: [...message.options] } } };
    case 'done':
      return {
        type: 'DONE',
        content: message.output ?? message.text,
        more: { metadata: { success: message.success } },
      };
    case 'error':
      return { type: 'ERROR', content: message.text, more: { metadata: { code: message.code } } };
    case 'tool_call': {
      const { name, input } = message;
      return sanitize
        ? undefined
        : { type: 'LOG', content: stepText(name), more: { metadata: { name, input } } };
    }
    case 'tool_result': {
      const { text, isError, toolUseId } = message;
      const more = { metadata: { is_error: isError, tool_use_id: toolUseId } };
      return sanitize ? undefined : { type: 'LOG', content: text, more };
    }
  }
}

/** @returns the name of a tool in words. */
function stepText(name: string): string {
  return name.replaceAll('_', ' ');
}

/** An event of a stream; its id is the number of our event. */
export type WireEvent = { readonly id: number; readonly event: AgiEventType; readonly data: JsonObject };

/** Whether a pause is one that the user may end by resuming, and no question and no end of a turn. */
function isPause(event: AgentEvent): boolean {
  if (event.type !== 'status_changed' || event.data.to !== 'paused') return false;
  const { pauseReason } = event.data;
  return pauseReason !== 'idle' && pauseReason !== 'question' && pauseReason !== 'approval';
}

/** Makes AGI's events from ours, in order from the first one on. */
export class WireEvents {
  readonly #sanitize: boolean;
  #isPaused = false;

  /** @param sanitize whether to leave out the raw input and output of tools */
  constructor(sanitize: boolean) {
    this.#sanitize = sanitize;
  }

  /** @returns the event that ours makes, if it makes one */
  take(event: AgentEvent): WireEvent | undefined {
    const id = messageNumber(event);
    const as = (type: AgiEventType, text: string, more: JsonObject = {}): WireEvent => ({
      id,
      event: type,
      data: { text, message_id: id, ...more },
    });
    if (event.type === 'status_changed') {
      const wasPaused = this.#isPaused;
      this.#isPaused = isPause(event);
      if (this.#isPaused) return as('paused', event.data.reason ?? 'The session is paused.');
      return wasPaused && event.data.to === 'running' ? as('resumed', 'The session goes on.') : undefined;
    }
    const message = toMessage(event);
    switch (message?.kind) {
      case undefined:
        return undefined;
      case 'user':
        return as('user', message.text);
      case 'agent':
      case 'thought':
        return as('thought', message.text);
      case 'question':
        return as('question', message.text, { options: [...message.options] });
      case 'done': {
        const { success, text, output } = message;
        return as('done', text, { result: { success, text, ...(output !== undefined && { output }) } });
      }
      case 'error':
        return { id, event: 'error', data: { error: message.text, status_code: 500, message_id: id } };
      case 'tool_call': {
        const { name, input } = message;
        return as('step', stepText(name), this.#sanitize ? {} : { name, input });
      }
      case 'tool_result':
        return this.#sanitize ? undefined : as('log', message.text);
    }
  }
}
