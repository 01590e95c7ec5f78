import { parse as parseYaml, stringify } from 'yaml';
import type { AgentRecord } from '../../domain/agent.ts';
import { toWireAgent } from './mapping.ts';
import { refuse, TOO_LARGE } from './wire/refuse.ts';

/** How large a file may be, and what stands before the prompt in it, in bytes. */
const MAX_BYTES = 3 * 1_024 * 1_024;
const MAX_FRONT_BYTES = 128 * 1_024;

/** What is set about an agent, and below it its prompt. */
const MARKDOWN = /^---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*(?:\r?\n(.*))?$/s;

/** @returns an agent as a file: Markdown, its system prompt below what is set about it, in YAML. */
export function toAgentFile(agent: AgentRecord): string {
  const { name, description, default_model_id, tags, capabilities, system_prompt } = toWireAgent(agent);
  const front = {
    name,
    ...(description !== null && { description }),
    ...(default_model_id !== null && { default_model_id }),
    tags,
    ...(agent.capabilities && { capabilities }),
  };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n${system_prompt}\n`;
}

/**
 * @param text such a file, or what creates an agent as JSON
 * @returns what it says, unchecked
 * @throws {DomainError} `INVALID_INPUT` for what is neither
 */
export function readAgentFile(text: string): unknown {
  if (Buffer.byteLength(text) > MAX_BYTES) return refuse(TOO_LARGE);
  const content = text.trim();
  try {
    if (content.startsWith('{')) return JSON.parse(content);
  } catch {
    return refuse('The file is not valid JSON.');
  }
  const [isMarkdown, front = '', prompt = ''] = MARKDOWN.exec(content) ?? [];
  if (isMarkdown === undefined) {
    return refuse(
      'Send an agent as JSON, or as Markdown that begins with its settings in YAML between "---".',
    );
  }
  return { system_prompt: prompt.trim(), ...settings(front) };
}

function settings(front: string): object {
  if (Buffer.byteLength(front) > MAX_FRONT_BYTES) return refuse(TOO_LARGE);
  let parsed: unknown;
  try {
    // Aliases could make much of little.
    parsed = parseYaml(front, { maxAliasCount: 0 });
  } catch {
    return refuse('What stands between "---" is not valid YAML.');
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  return refuse('Between "---", the name of the agent must be given, such as "name: Shopper".');
}
