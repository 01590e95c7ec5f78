import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { pollEvents, streamEvents } from './events.ts';
import { admitToSession, operation } from './operation.ts';
import { eventsQuery, lastEventId, wireEventPage } from './wire/event.ts';
import { sessionPath } from './wire/session.ts';

/** Adds a session's events, streamed or polled. */
export function sessionEventRoutes(
  app: OpenAPIHono<TapkitEnv>,
  { sessions, feed, revocations, logger, readers }: TapkitContext,
): void {
  operation(
    app,
    {
      method: 'get',
      path: '/sessions/{session_id}/events',
      id: 'listSessionEvents',
      tag: 'Events',
      summary: 'Follow a session, or poll it',
      description:
        'With `Accept: text/event-stream`, a live stream of server-sent events: the id of each is its index, it goes on behind `Last-Event-ID` or from `since`, and ends after the final event, or with an event `error` when the key stops to work. Otherwise what is there at once, at most 1,000 events: pass `next_index` as the next `since`.',
      admit: admitToSession,
      params: sessionPath,
      query: eventsQuery,
      headers: z.object({ 'last-event-id': lastEventId }),
      answers: {
        200: {
          description: 'The events.',
          content: {
            'application/json': { schema: wireEventPage },
            'text/event-stream': { schema: z.string() },
          },
        },
      },
      errors: ['SESSION_NOT_FOUND'],
    },
    async ({ principal, params, query: { since = 0 }, headers, c }) => {
      const { id } = await sessions.get(principal.organizationId, params.session_id);
      if (!(c.req.header('accept') ?? '').includes('text/event-stream')) {
        return await pollEvents(c, feed, id, since);
      }
      // Nobody would ever read what follows the head.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      const lastId = headers['last-event-id'];
      const from = lastId === undefined ? since : lastId + 1;
      return streamEvents(c, { feed, revocations, logger, readers }, principal, id, from);
    },
  );
}
