import { runInNewContext } from 'node:vm';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../../lib/json.ts';
import { schemaShapeProblem } from './schema-shape.ts';

/** Time for compiling a schema, and for one check, in milliseconds: a pattern can be made to take for ever. */
const COMPILE_LIMIT_MS = 2_000;
const CHECK_LIMIT_MS = 1_000;
const MAX_ERRORS = 10;
const MAX_VALUES = 200;
/** What older drafts call themselves; the schema is read as draft 2020-12 all the same. */
const KNOWN_DRAFT = /^https?:\/\/json-schema\.org\/(?:draft-0[467]|draft\/20(?:19-09|20-12))\/schema#?$/;

/** A schema that results are held against. */
export type ResultSchema = {
  /** @returns what is wrong with a result, a sentence a line, for the agent to mend; undefined when it fits. */
  readonly check: (result: unknown) => string | undefined;
};

/**
 * Compiles the JSON Schema that a session's result must fit. Formats are checked, unknown ones and
 * unknown keywords are ignored, and nothing is fetched.
 *
 * @throws Error that says what is wrong with the schema; {@link resultSchemaProblem} says it without
 * @see https://json-schema.org/draft/2020-12
 */
export function compileResultSchema(schema: JsonObject): ResultSchema {
  const problem = schemaShapeProblem(schema);
  if (problem !== undefined) throw new Error(problem);
  const validate = within(COMPILE_LIMIT_MS, () => compile(schema));
  return { check: (result) => check(validate, result) };
}

/** @returns what is wrong with a schema that a client sent, for the client to mend; undefined when it can be used. */
export function resultSchemaProblem(schema: unknown): string | undefined {
  const problem = schemaShapeProblem(schema);
  if (problem !== undefined) return problem;
  try {
    compileResultSchema(schema as JsonObject);
    return undefined;
  } catch (error) {
    if (isTimeout(error)) return 'The schema takes too long to read: make it simpler.';
    const said = error instanceof Error ? error.message : String(error);
    return `The schema can't be used: ${said}. It must be a JSON Schema of draft 2020-12 that refers to nothing outside of it.`;
  }
}

function compile(schema: JsonObject): ValidateFunction {
  const { $schema: draft, ...rest } = schema;
  const read = typeof draft === 'string' && KNOWN_DRAFT.test(draft) ? rest : schema;
  // A compiler of its own, since it keeps every schema and every $id that it ever saw.
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
  addFormats.default(ajv);
  return ajv.compile(read);
}

function check(validate: ValidateFunction, result: unknown): string | undefined {
  try {
    if (within(CHECK_LIMIT_MS, () => validate(result))) return undefined;
  } catch (error) {
    if (isTimeout(error)) return 'The result takes too long to check against its schema: make it shorter.';
    // A schema that refers to itself, or a result as deep as that.
    if (error instanceof RangeError) return 'The result is nested too deeply to check against its schema.';
    throw error;
  }
  const errors = validate.errors ?? [];
  const sentences = [...new Set(errors.map(sentence))];
  const left = sentences.length - MAX_ERRORS;
  return [...sentences.slice(0, MAX_ERRORS), ...(left > 0 ? [`And ${left} more of the kind.`] : [])].join(
    '\n',
  );
}

/** The program stops in the middle of a regular expression, too, which no other way can do. */
function within<T>(timeoutMs: number, run: () => T): T {
  return runInNewContext('run()', { run }, { timeout: timeoutMs }) as T;
}

/** The error comes from the other context, whose `Error` isn't ours. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function sentence({ instancePath, keyword, message = '', params }: ErrorObject): string {
  return `${jsonPath(instancePath)} ${message}${detail(keyword, params)}.`;
}

function detail(keyword: string, params: ErrorObject['params']): string {
  const said = params as Readonly<Record<string, unknown>>;
  const named = said['additionalProperty'] ?? said['unevaluatedProperty'] ?? said['propertyName'];
  if (named !== undefined) return `: ${JSON.stringify(named)}`;
  if (keyword === 'enum' || keyword === 'const') {
    const values = JSON.stringify(said['allowedValues'] ?? said['allowedValue']);
    return `: ${values.length > MAX_VALUES ? `${values.slice(0, MAX_VALUES)}…` : values}`;
  }
  return '';
}

/** `/items/0/unit price` becomes `$.items[0]["unit price"]`. */
function jsonPath(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const written = names.map((name) => {
    if (/^\d+$/.test(name)) return `[${name}]`;
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  });
  return `$${written.join('')}`;
}
