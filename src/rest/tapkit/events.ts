import type { Context } from 'hono';
import type { Principal } from '../../auth/principal.ts';
import type { SessionId } from '../../domain/ids.ts';
import { toWireEvent } from '../../domain/wire-event.ts';
import type { EventFeed } from '../../events/event-feed.ts';
import { type EventStreamContext, eventStream } from '../kit/event-stream.ts';
import { INTERNAL } from './errors.ts';

/** How many events one poll answers at the most. */
const POLL_PAGE = 1_000;
/** Proxies and clients give up on a silent stream; a comment keeps it open. In milliseconds. */
const HEARTBEAT_MS = 15_000;

/** Answers a poll: what is there from index `since` on, at once. */
export async function pollEvents(
  c: Context,
  feed: EventFeed,
  id: SessionId,
  since: number,
): Promise<Response> {
  const events = await feed.read(id, { after: since - 1, limit: POLL_PAGE });
  const last = events.at(-1);
  return c.json({ events: events.map(toWireEvent), next_index: last ? last.index + 1 : since });
}

/** What streaming works with. */
export type StreamContext = EventStreamContext & { readonly feed: Pick<EventFeed, 'follow'> };

/**
 * Answers a live stream of server-sent events from index `since` on, up to the final event or the end of the
 * key. A failure in between ends it with an event `error` that has no id: a client reads on behind the last
 * one it saw.
 */
export function streamEvents(
  c: Context,
  context: StreamContext,
  principal: Principal,
  id: SessionId,
  since: number,
): Response {
  return eventStream(c, context, principal, {
    heartbeatMs: HEARTBEAT_MS,
    async send(stream, signal) {
      for await (const event of context.feed.follow(id, since - 1, signal)) {
        const wire = toWireEvent(event);
        await stream.writeSSE({ id: String(event.index), event: event.type, data: JSON.stringify(wire) });
      }
    },
    async fail(stream, why) {
      const data = JSON.stringify(why ? { error: why.code, message: why.message } : INTERNAL);
      await stream.writeSSE({ event: 'error', data });
    },
  });
}
