/** What a value must be: the value itself, or, for a text, what it must match. */
export type Pattern<T> = T extends string
  ? T | RegExp
  : T extends readonly (infer Item)[]
    ? readonly Pattern<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Pattern<T[Key]> }
      : T;

/**
 * Compares JSON with a pattern: the same keys, lists as long, nothing more and nothing less.
 *
 * @param path what the value is called, in words of the result
 * @returns the first difference as a sentence; undefined when there is none
 */
export function difference(actual: unknown, expected: unknown, path: string): string | undefined {
  if (expected instanceof RegExp) {
    if (typeof actual === 'string' && expected.test(actual)) return undefined;
    return `${path} is ${shown(actual)}, which does not match ${expected}.`;
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (actual.length !== expected.length) {
      const last = actual.length > expected.length ? `; the last is ${shown(actual.at(-1))}` : '';
      return `${path} has ${actual.length} entries instead of ${expected.length}${last}.`;
    }
    return first(
      expected.map((item, position) =>
        difference(actual[position], item, `${path}[${nameOf(item, position)}]`),
      ),
    );
  }
  if (isRecord(expected) && isRecord(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return first([...keys].map((key) => difference(actual[key], expected[key], `${path}.${key}`)));
  }
  return Object.is(actual, expected)
    ? undefined
    : `${path} is ${shown(actual)} instead of ${shown(expected)}.`;
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

/** What people would call an entry of a list, before its position. */
function nameOf(item: unknown, position: number): string {
  const { name, title, author, label } = isRecord(item) ? item : {};
  const words = [name, title, author, label].find((word) => typeof word === 'string' && word !== '');
  return String(words ?? position);
}

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof RegExp ? String(inner) : inner));
}
