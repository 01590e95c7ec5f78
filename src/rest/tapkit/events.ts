import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Principal } from '../../auth/principal.ts';
import type { Revocations } from '../../auth/revocations.ts';
import type { DomainError } from '../../domain/errors.ts';
import type { SessionId } from '../../domain/ids.ts';
import { toWireEvent } from '../../domain/wire-event.ts';
import type { EventFeed } from '../../events/event-feed.ts';
import type { Logger } from '../../lib/logger.ts';
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
export type StreamContext = {
  readonly feed: Pick<EventFeed, 'follow'>;
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly logger: Logger;
};

/**
 * Answers a live stream of server-sent events from index `since` on, up to the final event or the end of the
 * key. A failure in between ends it with an event `error` that has no id: a client reads on behind the last
 * one it saw.
 */
export function streamEvents(
  c: Context,
  { feed, revocations, logger }: StreamContext,
  principal: Principal,
  id: SessionId,
  since: number,
): Response {
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    let revoked: DomainError | undefined;
    using _watch = revocations.watch(principal, (why) => {
      revoked = why;
      left.abort();
    });
    const heartbeat = setInterval(() => void stream.write(': heartbeat\n\n'), HEARTBEAT_MS);
    try {
      for await (const event of feed.follow(id, since - 1, left.signal)) {
        const wire = toWireEvent(event);
        await stream.writeSSE({ id: String(event.index), event: event.type, data: JSON.stringify(wire) });
      }
      if (!revoked) return;
      const data = JSON.stringify({ error: revoked.code, message: revoked.message });
      await stream.writeSSE({ event: 'error', data });
    } catch (error) {
      logger.error({ error, path: c.req.path }, 'A stream of events failed unexpectedly');
      await stream.writeSSE({ event: 'error', data: JSON.stringify(INTERNAL) });
    } finally {
      clearInterval(heartbeat);
    }
  });
}
