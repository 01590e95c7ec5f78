/**
 * What a key may do: `read` sees everything of its organisation, `control` also runs sessions and phones,
 * `admin` also decides who else may. Each holds the ones before it.
 */
export const SCOPES = ['read', 'control', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** @returns whether one of `granted` is `wanted`, or holds it. */
export function holdsScope(granted: readonly Scope[], wanted: Scope): boolean {
  return granted.some((scope) => SCOPES.indexOf(scope) >= SCOPES.indexOf(wanted));
}
