import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import { type LiveText, SILENCE } from '../../../events/live-text.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';
import { ItemView } from './item-view.tsx';
import styles from './timeline.module.css';

/** About as high as most entries are, in pixels. */
const ESTIMATE_PX = 56;
/** How near to the end counts as there, in pixels. */
const END_PX = 48;

/** The entries of a timeline; only those that are seen are drawn. */
export function TimelineList({
  items,
  live,
}: {
  readonly items: readonly TimelineItem[];
  readonly live: LiveText;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const count = items.length + (live === SILENCE ? 0 : 1);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE_PX,
    getItemKey: useCallback((at: number) => items[at]?.key ?? 'live', [items]),
    overscan: 6,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
  });
  return (
    <div ref={scroller} className={styles['scroller']} role="feed" aria-label="Events">
      <div className={styles['content']} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item ? <ItemView item={item} /> : <p>{live.text}</p>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
