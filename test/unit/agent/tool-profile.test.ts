import { expect, test } from 'vitest';
import type { Sight } from '../../../src/agent/tools/tool-call.ts';
import { readToolUse, toolDefinitions } from '../../../src/agent/tools/tool-profile.ts';
import type { Point } from '../../../src/domain/phone.ts';
import { MAX_TOUCH_MS, phoneAction } from '../../../src/domain/phone-action.ts';
import { TOOL_PROFILES } from '../../../src/domain/session.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { CustomTool, ToolDefinition } from '../../../src/models/model.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';

/** A picture of half the device's size, with one element on it. */
const twice: Sight = {
  size: { widthPx: 700, heightPx: 1_500 },
  toDevice: ({ x, y }: Point): Point => ({ x: x * 2, y: y * 2 }),
  find: (ref) => {
    if (ref === 'e3') return { x: 33, y: 44 };
    throw new PhoneError('action_failed', `There is no element ${ref}.`);
  },
};

const isOurs = (definition: ToolDefinition): definition is CustomTool => 'name' in definition;
const ours = (profile: (typeof TOOL_PROFILES)[number]) => toolDefinitions(profile).filter(isOurs);
const phone = (name: string, input: unknown) =>
  readToolUse('phone', { name, input: input as JsonObject }, twice);
const computer = (name: string, input: unknown) =>
  readToolUse('computer', { name, input: input as JsonObject }, twice);

/** What Claude's strict tool use refuses in a schema. */
const NOT_STRICT = /"(minimum|maximum|exclusiveMinimum|minLength|maxLength|maxItems|format|pattern)":/;

test.each(TOOL_PROFILES)('the definitions of %s take at most 2,000 tokens', (profile) => {
  // The stand-in's count, three and a half characters a token, is above what models count.
  expect(JSON.stringify(toolDefinitions(profile)).length / 3.5).toBeLessThanOrEqual(2_000);
});

test.each(TOOL_PROFILES)(
  'every tool of ours in %s is strict: an object, nothing else, no ranges',
  (profile) => {
    for (const { inputSchema, description } of ours(profile)) {
      const { type, properties, additionalProperties } = inputSchema;
      expect(type).toBe('object');
      expect(additionalProperties).toBe(false);
      expect(Object.keys(properties as JsonObject).length).toBeGreaterThan(0);
      expect(description.length).toBeGreaterThan(5);
      expect(JSON.stringify(inputSchema)).not.toMatch(NOT_STRICT);
    }
  },
);

test("the profile computer has the members of the provider's toolset that a phone can follow", () => {
  const [toolset] = toolDefinitions('computer');
  expect(toolset).toEqual({
    toolset: 'computer',
    members: [
      ...['screenshot', 'left_click', 'double_click', 'left_click_drag', 'scroll', 'type', 'key'],
      ...['wait', 'zoom'],
    ],
  });
  expect(ours('computer').map(({ name }) => name)).toEqual([
    ...['long_press', 'press_button', 'open_app', 'open_url', 'ask_user', 'request_takeover', 'done'],
  ]);
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
  const call = phone(name, input);
  expect(call).toEqual({ type: 'phone', action });
  expect(phoneAction.parse(action)).toEqual(action);
});

test('waiting and finishing need no phone', () => {
  expect(phone('wait', { seconds: 1.5 })).toEqual({ type: 'wait', durationMs: 1_500 });
  const done = { success: false, summary: 'Closed.' };
  expect(phone('done', done)).toEqual({ type: 'done', ...done });
  expect(phone('done', { ...done, result: '{}' })).toEqual({ type: 'done', ...done, result: '{}' });
});

test('a question, a request for a person and a closer look need no phone either', () => {
  const options = ['Red', 'Blue'];
  expect(phone('ask_user', { question: 'Which?', options })).toEqual({
    ...{ type: 'ask_user', question: 'Which?', options },
  });
  expect(phone('ask_user', { question: 'Which?' })).toMatchObject({ options: [] });
  const reason = 'There is a captcha.';
  expect(phone('request_takeover', { reason })).toEqual({ type: 'request_takeover', reason });
  const region = { x0: 1, y0: 2, x1: 30, y1: 40 };
  expect(phone('zoom', region)).toEqual({ type: 'zoom', region });
});

test('every tool that is defined is tried here', () => {
  const others = ['wait', 'done', 'ask_user', 'request_takeover', 'zoom'];
  const tried = new Set([...valid.map(([name]) => name), ...others]);
  expect(new Set(ours('phone').map(({ name }) => name))).toEqual(tried);
});

test.each(['tap', 'double_tap', 'long_press', 'pinch'])('%s takes the ref of an element, too', (name) => {
  const extra = { long_press: { duration_ms: 500 }, pinch: { scale: 2 } }[name] ?? {};
  expect(phone(name, { ref: 'e3', ...extra })).toMatchObject({ action: { at: { x: 33, y: 44 } } });
  // What was seen in words is more exact than a point beside it.
  expect(phone(name, { ref: 'e3', x: 1, y: 1, ...extra })).toMatchObject({
    action: { at: { x: 33, y: 44 } },
  });
  expect(() => phone(name, { ref: 'e9', ...extra })).toThrow('no element e9');
  expect(() => phone(name, { x: 1, ...extra })).toThrow('Say where');
  expect(() => phone(name, extra)).toThrow('Say where');
});

test.each<[string, JsonObject, object]>([
  ['left_click', { coordinate: [10, 20] }, { type: 'tap', at: { x: 20, y: 40 } }],
  ['double_click', { coordinate: [10, 20] }, { type: 'double_tap', at: { x: 20, y: 40 } }],
  [
    'left_click_drag',
    { start_coordinate: [1, 2], coordinate: [3, 4] },
    { type: 'drag', from: { x: 2, y: 4 }, to: { x: 6, y: 8 }, holdMs: 500, durationMs: 600 },
  ],
  ['type', { text: 'Grüße 👍' }, { type: 'type_text', text: 'Grüße 👍' }],
  ['key', { text: 'Return' }, { type: 'press_button', button: 'enter' }],
  ['key', { text: 'Escape' }, { type: 'press_button', button: 'back' }],
])('%s of the toolset comes down to what a thumb does', (name, input, action) => {
  expect(computer(name, input)).toEqual({ type: 'phone', action });
  expect(phoneAction.parse(action)).toEqual(action);
});

test.each<['up' | 'down' | 'left' | 'right', (action: Swipe) => number]>([
  ['down', ({ from, to }) => from.y - to.y],
  ['up', ({ from, to }) => to.y - from.y],
  ['right', ({ from, to }) => from.x - to.x],
  ['left', ({ from, to }) => to.x - from.x],
])('scrolling %s moves the finger the other way, and stays on the screen', (scroll_direction, moved) => {
  for (const scroll_amount of [1, 5, 100]) {
    for (const coordinate of [undefined, [5, 5], [695, 1_495]]) {
      const call = computer('scroll', { scroll_direction, scroll_amount, ...(coordinate && { coordinate }) });
      const { action } = call as { readonly action: Swipe };
      expect(moved(action)).toBeGreaterThan(0);
      for (const { x, y } of [action.from, action.to]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1_400);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(3_000);
      }
    }
  }
});

type Swipe = { readonly from: Point; readonly to: Point };

test('looking, waiting and zooming of the toolset', () => {
  expect(computer('screenshot', {})).toEqual({ type: 'look' });
  expect(computer('wait', { duration: 2 })).toEqual({ type: 'wait', durationMs: 2_000 });
  expect(computer('wait', { duration: 60 })).toEqual({ type: 'wait', durationMs: 10_000 });
  expect(computer('zoom', { region: [1, 2, 3, 4] })).toEqual({
    ...{ type: 'zoom', region: { x0: 1, y0: 2, x1: 3, y1: 4 } },
  });
});

test.each<[string, unknown, RegExp]>([
  ['left_click', {}, /coordinate/],
  ['left_click', { coordinate: [1] }, /coordinate/],
  ['key', { text: 'Return', repeat: 3 }, /pressed once each time/],
  ['key', { text: 'ctrl+alt+delete' }, /A phone has no key "ctrl\+alt\+delete"/],
  ['scroll', { scroll_direction: 'away', scroll_amount: 1 }, /scroll_direction/],
  ['tap', { x: 1, y: 2 }, /There is no tool "tap"\. Use one of: screenshot, /],
])('%s with %j is refused on the toolset', (name, input, message) => {
  expect(computer(name, input)).toEqual({ type: 'invalid', message: expect.stringMatching(message) });
});

test.each<[string, unknown, RegExp]>([
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
  ['open_url', { url: 'javascript:alert(1)' }, /no address that is opened here/],
  ['open_url', { url: 'FILE:///etc/passwd' }, /no address that is opened here/],
  ['open_url', { url: 'intent://pay#Intent;end' }, /no address that is opened here/],
  ['wait', { seconds: 11 }, /10/],
  ['done', { success: true, summary: '' }, /summary/],
  ['fly', {}, /There is no tool "fly"\. Use one of: tap, /],
  ['__proto__', {}, /There is no tool/],
  ['constructor', {}, /There is no tool/],
])('%s with %j is refused in words that help', (name, input, message) => {
  expect(phone(name, input)).toEqual({
    type: 'invalid',
    message: expect.stringMatching(message),
  });
});
