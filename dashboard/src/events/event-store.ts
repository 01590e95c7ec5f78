import type { Failure } from '../api/client.ts';
import { isFinal } from '../api/session-status.ts';
import { type FollowedEvent, isPreview, type LoggedEvent, type Shot } from './event-fields.ts';
import { createEventLog } from './event-log.ts';
import type { EventSource } from './event-source.ts';
import { type LiveText, SILENCE, speak } from './live-text.ts';
import type { TimelineItem } from './timeline-item.ts';

/** A session's events as they are on the page now. */
export type EventsSnapshot = {
  /** Another number whenever something changed. */
  readonly version: number;
  /** In order. The same array grows while events come, and is another one when older events came. */
  readonly items: readonly TimelineItem[];
  /** What the agent is saying, as far as it has come. */
  readonly live: LiveText;
  /** The newest screen. */
  readonly shot: Shot | undefined;
  /** The newest event of each type. */
  readonly newest: ReadonlyMap<LoggedEvent['type'], LoggedEvent>;
  /** The index of the last event; -1 before there is one. */
  readonly last: number;
  /** Whether the newest events are not here yet. */
  readonly isLoading: boolean;
  /** How many older events are still on their way. */
  readonly olderCount: number;
  readonly failure: Failure | undefined;
  /** Whether the session's final event is here. */
  readonly hasEnded: boolean;
};

/** A session's events, followed while it is started. */
export type EventStore = {
  readonly get: () => EventsSnapshot;
  /** Calls back at most once a frame of the screen, until the function that it returns is called. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Calls back for each new event, in order, as it is shown; not for what there was before. */
  readonly onEvent: (listener: (event: LoggedEvent) => void) => () => void;
  /** Loads and follows. @returns what ends it */
  readonly start: () => () => void;
};

/** When what came is shown, and how long to wait before trying again. */
export type EventTiming = {
  /** Calls back when the screen is drawn next. */
  readonly onFrame: (show: () => void) => void;
  /** Waits before a failure is tried again. */
  readonly pause: () => Promise<void>;
};

/** Failures that no further try mends. */
const FINAL: ReadonlySet<string | undefined> = new Set([
  ...[
    'SESSION_NOT_FOUND',
    'FORBIDDEN',
    'AUTH_REQUIRED',
    'INVALID_API_KEY',
    'INVALID_INPUT',
    'LIMIT_EXCEEDED',
  ],
]);

/** @returns the events of a session: the newest at first, then older ones, and each new one as it happens. */
export function createEventStore(source: EventSource, { onFrame, pause }: EventTiming): EventStore {
  const log = createEventLog();
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: LoggedEvent) => void>();
  let incoming: FollowedEvent[] = [];
  let live = SILENCE;
  let isLoading = true;
  let failure: Failure | undefined;
  let hasEnded = false;
  let snapshot = take(0);

  function take(version: number): EventsSnapshot {
    const { items, shot } = log.timeline();
    const counts = { last: log.last(), olderCount: log.first() };
    const state = { live, shot: shot(), newest: log.newest, isLoading, failure, hasEnded };
    return { version, items, ...counts, ...state };
  }

  const tell = (): void => {
    snapshot = take(snapshot.version + 1);
    for (const listener of listeners) listener();
  };

  const note = (event: LoggedEvent): void => {
    if (event.__typename === 'StatusChangedEvent') hasEnded = isFinal(event.to);
  };

  const show = (): void => {
    const came = incoming;
    incoming = [];
    for (const event of came) {
      if (isPreview(event)) {
        live = speak(live, event);
      } else if (log.append(event)) {
        live = speak(live, event);
        note(event);
        for (const listener of eventListeners) listener(event);
      }
    }
    tell();
  };

  const receive = (event: FollowedEvent): void => {
    failure = undefined;
    if (incoming.push(event) === 1) onFrame(show);
  };

  /** The index to go on behind: what is here, or about to be shown. */
  const seen = (): number => {
    const last = incoming.findLast((event) => !isPreview(event));
    return Math.max(last?.index ?? -1, log.last());
  };

  /** @returns the page, however often it takes; undefined when nothing helps, or nobody wants it any more */
  const load = async (
    before: number | undefined,
    signal: AbortSignal,
  ): Promise<readonly LoggedEvent[] | undefined> => {
    while (!signal.aborted) {
      try {
        const page = await source.page(before);
        if (signal.aborted) return undefined;
        failure = undefined;
        return page;
      } catch (thrown) {
        failure = source.failureOf(thrown);
        tell();
        if (FINAL.has(failure.code)) return undefined;
        await pause();
      }
    }
    return undefined;
  };

  const loadOlder = async (signal: AbortSignal): Promise<void> => {
    let older: LoggedEvent[] = [];
    let first = log.first();
    while (first > 0) {
      const page = await load(first, signal);
      const oldest = page?.[0];
      if (!page || !oldest) return;
      older = [...page, ...older];
      first = oldest.index;
      // Each time as many as there are: all of them together are put in order a few times only.
      if (first > 0 && older.length < log.last() - log.first()) continue;
      log.prepend(older);
      older = [];
      tell();
    }
  };

  const follow = (signal: AbortSignal): void => {
    if (signal.aborted) return;
    const again = async (): Promise<void> => {
      await pause();
      follow(signal);
    };
    const leave = source.follow(seen, {
      next: (event) => {
        if (!signal.aborted) receive(event);
      },
      fail: (failed) => {
        failure = failed;
        if (!signal.aborted) tell();
      },
      complete: () => {
        signal.removeEventListener('abort', leave);
        const isOver = incoming.some(endsSession) || hasEnded;
        if (!signal.aborted && !isOver && !FINAL.has(failure?.code)) void again();
      },
    });
    signal.addEventListener('abort', leave, { once: true });
  };

  return {
    get: () => snapshot,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    start() {
      const ending = new AbortController();
      const run = async (): Promise<void> => {
        const page = await load(undefined, ending.signal);
        isLoading = false;
        for (const event of page ?? []) if (log.append(event)) note(event);
        tell();
        if (!page) return;
        follow(ending.signal);
        await loadOlder(ending.signal);
      };
      void run();
      return () => ending.abort();
    },
  };
}

function endsSession(event: FollowedEvent): boolean {
  return event.__typename === 'StatusChangedEvent' && isFinal(event.to);
}
