import { searchWords } from './item-words.ts';
import { ITEM_KINDS, type ItemKind, type TimelineItem } from './timeline-item.ts';

/** Which entries of a timeline to show. */
export type TimelineFilter = {
  /** Entries of these kinds; all when empty. */
  readonly kinds: ReadonlySet<ItemKind>;
  /** Entries that say this, in small letters; all when empty. */
  readonly text: string;
};

/** @param params `show`, kinds with commas between, and `find`, a text @returns what the address asks to see */
export function filterOf(params: URLSearchParams): TimelineFilter {
  const kinds = (params.get('show') ?? '').split(',').filter((kind) => Object.hasOwn(ITEM_KINDS, kind));
  return { kinds: new Set(kinds as ItemKind[]), text: (params.get('find') ?? '').trim().toLowerCase() };
}

/** @returns the entries that fit, in order; the same array when all do */
export function filterItems(
  items: readonly TimelineItem[],
  { kinds, text }: TimelineFilter,
): readonly TimelineItem[] {
  if (kinds.size === 0 && text === '') return items;
  return items.filter(
    (item) =>
      (kinds.size === 0 || kinds.has(item.kind) || (item.isError && kinds.has('error'))) &&
      (text === '' || searchWords(item).includes(text)),
  );
}

/** @returns where the entry is that an event belongs to: it is the event, or holds it; -1 while it isn't there */
export function placeOf(items: readonly TimelineItem[], index: number): number {
  const at = firstFrom(items, index);
  if (items[at]?.key === index) return at;
  // An outcome lies a few entries after what it belongs to.
  for (let earlier = at - 1; earlier >= 0; earlier -= 1) {
    if (items[earlier]?.outcome?.index === index) return earlier;
  }
  return -1;
}

/** @returns how many entries came after the one with this key */
export function countAfter(items: readonly TimelineItem[], key: number): number {
  return items.length - firstFrom(items, key + 1);
}

/** @returns where the first entry is that has this key or a higher one */
function firstFrom(items: readonly TimelineItem[], key: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.key ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
