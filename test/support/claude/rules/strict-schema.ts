const TYPES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const FORMATS = new Set([
  'date-time',
  'time',
  'date',
  'duration',
  'email',
  'hostname',
  'uri',
  'ipv4',
  'ipv6',
  'uuid',
]);
const ANNOTATIONS = ['title', 'description', 'default', '$schema', '$defs', 'definitions'];
const COMBINATIONS = ['anyOf', 'allOf'] as const;
const KEYWORDS: Record<string, readonly string[]> = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems'],
  string: ['format', 'pattern'],
};

/**
 * Finds what a strict tool may not say. Strict mode turns the schema into a grammar, so only types,
 * literals, alternatives and references are left: no bounds of numbers, strings or arrays.
 *
 * @returns a sentence that names the place, or undefined
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
 */
export function schemaProblem(schema: unknown, path: string): string | undefined {
  if (!isObject(schema)) return `${path}: a schema must be an object`;
  if (typeof schema['$ref'] === 'string') return undefined;
  return keywordProblem(schema, path) ?? objectProblem(schema, path) ?? nestedProblem(schema, path);
}

function keywordProblem(schema: Record<string, unknown>, path: string): string | undefined {
  const types = [schema['type'] ?? []].flat();
  const hasLiteral = 'enum' in schema || 'const' in schema;
  if (types.length === 0 && !hasLiteral && !COMBINATIONS.some((keyword) => keyword in schema)) {
    return `${path}: type is required`;
  }
  const unknown = types.find((type) => typeof type !== 'string' || !TYPES.has(type));
  if (unknown !== undefined) return `${path}.type: ${JSON.stringify(unknown)} is not a JSON Schema type`;
  const allowed = new Set([...ANNOTATIONS, ...COMBINATIONS, 'type', 'enum', 'const']);
  for (const type of types) for (const keyword of KEYWORDS[String(type)] ?? []) allowed.add(keyword);
  const extra = Object.keys(schema).find((keyword) => !allowed.has(keyword));
  if (extra !== undefined)
    return `${path}: For '${types.join(', ')}' type, property '${extra}' is not supported`;
  const { minItems, format } = schema;
  if (minItems !== undefined && minItems !== 0 && minItems !== 1) {
    return `${path}: For 'array' type, 'minItems' values other than 0 or 1 are not supported`;
  }
  if (format !== undefined && !FORMATS.has(String(format)))
    return `${path}.format: '${format}' is not supported`;
  return undefined;
}

function objectProblem(schema: Record<string, unknown>, path: string): string | undefined {
  if (schema['type'] !== 'object') return undefined;
  if (schema['additionalProperties'] !== false) {
    return `${path}: For 'object' type, 'additionalProperties' must be explicitly set to false`;
  }
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const unknown = required.find((name) => !(String(name) in properties));
  return unknown === undefined ? undefined : `${path}.required: '${unknown}' is not one of the properties`;
}

function nestedProblem(schema: Record<string, unknown>, path: string): string | undefined {
  const nested: [string, unknown][] = [];
  for (const group of ['properties', '$defs']) {
    const entries = isObject(schema[group]) ? Object.entries(schema[group]) : [];
    for (const [name, inner] of entries) nested.push([`${group}.${name}`, inner]);
  }
  for (const keyword of COMBINATIONS) {
    const variants = Array.isArray(schema[keyword]) ? schema[keyword] : [];
    for (const [index, inner] of variants.entries()) nested.push([`${keyword}.${index}`, inner]);
  }
  if (schema['items'] !== undefined) nested.push(['items', schema['items']]);
  for (const [name, inner] of nested) {
    const problem = schemaProblem(inner, `${path}.${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
