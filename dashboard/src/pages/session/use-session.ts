import { useEffect, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useAsk, useLive } from '../../api/hooks.ts';
import type { EventStore } from '../../events/event-store.ts';
import { SessionChanges, type SessionOnPage, SessionPageDocument, WatchedSession } from './session-fields.ts';

/** A session that is followed. */
export type FollowedSession = {
  readonly session: SessionOnPage | undefined;
  readonly failure: Failure | undefined;
  readonly refresh: () => void;
};

/** How often a session is shown anew at the most, in milliseconds: it changes with every event. */
const EVERY_MS = 500;

/** Follows a session for somebody who is signed in. */
export function useSession(id: string): FollowedSession {
  const { data, failure, refresh } = useAsk(SessionPageDocument, { id });
  const [session, setSession] = useState<SessionOnPage>();
  const show = useSlowly(setSession);
  useEffect(() => {
    if (data) setSession(data.session);
  }, [data]);
  useLive(SessionChanges, { id }, ({ sessionUpdated }) => show(sessionUpdated));
  return { session: session ?? data?.session, failure, refresh };
}

/** Follows a session for a browser with a view token, which hears of its events alone. */
export function useWatchedSession(id: string, store: EventStore): FollowedSession {
  const { data, failure, refresh } = useAsk(WatchedSession, { id });
  const refreshSoon = useSlowly(refresh);
  useEffect(() => store.onEvent(() => refreshSoon(undefined)), [store, refreshSoon]);
  return { session: data?.session, failure, refresh };
}

/** @returns what calls `act` with the newest value, soon and never more often than {@link EVERY_MS} says */
function useSlowly<Value>(act: (value: Value) => void): (value: Value) => void {
  const [slowly] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let newest: { readonly value: Value } | undefined;
    let isResting = false;
    const next = (): void => {
      isResting = newest !== undefined;
      if (!newest) return;
      const { value } = newest;
      newest = undefined;
      timer = setTimeout(next, EVERY_MS);
      slow.act(value);
    };
    const slow = {
      act,
      take(value: Value): void {
        newest = { value };
        if (!isResting) next();
      },
      end: () => clearTimeout(timer),
    };
    return slow;
  });
  useEffect(() => {
    slowly.act = act;
  }, [slowly, act]);
  useEffect(() => slowly.end, [slowly]);
  return slowly.take;
}
