import { useEffect, useState, useSyncExternalStore } from 'react';
import { eventSource } from './event-source.ts';
import { createEventStore, type EventStore, type EventsSnapshot, type EventTiming } from './event-store.ts';

/** How long what came waits for a frame at the most, in milliseconds: a page that nobody sees has none. */
const HIDDEN_MS = 500;
/** How long to wait before a failure is tried again, in milliseconds. */
const RETRY_MS = 1_000;

const TIMING: EventTiming = {
  onFrame: (show) => {
    // Both, since the page may be hidden while the frame is waited for.
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      show();
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      show();
    }, HIDDEN_MS);
  },
  pause: () => new Promise((resolve) => setTimeout(resolve, RETRY_MS)),
};

/** Follows a session's events while the component is there. Another session needs another component. */
export function useEventStore(sessionId: string): EventStore {
  const [store] = useState(() => createEventStore(eventSource(sessionId), TIMING));
  useEffect(() => store.start(), [store]);
  return store;
}

/** @returns the events as they are now, anew whenever they change */
export function useEvents({ subscribe, get }: EventStore): EventsSnapshot {
  return useSyncExternalStore(subscribe, get);
}

/**
 * @param select picks what is shown; what it returns must be the same as long as it says the same
 * @returns a part of the events as it is now, anew only when it is another one
 */
export function useEventsPart<Part>(
  { subscribe, get }: EventStore,
  select: (snapshot: EventsSnapshot) => Part,
): Part {
  return useSyncExternalStore(subscribe, () => select(get()));
}
