import type { Virtualizer } from '@tanstack/react-virtual';

/**
 * Tells how high a row is, in pixels, without having the page laid out in between: a new row counts as high as it
 * was, or as is estimated, until the browser tells of its size, which it does before it draws the row.
 */
export function measureRow(
  row: Element,
  entry: ResizeObserverEntry | undefined,
  { options, itemSizeCache, indexFromElement }: Virtualizer<HTMLDivElement, Element>,
): number {
  const size = entry?.borderBoxSize[0]?.blockSize;
  if (size !== undefined) return Math.round(size);
  const place = indexFromElement(row);
  return itemSizeCache.get(options.getItemKey(place)) ?? options.estimateSize(place);
}
