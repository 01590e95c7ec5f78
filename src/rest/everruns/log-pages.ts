import { setImmediate as endOfTick } from 'node:timers/promises';
import type { LoggedEvent } from '../../domain/agent-event.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { EventFeed } from '../../events/event-feed.ts';

/** How many events one read fetches at the most. */
const PAGE = 100;

/** Yields what is in a log behind index `after`, page by page; others come in between. */
export async function* logPages(
  feed: Pick<EventFeed, 'read'>,
  id: SessionId,
  after = -1,
): AsyncGenerator<readonly LoggedEvent[], void, undefined> {
  let cursor = after;
  for (;;) {
    const page = await feed.read(id, { after: cursor, limit: PAGE });
    yield page;
    if (page.length < PAGE) return;
    cursor = page.at(-1)?.index ?? cursor;
    await endOfTick();
  }
}

/** @returns all that is in a log; others come in between its pages. */
export async function wholeLog(
  feed: Pick<EventFeed, 'read'>,
  id: SessionId,
): Promise<readonly LoggedEvent[]> {
  const log: LoggedEvent[] = [];
  for (;;) {
    const page = await feed.read(id, { after: log.at(-1)?.index ?? -1, limit: PAGE });
    log.push(...page);
    if (page.length < PAGE) return log;
    await endOfTick();
  }
}
