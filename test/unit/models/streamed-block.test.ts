import { describe, expect, it } from 'vitest';
import { addDelta, finishBlock, startBlock } from '../../../src/models/anthropic/streamed-block.ts';
import type { ContentBlock } from '../../../src/models/model.ts';

function assemble(announced: ContentBlock, ...deltas: ContentBlock[]): ContentBlock {
  const streamed = startBlock(announced);
  for (const delta of deltas) addDelta(streamed, delta);
  return finishBlock(streamed);
}

const inputDelta = (json: string): ContentBlock => ({ type: 'input_json_delta', partial_json: json });
const tap: ContentBlock = {
  type: 'tool_use',
  id: 'toolu_1',
  name: 'tap',
  input: {},
  caller: { type: 'direct' },
};

describe('a streamed content block', () => {
  it('joins the pieces of a text', () => {
    const block = assemble(
      { type: 'text', text: '', citations: null },
      { type: 'text_delta', text: 'I see ' },
      { type: 'text_delta', text: 'a feed.' },
    );
    expect(JSON.stringify(block)).toBe('{"type":"text","text":"I see a feed.","citations":null}');
  });

  it('keeps the signature of thinking that shows nothing', () => {
    const block = assemble(
      { type: 'thinking', thinking: '', signature: '' },
      { type: 'signature_delta', signature: 'EqQB+/=' },
    );
    expect(block).toEqual({ type: 'thinking', thinking: '', signature: 'EqQB+/=' });
  });

  it('keeps a block that comes whole', () => {
    const redacted = { type: 'redacted_thinking', data: 'opaque' };
    expect(assemble(redacted)).toEqual(redacted);
  });

  it('keeps a block and a delta of types that are not known', () => {
    const block = assemble(
      { type: 'compaction', content: '', encrypted_content: null, nested: { deep: [1, 2.5] } },
      { type: 'compaction_delta', content: 'The user ' },
      { type: 'compaction_delta', content: 'wants tea.', encrypted_content: 'x' },
    );
    expect(block).toEqual({
      type: 'compaction',
      content: 'The user wants tea.',
      encrypted_content: 'x',
      nested: { deep: [1, 2.5] },
    });
  });

  it('collects citations', () => {
    const block = assemble(
      { type: 'text', text: '', citations: null },
      { type: 'citations_delta', citation: { cited_text: 'a' } },
      { type: 'citations_delta', citation: { cited_text: 'b' } },
    );
    expect(block['citations']).toEqual([{ cited_text: 'a' }, { cited_text: 'b' }]);
  });

  it('parses the input of a tool use when it is complete', () => {
    expect(assemble(tap, inputDelta('{"x": 24'), inputDelta('0, "y": 12}'))).toEqual({
      ...tap,
      input: { x: 240, y: 12 },
    });
    expect(assemble(tap)).toEqual(tap);
    expect(assemble(tap, inputDelta(''))).toEqual(tap);
  });

  it.each(['{"x": 240, "y', '[1]', '"tap"', 'null'])(
    'turns the input %s into an object that no tool takes',
    (json) => {
      expect(assemble(tap, inputDelta(json))).toEqual({ ...tap, input: { unparsable_input: json } });
    },
  );

  it('does the same with input that is too deep to be stored', () => {
    const json = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(assemble(tap, inputDelta(json))).toEqual({ ...tap, input: { unparsable_input: json } });
  });

  it('shows texts and thinking as they come, and nothing else', () => {
    const streamed = startBlock({ type: 'thinking', thinking: '' });
    expect(addDelta(streamed, { type: 'thinking_delta', thinking: 'Hm' })).toEqual({
      type: 'thinking_delta',
      text: 'Hm',
    });
    expect(addDelta(streamed, { type: 'signature_delta', signature: 's' })).toBeUndefined();
  });
});
