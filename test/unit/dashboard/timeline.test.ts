import { expect, test } from 'vitest';
import { actionWords } from '../../../dashboard/src/events/action-words.ts';
import type { LoggedEvent } from '../../../dashboard/src/events/event-fields.ts';
import { createTimeline } from '../../../dashboard/src/events/timeline.ts';
import { countAfter, filterItems, filterOf, placeOf } from '../../../dashboard/src/events/timeline-filter.ts';

const screen = (frame: string) => ({
  ...{ frameUrl: `/v1/frames/${frame}`, deviceWidthPx: 540, deviceHeightPx: 1_200, app: null, secure: false },
});

/** Events as the server shows them, a type and what it has each. */
function timelineOf(
  ...events: readonly (readonly [LoggedEvent['__typename'], LoggedEvent['type'], object])[]
) {
  const timeline = createTimeline();
  events.forEach(([__typename, type, data], index) => {
    timeline.add({ __typename, type, index, ts: '2026-01-01T00:00:00Z', ...data } as LoggedEvent);
  });
  return timeline;
}

const use = (toolUseId: string, name = 'tap') =>
  [
    'ToolUseEvent',
    'tool_use',
    { turn: 1, toolUseId, name, input: {}, action: { type: 'tap', at: { x: 10, y: 20 } } },
  ] as const;
const outcome = (toolUseId: string, text: string, isError = false) =>
  [
    'ToolResultEvent',
    'tool_result',
    { turn: 1, toolUseId, isError, text, durationMs: 5, screen: screen('after') },
  ] as const;

test('an action and what became of it are one entry, with the screen that was touched', () => {
  const { items, shot } = timelineOf(
    ['ScreenshotEvent', 'screenshot', { screen: screen('first') }],
    use('a'),
    use('b'),
    outcome('a', 'Done.'),
    outcome('b', 'It is not there.', true),
  );
  expect(items.map(({ key, kind, isError }) => [key, kind, isError])).toEqual([
    [0, 'look', false],
    [1, 'action', false],
    [2, 'action', true],
  ]);
  expect(items[1]?.before?.frameUrl).toBe('/v1/frames/first');
  expect(items[1]?.outcome?.index).toBe(3);
  expect(shot()?.frameUrl).toBe('/v1/frames/after');
});

test('a question takes the place of the tool use that asks it, and an approval gets its answer', () => {
  const { items } = timelineOf(
    use('a', 'ask_user'),
    ['QuestionEvent', 'question', { turn: 1, toolUseId: 'a', text: 'Which?', options: [] }],
    use('b'),
    [
      'ApprovalRequestedEvent',
      'approval_requested',
      { toolUseId: 'b', name: 'tap', input: {}, action: null },
    ],
    ['ApprovalResolvedEvent', 'approval_resolved', { toolUseId: 'b', decision: 'denied', reason: 'No.' }],
  );
  expect(items.map(({ kind }) => kind)).toEqual(['question', 'action', 'approval']);
  expect(items[2]?.outcome?.type).toBe('approval_resolved');
});

test('a filter keeps kinds, errors of any kind and texts', () => {
  const { items } = timelineOf(
    ['UserMessageEvent', 'user_message', { text: 'Like the HARBOUR' }],
    use('a'),
    outcome('a', 'It is not there.', true),
    ['ErrorEvent', 'error', { code: 'PHONE_LOST', message: 'The phone is gone.' }],
  );
  const keys = (search: string) =>
    filterItems(items, filterOf(new URLSearchParams(search))).map(({ key }) => key);
  expect(keys('show=message')).toEqual([0]);
  expect(keys('show=error')).toEqual([1, 3]);
  expect(keys('find=harbour')).toEqual([0]);
  expect(keys('show=action,nonsense&find=not+there')).toEqual([1]);
  expect(filterItems(items, filterOf(new URLSearchParams('show=nonsense')))).toBe(items);
});

test('an event leads to the entry that holds it', () => {
  const { items } = timelineOf(use('a'), use('b'), outcome('a', 'Done.'), outcome('b', 'Done.'));
  expect([0, 1, 2, 3, 4].map((index) => placeOf(items, index))).toEqual([0, 1, 0, 1, -1]);
  expect(countAfter(items, 0)).toBe(1);
});

test.each([
  ['tap', {}, { type: 'tap', at: { x: 1, y: 2 } }, 'Tap at 1, 2'],
  ['swipe', {}, { type: 'swipe', from: { x: 5, y: 900 }, to: { x: 5, y: 100 } }, 'Swipe up from 5, 900'],
  ['type_text', {}, { type: 'type_text', text: 'شارع' }, 'Type “شارع”'],
  ['ask_user', { question: 'Which?' }, null, 'Asks: Which?'],
  ['some_new_tool', {}, { type: 'some_new_action' }, 'Some new tool'],
] as const)('%s is told in words', (name, input, action, words) => {
  expect(actionWords(name, input, action)).toBe(words);
});
