import { describe, expect, test } from 'vitest';
import type { AgentEvent } from '../../../src/domain/agent-event.ts';
import type { FrameId, SessionId } from '../../../src/domain/ids.ts';
import { type Scene, sceneTeller, shortened, showMs } from '../../../src/replay/scenes.ts';

const START = Date.UTC(2026, 0, 1);

function event<T extends AgentEvent['type']>(ms: number, type: T, data: object): AgentEvent {
  return { sessionId: 'x' as SessionId, index: ms, ts: new Date(START + ms), type, data } as AgentEvent;
}

const screen = (frameId: string): object => ({
  ...{ frameId, widthPx: 100, heightPx: 200, deviceWidthPx: 300, deviceHeightPx: 600, app: null },
});
const tap = { type: 'tap', at: { x: 1, y: 2 } } as const;

const scene = (ms: number, extra: Partial<Scene> = {}): Scene => ({
  ...{ frameId: 'a' as FrameId, device: { widthPx: 300, heightPx: 600 }, at: ms, caption: '', ...extra },
});

test('a scene is told for a new screen, an action and the end, and for nothing else', () => {
  const tell = sceneTeller();
  const told = [
    event(0, 'user_message', { text: 'Go' }),
    event(10, 'screenshot', screen('a')),
    event(20, 'agent_text', { turn: 1, text: 'I tap.' }),
    event(30, 'tool_use', { turn: 1, toolUseId: 't', name: 'tap', input: {}, action: tap }),
    event(40, 'tool_result', {
      turn: 1,
      toolUseId: 't',
      isError: false,
      text: '',
      durationMs: 1,
      screen: screen('b'),
    }),
    event(50, 'screenshot', screen('b')),
    event(60, 'result', { success: true, text: 'It is done.' }),
  ].map(tell);
  expect(told.map((one) => one && [one.frameId, one.caption, one.action?.type])).toEqual([
    undefined,
    ['a', '', undefined],
    undefined,
    ['a', 'Turn 1 · Tap', 'tap'],
    ['b', 'Turn 1 · Tap', undefined],
    undefined,
    ['b', 'Turn 1 · Done: It is done.', undefined],
  ]);
});

test('waits are shortened, an action can be seen, and the end stays a while', () => {
  expect(showMs(scene(0), scene(900))).toBe(900);
  expect(showMs(scene(0), scene(60_000))).toBe(1_500);
  expect(showMs(scene(0), scene(1))).toBe(100);
  expect(showMs(scene(0, { action: tap }), scene(1))).toBe(600);
  expect(showMs(scene(0), undefined)).toBe(3_000);
});

describe('a long session', () => {
  test('loses its middle, and says how much that is', () => {
    const scenes = Array.from({ length: 50 }, (_, at) => scene(at, { caption: String(at) }));
    expect(shortened(scenes, 9).map(({ caption }) => caption)).toEqual([
      ...['0', '1', '2', '3'],
      '42 scenes are left out here',
      ...['46', '47', '48', '49'],
    ]);
    expect(shortened(scenes, 50)).toBe(scenes);
  });
});
