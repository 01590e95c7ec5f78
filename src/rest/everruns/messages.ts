import type { Hono } from 'hono';
import type { LoggedEvent } from '../../domain/agent-event.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { EventFeed } from '../../events/event-feed.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { modelOfWire, toWireMessages } from './mapping.ts';
import { sessionPath } from './wire/id.ts';
import { createMessageBody } from './wire/message.ts';

/** How many events one read fetches at the most. */
const PAGE = 1_000;

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

async function wholeLog(feed: Pick<EventFeed, 'read'>, id: SessionId): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (;;) {
    const page = await feed.read(id, { after: events.at(-1)?.index ?? -1, limit: PAGE });
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}
