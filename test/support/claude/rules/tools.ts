import { type Fault, fault } from '../fault.ts';
import type { RequestTool } from '../request.ts';
import type { Rule } from './rule.ts';
import { schemaProblem } from './strict-schema.ts';

const NAME = /^[a-zA-Z0-9_-]{1,128}$/;
/** How many tools of one request may be strict. */
const MAX_STRICT_TOOLS = 20;

/** Tools have unique, well-formed names and schemas; an entry such as a toolset has only a type. */
export const checkTools: Rule = ({ tools = [] }) => {
  const names = new Set<string>();
  for (const [index, tool] of tools.entries()) {
    const broken = checkTool(tool, `tools.${index}`, names);
    if (broken) return broken;
  }
  const strict = tools.filter((tool) => tool.strict === true).length;
  return strict > MAX_STRICT_TOOLS
    ? fault('tools', `tools: ${strict} strict tools, at most ${MAX_STRICT_TOOLS} are allowed`)
    : undefined;
};

function checkTool(tool: RequestTool, path: string, names: Set<string>): Fault | undefined {
  const key = tool.name ?? tool.type ?? '';
  if (names.has(key)) return fault('tools', `${path}: Tool names must be unique: ${key}`);
  names.add(key);
  if (typeof tool.type === 'string' && tool.type !== 'custom') return undefined;
  if (!NAME.test(tool.name ?? '')) {
    return fault('tools', `${path}.custom.name: String should match pattern '${NAME.source}'`);
  }
  if (tool.input_schema?.['type'] !== 'object') {
    return fault('tools', `${path}.custom.input_schema.type: Input should be 'object'`);
  }
  if (tool.strict !== true) return undefined;
  const problem = schemaProblem(tool.input_schema, `${path}.custom.input_schema`);
  return problem === undefined ? undefined : fault('tools', problem);
}
