import type { Hono } from 'hono';
import type { Principal } from '../../auth/principal.ts';
import { DomainError } from '../../domain/errors.ts';
import type { AgentId, OrganizationId, SessionId } from '../../domain/ids.ts';
import { jsonObject } from '../../domain/session-fields.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { JsonObject } from '../../lib/json.ts';
import { sessionNotFound } from '../../sessions/command-context.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { parse } from '../kit/request-parts.ts';
import {
  formatMessageId,
  formatSessionId,
  parseSessionId,
  SESSIONS_OF,
  toWholeSession,
  toWireSession,
} from './mapping.ts';
import { changeBody, createBody, listQuery, messageBody, sessionPath } from './wire/session.ts';

/** Adds all that the dialect has. */
export function sessionRoutes(app: Hono<DialectEnv>, context: RestContext): void {
  const { sessions, agents } = context;

  const found = (organizationId: OrganizationId, id: string): Promise<SessionRecord> =>
    sessions.get(organizationId, sessionIdOf(id));
  const besides = async (organizationId: OrganizationId, listed: readonly SessionRecord[]) => {
    const [activities, names] = await Promise.all([
      sessions.activities(listed.map(({ id }) => id)),
      agents.names(
        organizationId,
        listed.flatMap(({ agentId }) => agentId ?? []),
      ),
    ]);
    return ({ id, agentId }: SessionRecord) => ({
      activity: activities.get(id),
      agentName: agentId === null ? undefined : names.get(agentId),
    });
  };
  const whole = async (organizationId: OrganizationId, session: SessionRecord) =>
    toWholeSession(session, (await besides(organizationId, [session]))(session));

  endpoint(app, { method: 'get', path: '/', query: listQuery }, async ({ principal, query, c }) => {
    const { organizationId } = principal;
    const { task_id: taskId, status, limit } = query;
    const before = query.before === undefined ? undefined : (await found(organizationId, query.before)).id;
    const agentId =
      query.agent_id === undefined ? undefined : await agentIdOf(context, principal, query.agent_id);
    if (agentId === null) return c.json({ sessions: [] });
    const filter = { taskId, agentId, before, limit, ...(status && SESSIONS_OF[status]) };
    const listed = await sessions.list(organizationId, filter);
    const beside = await besides(organizationId, listed);
    return c.json({ sessions: listed.map((session) => toWireSession(session, beside(session))) });
  });

  endpoint(app, { method: 'post', path: '/', body: createBody }, async ({ principal, body, c }) => {
    const { organizationId, apiKeyId } = principal;
    const session = await sessions.create(organizationId, {
      ...({ mode: 'conversation', phoneFrom: 'first_turn' } as const),
      ...{ apiKeyId, agent: body.agent_id },
      taskId: body.task_id ?? undefined,
      instruction: body.prompt ?? undefined,
    });
    const names = await agents.names(organizationId, session.agentId === null ? [] : [session.agentId]);
    const beside = { agentName: session.agentId === null ? undefined : names.get(session.agentId) };
    const { id, agent_id, task_id, status, created_at } = toWireSession(session, beside);
    return c.json({ id, agent_id, task_id, status, created_at }, 201);
  });

  endpoint(app, { method: 'get', path: '/:id', params: sessionPath }, async ({ principal, params, c }) => {
    const { organizationId } = principal;
    return c.json(await whole(organizationId, await found(organizationId, params.id)));
  });

  endpoint(
    app,
    { method: 'patch', path: '/:id', params: sessionPath, body: changeBody },
    async ({ principal: { organizationId }, params, body: { status, data, prompt }, c }) => {
      const session = await found(organizationId, params.id);
      const change = status === undefined ? undefined : changeTo(status);
      if (data) {
        const metadata = (before: JsonObject): JsonObject =>
          parse('body', jsonObject, merged(before, data as JsonObject)) as JsonObject;
        await sessions.update(organizationId, session.id, { metadata });
      }
      if (prompt !== undefined) {
        const isWaiting = session.status === 'creating' && session.instruction !== '';
        if (isWaiting) await sessions.update(organizationId, session.id, { instruction: prompt });
        else await sessions.message(organizationId, session.id, prompt);
      }
      if (change) await sessions[change](organizationId, session.id);
      return c.json(await whole(organizationId, await sessions.get(organizationId, session.id)));
    },
  );

  endpoint(app, { method: 'delete', path: '/:id', params: sessionPath }, async ({ principal, params, c }) => {
    const id = sessionIdOf(params.id);
    await sessions.discard(principal.organizationId, id);
    return c.json({ deleted: formatSessionId(id) });
  });

  endpoint(
    app,
    { method: 'post', path: '/:id/message', params: sessionPath, body: messageBody },
    async ({ principal: { organizationId }, params, body, c }) => {
      const id = sessionIdOf(params.id);
      const { index, ts } = await sessions.message(organizationId, id, body.content);
      return c.json({ message_id: formatMessageId(id, index), status: 'sent', timestamp: ts.toISOString() });
    },
  );
}

/** @throws {DomainError} `SESSION_NOT_FOUND` for what is no id: it is as unknown as what isn't there */
function sessionIdOf(text: string): SessionId {
  const id = parseSessionId(text);
  if (id) return id;
  throw sessionNotFound();
}

/** @returns the agent of that id or name; null when the organisation has none, and so no session of it */
async function agentIdOf(
  { agents }: RestContext,
  { organizationId }: Principal,
  idOrName: string,
): Promise<AgentId | null> {
  try {
    return (await agents.get(organizationId, idOrName)).id;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'AGENT_NOT_FOUND') return null;
    throw error;
  }
}

/** The command that leads to a status. */
const COMMAND_TO = { paused: 'pause', active: 'resume', completed: 'complete', failed: 'stop' } as const;

/** @throws {DomainError} `INVALID_TRANSITION` for what no session can be made by its user */
function changeTo(status: string): (typeof COMMAND_TO)[keyof typeof COMMAND_TO] {
  if (Object.hasOwn(COMMAND_TO, status)) return COMMAND_TO[status as keyof typeof COMMAND_TO];
  const words = Object.keys(COMMAND_TO).join(', ');
  throw new DomainError(
    'INVALID_TRANSITION',
    `A session can't be made "${status}": expected one of ${words}.`,
  );
}

/** Key by key; null removes a key. */
function merged(before: JsonObject, change: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== null));
}
