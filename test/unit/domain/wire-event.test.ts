import { expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { toWireEvent } from '../../../src/domain/wire-event.ts';

test.each([
  [1_234_567, 1.234567],
  [0, 0],
  [null, null],
])('a turn that cost %j micro-USD shows %j', (costMicroUsd, costUsd) => {
  const { data } = toWireEvent({
    sessionId: newId('sess'),
    index: 7,
    ts: new Date(0),
    type: 'turn_completed',
    data: {
      turn: 1,
      model: 'scripted',
      stopReason: 'end_turn',
      usage: {
        inputTokens: 1,
        cacheWrite5mTokens: 0,
        cacheWrite1hTokens: 0,
        cacheReadTokens: 0,
        outputTokens: 1,
      },
      costMicroUsd,
      timing: { modelMs: 1, actionMs: 1, settleMs: 1, captureMs: 1, encodeMs: 1 },
    },
  });
  expect(data).toMatchObject({ cost_usd: costUsd });
  expect(data).not.toHaveProperty('cost_micro_usd');
});
