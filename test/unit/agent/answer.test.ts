import { expect, test } from 'vitest';
import { Answer, type PlannedUse } from '../../../src/agent/answer.ts';
import { agentEventData } from '../../../src/domain/agent-event.ts';
import { NO_USAGE } from '../../../src/domain/usage.ts';
import type { ContentBlock, ModelResponse, ToolUse } from '../../../src/models/model.ts';
import { USAGE } from '../../support/scripted-model.ts';

const price = (_model: string, { inputTokens, outputTokens }: typeof USAGE): number =>
  inputTokens * 2 + outputTokens * 10;

function answer(turn = 3, seen = 7): Answer {
  return new Answer(turn, seen, price);
}

function response(...content: readonly ContentBlock[]): ModelResponse {
  return { content, stopReason: 'tool_use', usage: USAGE, model: 'm' };
}

const thinking = { type: 'thinking', thinking: '', signature: 'abc' };
const text = { type: 'text', text: 'I tap.' };
const tap = { type: 'tool_use', id: 'toolu_1', name: 'tap', input: { x: 1, y: 2 } };
const planned = (block: ContentBlock): PlannedUse => ({
  use: block as unknown as ToolUse,
  call: { type: 'phone', action: { type: 'tap', at: { x: 1, y: 2 } } },
});

test('each content block is an event, in order, and goes back as it came', () => {
  const given = answer();
  given.add(thinking);
  given.add(text);
  given.add(tap, planned(tap));
  const drafts = given.write();
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
  const given = answer();
  given.add(text);
  given.add(unknown);
  given.add(tap, planned(tap));
  const drafts = given.write();
  expect(drafts.map(({ type }) => type)).toEqual(['agent_text', 'tool_use']);
  expect(drafts.flatMap(({ block }) => block?.content)).toEqual([text, unknown, tap]);
});

test('a block of an unknown type with none before it loses nothing', () => {
  const hidden = { type: 'redacted_thinking', data: 'xyz' };
  const given = answer();
  given.add(hidden);
  given.add(text);
  const drafts = given.write();
  expect(drafts.map(({ type }) => type)).toEqual(['agent_thinking', 'agent_text']);
  given.add(hidden);
  expect(given.write().flatMap(({ block }) => block?.content)).toEqual([hidden]);
});

test('an empty answer has no events, and costs what it costs', () => {
  const { drafts, spent } = answer().end(response());
  expect(drafts).toEqual([]);
  expect(spent).toEqual({ usage: USAGE, costMicroUsd: 300, isNewTurn: true });
});

test('an answer that is written in parts is counted once, and begins one turn', () => {
  const given = answer();
  const opening = { ...NO_USAGE, inputTokens: 100 };
  given.opens(opening, 'm');
  expect(given.isWritten).toBe(false);
  given.add(tap, planned(tap));
  const first = given.write();
  expect(given.isWritten).toBe(true);
  given.add(text);
  const { drafts, spent } = given.end(response(tap, text));
  expect(first[0]?.spent).toEqual({ usage: opening, costMicroUsd: 200, isNewTurn: true });
  expect(drafts.map((draft) => draft.spent)).toEqual([undefined]);
  expect(spent).toEqual({ usage: { ...NO_USAGE, outputTokens: 10 }, costMicroUsd: 100, isNewTurn: false });
});

test('an answer that comes as a whole is counted with its first event', () => {
  const given = answer();
  given.add(text);
  const { drafts, spent } = given.end(response(text));
  expect(drafts[0]?.spent).toEqual({ usage: USAGE, costMicroUsd: 300, isNewTurn: true });
  expect(spent).toEqual({ usage: NO_USAGE, costMicroUsd: 0, isNewTurn: false });
});

test('an answer that broke off keeps its complete blocks, and is paid for by its length', () => {
  const given = answer();
  given.opens({ ...NO_USAGE, inputTokens: 100 }, 'm');
  given.add(text);
  given.add(tap, planned(tap));
  given.write();
  const cut = given.cut('asked-for');
  expect(cut).toMatchObject({ content: [text, tap], stopReason: 'tool_use', model: 'm' });
  expect(cut.usage.inputTokens).toBe(100);
  expect(cut.usage.outputTokens).toBe(Math.ceil(JSON.stringify([text, tap]).length / 4));
});

test.each([[null], ['text'], [[1, 2]], [{ x: 1 }], [{ unparsable_input: '{"x' }]])(
  'a tool use with the input %j can be stored, and has no action',
  (input) => {
    const block = { ...tap, input } as ContentBlock;
    const given = answer();
    given.add(block, { ...planned(block), call: { type: 'invalid', message: 'No.' } });
    const [draft] = given.write();
    expect(draft?.type).toBe('tool_use');
    expect(agentEventData.tool_use.parse(JSON.parse(JSON.stringify(draft?.data)))).not.toHaveProperty(
      'action',
    );
  },
);
