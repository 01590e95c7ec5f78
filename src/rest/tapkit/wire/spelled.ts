import { z } from 'zod';
import { screen } from '../../../domain/agent-event.ts';
import { phoneAction } from '../../../domain/phone-action.ts';
import { snakeCase } from '../../../lib/spelling.ts';
import { wireAction } from './action.ts';

const free = z
  .record(z.string(), z.unknown())
  .meta({ type: 'object', additionalProperties: true, description: 'In its own spelling.' });

/**
 * @returns the schema of what `domain/wire-event.ts` makes of a value of the log: keys in snake case, frames
 *   with their paths, costs in US dollars. It describes answers and reads nothing.
 */
export function spelled(schema: z.ZodType): z.ZodType {
  if (schema === phoneAction) return wireAction;
  if (schema === screen) return wireScreen;
  if (schema instanceof z.ZodOptional) return spelled(schema.unwrap() as z.ZodType).optional();
  if (schema instanceof z.ZodNullable) return spelled(schema.unwrap() as z.ZodType).nullable();
  if (schema instanceof z.ZodReadonly) return spelled(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return spelled(schema.in as z.ZodType);
  if (schema instanceof z.ZodArray) return z.array(spelled(schema.element as z.ZodType));
  if (schema instanceof z.ZodRecord) return free;
  if (schema instanceof z.ZodLazy) return z.unknown();
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map((one) => spelled(one as z.ZodType)));
  return schema instanceof z.ZodObject ? spelledObject(schema) : schema;
}

function spelledObject({ shape }: z.ZodObject): z.ZodType {
  const fields = Object.entries(shape).flatMap(([name, field]) => fieldsOf(name, field as z.ZodType));
  return z.strictObject(Object.fromEntries(fields));
}

function fieldsOf(name: string, field: z.ZodType): readonly (readonly [string, z.ZodType])[] {
  switch (name) {
    case 'frameId': {
      const url = z.string().meta({ description: 'Where the picture is on this server.' });
      return [
        ['frame_id', spelled(field)],
        ['frame_url', isRequired(field) ? url : url.optional()],
      ];
    }
    case 'costMicroUsd':
    case 'maxCostMicroUsd':
      return [[snakeCase(name.replace('MicroUsd', 'Usd')), z.number().nullable()]];
    // Kept for the agent alone.
    case 'screenDigest':
      return [];
    default:
      return [[snakeCase(name), spelled(field)]];
  }
}

function isRequired(field: z.ZodType): boolean {
  return !field.safeParse(undefined).success && !field.safeParse(null).success;
}

// Below what it is made by.
const wireScreen = spelledObject(screen).meta({
  id: 'Screen',
  description: 'A screen as the agent is shown it; without a frame when it could not be pictured.',
});
