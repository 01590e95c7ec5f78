import { describe, expect, it } from 'vitest';
import { agentEventData } from '../../../src/domain/agent-event.ts';

const first = {
  frameId: '0199f0a2-7c1e-7000-8000-000000000001',
  widthPx: 706,
  heightPx: 1568,
  deviceWidthPx: 1080,
  deviceHeightPx: 2400,
  app: null,
};
const mapping = { pointWidth: 411.4, pointHeight: 914.3, scaleX: 1.53, scaleY: 1.53 };

describe('The screen of an event', () => {
  it.each([
    ['of an older log, which has no mapping', first],
    ['with its mapping', { ...first, ...mapping }],
    ['that is not pictured', { ...first, ...mapping, frameId: null, secure: true }],
  ])('is read as it was stored: one %s', (_, screen) => {
    expect(agentEventData.screenshot.parse(screen)).toEqual(screen);
    const result = { turn: 1, toolUseId: 'a', isError: false, text: 'Done.', durationMs: 3 };
    expect(agentEventData.tool_result.parse(result)).toEqual(result);
    expect(agentEventData.tool_result.parse({ ...result, screen })).toEqual({ ...result, screen });
  });

  it.each(['pointWidth', 'pointHeight', 'scaleX', 'scaleY'])('has a positive %s', (name) => {
    for (const wrong of [0, -1, Number.NaN]) {
      expect(agentEventData.screenshot.safeParse({ ...first, ...mapping, [name]: wrong }).success).toBe(
        false,
      );
    }
  });
});
