import { expect, test } from 'vitest';
import { compileResultSchema, resultSchemaProblem } from '../../../../src/agent/judging/result-schema.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';

const ORDER: JsonObject = {
  type: 'object',
  properties: {
    number: { type: 'string', pattern: '^N\\d+$' },
    state: { enum: ['open', 'sent'] },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: { 'unit price': { type: 'number' } },
        required: ['unit price'],
        additionalProperties: false,
      },
    },
    bought: { type: 'string', format: 'date' },
  },
  required: ['number', 'items'],
};
const fits = { number: 'N42', state: 'sent', items: [{ 'unit price': 3.5 }], bought: '2026-01-05' };

test('a result that fits has nothing wrong with it', () => {
  expect(compileResultSchema(ORDER).check(fits)).toBeUndefined();
});

test('what does not fit is told a sentence a line, with the path of each', () => {
  const result = {
    ...fits,
    number: '42',
    state: 'lost',
    items: [{ 'unit price': '3.50' }, { unitPrice: 2 }],
    bought: 'yesterday',
  };
  expect(compileResultSchema(ORDER).check(result)?.split('\n').sort()).toEqual([
    '$.bought must match format "date".',
    '$.items[0]["unit price"] must be number.',
    '$.items[1] must NOT have additional properties: "unitPrice".',
    "$.items[1] must have required property 'unit price'.",
    '$.number must match pattern "^N\\d+$".',
    '$.state must be equal to one of the allowed values: ["open","sent"].',
  ]);
});

test.each<[unknown, string]>([
  [undefined, '$ must be object.'],
  [null, '$ must be object.'],
  ['done', '$ must be object.'],
  [[], '$ must be object.'],
  [{}, "$ must have required property 'number'.\n$ must have required property 'items'."],
])('%j does not fit', (result, said) => {
  expect(compileResultSchema(ORDER).check(result)).toBe(said);
});

test('a schema can be used again and again, and forgets the result before', () => {
  const { check } = compileResultSchema({ type: 'number' });
  expect(check('x')).toBe('$ must be number.');
  expect(check(1)).toBeUndefined();
  expect(check('x')).toBe('$ must be number.');
});

test('no more than ten errors are told', () => {
  const { check } = compileResultSchema({ type: 'array', items: { type: 'number' } });
  const lines = check(Array.from({ length: 14 }, () => 'x'))?.split('\n');
  expect(lines).toHaveLength(11);
  expect(lines?.at(-1)).toBe('And 4 more of the kind.');
  const long = compileResultSchema({ enum: Array.from({ length: 900 }, (_, at) => at) });
  expect(long.check('x')?.length).toBeLessThan(300);
});

test('what every object inherits is no property of a result', () => {
  const { check } = compileResultSchema({ type: 'object', required: ['constructor', 'toString'] });
  expect(check({})?.split('\n')).toHaveLength(2);
  const closed = compileResultSchema({ type: 'object', additionalProperties: false });
  expect(closed.check(JSON.parse('{"__proto__": {"admin": true}}'))).toContain('"__proto__"');
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
});

test.each<[string, JsonObject]>([
  ['draft 2020-12', { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' }],
  ['draft 7', { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' }],
  ['an own name', { $id: 'https://example.org/order', type: 'object' }],
  ['words of its own', { type: 'object', 'x-order': 1, format: 'no-such-format' }],
  ['references to itself', { $defs: { a: { type: 'object' } }, $ref: '#/$defs/a' }],
  ['a tree', { type: 'object', properties: { child: { $ref: '#' } } }],
  ['nothing', {}],
])('a schema with %s can be used, and twice', (_, schema) => {
  for (let round = 0; round < 2; round += 1) {
    expect(resultSchemaProblem(schema)).toBeUndefined();
    expect(compileResultSchema(schema).check({})).toBeUndefined();
  }
});

function nested(depth: number): JsonObject {
  return depth <= 1 ? { type: 'object' } : { not: nested(depth - 1) };
}

test.each<[string, unknown, RegExp]>([
  ['a string', 'object', /must be a JSON object/],
  ['a list', [], /must be a JSON object/],
  ['nothing', null, /must be a JSON object/],
  ['true', true, /must be a JSON object/],
  ['an unknown type', { type: 'objekt' }, /can't be used: schema is invalid/],
  ['a broken pattern', { pattern: '(' }, /can't be used: Invalid regular expression/],
  ['a schema elsewhere', { $ref: 'https://example.org/order' }, /can't resolve reference.*nothing outside/],
  ['an unknown draft', { $schema: 'https://example.org/draft' }, /can't be used: no schema with key/],
  ['too much', { description: 'ü'.repeat(16_400) }, /at most 32768 bytes/],
  ['33 levels', nested(33), /at most 32 levels/],
  ['100,000 levels', JSON.parse(`${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_000)}`), /at most 32 levels/],
  ['a long pattern', { properties: { a: { pattern: 'x'.repeat(201) } } }, /longer than 200/],
  ['a long pattern of keys', { patternProperties: { ['x'.repeat(201)]: {} } }, /longer than 200/],
  ['a promise', { $async: true }, /"\$async"/],
  ['a prototype', JSON.parse('{"properties": {"__proto__": {"type": "string"}}}'), /"__proto__"/],
])('%s is refused in words that help', (_, schema, said) => {
  expect(resultSchemaProblem(schema)).toMatch(said);
  expect(() => compileResultSchema(schema as JsonObject)).toThrow();
});

test('32 levels and a pattern of 200 characters are taken', () => {
  expect(resultSchemaProblem(nested(32))).toBeUndefined();
  expect(resultSchemaProblem({ pattern: 'x'.repeat(200) })).toBeUndefined();
});

test('a pattern that takes for ever is given up', () => {
  const { check } = compileResultSchema({ type: 'string', pattern: '^(a|a)*$' });
  expect(check('aaaa')).toBeUndefined();
  expect(check(`${'a'.repeat(60)}b`)).toMatch(/takes too long/);
  expect(check('b')).toContain('must match pattern');
});

test('a schema that leads back to itself without end is told of', () => {
  expect(compileResultSchema({ $ref: '#' }).check({})).toMatch(/nested too deeply/);
});
