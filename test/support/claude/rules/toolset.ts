import { type Fault, fault } from '../fault.ts';
import { takesToolset } from '../models.ts';
import type { MessagesRequest, RequestTool } from '../request.ts';
import type { Step } from '../script.ts';
import type { Rule } from './rule.ts';

const TYPE = 'computer_toolset_20260801';
/** What the toolset is called in `toolset_name`. */
const NAME = 'computer';
const MEMBERS: readonly string[] = [
  ...['key', 'hold_key', 'type', 'cursor_position', 'mouse_move', 'left_mouse_down', 'left_mouse_up'],
  ...['left_click', 'left_click_drag', 'right_click', 'middle_click', 'double_click', 'triple_click'],
  ...['scroll', 'wait', 'screenshot', 'zoom'],
];
const ENTRY_FIELDS = ['type', 'configs', 'cache_control', 'allowed_callers'];
const MEMBER_FIELDS = ['enabled', 'defer_loading'];

type Configs = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** Whether an entry of `tools` is the computer toolset. */
export function isToolset(tool: RequestTool): boolean {
  return tool.type === TYPE;
}

/** The members of an entry that are on: each is, unless it is told otherwise. */
export function membersOf(tool: RequestTool): readonly string[] {
  return MEMBERS.filter((member) => configsOf(tool)[member]?.['enabled'] !== false);
}

/**
 * The computer toolset is for some models; its entry has no name and no size of a screen, knows its members,
 * has one of them on, and suffers no tool of its own name beside it. Results of its members hold text and
 * pictures alone.
 *
 * @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/computer-use-tool
 */
export const checkToolset: Rule = ({ model, tools = [], messages }) => {
  for (const [index, tool] of tools.entries()) {
    if (!isToolset(tool)) continue;
    if (!takesToolset(model)) return fault('toolset', `'${model}' does not support tool types: ${TYPE}.`);
    const problem = entryProblem(tool);
    if (problem) return fault('toolset', `tools.${index}.${problem}`);
    if (tools.some(({ name }) => name === NAME)) {
      return fault('toolset', `tools: a tool named ${NAME} can't be declared alongside ${TYPE}`);
    }
  }
  for (const [index, { content }] of messages.entries()) {
    for (const block of typeof content === 'string' ? [] : content) {
      if (block.type !== 'tool_result' || block.toolset_name !== NAME) continue;
      if (typeof block.content === 'object' && block.content.some(({ type }) => !isShown(type))) {
        return fault('toolset', `messages.${index}: results of ${NAME} may hold only text and image content`);
      }
    }
  }
  return undefined;
};

/** A script may not use a toolset that the request lacks, nor a member that is off, unless it says so. */
export function strayMember(step: Step, { tools = [] }: MessagesRequest): Fault | undefined {
  if (step.type !== 'turn') return undefined;
  const entry = tools.find(isToolset);
  const on = entry ? membersOf(entry) : [];
  const stray = step.parts.find(
    (part) =>
      part.type === 'tool_use' && part.toolset !== undefined && !part.evenIfOff && !on.includes(part.name),
  );
  return stray?.type === 'tool_use'
    ? fault('script', `The script uses ${stray.toolset}.${stray.name}, which the request has not or not on.`)
    : undefined;
}

function entryProblem(tool: RequestTool): string | undefined {
  const extra = Object.keys(tool).find((field) => !ENTRY_FIELDS.includes(field));
  if (extra !== undefined) return `${extra}: Extra inputs are not permitted`;
  for (const [member, config] of Object.entries(configsOf(tool))) {
    if (!MEMBERS.includes(member)) return `configs.${member}: Extra inputs are not permitted`;
    const field = Object.keys(config ?? {}).find((key) => !MEMBER_FIELDS.includes(key));
    if (field !== undefined) return `configs.${member}.${field}: Extra inputs are not permitted`;
  }
  return membersOf(tool).length === 0 ? 'configs: at least one member must be enabled' : undefined;
}

function configsOf(tool: RequestTool): Configs {
  return (tool['configs'] ?? {}) as Configs;
}

function isShown(type: string): boolean {
  return type === 'text' || type === 'image';
}
