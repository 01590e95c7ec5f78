import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requestBody as bodyOf } from '../../../src/models/anthropic/request-body.ts';
import type { ContentBlock, ModelMessage, ModelRequest } from '../../../src/models/model.ts';

const image: ContentBlock = {
  type: 'image',
  source: { type: 'base64', media_type: 'image/jpeg', data: 'AAAA' },
};
const instruction: ModelMessage = {
  role: 'user',
  content: [{ type: 'text', text: 'Open Momento' }, { type: 'text', text: '<screen/>' }, image],
};
const said: ModelMessage = {
  role: 'assistant',
  content: [
    { type: 'thinking', thinking: '', signature: 'abc' },
    { type: 'tool_use', id: 'toolu_1', name: 'open_app', input: { name: 'Momento' } },
  ],
};
const answered: ModelMessage = {
  role: 'user',
  content: [
    {
      type: 'tool_result',
      tool_use_id: 'toolu_1',
      content: [{ type: 'text', text: 'Done' }, { type: 'text', text: '<screen/>' }, image],
    },
  ],
};

function request(messages: readonly ModelMessage[], changes: Partial<ModelRequest> = {}): ModelRequest {
  const inputSchema = z.toJSONSchema(z.object({ name: z.string().max(200) }));
  return {
    model: 'claude-sonnet-5-5',
    system: 'You drive a phone.',
    tools: [
      {
        name: 'open_app',
        description: 'Opens an app.',
        inputSchema: JSON.parse(JSON.stringify(inputSchema)),
      },
    ],
    messages,
    maxTokens: 16_000,
    ...changes,
  };
}

const requestBody = (asked: ModelRequest) => bodyOf(asked, { diagnosesCache: true });

function countBreakpoints(value: unknown): number {
  return JSON.stringify(value).split('"cache_control"').length - 1;
}

/** The prompt without its cache breakpoints, which are no part of what the model reads. */
function withoutBreakpoints(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, part) => (key === 'cache_control' ? undefined : part));
}

describe('a request to the Messages API', () => {
  it('asks for visible adaptive thinking at medium effort and sets no forbidden parameter', () => {
    const body = requestBody(request([instruction]));
    expect(body).toMatchObject({
      model: 'claude-sonnet-5-5',
      max_tokens: 16_000,
      stream: true,
      thinking: { type: 'adaptive', display: 'summarized' },
      output_config: { effort: 'medium' },
    });
    for (const forbidden of ['temperature', 'top_p', 'top_k', 'tool_choice']) {
      expect(body).not.toHaveProperty(forbidden);
    }
  });

  it.each([
    ['claude-haiku-4-5', false],
    ['claude-haiku-4-5-20251001', false],
    ['claude-sonnet-4-20250514', false],
    ['claude-sonnet-4-6', true],
    ['claude-opus-4-8', true],
    ['claude-opus-5-5', true],
    ['claude-haiku-5-5-20261001', true],
    ['a-model-behind-a-gateway', true],
  ])('sends %s adaptive thinking: %s', (model, sends) => {
    const body = requestBody(request([instruction], { model }));
    expect('thinking' in body).toBe(sends);
    expect('output_config' in body).toBe(sends);
  });

  it('closes the schema of each tool and keeps to what strict tools may say', () => {
    const [tool] = requestBody(request([instruction])).tools ?? [];
    expect(tool).toEqual({
      name: 'open_app',
      description: 'Opens an app.',
      strict: true,
      input_schema: {
        type: 'object',
        properties: { name: { type: 'string', description: '{maxLength: 200}' } },
        required: ['name'],
        additionalProperties: false,
      },
    });
  });

  it('says nothing about the bounds of an integer that has none of its own', () => {
    const schema = z.toJSONSchema(z.object({ x: z.int().describe('pixels') }));
    const tools = [{ name: 'tap', description: '', inputSchema: JSON.parse(JSON.stringify(schema)) }];
    const [tool] = requestBody(request([instruction], { tools })).tools ?? [];
    expect(tool).toMatchObject({
      input_schema: { properties: { x: { type: 'integer', description: 'pixels' } } },
    });
  });

  it('refuses to let any picture be scaled, in a tool result too', () => {
    const body = JSON.stringify(requestBody(request([instruction, said, answered])).messages);
    expect(body.split('"transformations":{"oversized_image":"error"}')).toHaveLength(3);
  });

  it('caches the tools and the system prompt together, and the newest user messages', () => {
    const body = requestBody(request([instruction, said, answered]));
    expect(body.system).toMatchObject([{ cache_control: { type: 'ephemeral' } }]);
    expect(countBreakpoints(body.tools)).toBe(0);
    expect(body.messages[0]).toMatchObject({ content: [{}, {}, { type: 'image', cache_control: {} }] });
    expect(body.messages[2]).toMatchObject({ content: [{ type: 'tool_result', cache_control: {} }] });
  });

  it('never sends more than four cache breakpoints', () => {
    const messages = [instruction, said, answered, said, answered, said, answered, said, answered];
    const body = requestBody(request(messages));
    expect(countBreakpoints(body)).toBe(4);
    expect(countBreakpoints(body.messages.slice(-5))).toBe(3);
  });

  it('never puts a cache breakpoint on an empty text', () => {
    const body = requestBody(request([{ role: 'user', content: [image, { type: 'text', text: '' }] }]));
    expect(body.messages[0]).toMatchObject({
      content: [{ type: 'image', cache_control: {} }, { type: 'text' }],
    });
  });

  it('only ever appends to what an earlier request said', () => {
    const first = requestBody(request([instruction]));
    const second = requestBody(request([instruction, said, answered]));
    expect(withoutBreakpoints(second.messages.slice(0, 1))).toEqual(withoutBreakpoints(first.messages));
    expect(second.system).toEqual(first.system);
    expect(second.tools).toEqual(first.tools);
  });

  it('keeps its cache for five minutes without saying so, or for an hour, and never mixes the two', () => {
    const markers = (changes: Partial<ModelRequest>) => {
      const found: unknown[] = [];
      JSON.stringify(requestBody(request([instruction, said, answered], changes)), (key, part) => {
        if (key === 'cache_control') found.push(part);
        return part;
      });
      return found;
    };
    const [short, long] = [{ type: 'ephemeral' }, { type: 'ephemeral', ttl: '1h' }];
    expect(markers({})).toEqual([short, short, short]);
    expect(markers({ cacheTtl: '5m' })).toEqual([short, short, short]);
    expect(markers({ cacheTtl: '1h' })).toEqual([long, long, long]);
  });

  it('asks why the cache was missed, from the first request on', () => {
    expect(requestBody(request([instruction])).diagnostics).toEqual({ previous_message_id: null });
    const second = requestBody(request([instruction], { previousId: 'msg_1' }));
    expect(second.diagnostics).toEqual({ previous_message_id: 'msg_1' });
    expect(
      bodyOf(request([instruction], { previousId: 'msg_1' }), { diagnosesCache: false }),
    ).not.toHaveProperty('diagnostics');
  });

  it('turns the members of the computer toolset on, and every other one off', () => {
    const members = ['screenshot', 'left_click', 'zoom'];
    const tools = [{ toolset: 'computer' as const, members }, ...request([]).tools];
    const [toolset, custom] = requestBody(request([instruction], { tools })).tools ?? [];
    expect(custom).toMatchObject({ name: 'open_app', strict: true });
    const { type, configs, ...rest } = toolset as { type: string; configs: Record<string, unknown> };
    expect(type).toBe('computer_toolset_20260801');
    expect(rest).toEqual({});
    expect(Object.keys(configs)).toHaveLength(17);
    for (const [member, config] of Object.entries(configs)) {
      expect(config).toEqual({ enabled: members.includes(member) });
    }
  });

  it('knows the members of the computer toolset', () => {
    const withMembers = (members: readonly string[]) => () =>
      requestBody(request([instruction], { tools: [{ toolset: 'computer', members }] }));
    expect(withMembers(['left_click', 'tap'])).toThrow('not "tap"');
    expect(withMembers([])).toThrow(TypeError);
  });

  it('returns what the model said untouched', () => {
    expect(requestBody(request([instruction, said, answered])).messages[1]).toBe(said);
  });
});
