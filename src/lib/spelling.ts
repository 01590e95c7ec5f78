/** @returns the same with every key in snake case, also further down: the wire's spelling. */
export function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [snakeCase(key), snakeKeys(inner)]);
  return Object.fromEntries(entries);
}

/** @returns the same with every key of its own in camel case, the code's spelling; values are untouched. */
export function camelKeys(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const camel = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [camel(key), value]));
}

/** @returns a name in the wire's spelling. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]|(?<=[a-z])\d+/g, (part) => `_${part.toLowerCase()}`);
}
