import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Whether a list is at its end, and stays there while it grows. */
export type End = {
  readonly isThere: boolean;
  /** @returns whether it is to be kept in sight, also in the moment in which it has moved away */
  readonly isFollowed: () => boolean;
  /** Stays where the list is from now on. */
  readonly leave: () => void;
  readonly jump: (virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToEnd'>) => void;
};

/** Keeps a list at its end until somebody scrolls up, and again once they are back. */
export function useEnd(
  scroller: RefObject<HTMLElement | null>,
  { startsThere, nearPx }: { readonly startsThere: boolean; readonly nearPx: number },
): End {
  const [isThere, setThere] = useState(startsThere);
  const isFollowed = useRef(startsThere);
  const set = useCallback((next: boolean): void => {
    isFollowed.current = next;
    setThere(next);
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let top = element.scrollTop;
    const onScroll = (): void => {
      const isUp = element.scrollTop < top - 1;
      top = element.scrollTop;
      const left = element.scrollHeight - top - element.clientHeight;
      // Who scrolls up wants to read; what grows moves the end away without scrolling.
      if (left <= nearPx) set(true);
      else if (isUp) set(false);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller, nearPx, set]);
  return {
    isThere,
    isFollowed: useCallback(() => isFollowed.current, []),
    leave: useCallback(() => set(false), [set]),
    jump: useCallback(
      (virtualizer) => {
        set(true);
        virtualizer.scrollToEnd();
      },
      [set],
    ),
  };
}
