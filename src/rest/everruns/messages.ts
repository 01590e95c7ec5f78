import type { Hono } from 'hono';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { wholeLog } from './log-pages.ts';
import { modelOfWire, toWireMessages } from './mapping.ts';
import { sessionPath } from './wire/id.ts';
import { createMessageBody } from './wire/message.ts';

/** Adds what lists and creates messages. */
export function messageRoutes(app: Hono<DialectEnv>, { sessions, feed, models }: RestContext): void {
  const path = '/sessions/:session_id/messages';
  const params = sessionPath;

  endpoint(
    app,
    { method: 'get', path, params },
    async ({ principal: { organizationId }, params: { session_id: id }, c }) => {
      await sessions.get(organizationId, id);
      return c.json({ data: toWireMessages(id, await wholeLog(feed, id)) });
    },
  );

  endpoint(
    app,
    { method: 'post', path, params, body: createMessageBody },
    async ({ principal: { organizationId }, params: { session_id: id }, body: { modelId, ...said }, c }) => {
      const model = modelId == null ? undefined : modelOfWire(models, modelId);
      const event = await sessions.message(organizationId, id, { ...said, model });
      return c.json(toWireMessages(id, [event])[0], 201);
    },
  );
}
