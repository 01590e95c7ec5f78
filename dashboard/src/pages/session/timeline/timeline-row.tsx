import { memo } from 'react';
import { eventWords } from '../../../events/item-words.ts';
import { ITEM_KINDS, type TimelineItem } from '../../../events/timeline-item.ts';
import { ItemView } from './item-view.tsx';
import styles from './timeline.module.css';

/** What a row is shown. None of it changes while the list moves. */
export type TimelineRowProps = {
  readonly item: TimelineItem;
  /** Its place in the list, from 0. */
  readonly place: number;
  readonly isLinked: boolean;
  /** Learns how high it is, and puts it in its place. */
  readonly measure: (element: HTMLElement | null) => void;
  readonly onShowFrame: (item: TimelineItem) => void;
  readonly onLink: (item: TimelineItem) => void;
};

/** An entry in its place in the list. */
export const TimelineRow = memo(function TimelineRow({
  item,
  place,
  isLinked,
  measure,
  onShowFrame,
  onLink,
}: TimelineRowProps) {
  return (
    <article
      ref={measure}
      data-index={place}
      data-event={item.key}
      data-linked={isLinked || undefined}
      className={styles['row']}
      tabIndex={-1}
      aria-posinset={place + 1}
      // More may come at any time.
      aria-setsize={-1}
      aria-label={labelOf(item)}
    >
      <ItemView item={item} onShowFrame={onShowFrame} onLink={onLink} />
    </article>
  );
});

function labelOf({ kind, event, isError }: TimelineItem): string {
  return `${isError ? 'Error' : ITEM_KINDS[kind]}: ${eventWords(event).slice(0, 120)}`;
}
