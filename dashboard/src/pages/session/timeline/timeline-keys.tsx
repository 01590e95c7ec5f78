import { memo, type RefObject } from 'react';
import { useShortcuts } from '../../../layout/shortcuts.tsx';

/** What keys do with the list. */
export type TimelineMoves = {
  /** Goes so many entries on. */
  readonly move: (by: number) => void;
  readonly jump: () => void;
};

/** The shortcuts of the list, apart from it: they stay when it is drawn anew. */
export const TimelineKeys = memo(function TimelineKeys({
  moves,
}: {
  readonly moves: RefObject<TimelineMoves>;
}) {
  useShortcuts('Timeline', [
    { keys: 'j', label: 'Next entry', run: () => moves.current.move(1) },
    { keys: 'k', label: 'Previous entry', run: () => moves.current.move(-1) },
    { keys: 'shift+g', label: 'Jump to now', run: () => moves.current.jump() },
  ]);
  return null;
});
