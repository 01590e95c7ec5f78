import type { Principal } from '../src/auth/principal.ts';

/** A place in a log: the last event before it, and the last preview. */
export type Position = { readonly index: number; readonly sequence?: number };

/** What subscribers with equal rights may read together. */
export type Shareable<T extends Position> = {
  /** Who may see it and what is read: sources with equal keys yield the same behind the same index, to equals. */
  readonly key: string;
  /** The index behind which this subscriber begins. */
  readonly after: number;
  /** @returns the highest index of the log as it is now, -1 without any */
  readonly newest: () => Promise<number>;
  /** Reads on behind an index, for everyone: no key ends it. */
  readonly open: (after: number, signal: AbortSignal) => AsyncGenerator<T, void, undefined>;
};

const SHAREABLE = Symbol('shareable');

/** Marks a subscription's source as one that may be read together with others. @returns the same source */
export function shareable<Source extends object, T extends Position>(
  source: Source,
  how: Shareable<T>,
): Source {
  return Object.assign(source, { [SHAREABLE]: how });
}

/** @returns how a source may be shared, unless it is one for its reader alone. */
export function sharingOf(source: object): Shareable<Position> | undefined {
  return (source as { readonly [SHAREABLE]?: Shareable<Position> })[SHAREABLE];
}

/** @returns what two principals must have in common to be shown the same. */
export function rightsOf({ organizationId, scopes, view }: Principal): readonly unknown[] {
  return [organizationId, [...scopes].sort(), view ?? null];
}
