import { z } from 'zod';
import type { PhoneAction } from '../../domain/phone-action.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { CustomTool } from '../../models/model.ts';
import type { InvalidToolUse, Sight, ToolCall } from './tool-call.ts';

/** A tool of the agent: what its input must be, and what a use of it comes down to. */
export type Tool<Input = unknown> = {
  /** For the model; absent for a tool that its provider describes. */
  readonly description: string | undefined;
  readonly schema: z.ZodType<Input>;
  readonly call: (input: Input, sight: Sight) => ToolCall | InvalidToolUse;
};

/** Tools by name. */
export type Tools = Readonly<Record<string, Tool>>;

/** @returns a tool of ours. */
export function tool<Input>(description: string, schema: z.ZodType<Input>, call: Tool<Input>['call']): Tool {
  return { description, schema, call } as Tool<Input> as Tool;
}

/** @returns a tool that the model's provider describes to it. */
export function providedTool<Input>(schema: z.ZodType<Input>, call: Tool<Input>['call']): Tool {
  return { description: undefined, schema, call } as Tool<Input> as Tool;
}

/** @returns the call of an action. */
export function onPhone(action: PhoneAction): ToolCall {
  return { type: 'phone', action };
}

/** Strict tool use takes types and lists of values, but no ranges: zod checks those here. */
const RANGES = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'maxItems',
  'format',
  'pattern',
] as const;

/** @returns a tool as the model is told of it. */
export function definition(name: string, { description = '', schema }: Tool): CustomTool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const range of RANGES) delete jsonSchema[range];
    },
  });
  return { name, description, inputSchema: inputSchema as JsonObject };
}

/**
 * Validates a tool use and maps its points to the device.
 *
 * @throws {PhoneError} for a place that isn't on the screen
 */
export function parseToolUse(
  tools: Tools,
  name: string,
  input: unknown,
  sight: Sight,
): ToolCall | InvalidToolUse {
  const entry = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (!entry) {
    const message = `There is no tool "${name}". Use one of: ${Object.keys(tools).join(', ')}.`;
    return { type: 'invalid', message };
  }
  const parsed = entry.schema.safeParse(input);
  if (!parsed.success) {
    const message = `The input of ${name} is not valid: ${z.prettifyError(parsed.error)}`;
    return { type: 'invalid', message };
  }
  return entry.call(parsed.data, sight);
}
