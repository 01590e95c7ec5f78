import type { Capability } from '../../domain/capability.ts';
import type { JsonObject } from '../../lib/json.ts';

/** @returns a capability as Everruns lists it. */
export function toWireCapability({ id, name, description, category }: Capability): JsonObject {
  return {
    ...{ id, name, description, category, status: 'available' },
    ...{ icon: null, dependencies: [], is_mcp: false, system_prompt: null, tool_definitions: [] },
  };
}
