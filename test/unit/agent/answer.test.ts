import { expect, test } from 'vitest';
import { answerDrafts, plan, toolUses } from '../../../src/agent/answer.ts';
import { agentEventData } from '../../../src/domain/agent-event.ts';
import type { Point } from '../../../src/domain/phone.ts';
import type { ContentBlock, ModelResponse } from '../../../src/models/model.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { USAGE } from '../../support/scripted-model.ts';

const same = (point: Point): Point => point;

function answer(...content: readonly ContentBlock[]): ModelResponse {
  return { content, stopReason: 'tool_use', usage: USAGE, model: 'm' };
}

const thinking = { type: 'thinking', thinking: '', signature: 'abc' };
const text = { type: 'text', text: 'I tap.' };
const tap = { type: 'tool_use', id: 'toolu_1', name: 'tap', input: { x: 1, y: 2 } };

test('each content block is an event, in order, and goes back as it came', () => {
  const drafts = answerDrafts(answer(thinking, text, tap), 3, 7, same);
  expect(drafts.map(({ type, data }) => [type, data])).toEqual([
    ['agent_thinking', { turn: 3, text: '' }],
    ['agent_text', { turn: 3, text: 'I tap.' }],
    [
      'tool_use',
      {
        turn: 3,
        toolUseId: 'toolu_1',
        name: 'tap',
        input: { x: 1, y: 2 },
        action: { type: 'tap', at: { x: 1, y: 2 } },
      },
    ],
  ]);
  expect(drafts.map(({ block }) => block)).toEqual([
    { role: 'assistant', seen: 7, content: [thinking] },
    { role: 'assistant', seen: 7, content: [text] },
    { role: 'assistant', seen: 7, content: [tap] },
  ]);
});

test('a block of an unknown type rides along with the one before it', () => {
  const unknown = { type: 'from_the_future', payload: [1] };
  const drafts = answerDrafts(answer(text, unknown, tap), 1, 0, same);
  expect(drafts.map(({ type }) => type)).toEqual(['agent_text', 'tool_use']);
  expect(drafts.flatMap(({ block }) => block?.content)).toEqual([text, unknown, tap]);
});

test('an answer that begins with an unknown block loses nothing', () => {
  const hidden = { type: 'redacted_thinking', data: 'xyz' };
  const drafts = answerDrafts(answer(hidden, text), 1, 0, same);
  expect(drafts.map(({ type, data }) => [type, data])).toEqual([
    ['agent_thinking', { turn: 1, text: '' }],
    ['agent_text', { turn: 1, text: 'I tap.' }],
  ]);
  expect(drafts.flatMap(({ block }) => block?.content)).toEqual([hidden, text]);
});

test('an empty answer has no events', () => {
  expect(answerDrafts(answer(), 1, 0, same)).toEqual([]);
});

test.each([[null], ['text'], [[1, 2]], [{ x: 1 }], [{ unparsable_input: '{"x' }]])(
  'a tool use with the input %j can be stored, and has no action',
  (input) => {
    const [draft] = answerDrafts(answer({ ...tap, input } as ContentBlock), 1, 0, same);
    expect(draft?.type).toBe('tool_use');
    expect(agentEventData.tool_use.parse(JSON.parse(JSON.stringify(draft?.data)))).not.toHaveProperty(
      'action',
    );
  },
);

test('a point outside of the picture makes a tool use invalid, in the words of who knows the size', () => {
  const outside = (): never => {
    throw new PhoneError('out_of_bounds', 'The screenshot is 706x1568 pixels.');
  };
  const [use] = toolUses(answer(text, tap));
  expect(use && plan(use, outside).call).toEqual({
    type: 'invalid',
    message: 'The screenshot is 706x1568 pixels.',
  });
});
