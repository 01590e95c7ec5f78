import type { LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { EventLog } from '../events/event-log.ts';

/** How many events one read of the log fetches. */
const READ_PAGE = 500;

/** @returns a function that reads on in the log, from the start, at each call. */
export function logReader(
  log: Pick<EventLog, 'read'>,
  sessionId: SessionId,
): () => Promise<readonly LoggedEvent[]> {
  let after = -1;
  return async () => {
    const news: LoggedEvent[] = [];
    for (;;) {
      const page = await log.read(sessionId, { after, limit: READ_PAGE });
      news.push(...page);
      after = page.at(-1)?.index ?? after;
      if (page.length < READ_PAGE) return news;
    }
  };
}

/** @returns the log as it stands now. */
export function readWhole(
  log: Pick<EventLog, 'read'>,
  sessionId: SessionId,
): Promise<readonly LoggedEvent[]> {
  return logReader(log, sessionId)();
}
