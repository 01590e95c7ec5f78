import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type LiveText, SILENCE } from '../../../events/live-text.ts';
import { countAfter, placeOf } from '../../../events/timeline-filter.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';
import { formatCount } from '../../../ui/format.ts';
import { LiveView } from './live-view.tsx';
import { measureRow } from './measure-row.ts';
import styles from './timeline.module.css';
import { TimelineKeys } from './timeline-keys.tsx';
import { TimelineRow } from './timeline-row.tsx';
import { useEnd } from './use-end.ts';

/** About as high as most entries are, in pixels. */
const ESTIMATE_PX = 44;
/** How near to the end counts as there, in pixels. */
const END_PX = 48;
/** The key of what is being said; those of entries are numbers. */
const LIVE = 'live';

/** What the list is shown. */
export type TimelineListProps = {
  readonly items: readonly TimelineItem[];
  readonly live: LiveText;
  /** Another number whenever something changed. */
  readonly version: number;
  /** The event that the address leads to. */
  readonly linked: number | undefined;
  readonly onShowFrame: (item: TimelineItem) => void;
  readonly onLink: (item: TimelineItem) => void;
};

/** The entries of a timeline; only those that are seen are drawn. It stays at the end while it is there. */
export function TimelineList({ items, live, version, linked, onShowFrame, onLink }: TimelineListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length + (live === SILENCE ? 0 : 1),
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE_PX,
    getItemKey: useCallback((at: number) => items[at]?.key ?? LIVE, [items]),
    measureElement: measureRow,
    overscan: 6,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    // Rows are put in their places without drawing anything anew.
    directDomUpdates: true,
    useFlushSync: false,
  });
  const end = useEnd(scroller, { startsThere: linked === undefined, nearPx: END_PX });
  const [active, setActive] = useState<number>();
  const newest = items.at(-1)?.key ?? -1;
  const [seen, setSeen] = useState(newest);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changed may have moved the end
  useLayoutEffect(() => {
    if (end.isFollowed() && !virtualizer.isAtEnd(END_PX)) virtualizer.scrollToEnd();
  }, [version, virtualizer]);

  if (end.isThere && seen !== newest) setSeen(newest);

  const go = useCallback(
    (place: number): void => {
      const item = items[place];
      if (!item) return;
      setActive(item.key);
      end.leave();
      virtualizer.scrollToIndex(place, { align: 'auto' });
      requestAnimationFrame(() => focusRow(scroller.current, place));
    },
    [items, virtualizer, end.leave],
  );

  const revealed = useRef<number>(undefined);
  const place = linked === undefined ? -1 : placeOf(items, linked);
  useEffect(() => {
    if (linked === undefined || place < 0 || revealed.current === linked) return;
    revealed.current = linked;
    end.leave();
    virtualizer.scrollToIndex(place, { align: 'center' });
  }, [linked, place, virtualizer, end.leave]);

  const move = (by: number): void => {
    const from = active === undefined ? undefined : placeOf(items, active);
    const start = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0;
    go(from === undefined ? start : Math.min(Math.max(from + by, 0), items.length - 1));
  };
  const jump = (): void => end.jump(virtualizer);
  const moves = useRef({ move, jump });
  useEffect(() => {
    moves.current = { move, jump };
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') jump();
    else return;
    event.preventDefault();
  };

  const missed = end.isThere ? 0 : countAfter(items, seen);
  return (
    <div className={styles['stage']}>
      <TimelineKeys moves={moves} />
      <div
        ref={scroller}
        className={styles['scroller']}
        role="feed"
        aria-label="Events"
        data-count={items.length}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={virtualizer.containerRef} className={styles['content']}>
          {virtualizer.getVirtualItems().map(({ index, key }) => {
            const item = items[index];
            return item ? (
              <TimelineRow
                key={key}
                item={item}
                place={index}
                isLinked={index === place}
                measure={virtualizer.measureElement}
                onShowFrame={onShowFrame}
                onLink={onLink}
              />
            ) : (
              <article
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles['row']}
                aria-label="The agent is speaking"
              >
                <LiveView live={live} />
              </article>
            );
          })}
        </div>
      </div>
      {!end.isThere && (
        <div className={styles['jump']}>
          <Button size="xs" radius="xl" leftSection={<IconArrowDown size={16} aria-hidden />} onClick={jump}>
            {missed > 0 ? `Jump to now (${formatCount(missed)} new)` : 'Jump to now'}
          </Button>
        </div>
      )}
    </div>
  );
}

function focusRow(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
}
