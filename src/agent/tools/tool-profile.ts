import { type Powers, USUAL_POWERS } from '../../domain/powers.ts';
import type { ToolProfile } from '../../domain/session.ts';
import type { ToolDefinition, ToolUse } from '../../models/model.ts';
import { COMMON_TOOLS, rememberTool } from './common-tools.ts';
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

/** What needs somebody who answers. */
const ASKING: readonly string[] = ['ask_user', 'request_takeover'] satisfies (keyof typeof COMMON_TOOLS)[];

/** @returns the tools of a profile as the model is told of them: for the same powers the same each time. */
export function toolDefinitions(
  profile: ToolProfile,
  powers: Powers = USUAL_POWERS,
): readonly ToolDefinition[] {
  if (profile === 'phone') return definitionsOf(within(powers, PHONE_TOOLS));
  const toolset = { toolset: TOOLSET, members: Object.keys(COMPUTER_TOOLS) } as const;
  return [toolset, ...definitionsOf(within(powers, COMMON_TOOLS))];
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
  powers: Powers = USUAL_POWERS,
): ToolCall | InvalidToolUse {
  return parseToolUse(within(powers, TOOLS[profile]), name, input, sight);
}

/** The tools that an agent has by its powers. */
function within({ asks, notes }: Powers, tools: Tools): Tools {
  const own = Object.entries(tools).filter(([name]) => asks || !ASKING.includes(name));
  return { ...Object.fromEntries(own), ...(notes && { remember: rememberTool(notes.hint) }) };
}

function definitionsOf(tools: Tools): readonly ToolDefinition[] {
  return Object.entries(tools).map(([name, entry]) => definition(name, entry));
}
