import { expect, test } from 'vitest';
import type { EventDraft } from '../../../src/domain/agent-event.ts';
import { newId } from '../../../src/domain/ids.ts';
import { NO_USAGE } from '../../../src/domain/usage.ts';
import { tally } from '../../../src/sessions/tally.ts';
import type { SessionState } from '../../../src/storage/session-log.ts';

const session = { costMicroUsd: 0 } as SessionState;
const [older, newer] = [newId('frame'), newId('frame')];
const screen = { widthPx: 1, heightPx: 1, deviceWidthPx: 1, deviceHeightPx: 1, app: null };
const looks = (frameId: typeof older | null): EventDraft => ({
  type: 'screenshot',
  data: { ...screen, frameId },
});
const result = { turn: 1, toolUseId: 'toolu_1', isError: false, text: '', durationMs: 1 };

test.each<[string, readonly EventDraft[], string | undefined]>([
  ['a look', [looks(older)], older],
  ['the last of two looks', [looks(older), looks(newer)], newer],
  ['a look before one at what can not be pictured', [looks(older), looks(null)], older],
  ['an action', [looks(older), { type: 'tool_result', data: { ...result, frameId: newer } }], newer],
  ['an action without a picture', [{ type: 'tool_result', data: result }], undefined],
  [
    "a person's action",
    [
      {
        type: 'user_action_result',
        data: { actionId: 'a', isError: false, text: '', screen: { ...screen, frameId: newer } },
      },
    ],
    newer,
  ],
  ['what shows nothing', [{ type: 'loop_warning', data: { message: '' } }], undefined],
])('the newest frame is that of %s', (_what, drafts, frameId) => {
  expect(tally(session, drafts)).toHaveProperty('modelMs', { increment: 0 });
  expect(tally(session, drafts)?.latestFrameId).toBe(frameId);
});

test('the times of turns add up', () => {
  const turn = (modelMs: number): EventDraft => ({
    type: 'turn_completed',
    data: {
      ...{ turn: 1, model: 'm', stopReason: 'end_turn', usage: NO_USAGE, costMicroUsd: 0 },
      timing: { modelMs, actionMs: 1, settleMs: 2, captureMs: 3, encodeMs: 4 },
    },
  });
  expect(tally(session, [turn(10), turn(20)])).toMatchObject({
    modelMs: { increment: 30 },
    actionMs: { increment: 2 },
    settleMs: { increment: 4 },
    captureMs: { increment: 6 },
    encodeMs: { increment: 8 },
  });
});
