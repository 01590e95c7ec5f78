import type { EventDraft } from '../domain/agent-event.ts';
import type { Point } from '../domain/phone.ts';
import type { JsonObject } from '../lib/json.ts';
import type { ContentBlock, ModelResponse, ToolUse } from '../models/model.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { type InvalidToolUse, parseToolUse, type ToolCall } from './tools.ts';

/** A tool use of an answer and what it comes down to. */
export type PlannedUse = { readonly use: ToolUse; readonly call: ToolCall | InvalidToolUse };

/** @returns the tool uses of an answer, in order. */
export function toolUses(response: ModelResponse): readonly ToolUse[] {
  return response.content
    .filter((block) => block.type === 'tool_use')
    .map((block) => block as unknown as ToolUse);
}

/** Validates a tool use against the newest picture. */
export function plan(use: ToolUse, toDevice: (point: Point) => Point): PlannedUse {
  try {
    return { use, call: parseToolUse(use.name, use.input, toDevice) };
  } catch (error) {
    if (!(error instanceof PhoneError)) throw error;
    return { use, call: { type: 'invalid', message: error.message } };
  }
}

/**
 * The events of an answer, an event a content block. A block of a kind that has no event rides along
 * with the one before it, since it must go back to the model all the same.
 *
 * @param seen the highest index of the log that the request held
 */
export function answerDrafts(
  response: ModelResponse,
  turn: number,
  seen: number,
  toDevice: (point: Point) => Point,
): readonly EventDraft[] {
  const drafts: { draft: EventDraft; content: JsonObject[] }[] = [];
  const add = (draft: EventDraft, block: ContentBlock): void => void drafts.push({ draft, content: [block] });
  for (const block of response.content) {
    const last = drafts.at(-1);
    if (block.type === 'text') {
      add({ type: 'agent_text', data: { turn, text: String(block['text']) } }, block);
    } else if (block.type === 'thinking') {
      add({ type: 'agent_thinking', data: { turn, text: String(block['thinking']) } }, block);
    } else if (block.type === 'tool_use') {
      const { use, call } = plan(block as unknown as ToolUse, toDevice);
      const data = { turn, toolUseId: use.id, name: use.name, input: asObject(use.input) };
      const action = call.type === 'phone' ? { action: call.action } : {};
      add({ type: 'tool_use', data: { ...data, ...action } }, block);
    } else if (last) {
      last.content.push(block);
    } else {
      add({ type: 'agent_thinking', data: { turn, text: '' } }, block);
    }
  }
  return drafts.map(
    ({ draft, content }) => ({ ...draft, block: { role: 'assistant', seen, content } }) as EventDraft,
  );
}

/** What the model wrote as input may be anything; the log holds objects. */
function asObject(input: unknown): Record<string, never> {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return (isObject ? input : { value: input ?? null }) as Record<string, never>;
}
