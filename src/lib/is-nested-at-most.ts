/**
 * Whether objects and lists lie at most `depth` levels in each other. Level by level: `JSON.stringify` and zod
 * recurse, and what others send has room for more levels than the stack.
 */
export function isNestedAtMost(value: unknown, depth: number): boolean {
  let level: readonly unknown[] = [value];
  for (let left = depth; level.length > 0; left -= 1) {
    const nested = level.filter((item) => typeof item === 'object' && item !== null);
    if (left === 0) return nested.length === 0;
    level = nested.flatMap((item) => Object.values(item));
  }
  return true;
}
