import { memo } from 'react';
import type { TimelineItem } from '../../../events/timeline-item.ts';

/** An entry of the timeline. */
export const ItemView = memo(function ItemView({ item }: { readonly item: TimelineItem }) {
  return <article>{item.kind}</article>;
});
