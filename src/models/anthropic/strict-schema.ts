import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import type { JsonObject } from '../../lib/json.ts';

/**
 * A tool's schema as strict tool use accepts it: closed objects, and limits that the API can't enforce
 * told in the description instead.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs
 */
export function strictSchema(schema: JsonObject): JsonObject & { readonly type: 'object' } {
  return { ...transformJSONSchema(withoutSafeIntegerBounds(schema)), type: 'object' };
}

/** Zod gives every integer these bounds; as words in a description they would only cost tokens. */
function withoutSafeIntegerBounds(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    const isBound = key === 'minimum' || key === 'maximum';
    return isBound && Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value;
  });
}
