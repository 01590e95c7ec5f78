import type { AgentEvent } from '../domain/agent-event.ts';
import { type FrameId, formatId } from '../domain/ids.ts';
import { toWireEvent } from '../domain/wire-event.ts';
import type { JsonObject } from '../lib/json.ts';
import type { FindFrame } from './frames.ts';

/**
 * Writes a session, its events as the API shows them, and behind them each frame once, in Base64. What is held at a
 * time is one event or one frame.
 *
 * @param session the session as the API shows it
 */
export async function* sessionJson(
  session: JsonObject,
  events: AsyncIterable<AgentEvent>,
  findFrame: FindFrame,
): AsyncGenerator<string, void, undefined> {
  yield `{"session":${JSON.stringify(session)},\n"events":[`;
  const frames = new Set<FrameId>();
  let separator = '\n';
  for await (const event of events) {
    for (const id of framesOf(event)) frames.add(id);
    yield `${separator}${JSON.stringify(toWireEvent(event))}`;
    separator = ',\n';
  }
  yield '],\n"frames":{';
  separator = '\n';
  for (const id of frames) {
    const frame = await findFrame(id);
    const entry = frame && {
      media_type: frame.mediaType,
      width_px: frame.widthPx,
      height_px: frame.heightPx,
      base64: Buffer.from(frame.bytes).toString('base64'),
    };
    yield `${separator}${JSON.stringify(formatId('frame', id))}:${JSON.stringify(entry ?? null)}`;
    separator = ',\n';
  }
  yield '}}\n';
}

function framesOf({ data }: AgentEvent): readonly FrameId[] {
  const own = 'frameId' in data ? data.frameId : undefined;
  const seen = 'screen' in data ? data.screen?.frameId : undefined;
  const beside = 'frameIds' in data ? (data.frameIds ?? []) : [];
  return [own, seen, ...beside].filter((id) => id != null);
}
