import type { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import type { OrganizationId, SessionId } from '../../domain/ids.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { modelOfWire, toWireSession } from './mapping.ts';
import { refuseUnknown } from './named-agent.ts';
import { sessionPath } from './wire/id.ts';
import { createSessionBody, listSessionsQuery, patchSessionBody } from './wire/session.ts';

/** Adds what creates, lists, reads, changes, cancels and deletes sessions. */
export function sessionRoutes(app: Hono<DialectEnv>, { sessions, models, feed }: RestContext): void {
  const shown = async (records: readonly SessionRecord[]): Promise<readonly JsonObject[]> => {
    const activities = await sessions.activities(records.map(({ id }) => id));
    return records.map((record) => toWireSession(record, activities.get(record.id)));
  };
  const one = async (record: SessionRecord): Promise<JsonObject> => (await shown([record]))[0] ?? {};
  const found = async (organizationId: OrganizationId, id: SessionId): Promise<JsonObject> =>
    await one(await sessions.get(organizationId, id));

  endpoint(
    app,
    { method: 'post', path: '/sessions', body: createSessionBody },
    async ({ principal: { organizationId, apiKeyId }, body, c }) => {
      const { agent_id: named, model_id: modelId, title, tags, capabilities } = body;
      const input = {
        ...({ apiKeyId, mode: 'conversation', phoneFrom: 'first_turn', agent: named } as const),
        model: modelId == null ? undefined : modelOfWire(models, modelId),
        ...{ title: title ?? undefined, tags, capabilities },
      };
      const session = await sessions.create(organizationId, input).catch(refuseUnknown(named));
      const newest = await feed.newest(session.id);
      return c.json(toWireSession(session, newest && { lastActiveAt: newest.ts, lastReply: null }), 201);
    },
  );

  endpoint(
    app,
    { method: 'get', path: '/sessions', query: listSessionsQuery },
    async ({ principal: { organizationId }, query: { agent_id: agentId, offset, limit }, c }) => {
      const [records, total] = await Promise.all([
        sessions.list(organizationId, { agentId, offset, limit }),
        sessions.count(organizationId, { agentId }),
      ]);
      return c.json({ data: await shown(records), total, offset, limit });
    },
  );

  const path = '/sessions/:session_id';
  const params = sessionPath;

  endpoint(
    app,
    { method: 'get', path, params },
    async ({ principal: { organizationId }, params: { session_id: id }, c }) =>
      c.json(await found(organizationId, id)),
  );

  endpoint(
    app,
    { method: 'patch', path, params, body: patchSessionBody },
    async ({ principal: { organizationId }, params: { session_id: id }, body: { title, tags }, c }) => {
      await sessions.update(organizationId, id, { title, tags: tags === null ? [] : tags });
      return c.json(await found(organizationId, id));
    },
  );

  endpoint(
    app,
    { method: 'delete', path, params },
    async ({ principal: { organizationId }, params: { session_id: id }, c }) => {
      await sessions.discard(organizationId, id);
      return c.body(null, 204);
    },
  );

  endpoint(
    app,
    { method: 'post', path: `${path}/cancel`, params },
    async ({ principal: { organizationId }, params: { session_id: id }, c }) => {
      const isEnded = await sessions.interrupt(organizationId, id).catch(nothingToEnd);
      return c.json(
        isEnded
          ? { status: 'cancelled', message: 'The turn was cancelled.' }
          : { status: 'no_op', message: 'There was no turn to cancel.' },
      );
    },
  );
}

function nothingToEnd(error: unknown): false {
  if (error instanceof DomainError && error.code === 'INVALID_TRANSITION') return false;
  throw error;
}
