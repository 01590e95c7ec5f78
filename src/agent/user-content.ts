import type { AgentEvent } from '../domain/agent-event.ts';
import type { JsonObject } from '../lib/json.ts';

/** @returns what a user said as the model is told it: the words, and the pictures as the ids of their frames. */
export function userContent({ text, frameIds = [] }: AgentEvent<'user_message'>['data']): JsonObject[] {
  const words = text === '' ? [] : [{ type: 'text', text }];
  return [...words, ...frameIds.map((frame) => ({ type: 'image', frame }))];
}
