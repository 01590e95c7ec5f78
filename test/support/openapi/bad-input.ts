import { bodySchema, type Operation, problems, resolved, type Schema } from './document.ts';
import { validInput } from './valid-input.ts';

/** A request that is wrong in one way. */
export type BadRequest = {
  /** Which kind of mistake it is. */
  readonly kind: string;
  /** What must be answered; anything documented when it isn't said. */
  readonly status?: number;
  /** Whether it goes to no operation at all. */
  readonly astray?: true;
  /** In place of the operation's. */
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** More than a stack has room for. */
const DEEP = 20_000;
const OVERSIZED = `{"x":"${'x'.repeat(1_000_000)}"}`;
const NUL = '\0';
const LONE_SURROGATE = '\ud800';
const HOSTILE_IDS = ['%00', '%E0%A4%A', '..%2F..%2Fetc%2Fpasswd', 'x'.repeat(2_000)];

/**
 * @param path where the operation is, with ids of what is there
 * @param unknown the same with ids of nothing
 * @returns at least ten kinds of mistakes, for any operation
 */
export function badRequests(
  operation: Operation,
  path: string,
  unknown: (name: string) => string,
): readonly BadRequest[] {
  return [
    ...badKeys(operation),
    ...badPaths(operation, path, unknown),
    ...badQueries(operation),
    ...badHeaders(operation),
    ...badBodies(operation),
  ];
}

function badKeys({ security }: Operation): readonly BadRequest[] {
  if (security?.length === 0) return [];
  return [
    { kind: 'no key', status: 401, headers: { 'x-api-key': '' } },
    { kind: 'a wrong key', status: 401, headers: { 'x-api-key': 'opp_wrong' } },
    { kind: 'an empty bearer', status: 401, headers: { 'x-api-key': '', authorization: 'Bearer ' } },
    {
      kind: 'a key as a password',
      status: 401,
      headers: { 'x-api-key': '', authorization: 'Basic b3BwOg==' },
    },
  ];
}

function badPaths(
  operation: Operation,
  path: string,
  unknown: (name: string) => string,
): readonly BadRequest[] {
  const names = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
  const withId = (name: string, id: string): string => {
    const position = operation.path.split('/').indexOf(`{${name}}`);
    return path.split('/').with(position, id).join('/');
  };
  // What is asked for besides is right: the id alone is not.
  const needed = (operation.parameters ?? []).filter(
    (parameter) => parameter.in === 'query' && parameter.required,
  );
  const given = needed.map(({ name, schema }) => `${name}=${String(validInput(schema))}`).join('&');
  const asked = given === '' ? {} : { query: given };
  return [
    { kind: 'another method', astray: true, status: 405, method: 'PROPFIND' },
    { kind: 'a slash too many', astray: true, status: 404, path: `${path}/` },
    { kind: 'two slashes', astray: true, status: 404, path: path.replace('/v1/', '/v1//') },
    { kind: 'capital letters', astray: true, status: 404, path: path.toUpperCase() },
    { kind: 'more path than there is', astray: true, status: 404, path: `${path}/%00/x/y` },
    ...names.map(({ name }) => ({
      kind: 'an unknown id',
      status: 404,
      path: withId(name, unknown(name)),
      ...asked,
    })),
    ...names.flatMap(({ name }) =>
      HOSTILE_IDS.map((id) => ({ kind: 'what is no id', status: 404, path: withId(name, id) })),
    ),
  ];
}

function badQueries({ parameters = [], security }: Operation): readonly BadRequest[] {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  // What needs no key looks at nothing.
  const status = security?.length === 0 ? {} : { status: 422 };
  return [
    { kind: 'an unknown parameter', ...status, query: 'nothing=1' },
    { kind: 'a parameter that objects have', ...status, query: '__proto__=1' },
    { kind: 'a parameter that is no text', ...status, query: '%E0%A4%A=%00' },
    ...known.flatMap(({ name, schema }) => [
      { kind: 'a parameter given twice', status: 422, query: `${name}=1&${name}=2` },
      { kind: 'a parameter that is a list', status: 422, query: `${name}[]=1` },
      ...['', 'x', '-1', '1e3', '99999999999999999999', '%00']
        .filter((value) => !fitsParameter(schema, decodeURIComponent(value)))
        .map((value) => ({ kind: 'a value that does not fit', status: 422, query: `${name}=${value}` })),
    ]),
  ];
}

function badHeaders({ parameters = [] }: Operation): readonly BadRequest[] {
  const known = parameters.filter((parameter) => parameter.in === 'header');
  return [
    { kind: 'an absurd Accept', headers: { accept: `${'x'.repeat(1_000)}/*;q=2` } },
    { kind: 'an absurd Cookie', headers: { cookie: ';=;%00' } },
    ...known.flatMap(({ name, schema }) =>
      ['x', '-1', '1.5', 'x'.repeat(1_000)]
        .filter((value) => !fitsParameter(schema, value))
        .map((value) => ({ kind: 'a header that does not fit', status: 422, headers: { [name]: value } })),
    ),
  ];
}

function fitsParameter(schema: Schema, text: string): boolean {
  const { type } = resolved(schema);
  if (type === 'integer' || type === 'number') {
    return /^-?\d+(\.\d+)?$/.test(text) && problems(schema, Number(text)).length === 0;
  }
  if (type === 'boolean') return text === 'true' || text === 'false';
  return problems(schema, text).length === 0;
}

function badBodies(operation: Operation): readonly BadRequest[] {
  if (operation.method === 'get') return [];
  const oversized = { kind: 'an oversized body', status: 413, body: OVERSIZED };
  const schema = bodySchema(operation);
  if (!schema) return [oversized, { kind: 'a body that nobody asked for', body: '{"x":[' }];
  const valid = validInput(schema);
  const text = JSON.stringify(valid);
  const deep = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
  return [
    oversized,
    ...(operation.requestBody?.required
      ? ['', ' \n\t '].map((body) => ({ kind: 'an empty body', status: 400, body }))
      : []),
    ...[text.slice(0, -1), `${text}x`, "{'a':1}", NUL].map((body) => ({
      kind: 'what is no JSON',
      status: 422,
      body,
    })),
    {
      kind: 'a form',
      status: 422,
      body: 'a=1&b=2',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    { kind: 'another content type', body: text, headers: { 'content-type': 'text/xml' } },
    ...['null', '[]', '"x"'].map((body) => ({ kind: 'what is no object', status: 422, body })),
    { kind: 'endless nesting', status: 422, body: deep },
    ...mistakes(schema, validInput(schema, true), deep),
  ];
}

/** Each field of a whole valid body spoilt in turn, as far as the document calls it wrong: it must be refused. */
function mistakes(schema: Schema, valid: unknown, deep: string): readonly BadRequest[] {
  if (typeof valid !== 'object' || valid === null) return [];
  const spoilt = (kind: string, body: unknown): readonly BadRequest[] =>
    problems(schema, body).length > 0 ? [{ kind, status: 422, body: JSON.stringify(body) }] : [];
  const fields = Object.entries(valid);
  return [
    ...spoilt('an unknown field', { ...valid, nothing: 1 }),
    ...spoilt('a field that objects have', { ...valid, constructor: {} }),
    ...fields.flatMap(([name]) => {
      const { [name]: _, ...rest } = valid as Record<string, unknown>;
      return spoilt('a missing field', rest);
    }),
    ...fields.flatMap(([name, value]) => [
      ...[null, 1.5, 'x', [], { a: 1 }].flatMap((wrong) =>
        spoilt('a wrong type', { ...valid, [name]: wrong }),
      ),
      ...['', 'x'.repeat(20_000)].flatMap((wrong) =>
        spoilt('a text that does not fit', { ...valid, [name]: wrong }),
      ),
      ...[-(2 ** 53), Number.MAX_VALUE].flatMap((wrong) =>
        spoilt('a number out of range', { ...valid, [name]: wrong }),
      ),
      ...(Array.isArray(value)
        ? spoilt('a list that is too long', { ...valid, [name]: Array(1_000).fill(value[0]) })
        : []),
      ...(typeof value === 'string' ? [NUL, LONE_SURROGATE] : []).map((wrong) => ({
        kind: 'a text that no database keeps',
        body: JSON.stringify({ ...valid, [name]: wrong }),
      })),
      {
        kind: 'a field nested endlessly',
        status: 422,
        body: JSON.stringify({ ...valid, [name]: 'DEEP' }).replace('"DEEP"', `{"a":${deep}}`),
      },
    ]),
  ];
}
