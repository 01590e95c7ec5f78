import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toolDefinitions } from '../../src/agent/tools/tool-profile.ts';
import type { Alarm } from '../../src/models/anthropic/silence.ts';
import { type AnthropicOptions, anthropicModel } from '../../src/models/anthropic.ts';
import type { ContentBlock, ModelRequest, ModelResponse } from '../../src/models/model.ts';
import { gate } from '../support/claude/gate.ts';
import { fails, finishes, refuses, says, stops, taps, thinks } from '../support/claude/script.ts';
import { type ClaudeOptions, startClaude } from '../support/claude/server.ts';
import { continued, hear, modelAt } from '../support/model-conversation.ts';

const jpeg = await sharp({ create: { width: 540, height: 1200, channels: 3, background: '#345' } })
  .jpeg()
  .toBuffer();
const picture: ContentBlock = {
  type: 'image',
  source: { type: 'base64', media_type: 'image/jpeg', data: jpeg.toString('base64') },
};
const system = 'You operate a phone for a user. '.repeat(400);
const never = new AbortController().signal;

function opening(): ModelRequest {
  const content = [
    { type: 'text', text: 'Open Momento' },
    { type: 'text', text: '<screen></screen>' },
    picture,
  ];
  return {
    model: 'claude-sonnet-5-5',
    system,
    tools: toolDefinitions('phone'),
    messages: [{ role: 'user', content }],
    maxTokens: 16_000,
  };
}

const seen: readonly ContentBlock[] = [
  { type: 'text', text: 'Done.' },
  { type: 'text', text: '<screen></screen>' },
  picture,
];

async function failure(options: ClaudeOptions, changes: Partial<AnthropicOptions> = {}): Promise<unknown> {
  await using claude = await startClaude(options);
  try {
    return await hear(modelAt(claude, changes).stream(opening(), never));
  } catch (error) {
    return error;
  }
}

describe('Claude', () => {
  it('streams thinking and text as they come, and each block when it is complete', async () => {
    await using claude = await startClaude({
      turns: [
        thinks('There is a home screen.').says('I open Momento.').uses('open_app', { name: 'Momento' }),
      ],
    });
    const { events, response } = await hear(modelAt(claude).stream(opening(), never));
    const shown = (type: 'text_delta' | 'thinking_delta') =>
      events.flatMap((event) => (event.type === type ? event.text : [])).join('');
    expect(shown('thinking_delta')).toBe('There is a home screen.');
    expect(shown('text_delta')).toBe('I open Momento.');
    expect(events.flatMap((event) => (event.type === 'block' ? event.block : []))).toEqual(response.content);
    expect(response.content).toMatchObject([
      { type: 'thinking', thinking: 'There is a home screen.', signature: expect.stringMatching(/.+/) },
      { type: 'text', text: 'I open Momento.' },
      { type: 'tool_use', name: 'open_app', input: { name: 'Momento' } },
    ]);
    expect(response).toMatchObject({ stopReason: 'tool_use', model: 'claude-sonnet-5-5' });
    expect(claude.violations).toEqual([]);
  });

  it('reads from the cache all that an earlier request wrote, and knows what that costs', async () => {
    await using claude = await startClaude({
      turns: [thinks('').taps(1, 2), taps(3, 4).taps(5, 6), thinks('Nearly.').taps(7, 8), finishes()],
    });
    const model = modelAt(claude);
    let request = opening();
    const usages: ModelResponse['usage'][] = [];
    for (let turn = 0; turn < 4; turn++) {
      const { response } = await hear(model.stream(request, never));
      usages.push(response.usage);
      request = continued(request, response.content, seen);
    }
    expect(claude.violations).toEqual([]);
    const [first, ...later] = usages;
    expect(first).toMatchObject({ cacheReadTokens: 0, inputTokens: 0 });
    expect(first?.cacheWrite5mTokens).toBeGreaterThan(2_000);
    let written = first?.cacheWrite5mTokens ?? 0;
    for (const usage of later) {
      expect(usage.cacheReadTokens).toBe(written);
      expect(usage.inputTokens).toBe(0);
      written += usage.cacheWrite5mTokens;
      const { cacheReadTokens, cacheWrite5mTokens, outputTokens } = usage;
      expect(model.costMicroUsd('claude-sonnet-5-5', usage)).toBe(
        Math.round(cacheReadTokens * 0.1 + cacheWrite5mTokens * 2.5 + outputTokens * 10),
      );
    }
    expect(claude.requests.map(({ outcome }) => outcome)).toEqual(Array(4).fill('answered'));
  });

  it.each([
    ['refusal', refuses({ category: 'cyber', explanation: 'This could do harm.' }), 'This could do harm.'],
    ['max_tokens', says('I was about to').stops('max_tokens'), undefined],
    ['pause_turn', stops('pause_turn'), undefined],
    ['model_context_window_exceeded', says('Full').stops('model_context_window_exceeded'), undefined],
    ['end_turn', says('What shall I do?'), undefined],
    ['end_turn', stops('end_turn'), undefined],
    ['tool_use', taps(1, 2), undefined],
    ['stop_sequence', says('I stop.').stops('stop_sequence', 'stop'), undefined],
    ['compaction', says('In short').stops('compaction'), undefined],
    ['a_reason_of_tomorrow', says('Well').stops('a_reason_of_tomorrow'), undefined],
  ])('passes on the stop reason %s', async (stopReason, turn, stopExplanation) => {
    await using claude = await startClaude({ turns: [turn] });
    const { response } = await hear(modelAt(claude).stream(opening(), never));
    expect(response.stopReason).toBe(stopReason);
    expect(response.stopExplanation).toBe(stopExplanation);
  });

  it.each([
    [
      '429',
      fails.rateLimited({ retryAfterS: 7 }),
      { kind: 'rate_limited', retryable: true, retryAfterMs: 7_000 },
    ],
    ['529', fails.overloaded(), { kind: 'overloaded', retryable: true, retryAfterMs: undefined }],
    ['500', fails.serverError(), { kind: 'server_error', retryable: true }],
    ['403', fails.status(403, 'permission_error', 'No.'), { kind: 'permission', retryable: false }],
    ['a connection that is torn down at once', fails.cutAfter(0), { kind: 'connection', retryable: true }],
    ['a connection that is torn down half-way', fails.cutAfter(4), { kind: 'connection', retryable: true }],
    ['an answer that ends half-way', fails.endsAfter(4), { kind: 'connection', retryable: true }],
    ['an error half-way', fails.overloadedAfter(4), { kind: 'overloaded', retryable: true }],
    ['a prompt over the window', fails.contextTooLong(), { kind: 'context_too_long', retryable: false }],
    ['the page of a proxy', fails.page(502), { kind: 'server_error', retryable: true }],
    ['a page where the answer should be', fails.page(200), { kind: 'connection', retryable: true }],
  ])('turns %s into an error that says whether to try again', async (_, step, expected) => {
    expect(await failure({ turns: [step, says('Never sent: retries are the caller’s.')] })).toMatchObject({
      name: 'ModelError',
      ...expected,
    });
  });

  it('sends a failed request once', async () => {
    await using claude = await startClaude({ turns: [fails.overloaded()] });
    await expect(hear(modelAt(claude).stream(opening(), never))).rejects.toThrow('overloaded');
    expect(claude.requests).toHaveLength(1);
  });

  it('gives up on a server that is silent, and may try again', async () => {
    const rings: (() => void)[] = [];
    await using claude = await startClaude({ turns: [fails.hangs()] });
    const alarm: Alarm = (_, ring) => {
      rings.push(ring);
      return () => undefined;
    };
    const heard = hear(modelAt(claude, { alarm, silenceMs: 60_000 }).stream(opening(), never));
    const failed = expect(heard).rejects.toMatchObject({
      kind: 'timeout',
      retryable: true,
      message: expect.stringContaining('Nothing came for 60 s.'),
    });
    await claude.until(() => claude.requests.length === 1);
    for (const ring of rings) ring();
    await failed;
    await claude.until(() => claude.aborted.length === 1);
  });

  it('gives up on a server that falls silent in the middle of its answer', async () => {
    const rings: (() => void)[] = [];
    const silent = gate();
    await using claude = await startClaude({ turns: [says('I see').holds(silent).says('nothing')] });
    const alarm: Alarm = (_, ring) => {
      rings.push(ring);
      return () => undefined;
    };
    const heard = hear(modelAt(claude, { alarm }).stream(opening(), never));
    const failed = expect(heard).rejects.toMatchObject({ kind: 'timeout', retryable: true });
    await silent.reached;
    rings.at(-1)?.();
    await failed;
    await claude.until(() => claude.aborted.length === 1);
  });

  it('says what a request has used as soon as the answer begins', async () => {
    const before = gate();
    await using claude = await startClaude({ turns: [stops('end_turn').holds(before).says('Hello')] });
    const stream = modelAt(claude).stream(opening(), never);
    const { value } = await stream.next();
    expect(value).toMatchObject({
      type: 'usage',
      model: 'claude-sonnet-5-5',
      usage: { inputTokens: 0, cacheReadTokens: 0, cacheWrite1hTokens: 0, outputTokens: 1 },
    });
    expect(value).toHaveProperty('usage.cacheWrite5mTokens', claude.requests[0]?.promptTokens);
    before.open();
    await hear(stream);
  });

  it('gives a tool use that is complete while the answer goes on', async () => {
    const afterTap = gate();
    await using claude = await startClaude({ turns: [taps(1, 2).holds(afterTap).taps(3, 4)] });
    const stream = modelAt(claude).stream(opening(), never);
    await stream.next();
    expect(await stream.next()).toMatchObject({ value: { type: 'block', block: { input: { x: 1, y: 2 } } } });
    expect(claude.requests[0]?.outcome).toBe('pending');
    afterTap.open();
    expect((await hear(stream)).response.content).toHaveLength(2);
  });

  it('says that a key is wrong without showing it', async () => {
    const error = await failure({}, { apiKey: 'sk-ant-wrong-key' });
    expect(error).toMatchObject({ kind: 'authentication', retryable: false });
    expect(String(error)).toContain('ANTHROPIC_API_KEY');
    expect(JSON.stringify(error) + String(error)).not.toContain('sk-ant-wrong-key');
  });

  it('names the model that a server does not know', async () => {
    await using claude = await startClaude();
    const request = { ...opening(), model: 'claude-none' };
    await expect(hear(modelAt(claude).stream(request, never))).rejects.toThrow(
      'does not know the model claude-none',
    );
  });

  it('says that no server answers', async () => {
    const model = anthropicModel({
      apiKey: 'key',
      baseUrl: 'http://127.0.0.1:1',
      defaultModel: 'claude-sonnet-5-5',
    });
    await expect(hear(model.stream(opening(), never))).rejects.toMatchObject({
      kind: 'connection',
      retryable: true,
    });
  });

  it('takes a server without the newest models by any id', async () => {
    await using claude = await startClaude({ models: ['house-model'], turns: [says('Hello')] });
    const { response } = await hear(modelAt(claude).stream({ ...opening(), model: 'house-model' }, never));
    expect(response.model).toBe('house-model');
    expect(claude.violations).toEqual([]);
  });

  it('closes the connection when it is aborted before the answer begins, with the caller’s reason', async () => {
    await using claude = await startClaude({ turns: [fails.hangs()] });
    const caller = new AbortController();
    const heard = hear(modelAt(claude).stream(opening(), caller.signal));
    await claude.until(() => claude.requests.length === 1);
    const reason = new Error('The user stopped the session.');
    caller.abort(reason);
    await expect(heard).rejects.toBe(reason);
    await claude.until(() => claude.aborted.length === 1);
  });

  it('closes the connection when it is aborted in the middle of the answer', async () => {
    const closed = gate();
    await using claude = await startClaude({ turns: [says('I see').holds(closed).says('nothing')] });
    const caller = new AbortController();
    const stream = modelAt(claude).stream(opening(), caller.signal);
    expect(await stream.next()).toMatchObject({ value: { type: 'usage' } });
    expect(await stream.next()).toMatchObject({ value: { type: 'text_delta' } });
    const heard = hear(stream);
    const reason = new Error('stop');
    caller.abort(reason);
    await expect(heard).rejects.toBe(reason);
    await claude.until(() => claude.aborted.length === 1);
  });

  it('closes the connection when its reader leaves', async () => {
    const closed = gate();
    await using claude = await startClaude({ turns: [says('I see').holds(closed)] });
    for await (const _ of modelAt(claude).stream(opening(), never)) break;
    await claude.until(() => claude.aborted.length === 1);
  });

  it('asks nothing when it was aborted before', async () => {
    await using claude = await startClaude();
    const reason = new Error('too late');
    await expect(hear(modelAt(claude).stream(opening(), AbortSignal.abort(reason)))).rejects.toBe(reason);
    expect(claude.requests).toEqual([]);
  });

  it('refuses a key that no header can hold before it is used', () => {
    expect(() => anthropicModel({ apiKey: 'key\nwith a break', defaultModel: 'claude-sonnet-5-5' })).toThrow(
      TypeError,
    );
  });
});
