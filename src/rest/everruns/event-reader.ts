import type { SessionRecord } from '../../domain/session-record.ts';
import type { EventFeed } from '../../events/event-feed.ts';
import { EventMapping } from './event-mapping.ts';
import { isBehind, sequenceOf } from './event-writer.ts';
import { parseEntryId } from './ids.ts';
import { logPages } from './log-pages.ts';
import type { WireEvent } from './wire/event.ts';
import { refuse } from './wire/refuse.ts';

type Feed = Pick<EventFeed, 'read'>;

/** Somebody who has read a session's events up to some place. */
export type Reader = {
  readonly session: SessionRecord;
  /** What has taken in the log up to `index`. */
  readonly mapping: EventMapping;
  readonly index: number;
  /** What that event of the log became that isn't read yet. */
  readonly rest: readonly WireEvent[];
  /** Whether an event that follows isn't read yet. */
  readonly isNews: (event: WireEvent) => boolean;
};

/**
 * @param since the id of the newest event that was read; undefined for none
 * @throws {DomainError} `INVALID_INPUT` for what is no id of an event of the session
 */
export async function catchUp(
  feed: Feed,
  session: SessionRecord,
  since: string | undefined,
): Promise<Reader> {
  const mapping = new EventMapping(session);
  if (since === undefined) return { session, mapping, index: -1, rest: [], isNews: () => true };
  if (!/^event_[0-9a-f]{31,32}$/.test(since)) return refuse('Invalid event ID');
  const place = parseEntryId('event', since, session.id);
  if (!place) return refuse(UNKNOWN);
  const reached = sequenceOf(place.index, place.sub);
  const isNews: Reader['isNews'] = ({ sequence }) => sequence === null || sequence > reached;
  for await (const page of logPages(feed, session.id)) {
    for (const event of page) {
      const events = mapping.add(event);
      if (event.index < place.index) continue;
      const isKnown = events.some(({ id }) => id === since) || isBehind(event, place.sub, since);
      if (!isKnown) return refuse(UNKNOWN);
      return { session, mapping, index: event.index, rest: events.filter(isNews), isNews };
    }
  }
  return refuse(UNKNOWN);
}

/** Yields everything that follows and is there already, as much at a time as one event of the log becomes. */
export async function* eventsOf(
  feed: Feed,
  { session, mapping, index, rest, isNews }: Reader,
): AsyncGenerator<readonly WireEvent[], void, undefined> {
  yield rest;
  for await (const page of logPages(feed, session.id, index)) {
    for (const event of page) yield mapping.add(event).filter(isNews);
  }
}

const UNKNOWN = 'Unknown event ID: it is not one of this session';
