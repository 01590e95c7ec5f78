import { useState } from 'react';
import { isFinal } from '../../api/session-status.ts';
import type { SessionRowFragment } from '../../gql/graphql.ts';

/** @returns whether a session goes on, so that it can be stopped */
export function isStoppable({ status }: Pick<SessionRowFragment, 'status'>): boolean {
  return !isFinal(status);
}

/** Which sessions of a list are selected: of those that go on alone. */
export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** Whether there is something to select. */
  readonly isPossible: boolean;
  readonly hasAll: boolean;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
};

/** Keeps a selection. A session that ends or leaves the list is selected no more. */
export function useSelection(rows: readonly SessionRowFragment[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const possible = rows.filter(isStoppable).map(({ id }) => id);
  const ids = new Set(possible.filter((id) => chosen.has(id)));
  const hasAll = possible.length > 0 && ids.size === possible.length;
  return {
    ids,
    isPossible: possible.length > 0,
    hasAll,
    toggle: (id) => setChosen(ids.has(id) ? ids.difference(new Set([id])) : new Set([...ids, id])),
    toggleAll: () => setChosen(hasAll ? new Set() : new Set(possible)),
    clear: () => setChosen(new Set()),
  };
}
