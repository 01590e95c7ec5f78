import { expect, test } from 'vitest';
import type { LoggedEvent } from '../../../dashboard/src/events/event-fields.ts';
import { createTimeline } from '../../../dashboard/src/events/timeline.ts';
import { type ReplayTurn, turnsOf } from '../../../dashboard/src/pages/replay/replay-turns.ts';

const screen = (frameUrl: string): object => ({
  ...{ frameUrl, deviceWidthPx: 100, deviceHeightPx: 200, app: null, secure: false },
});
const tap = { type: 'tap', at: { x: 1, y: 2 } };

function told(...events: readonly object[]): readonly ReplayTurn[] {
  const timeline = createTimeline();
  for (const [index, event] of events.entries()) {
    timeline.add({ index, ts: new Date(index * 1_000).toISOString(), ...event } as LoggedEvent);
  }
  return turnsOf(timeline.items);
}

test('a turn has the screen that it acted on with what was done there, and all that was said', () => {
  const turns = told(
    { __typename: 'UserMessageEvent', type: 'user_message', text: 'Go' },
    { __typename: 'ScreenshotEvent', type: 'screenshot', screen: screen('/a') },
    { __typename: 'AgentTextEvent', type: 'agent_text', turn: 1, text: 'I tap.' },
    {
      __typename: 'ToolUseEvent',
      type: 'tool_use',
      turn: 1,
      toolUseId: 't',
      name: 'tap',
      input: {},
      action: tap,
    },
    {
      __typename: 'ToolResultEvent',
      type: 'tool_result',
      turn: 1,
      toolUseId: 't',
      isError: false,
      text: '',
      screen: screen('/b'),
    },
    { __typename: 'AgentTextEvent', type: 'agent_text', turn: 2, text: 'Done.' },
    { __typename: 'ResultEvent', type: 'result', success: true, text: 'Done.' },
  );
  expect(
    turns.map(({ turn, at, shot, actions, items }) => [
      turn,
      at,
      shot?.frameUrl,
      actions.length,
      items.length,
    ]),
  ).toEqual([
    [0, 0, '/a', 0, 2],
    [1, 2_000, '/a', 1, 2],
    [2, 5_000, '/b', 0, 2],
  ]);
  expect(turns[1]?.actions).toEqual([tap]);
});

test('ten thousand events are told apart in a moment, in order', () => {
  const events = Array.from({ length: 10_000 }, (_, at) => ({
    ...{ __typename: 'AgentTextEvent', type: 'agent_text', turn: 1 + Math.floor(at / 10), text: String(at) },
  }));
  const turns = told(...events);
  expect(turns).toHaveLength(1_000);
  expect(turns.at(-1)).toMatchObject({ turn: 1_000, at: 9_990_000 });
});
