import { expect, test } from 'vitest';
import { PHONE_TOOLS, parseToolUse } from '../../../src/agent/tools.ts';
import type { Point } from '../../../src/domain/phone.ts';
import { MAX_TOUCH_MS, phoneAction } from '../../../src/domain/phone-action.ts';
import type { JsonObject } from '../../../src/lib/json.ts';

const twice = ({ x, y }: Point): Point => ({ x: x * 2, y: y * 2 });

/** What Claude's strict tool use refuses in a schema. */
const NOT_STRICT = /"(minimum|maximum|exclusiveMinimum|minLength|maxLength|format|pattern)":/;

test('the definitions take at most 2,000 tokens, at four characters a token', () => {
  expect(JSON.stringify(PHONE_TOOLS).length / 4).toBeLessThanOrEqual(2_000);
});

test('every tool is strict: an object, nothing optional, nothing else, no ranges', () => {
  for (const { inputSchema, description } of PHONE_TOOLS) {
    const { type, properties, required, additionalProperties } = inputSchema;
    expect(type).toBe('object');
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(Object.keys(properties as JsonObject));
    expect(description.length).toBeGreaterThan(5);
    expect(JSON.stringify(inputSchema)).not.toMatch(NOT_STRICT);
  }
});

const valid: readonly [string, JsonObject, object][] = [
  ['tap', { x: 10, y: 20 }, { type: 'tap', at: { x: 20, y: 40 } }],
  ['double_tap', { x: 1, y: 2 }, { type: 'double_tap', at: { x: 2, y: 4 } }],
  [
    'long_press',
    { x: 1, y: 2, duration_ms: 800.4 },
    { type: 'long_press', at: { x: 2, y: 4 }, durationMs: 800 },
  ],
  [
    'swipe',
    { from_x: 1, from_y: 2, to_x: 3, to_y: 4, duration_ms: 300 },
    { type: 'swipe', from: { x: 2, y: 4 }, to: { x: 6, y: 8 }, durationMs: 300 },
  ],
  [
    'drag',
    { from_x: 1, from_y: 2, to_x: 3, to_y: 4, hold_ms: 500, duration_ms: 600 },
    { type: 'drag', from: { x: 2, y: 4 }, to: { x: 6, y: 8 }, holdMs: 500, durationMs: 600 },
  ],
  ['pinch', { x: 1, y: 2, scale: 0.5 }, { type: 'pinch', at: { x: 2, y: 4 }, scale: 0.5 }],
  ['type_text', { text: 'Grüße 👍' }, { type: 'type_text', text: 'Grüße 👍' }],
  ['press_button', { button: 'back' }, { type: 'press_button', button: 'back' }],
  ['open_app', { name: 'Momento' }, { type: 'open_app', name: 'Momento' }],
  ['open_url', { url: 'https://example.org' }, { type: 'open_url', url: 'https://example.org' }],
];

test.each(valid)('%s comes down to an action in device pixels', (name, input, action) => {
  const call = parseToolUse(name, input, twice);
  expect(call).toEqual({ type: 'phone', action });
  expect(phoneAction.parse(action)).toEqual(action);
});

test('waiting and finishing need no phone', () => {
  expect(parseToolUse('wait', { seconds: 1.5 }, twice)).toEqual({ type: 'wait', durationMs: 1_500 });
  const done = { success: false, summary: 'Closed.' };
  expect(parseToolUse('done', done, twice)).toEqual({ type: 'done', ...done });
});

test('every tool that is defined is tried here', () => {
  const tried = new Set([...valid.map(([name]) => name), 'wait', 'done']);
  expect(PHONE_TOOLS.map(({ name }) => name)).toEqual([...tried]);
});

test.each<[string, unknown, RegExp]>([
  ['tap', { x: 1 }, /y/],
  ['tap', { x: '1', y: 2 }, /expected number/],
  ['tap', { x: Number.NaN, y: 2 }, /expected number/],
  ['tap', { x: 1, y: 2, force: 3 }, /force/],
  ['tap', null, /expected object/],
  ['tap', { unparsable_input: '{"x":' }, /not valid/],
  ['long_press', { x: 1, y: 2, duration_ms: MAX_TOUCH_MS + 1 }, /3000/],
  ['pinch', { x: 1, y: 2, scale: 0 }, /scale/],
  ['type_text', { text: '' }, /text/],
  ['press_button', { button: 'self_destruct' }, /"back"/],
  ['open_url', { url: 'not a url' }, /url/],
  ['wait', { seconds: 11 }, /10/],
  ['done', { success: true, summary: '' }, /summary/],
  ['fly', {}, /There is no tool "fly"\. Use one of: tap, /],
  ['__proto__', {}, /There is no tool/],
  ['constructor', {}, /There is no tool/],
])('%s with %j is refused in words that help', (name, input, message) => {
  expect(parseToolUse(name, input, twice)).toEqual({
    type: 'invalid',
    message: expect.stringMatching(message),
  });
});
