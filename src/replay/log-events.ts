import type { AgentEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { EventFeed } from '../events/event-feed.ts';

/** How many events one read fetches. */
const PAGE = 200;

/** Yields a session's log as far as it has come when the reading begins, a page at a time. */
export async function* logEvents(
  feed: Pick<EventFeed, 'read' | 'newest'>,
  sessionId: SessionId,
): AsyncGenerator<AgentEvent, void, undefined> {
  const last = (await feed.newest(sessionId))?.index ?? -1;
  for (let after = -1; after < last; ) {
    const page = await feed.read(sessionId, { after, limit: Math.min(PAGE, last - after) });
    yield* page;
    const newest = page.at(-1);
    // The session was deleted meanwhile.
    if (!newest) return;
    after = newest.index;
  }
}
