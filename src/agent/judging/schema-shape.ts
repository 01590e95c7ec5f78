const MAX_BYTES = 32_768;
const MAX_DEPTH = 32;
const MAX_PATTERN = 200;

/**
 * Looks at a schema from the outside, before it is read as one. Level by level: whatever recurses, such as
 * `JSON.stringify`, comes after the depth is known.
 *
 * @returns what is wrong with it
 */
export function schemaShapeProblem(schema: unknown): string | undefined {
  if (!isRecord(schema)) return 'The schema must be a JSON object.';
  let level: readonly unknown[] = [schema];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `The schema is too deep: nest at most ${MAX_DEPTH} levels.`;
    for (const item of level) {
      const problem = isRecord(item) ? keysProblem(item) : undefined;
      if (problem !== undefined) return problem;
    }
    level = level.flatMap((item) => Object.values(item as object)).filter(isNested);
  }
  if (Buffer.byteLength(JSON.stringify(schema)) > MAX_BYTES) {
    return `The schema is too big: it may have at most ${MAX_BYTES} bytes of JSON.`;
  }
  // It would be compiled to a function whose promise counts as true.
  if (Object.hasOwn(schema, '$async')) return 'The schema can\'t have "$async": leave it out.';
  return undefined;
}

function keysProblem(item: Readonly<Record<string, unknown>>): string | undefined {
  // The validator leaves this key out silently: what it should check would never be checked.
  if (Object.hasOwn(item, '__proto__')) return 'The schema can\'t have a key "__proto__".';
  const { pattern, patternProperties } = item;
  const patterns = [pattern, ...(isRecord(patternProperties) ? Object.keys(patternProperties) : [])];
  const long = patterns.find((text) => typeof text === 'string' && text.length > MAX_PATTERN);
  return long === undefined ? undefined : `A pattern of the schema is longer than ${MAX_PATTERN} characters.`;
}

function isNested(item: unknown): item is object {
  return typeof item === 'object' && item !== null;
}

function isRecord(item: unknown): item is Readonly<Record<string, unknown>> {
  return isNested(item) && !Array.isArray(item);
}
