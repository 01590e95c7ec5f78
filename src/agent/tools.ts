import { z } from 'zod';
import type { Point } from '../domain/phone.ts';
import { PHONE_BUTTONS, type PhoneAction } from '../domain/phone-action.ts';
import type { JsonObject } from '../lib/json.ts';
import type { CustomTool } from '../models/model.ts';

const x = z.number().describe('pixels from the left of the newest screenshot');
const y = z.number().describe('pixels from the top of the newest screenshot');
const place = z.strictObject({ x, y });
const stroke = { from_x: x, from_y: y, to_x: x, to_y: y };
const touchMs = z.number().min(50).max(3_000);

/** What a tool use comes down to. */
export type ToolCall =
  | { readonly type: 'phone'; readonly action: PhoneAction }
  | { readonly type: 'wait'; readonly durationMs: number }
  | { readonly type: 'done'; readonly success: boolean; readonly summary: string };

/** Maps a point of the picture to the device. */
type ToDevice = (point: Point) => Point;

type Tool<Input> = {
  readonly description: string;
  readonly schema: z.ZodType<Input>;
  readonly call: (input: Input, toDevice: ToDevice) => ToolCall;
};

function tool<Input>(description: string, schema: z.ZodType<Input>, call: Tool<Input>['call']): Tool<Input> {
  return { description, schema, call };
}

function onPhone(action: PhoneAction): ToolCall {
  return { type: 'phone', action };
}

const TOOLS = {
  tap: tool('Tap a point.', place, (at, toDevice) => onPhone({ type: 'tap', at: toDevice(at) })),
  double_tap: tool('Tap a point twice.', place, (at, toDevice) =>
    onPhone({ type: 'double_tap', at: toDevice(at) }),
  ),
  long_press: tool(
    'Press a point and hold it.',
    place.extend({ duration_ms: touchMs.describe('how long, 50 to 3000') }),
    ({ duration_ms, ...at }, toDevice) =>
      onPhone({ type: 'long_press', at: toDevice(at), durationMs: Math.round(duration_ms) }),
  ),
  swipe: tool(
    'Swipe from one point to another. To see what is further down, swipe up.',
    z.strictObject({ ...stroke, duration_ms: touchMs.describe('50 to 3000; 300 is natural') }),
    (input, toDevice) =>
      onPhone({
        type: 'swipe',
        from: toDevice({ x: input.from_x, y: input.from_y }),
        to: toDevice({ x: input.to_x, y: input.to_y }),
        durationMs: Math.round(input.duration_ms),
      }),
  ),
  drag: tool(
    'Press a point, hold, move to another point and let go: moves an item or a slider.',
    z.strictObject({ ...stroke, hold_ms: touchMs, duration_ms: touchMs }),
    (input, toDevice) =>
      onPhone({
        type: 'drag',
        from: toDevice({ x: input.from_x, y: input.from_y }),
        to: toDevice({ x: input.to_x, y: input.to_y }),
        holdMs: Math.round(input.hold_ms),
        durationMs: Math.round(input.duration_ms),
      }),
  ),
  pinch: tool(
    'Pinch with two fingers around a point.',
    place.extend({ scale: z.number().positive().max(10).describe('above 1 zooms in, below 1 zooms out') }),
    ({ scale, ...at }, toDevice) => onPhone({ type: 'pinch', at: toDevice(at), scale }),
  ),
  type_text: tool(
    'Type text into the focused input. Tap the input first.',
    z.strictObject({ text: z.string().min(1).max(10_000) }),
    ({ text }) => onPhone({ type: 'type_text', text }),
  ),
  press_button: tool(
    'Press a button of the phone.',
    z.strictObject({ button: z.enum(PHONE_BUTTONS) }),
    ({ button }) => onPhone({ type: 'press_button', button }),
  ),
  open_app: tool(
    'Open an app by its name or package.',
    z.strictObject({ name: z.string().min(1).max(200) }),
    ({ name }) => onPhone({ type: 'open_app', name }),
  ),
  open_url: tool('Open a web address or a deep link.', z.strictObject({ url: z.url() }), ({ url }) =>
    onPhone({ type: 'open_url', url }),
  ),
  wait: tool(
    'Wait for something to load.',
    z.strictObject({ seconds: z.number().min(0.1).max(10) }),
    ({ seconds }) => ({ type: 'wait', durationMs: Math.round(seconds * 1_000) }),
  ),
  done: tool(
    'End the session, when the instruction is carried out or can not be.',
    z.strictObject({
      success: z.boolean().describe('whether the instruction was carried out in full'),
      summary: z.string().min(1).max(10_000).describe('what you did and what you saw, for the user'),
    }),
    ({ success, summary }) => ({ type: 'done', success, summary }),
  ),
} as const;

/** Strict tool use takes types and lists of values, but no ranges: zod checks those here. */
const RANGES = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'format',
  'pattern',
] as const;

function definition(
  name: string,
  { description, schema }: { readonly description: string; readonly schema: z.ZodType },
): CustomTool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const range of RANGES) delete jsonSchema[range];
    },
  });
  return { name, description, inputSchema: inputSchema as JsonObject };
}

/** The tools of the profile `phone`, as the model is told of them. */
export const PHONE_TOOLS: readonly CustomTool[] = Object.entries(TOOLS).map(([name, entry]) =>
  definition(name, entry),
);

/** A tool use that can't be carried out, in words that tell the model what to do instead. */
export type InvalidToolUse = { readonly type: 'invalid'; readonly message: string };

/** Validates a tool use and maps its points to the device. */
export function parseToolUse(name: string, input: unknown, toDevice: ToDevice): ToolCall | InvalidToolUse {
  const entry = Object.hasOwn(TOOLS, name) ? (TOOLS[name as keyof typeof TOOLS] as Tool<unknown>) : undefined;
  if (!entry) {
    return {
      type: 'invalid',
      message: `There is no tool "${name}". Use one of: ${Object.keys(TOOLS).join(', ')}.`,
    };
  }
  const parsed = entry.schema.safeParse(input);
  if (!parsed.success) {
    return {
      type: 'invalid',
      message: `The input of ${name} is not valid: ${z.prettifyError(parsed.error)}`,
    };
  }
  return entry.call(parsed.data, toDevice);
}
