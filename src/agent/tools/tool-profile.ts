import type { ToolProfile } from '../../domain/session.ts';
import type { ToolDefinition, ToolUse } from '../../models/model.ts';
import { COMMON_TOOLS } from './common-tools.ts';
import { COMPUTER_TOOLS } from './computer-tools.ts';
import { PHONE_TOOLS } from './phone-tools.ts';
import { definition, parseToolUse, type Tools } from './tool.ts';
import type { InvalidToolUse, Sight, ToolCall } from './tool-call.ts';

/** The provider's toolset that the profile `computer` is built on. */
const TOOLSET = 'computer';

const TOOLS: Readonly<Record<ToolProfile, Tools>> = {
  computer: { ...COMPUTER_TOOLS, ...COMMON_TOOLS },
  phone: PHONE_TOOLS,
};

const DEFINITIONS: Readonly<Record<ToolProfile, readonly ToolDefinition[]>> = {
  computer: [{ toolset: TOOLSET, members: Object.keys(COMPUTER_TOOLS) }, ...definitionsOf(COMMON_TOOLS)],
  phone: definitionsOf(PHONE_TOOLS),
};

/** @returns the tools of a profile as the model is told of them: the same each time. */
export function toolDefinitions(profile: ToolProfile): readonly ToolDefinition[] {
  return DEFINITIONS[profile];
}

/**
 * Validates a tool use and maps its places to the device.
 *
 * @throws {PhoneError} for a place that isn't on the screen
 */
export function readToolUse(
  profile: ToolProfile,
  { name, input }: Pick<ToolUse, 'name' | 'input'>,
  sight: Sight,
): ToolCall | InvalidToolUse {
  return parseToolUse(TOOLS[profile], name, input, sight);
}

function definitionsOf(tools: Tools): readonly ToolDefinition[] {
  return Object.entries(tools).map(([name, entry]) => definition(name, entry));
}
