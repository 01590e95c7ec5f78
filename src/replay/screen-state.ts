import type { AgentEvent } from '../domain/agent-event.ts';
import type { FrameId } from '../domain/ids.ts';
import type { Size } from '../domain/phone.ts';

/** A picture of a screen, and the size of the screen in the pixels that actions are given in. */
export type ShownScreen = { readonly frameId: FrameId; readonly device: Size };

/**
 * @param before what was shown before the event
 * @returns what is shown after it; the same object when nothing new is
 */
export function screenAfter(before: ShownScreen | undefined, event: AgentEvent): ShownScreen | undefined {
  const seen = seenIn(event);
  if (seen?.frameId) {
    if (seen.frameId === before?.frameId) return before;
    return {
      frameId: seen.frameId,
      device: { widthPx: seen.deviceWidthPx, heightPx: seen.deviceHeightPx },
    };
  }
  // Early logs have no screen beside the frame.
  const frameId = event.type === 'tool_result' ? event.data.frameId : undefined;
  return frameId && before && frameId !== before.frameId ? { ...before, frameId } : before;
}

function seenIn(event: AgentEvent) {
  if (event.type === 'screenshot') return event.data;
  return event.type === 'tool_result' || event.type === 'user_action_result' ? event.data.screen : undefined;
}
