import { createHash } from 'node:crypto';

/**
 * JSON in which the order of keys and the place of cache markers make no difference: keys are sorted
 * and `cache_control` is left out, since a breakpoint may move without changing the prompt.
 */
function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
      return Object.fromEntries(
        Object.entries(inner)
          .filter(([key, field]) => key !== 'cache_control' && field !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    }) ?? 'null'
  );
}

/** A short name for content: equal for equal canonical JSON, and for nothing else. */
export function digest(...values: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(canonicalJson(value)).update('\n');
  return hash.digest('base64url');
}
