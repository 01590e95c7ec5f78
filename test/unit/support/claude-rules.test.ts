import type {
  MessageCreateParamsNonStreaming,
  MessageParam,
  Tool,
} from '@anthropic-ai/sdk/resources/messages';
import { describe, expect, test } from 'vitest';
import { says } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { accepts, raw, refuses } from './claude-cases.ts';
import { clientOf, picture, request, tapTool, user } from './claude-requests.ts';

describe('the headers', () => {
  test('must hold the right key', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const failing = clientOf(claude, 'a wrong key').messages.create(request());
    await expect(failing).rejects.toMatchObject({ status: 401, type: 'authentication_error' });
    expect(claude.violations).toMatchObject([{ rule: 'authentication' }]);
    const none = await fetch(`${claude.baseURL}/v1/messages`, { method: 'POST', body: '{}' });
    expect(none.status).toBe(401);
  });

  test('may hold the key as x-api-key, and must name the version', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const post = (headers: Record<string, string>) =>
      fetch(`${claude.baseURL}/v1/messages`, {
        method: 'POST',
        headers: { 'x-api-key': claude.apiKey, ...headers },
        body: JSON.stringify(request()),
      });
    expect((await post({ 'anthropic-version': '2023-06-01' })).status).toBe(200);
    const refused = await post({});
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      type: 'error',
      request_id: refused.headers.get('request-id'),
    });
    expect(claude.violations).toMatchObject([{ rule: 'version' }]);
  });
});

describe('the body', () => {
  test('must not be larger than 32 MB', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const failing = clientOf(claude).messages.create(request('x'.repeat(33 * 1024 * 1024)));
    await expect(failing).rejects.toMatchObject({ status: 413, type: 'request_too_large' });
    expect(claude.violations).toMatchObject([{ rule: 'size' }]);
  });

  test('names the field that is not known', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const message = { ...user('Hi.'), id: 'msg_1' };
    await expect(clientOf(claude).messages.create(request([message]))).rejects.toThrow(
      'messages.0.id: Extra inputs are not permitted',
    );
  });

  refuses('body', [
    ['a field that only the beta knows', raw({ context_management: {} })],
    ['no messages', { messages: [] }],
    ['max_tokens that is missing', raw({ max_tokens: undefined })],
  ]);
  refuses('model', [['a model that is not served', { model: 'claude-3-opus' }]], 404);
  accepts([
    ['a model that was added', { model: 'gateway/x' }],
    ['a whole number of max_tokens', { max_tokens: 1 }],
  ]);
  refuses('max_tokens', [
    ['max_tokens of 0', { max_tokens: 0 }],
    ['a fraction of a token', { max_tokens: 1.5 }],
  ]);
  refuses('context_window', [['a prompt over the window', { system: 'word '.repeat(200_000) }]]);
});

describe('the settings of the 5.5 family', () => {
  refuses('sampling', [
    ['a temperature', raw({ temperature: 1 })],
    ['top_p', raw({ top_p: 0.5 })],
    ['top_k', raw({ top_k: 5, model: 'claude-haiku-5-5' })],
    ['being forced to use some tool', { tool_choice: { type: 'any' } }],
    [
      'being forced to use one tool',
      { tool_choice: { type: 'tool', name: 'tap' }, model: 'claude-opus-5-5' },
    ],
    ['disabled thinking', { thinking: { type: 'disabled' } }],
  ]);
  accepts([
    [
      'adaptive thinking and a free choice',
      { thinking: { type: 'adaptive' }, tool_choice: { type: 'auto' } },
    ],
    ['an effort', { output_config: { effort: 'medium' } }],
    [
      'all of it on an older model',
      raw({ model: 'claude-sonnet-4-6', temperature: 1, thinking: { type: 'disabled' } }),
    ],
  ]);
});

describe('tools', () => {
  const strict = (schema: Record<string, unknown>): Partial<MessageCreateParamsNonStreaming> => ({
    tools: [{ ...tapTool, input_schema: { ...tapTool.input_schema, ...schema } }],
  });
  refuses('tools', [
    ['two of one name', { tools: [tapTool, tapTool] }],
    ['a name with a space', { tools: [{ ...tapTool, name: 'tap it' }] }],
    [
      'a schema of no object',
      { tools: [{ name: 'tap', input_schema: { type: 'string' } } as unknown as Tool] },
    ],
    ['a strict tool that allows further properties', strict({ additionalProperties: true })],
    ['a strict tool that requires what it has not', strict({ required: ['z'] })],
    [
      'a strict tool with a bound',
      strict({ properties: { x: { type: 'number', minimum: 0 }, y: { type: 'number' } } }),
    ],
    [
      'a strict tool with an unknown type',
      strict({ properties: { x: { type: 'float' }, y: { type: 'number' } } }),
    ],
    [
      'a strict tool with an open object inside',
      strict({ properties: { x: { type: 'object' }, y: { type: 'null' } } }),
    ],
    [
      '21 strict tools',
      { tools: Array.from({ length: 21 }, (_, index) => ({ ...tapTool, name: `tap_${index}` })) },
    ],
  ]);
  accepts([
    [
      'strict tools with literals, alternatives and lists',
      strict({
        properties: {
          x: { anyOf: [{ type: 'number' }, { type: 'null' }], description: 'Pixels.' },
          y: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1 },
        },
      }),
    ],
    [
      'loose tools with any schema',
      { tools: [{ name: 'tap', input_schema: { type: 'object', minProperties: 1 } }] },
    ],
    [
      'a toolset',
      { tools: [{ type: 'computer_toolset_20260801', configs: { key: { enabled: false } } }, tapTool] },
    ],
  ]);
});

describe('the computer toolset', () => {
  const toolset = (entry: Record<string, unknown> = {}) =>
    raw({ tools: [{ type: 'computer_toolset_20260801', ...entry }, tapTool] });
  const off = (member: string) => [member, { enabled: false }];
  const all =
    'key hold_key type cursor_position mouse_move left_mouse_down left_mouse_up left_click left_click_drag right_click middle_click double_click triple_click scroll wait screenshot zoom';
  const computer = { ...tapTool, name: 'computer' };
  refuses('toolset', [
    ['a model that has it not', { ...toolset(), model: 'claude-sonnet-4-6' }],
    ['a name', toolset({ name: 'my_computer' })],
    ['the size of a screen', toolset({ display_width_px: 706 })],
    ['being strict', toolset({ strict: true })],
    ['a member that it has not', toolset({ configs: { tap: { enabled: true } } })],
    ['more of a member than whether it is on', toolset({ configs: { key: { enabled: true, repeat: 2 } } })],
    ['that all of it is off', toolset({ configs: Object.fromEntries(all.split(' ').map(off)) })],
    ['a tool of its own name', raw({ tools: [{ type: 'computer_toolset_20260801' }, computer] })],
  ]);
  refuses('tools', [
    [
      'it twice',
      raw({ tools: [{ type: 'computer_toolset_20260801' }, { type: 'computer_toolset_20260801' }] }),
    ],
  ]);
  accepts([
    ['it whole', toolset()],
    ['it with a breakpoint', toolset({ cache_control: { type: 'ephemeral' } })],
    ['it with some members off', toolset({ configs: { key: { enabled: false }, zoom: null } })],
    ['it for a model that was added', { ...toolset(), model: 'gateway/x' }],
  ]);

  const click: MessageParam = {
    role: 'assistant',
    content: [{ type: 'tool_use', id: 'a', name: 'left_click', input: {}, toolset_name: 'computer' }],
  };
  const shown = (content: unknown[]) =>
    raw({
      messages: [
        user('Hi.'),
        click,
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 'a', toolset_name: 'computer', content }],
        },
      ],
    });
  refuses('toolset', [['a document in a result', shown([{ type: 'document', source: {} }])]]);
  refuses('images', [
    ['a large picture, though it may be scaled', shown([{ ...picture(1080, 2400), transformations: null }])],
  ]);

  test('is never used by a script that the request does not offer it to', async () => {
    await using claude = await startClaude({ turns: [says('Hi.').clicks(1, 2)] });
    const create = (changes: Partial<MessageCreateParamsNonStreaming>) =>
      clientOf(claude).messages.create(request('Hi.', changes));
    await expect(create({})).rejects.toThrow('computer.left_click');
    await expect(create(toolset({ configs: { left_click: { enabled: false } } }))).rejects.toThrow('not on');
    expect(claude.violations).toMatchObject([{ rule: 'script' }, { rule: 'script' }]);
    expect((await create(toolset())).stop_reason).toBe('tool_use');
  });
});

describe('messages', () => {
  const used: MessageParam = {
    role: 'assistant',
    content: [
      { type: 'tool_use', id: 'a', name: 'tap', input: {} },
      { type: 'tool_use', id: 'b', name: 'left_click', input: {}, toolset_name: 'computer' },
    ],
  };
  const result = (id: string, more = {}) => ({ type: 'tool_result' as const, tool_use_id: id, ...more });
  const b = result('b', { toolset_name: 'computer' });
  const answered = (...content: Exclude<MessageParam['content'], string>) => ({
    messages: [user('Hi.'), used, user(content)],
  });

  refuses('roles', [
    ['a start by the assistant', { messages: [{ role: 'assistant', content: 'Hi.' }, user('Hi.')] }],
    ['two user messages in a row', { messages: [user('Hi.'), user('Hello?')] }],
    ['a prefilled answer', { messages: [user('Hi.'), { role: 'assistant', content: 'I' }] }],
  ]);
  refuses('content', [
    ['an empty text', { messages: [user('')] }],
    ['a blank text', { messages: [user([{ type: 'text', text: ' \n' }])] }],
    ['no content', { messages: [user([])] }],
    ['thinking of the user', { messages: [user([{ type: 'thinking', thinking: '', signature: 'x' }])] }],
    [
      'a picture of the assistant',
      { messages: [user('Hi.'), { role: 'assistant', content: [picture(9, 9)] }, user('Hi.')] },
    ],
    ['a picture in a failed result', answered(result('a', { is_error: true, content: [picture(9, 9)] }), b)],
    ['an empty text in a result', answered(result('a', { content: [{ type: 'text', text: '' }] }), b)],
  ]);
  refuses('tool_pairing', [
    ['a tool use without its result', answered(result('a'))],
    ['a result that comes twice', answered(result('a'), result('a'), b)],
    ['a result of no tool use', answered(result('a'), b, result('c'))],
    ['a result in the first message', { messages: [user([result('a')])] }],
    ['text before a result', answered(result('a'), { type: 'text', text: 'Now.' }, b)],
    ['a result that forgets its toolset', answered(result('a'), result('b'))],
    [
      'an id that is used twice',
      { messages: [user('Hi.'), used, user([result('a'), b]), used, user([result('a'), b])] },
    ],
  ]);

  test('keep the pairing when results come first, in any order, with text after them', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const params = request('Hi.', answered(b, result('a'), { type: 'text', text: 'Go on.' }));
    // Counting checks every rule but that the conversation was answered here.
    const { model, messages } = params;
    await clientOf(claude).messages.countTokens({ model, messages });
    expect(claude.violations).toEqual([]);
  });
});

describe('cache breakpoints', () => {
  const text = (ttl?: '5m' | '1h') => ({
    type: 'text' as const,
    text: 'Hi.',
    cache_control: { type: 'ephemeral' as const, ...(ttl && { ttl }) },
  });
  refuses('cache_breakpoints', [
    ['five of them', { system: [text(), text()], messages: [user([text(), text(), text()])] }],
    [
      'a fifth at the top level',
      raw({ messages: [user([text(), text(), text(), text()])], cache_control: { type: 'ephemeral' } }),
    ],
    ['another ttl', raw({ system: [{ ...text(), cache_control: { type: 'ephemeral', ttl: '2h' } }] })],
    ['another type', raw({ system: [{ ...text(), cache_control: { type: 'persistent' } }] })],
    ['an hour after five minutes', { system: [text('5m')], messages: [user([text('1h')])] }],
  ]);
  accepts([
    [
      'four, the long-lived ones first',
      { system: [text('1h')], messages: [user([text('1h'), text('5m'), text()])] },
    ],
  ]);
});
