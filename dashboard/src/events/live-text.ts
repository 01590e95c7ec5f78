import { type EventPreview, isPreview, type LoggedEvent } from './event-fields.ts';

/** What the agent is saying and thinking right now, as far as it has come; empty when it isn't. */
export type LiveText = { readonly text: string; readonly thinking: string };

/** Nothing is being said. */
export const SILENCE: LiveText = { text: '', thinking: '' };

/** What ends whatever was being said. */
const ENDS: ReadonlySet<LoggedEvent['type']> = new Set([
  ...(['turn_completed', 'tool_use', 'status_changed', 'model_retry', 'recovered', 'error'] as const),
]);

/** @returns what is being said after a preview, or after the event that has the whole text. */
export function speak(live: LiveText, event: EventPreview | LoggedEvent): LiveText {
  if (isPreview(event)) {
    return event.__typename === 'AgentTextDelta'
      ? { ...live, text: live.text + event.text }
      : { ...live, thinking: live.thinking + event.text };
  }
  if (live === SILENCE) return live;
  if (ENDS.has(event.type)) return SILENCE;
  if (event.type === 'agent_text') return { ...live, text: '' };
  if (event.type === 'agent_thinking') return { ...live, thinking: '' };
  return live;
}
