import type {
  MessageCreateParamsNonStreaming,
  MessageParam,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import { describe, expect, test } from 'vitest';
import { fails, says, taps } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { imageTokens, textTokens, toolTokens } from '../../support/claude/tokens.ts';
import { assistant, clientOf, picture, request, resultsOf, user } from './claude-requests.ts';

const FIVE_MINUTES = 5 * 60_000;

/** Text of exactly so many tokens. */
function words(tokens: number, letter = 'w') {
  return letter.repeat(tokens * 4);
}

function block(tokens: number, ttl?: '5m' | '1h', letter?: string) {
  const marker = ttl && { cache_control: { type: 'ephemeral' as const, ttl } };
  return { type: 'text' as const, text: words(tokens, letter), ...marker };
}

function billed({ input_tokens, cache_creation, cache_read_input_tokens }: Usage) {
  const { ephemeral_5m_input_tokens: short, ephemeral_1h_input_tokens: long } = cache_creation ?? {};
  return { uncached: input_tokens, short, long, read: cache_read_input_tokens };
}

/** A server with a clock of its own, and a way to see what one user message bills. */
async function counter() {
  const time = { nowMs: 0 };
  const claude = await startClaude({ clock: { now: () => time.nowMs } });
  claude.turn(() => says('Hi.'));
  const send = async (
    content: MessageParam['content'],
    changes: Partial<MessageCreateParamsNonStreaming> = {},
  ) => {
    const params = request([user(content)], { tools: [], system: [], ...changes });
    return billed((await clientOf(claude).messages.create(params)).usage);
  };
  return { claude, send, time, [Symbol.asyncDispose]: () => claude[Symbol.asyncDispose]() };
}

describe('tokens', () => {
  test('are one for four characters of text and one for 28 by 28 pixels', () => {
    expect([textTokens(''), textTokens('a'), textTokens('12345')]).toEqual([0, 1, 2]);
    expect([imageTokens(706, 1568), imageTokens(868, 1389), imageTokens(576, 1280)]).toEqual([
      1456, 1550, 966,
    ]);
  });

  test('of a whole prompt are its tools, its system and its messages', async () => {
    await using claude = await startClaude({ turns: [taps(1, 2), says('Hi.')] });
    const client = clientOf(claude);
    const tool = { name: 'tap', input_schema: { type: 'object' as const } };
    const first = await client.messages.create(request(words(5), { tools: [tool], system: words(7) }));
    const tools = textTokens(JSON.stringify(tool));
    expect(first.usage.input_tokens).toBe(tools + 7 + 5);
    const results = resultsOf(first, [block(3), picture(706, 1568)]);
    const next = [user(words(5)), assistant(first), user(results)];
    const second = await client.messages.create(request(next, { tools: [tool], system: words(7) }));
    const answer = textTokens('tap') + textTokens('{"x":1,"y":2}');
    expect(second.usage.input_tokens).toBe(tools + 7 + 5 + answer + 3 + 1456);
    expect(claude.requests[1]?.promptTokens).toBe(second.usage.input_tokens);
  });

  test('of the computer toolset are those of its members that are on', () => {
    const type = 'computer_toolset_20260801';
    expect(toolTokens({ type })).toBe(4_500);
    expect(toolTokens({ type, configs: { zoom: { enabled: false } } })).toBe(4_090);
  });

  test('of a picture that the server scales down are those of the largest that fits', async () => {
    await using counted = await counter();
    expect(await counted.send([{ ...picture(3000, 3000), transformations: null }])).toMatchObject({
      uncached: 1568,
    });
  });
});

describe('the cache', () => {
  test('writes a prefix that ends at a breakpoint and reads it the next time', async () => {
    await using counted = await counter();
    const content = [block(100, '5m'), block(10)];
    expect(await counted.send(content)).toEqual({ uncached: 10, short: 100, long: 0, read: 0 });
    expect(await counted.send(content)).toEqual({ uncached: 10, short: 0, long: 0, read: 100 });
    const longer = [block(100), block(10), block(20, '5m'), block(1)];
    expect(await counted.send(longer)).toEqual({ uncached: 1, short: 30, long: 0, read: 100 });
  });

  test('counts what is written for an hour apart from what is written for five minutes', async () => {
    await using counted = await counter();
    const system = [block(50, '1h')];
    const sent = await counted.send([block(30, '5m'), block(5)], { system });
    expect(sent).toEqual({ uncached: 5, short: 30, long: 50, read: 0 });
  });

  test('reads nothing when the prefix, the model or the thinking differ', async () => {
    await using counted = await counter();
    await counted.send([block(100, '5m')]);
    expect(await counted.send([block(100, '5m', 'x')])).toMatchObject({ read: 0 });
    expect(await counted.send([block(100, '5m')], { model: 'claude-opus-5-5' })).toMatchObject({ read: 0 });
    expect(await counted.send([block(100, '5m')], { thinking: { type: 'adaptive' } })).toMatchObject({
      read: 0,
    });
    expect(await counted.send([block(100, '5m')])).toMatchObject({ read: 100 });
  });

  test('forgets a prefix after its time, which each use starts anew', async () => {
    await using counted = await counter();
    const content = [block(100, '5m')];
    await counted.send(content);
    counted.time.nowMs += FIVE_MINUTES - 1;
    expect(await counted.send(content)).toMatchObject({ read: 100 });
    counted.time.nowMs += FIVE_MINUTES - 1;
    expect(await counted.send(content)).toMatchObject({ read: 100 });
    counted.time.nowMs += FIVE_MINUTES;
    expect(await counted.send(content)).toMatchObject({ read: 0, short: 100 });
    await counted.send([block(100, '1h')], { system: 'Long.' });
    counted.time.nowMs += FIVE_MINUTES * 11;
    expect(await counted.send([block(100, '1h')], { system: 'Long.' })).toMatchObject({ read: 102 });
  });

  test('looks back over 20 blocks and no further', async () => {
    await using counted = await counter();
    const grown = (blocks: number) => [
      block(100),
      ...Array.from({ length: blocks - 1 }, () => block(1)),
      block(1, '5m'),
    ];
    await counted.send([block(100, '5m')]);
    expect(await counted.send(grown(20))).toMatchObject({ read: 100, short: 20 });
    await using other = await counter();
    await other.send([block(100, '5m')]);
    expect(await other.send(grown(21))).toMatchObject({ read: 0, short: 121 });
  });

  test('takes a marker at the top level for one on the last block', async () => {
    await using counted = await counter();
    const marked = { cache_control: { type: 'ephemeral' } } as const;
    expect(await counted.send([block(9), block(4)], marked)).toEqual({
      uncached: 0,
      short: 13,
      long: 0,
      read: 0,
    });
  });

  test('holds nothing of a request that failed', async () => {
    await using claude = await startClaude({ turns: [fails.overloaded(), says('Hi.')] });
    const params = request([user([block(100, '5m')])], { tools: [], system: [] });
    await expect(clientOf(claude).messages.create(params)).rejects.toThrow('Overloaded');
    const { usage } = await clientOf(claude).messages.stream(params).finalMessage();
    expect(billed(usage)).toEqual({ uncached: 0, short: 100, long: 0, read: 0 });
  });
});

test('diagnostics say why the cache was missed', async () => {
  await using claude = await startClaude({ turns: [says('Hi.')] });
  const client = clientOf(claude);
  const ask = (previous: string | null, changes: Partial<MessageCreateParamsNonStreaming> = {}) =>
    client.messages.create(request('Hi.', { diagnostics: { previous_message_id: previous }, ...changes }));
  const first = await ask(null);
  expect(first.diagnostics).toBeNull();
  const reason = async (changes: Partial<MessageCreateParamsNonStreaming>, id = first.id) =>
    (await ask(id, changes)).diagnostics?.cache_miss_reason?.type;
  expect(await reason({})).toBeUndefined();
  expect(await reason({ system: 'Another.' })).toBe('system_changed');
  expect(await reason({ tools: [] })).toBe('tools_changed');
  expect(await reason({ messages: [user('Bye.')] })).toBe('messages_changed');
  expect(await reason({ model: 'claude-opus-5-5' })).toBe('model_changed');
  expect(await reason({ thinking: { type: 'adaptive' } })).toBe('unavailable');
  expect(await reason({}, 'msg_of_another_server')).toBe('previous_message_not_found');
  const silent = await client.messages.create(request('Hi.'));
  // Only what asked for diagnostics itself is remembered.
  expect(await reason({}, silent.id)).toBe('previous_message_not_found');
});
