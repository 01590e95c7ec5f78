import { describe, expect, it } from 'vitest';
import { anthropicModel } from '../../src/models/anthropic.ts';
import type { ContentBlock, ModelRequest } from '../../src/models/model.ts';
import { clicks, finishes, says, scrolls, takesScreenshot, thinks, uses } from '../support/claude/script.ts';
import { startClaude } from '../support/claude/server.ts';
import { continued, hear, modelAt } from '../support/model-conversation.ts';

const never = new AbortController().signal;
const MEMBERS = [
  ...['screenshot', 'left_click', 'double_click', 'left_click_drag', 'scroll', 'type', 'key', 'wait', 'zoom'],
];
const done = {
  name: 'done',
  description: 'Ends the task.',
  inputSchema: {
    type: 'object',
    properties: { success: { type: 'boolean' }, summary: { type: 'string' } },
    required: ['success', 'summary'],
    additionalProperties: false,
  },
};
const seen: readonly ContentBlock[] = [{ type: 'text', text: 'OK' }];

function opening(model = 'claude-sonnet-5-5'): ModelRequest {
  return {
    model,
    system: 'You operate a phone for a user.',
    tools: [{ toolset: 'computer', members: MEMBERS }, done],
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Open Momento.' }] }],
    maxTokens: 16_000,
  };
}

describe('the computer toolset', () => {
  it('is used, answered and remembered through a whole conversation', async () => {
    await using claude = await startClaude({
      turns: [
        takesScreenshot(),
        thinks('The inbox is on top.')
          .says('I open it.')
          .clicks(100, 200)
          .keysIn('hello — 👍')
          .keys('Return', 2),
        scrolls([300, 400], 'down').doubleClicks(1, 2).clicksAndDrags([1, 2], [3, 4]).pauses(1),
        clicks(5, 6).zoomsInto([0, 0], [300, 400]),
        finishes(),
      ],
    });
    const model = modelAt(claude);
    let request = opening();
    const used: ContentBlock[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const { events, response } = await hear(model.stream(request, never));
      expect(events.flatMap((event) => (event.type === 'block' ? event.block : []))).toEqual(
        response.content,
      );
      used.push(...response.content.filter(({ type }) => type === 'tool_use'));
      request = continued(request, response.content, seen);
    }
    expect(used.map(({ name, toolset_name }) => [toolset_name, name].join('.'))).toEqual([
      'computer.screenshot',
      'computer.left_click',
      'computer.type',
      'computer.key',
      'computer.scroll',
      'computer.double_click',
      'computer.left_click_drag',
      'computer.wait',
      'computer.left_click',
      'computer.zoom',
      '.done',
    ]);
    expect(used.map(({ input }) => input).slice(0, 5)).toEqual([
      {},
      { coordinate: [100, 200] },
      { text: 'hello — 👍' },
      { text: 'Return', repeat: 2 },
      { coordinate: [300, 400], scroll_direction: 'down', scroll_amount: 3 },
    ]);
    // The stand-in compares each answer with what comes back, and each result's toolset with its use's.
    expect(claude.violations).toEqual([]);
    expect(claude.truncated).toEqual([]);
  });

  it('needs no beta: the request goes where every other one goes', async () => {
    await using claude = await startClaude({ turns: [clicks(1, 2)] });
    await hear(modelAt(claude, { computerToolset: 'on' }).stream(opening(), never));
    const [request] = claude.requests;
    expect(request?.path).toBe('/v1/messages');
    expect(request?.headers).not.toHaveProperty('anthropic-beta');
    expect(request?.body?.tools?.[0]).not.toHaveProperty('name');
    expect(request?.body).toHaveProperty('diagnostics', { previous_message_id: null });
  });

  it('is cached with the other tools and the system prompt', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const model = modelAt(claude);
    const { response: first } = await hear(model.stream(opening(), never));
    const other = [{ role: 'user' as const, content: [{ type: 'text', text: 'Close it.' }] }];
    const { response: second } = await hear(model.stream({ ...opening(), messages: other }, never));
    expect(first.usage.cacheReadTokens).toBe(0);
    // All but the few words of the user, which differ.
    expect(second.usage.cacheReadTokens).toBe(first.usage.cacheWrite5mTokens - 4);
    expect(second.usage.cacheReadTokens).toBeGreaterThan(2_000);
  });

  it('is refused by a model that has it not', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    await expect(hear(modelAt(claude).stream(opening('claude-haiku-4-5'), never))).rejects.toMatchObject({
      kind: 'invalid_request',
      message: expect.stringContaining('does not support tool types: computer_toolset_20260801'),
    });
  });

  it('is not asked for with a member that nobody knows', async () => {
    await using claude = await startClaude();
    const request = { ...opening(), tools: [{ toolset: 'computer' as const, members: ['tap'] }] };
    await expect(hear(modelAt(claude).stream(request, never))).rejects.toBeInstanceOf(TypeError);
    expect(claude.requests).toEqual([]);
  });

  it('may come with a member that is off, which is passed on as it is', async () => {
    const stray = uses('triple_click', { coordinate: [1, 2] }, { toolset: 'computer', evenIfOff: true });
    await using claude = await startClaude({ turns: [stray] });
    const { response } = await hear(modelAt(claude).stream(opening(), never));
    expect(response.content).toMatchObject([{ name: 'triple_click', toolset_name: 'computer' }]);
  });
});

describe('the tools that a model acts best with', () => {
  const profile = (modelId: string, computerToolset?: 'auto' | 'on' | 'off', baseUrl?: string) =>
    anthropicModel({
      apiKey: 'key',
      defaultModel: 'claude-sonnet-5-5',
      computerToolset,
      baseUrl,
    }).toolProfile(modelId);

  it.each([
    ...['claude-fable-5-2', 'claude-fable-5-1', 'claude-opus-5-5', 'claude-opus-5', 'claude-opus-4-8'],
    ...['claude-sonnet-5-5', 'claude-sonnet-5', 'claude-haiku-5-5', 'claude-mythos-5', 'claude-opus-6'],
    ...['claude-sonnet-5-5-20261001', 'claude-opus-5@20260401'],
  ])('are those of the computer toolset for %s', (modelId) => {
    expect(profile(modelId)).toBe('computer');
    expect(profile(modelId, 'off')).toBe('phone');
  });

  it.each([
    ...['claude-opus-4-7', 'claude-sonnet-4-6', 'claude-haiku-4-5', 'claude-haiku-4-5-20251001'],
    ...['claude-sonnet-4-20250514', 'claude-3-5-sonnet-20241022', 'claude-3-opus-20240229'],
  ])('are ours for %s, whatever the operator wants', (modelId) => {
    expect(profile(modelId)).toBe('phone');
    expect(profile(modelId, 'on')).toBe('phone');
  });

  it('are ours at a gateway, unless the operator says that it passes all on', () => {
    const gateway = 'https://gateway.example/anthropic';
    expect(profile('claude-sonnet-5-5', undefined, gateway)).toBe('phone');
    expect(profile('claude-sonnet-5-5', 'on', gateway)).toBe('computer');
    expect(profile('house-model', 'on', gateway)).toBe('computer');
    expect(profile('house-model', 'auto', gateway)).toBe('phone');
    expect(profile('house-model')).toBe('phone');
  });
});
