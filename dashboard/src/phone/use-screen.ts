import { useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { connection } from '../api/socket.ts';
import { useStore } from '../api/store.ts';
import { type ScreenOf, type ScreenOptions, type ScreenPicture, watchScreen } from './screen-source.ts';

/** How long to wait before a phone that could not be seen is looked at again, in milliseconds. */
const AGAIN_MS = 3_000;
/** Failures that no further try mends. */
const FINAL: ReadonlySet<string | undefined> = new Set([
  ...['PHONE_NOT_FOUND', 'SESSION_NOT_FOUND', 'FORBIDDEN', 'AUTH_REQUIRED', 'INVALID_API_KEY'],
]);

/** A screen that is watched. */
export type WatchedScreen = {
  /** The newest picture; an old one when `isLive` is false. */
  readonly picture: ScreenPicture | undefined;
  /** Whether the picture is what the screen shows now. */
  readonly isLive: boolean;
  /** Whether there is nothing more to come. */
  readonly hasEnded: boolean;
  /** Why it can't be seen just now. */
  readonly failure: Failure | undefined;
};

const NOTHING: WatchedScreen = { picture: undefined, isLive: false, hasEnded: false, failure: undefined };

/**
 * Watches a screen while the component is there and the window is looked at, and tries again when it can't be seen.
 *
 * @param options.isPaused whether not to watch just now
 */
export function useScreen(
  of: ScreenOf,
  { maxEdgePx, minIntervalMs, isPaused = false }: ScreenOptions & { readonly isPaused?: boolean },
): WatchedScreen {
  const [screen, setScreen] = useState(NOTHING);
  const isConnected = useStore(connection) === 'connected';
  const isInSight = useInSight();
  const [kind, id] =
    'phoneId' in of ? (['phoneId', of.phoneId] as const) : (['sessionId', of.sessionId] as const);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen has nothing of this one
  useEffect(() => setScreen(NOTHING), [kind, id]);
  useEffect(() => {
    if (isPaused || !isInSight) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let leave: (() => void) | undefined;
    let hasLeft = false;
    const watch = (): void => {
      const wanted = kind === 'phoneId' ? { phoneId: id } : { sessionId: id };
      leave = watchScreen(
        wanted,
        { maxEdgePx, minIntervalMs },
        {
          next: (picture) => {
            if (!hasLeft) setScreen({ picture, isLive: true, hasEnded: false, failure: undefined });
          },
          end: (failure) => {
            if (hasLeft) return;
            const hasEnded = failure === undefined || FINAL.has(failure.code);
            setScreen(({ picture }) => ({ picture, isLive: false, hasEnded, failure }));
            if (!hasEnded) timer = setTimeout(watch, AGAIN_MS);
          },
        },
      );
    };
    watch();
    return () => {
      hasLeft = true;
      clearTimeout(timer);
      leave?.();
    };
  }, [kind, id, maxEdgePx, minIntervalMs, isPaused, isInSight]);
  return isConnected ? screen : { ...screen, isLive: false };
}

/** @returns whether the window is looked at, and not one of many tabs in the back. */
function useInSight(): boolean {
  const [isInSight, setInSight] = useState(!document.hidden);
  useEffect(() => {
    const look = (): void => setInSight(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isInSight;
}
