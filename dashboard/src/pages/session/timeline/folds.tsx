import { createContext, type ReactNode, useContext, useState } from 'react';
import styles from './timeline.module.css';

/** What is unfolded, by the keys of entries: it stays so while an entry is scrolled out of sight. */
export const OpenFolds = createContext<Set<number>>(new Set());

/** A text that is folded away until somebody wants it. */
export function Fold({
  at,
  summary,
  children,
}: {
  /** The key of its entry. */
  readonly at: number;
  readonly summary: ReactNode;
  readonly children: ReactNode;
}) {
  const folds = useContext(OpenFolds);
  const [isOpen, setOpen] = useState(() => folds.has(at));
  return (
    <details
      className={styles['fold']}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open) folds.add(at);
        else folds.delete(at);
        setOpen(open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}

/** Longer texts are folded, in characters. */
const LONG = 700;

/** A text of somebody's own, in its own direction; the rest of a long one is folded away. */
export function Words({ at, children }: { readonly at: number; readonly children: string }) {
  if (children.length <= LONG) {
    return (
      <p dir="auto" className={styles['words']}>
        {children}
      </p>
    );
  }
  return (
    <Fold at={at} summary={<span dir="auto">{`${children.slice(0, LONG / 2)}…`}</span>}>
      <p dir="auto" className={styles['words']}>
        {children}
      </p>
    </Fold>
  );
}
