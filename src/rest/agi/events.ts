import type { Hono } from 'hono';
import type { LoggedEvent } from '../../domain/agent-event.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { eventStream } from '../kit/event-stream.ts';
import { messageNumber, type WireEvent, WireEvents } from './mapping.ts';
import { sessionOf } from './sessions.ts';
import { type AgiEventType, eventsQuery, sessionPath } from './wire/session.ts';

/** How often a silent stream says that it is there, in milliseconds. */
const HEARTBEAT_MS = 30_000;

/** Adds the stream of a session's events. */
export function eventRoutes(app: Hono<DialectEnv>, context: RestContext): void {
  const { feed, clock } = context;

  /** Whether the task that an event ends is the latest one, and nothing more was said. */
  const endsAll = async (id: SessionId, { index }: LoggedEvent): Promise<boolean> => {
    const said = await feed.newest(id, 'user_message');
    return (said?.index ?? -1) < index;
  };

  endpoint(
    app,
    { method: 'get', path: '/sessions/:session_id/events', params: sessionPath, query: eventsQuery },
    async ({ principal, params, query, c }) => {
      const { id } = await sessionOf(context, principal, params.session_id);
      // Nobody would ever read what follows the head.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      const after = await shownBefore(context, id, query.include_history, c.req.header('last-event-id'));
      const wanted = (type: AgiEventType) => query.event_types?.includes(type) ?? true;
      return eventStream(c, context, principal, {
        heartbeatMs: HEARTBEAT_MS,
        async heartbeat(stream) {
          const data = JSON.stringify({ timestamp: new Date(clock.now()).toISOString() });
          if (wanted('heartbeat')) await stream.writeSSE({ event: 'heartbeat', data });
        },
        async send(stream, signal) {
          const events = new WireEvents(query.sanitize);
          for await (const event of feed.follow(id, -1, signal)) {
            const wire = events.take(event);
            if (!wire || wire.id <= after) continue;
            if (wanted(wire.event)) await stream.writeSSE(toFrame(wire));
            const isEnd = wire.event === 'done' || wire.event === 'error';
            if (isEnd && (await endsAll(id, event))) return;
          }
        },
        async fail(stream, why) {
          const error = why?.message ?? 'Something went wrong inside the server; its log says what.';
          const data = JSON.stringify({ error, status_code: why ? 401 : 500 });
          await stream.writeSSE({ event: 'error', data });
        },
      });
    },
  );
}

/** @returns the number of the last event that the client has seen, or wants to have seen */
async function shownBefore(
  { feed }: Pick<RestContext, 'feed'>,
  id: SessionId,
  includeHistory: boolean,
  lastEventId: string | undefined,
): Promise<number> {
  if (lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId)) return Number(lastEventId);
  if (includeHistory) return 0;
  const newest = await feed.newest(id);
  return newest ? messageNumber(newest) : 0;
}

function toFrame({ id, event, data }: WireEvent) {
  return { id: String(id), event, data: JSON.stringify(data) };
}
