import type { AgentEvent, AgentEventType, EventDraft } from '../../src/domain/agent-event.ts';
import type { FrameId, SessionId } from '../../src/domain/ids.ts';
import type { LiveServer } from '../support/live-server.ts';
import { drawnScreen } from './drawn-screen.ts';

const SIZE = { widthPx: 540, heightPx: 1_200 };
/** How many screens there are; an agent sees the same ones again and again. */
const SCREENS = 8;
/** How many events one statement stores. */
const BATCH = 500;

/** The events of a turn: it says something, does something and sees what became of it. */
export type Turns = (turn: number) => readonly EventDraft[];

/** Stores the screens that a long session shows. @returns what makes its turns */
export async function turnsOf({ frames, organizationId, id }: LiveServer): Promise<Turns> {
  const ids: FrameId[] = [];
  for (let number = 0; number < SCREENS; number += 1) {
    const bytes = await drawnScreen(SIZE, number);
    ids.push(await frames.put(organizationId, { ...SIZE, mediaType: 'image/png', bytes }, id));
  }
  return (turn) => {
    const toolUseId = `toolu_${turn}`;
    const at = { x: (turn * 37) % SIZE.widthPx, y: (turn * 91) % SIZE.heightPx };
    const screen = {
      ...{ ...SIZE, deviceWidthPx: SIZE.widthPx, deviceHeightPx: SIZE.heightPx, app: 'com.example.feed' },
      frameId: ids[turn % SCREENS] ?? null,
    };
    const timing = { modelMs: 1_200, actionMs: 90, settleMs: 300, captureMs: 60, encodeMs: 20 };
    const usage = {
      ...{ inputTokens: 300, cacheReadTokens: 9_000, cacheWrite5mTokens: 200, cacheWrite1hTokens: 0 },
      outputTokens: 80,
    };
    return [
      draft('agent_text', { turn, text: `I scroll on until I find the photo of the harbour, row ${turn}.` }),
      draft('tool_use', { turn, toolUseId, name: 'tap', input: at, action: { type: 'tap', at } }),
      draft('tool_result', {
        ...{ turn, toolUseId, isError: turn % 40 === 0, text: 'Done; the screen changed.' },
        ...{ screenChanged: true, screen, durationMs: 120 },
      }),
      draft('turn_completed', {
        ...{ turn, model: 'scripted', stopReason: 'tool_use', usage, costMicroUsd: 4_200, timing },
      }),
    ];
  };
}

/** Stores so many events at the end of a session's log, without telling anybody. */
export async function storeLong(
  { database }: LiveServer,
  sessionId: SessionId,
  turns: Turns,
  count: number,
): Promise<void> {
  const { nextIndex } = await database.session.findUniqueOrThrow({ where: { id: sessionId } });
  let rows: { sessionId: string; index: number; ts: Date; type: string; data: string }[] = [];
  for (let turn = 1, index = nextIndex; index < nextIndex + count; turn += 1) {
    for (const { type, data } of turns(turn)) {
      rows.push({ sessionId, index, ts: new Date(), type, data: JSON.stringify(data) });
      index += 1;
    }
    if (rows.length < BATCH && index < nextIndex + count) continue;
    await database.agentEvent.createMany({ data: rows });
    await database.session.update({ where: { id: sessionId }, data: { nextIndex: index } });
    rows = [];
  }
}

function draft<Type extends AgentEventType>(type: Type, data: AgentEvent<Type>['data']): EventDraft {
  return { type, data } as EventDraft;
}
