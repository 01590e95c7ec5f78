import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { fails, says, taps } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { clientOf, request } from './claude-requests.ts';

describe('a failure before the answer', () => {
  test('can be a rate limit with the seconds to wait', async () => {
    await using claude = await startClaude({
      turns: [fails.rateLimited({ retryAfterS: 3 }), fails.rateLimited()],
    });
    const failed = await clientOf(claude)
      .messages.create(request())
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Anthropic.RateLimitError);
    expect(failed).toMatchObject({ status: 429, type: 'rate_limit_error', requestID: 'req_00000001' });
    expect((failed as InstanceType<typeof Anthropic.RateLimitError>).headers.get('retry-after')).toBe('3');
    const again = await clientOf(claude)
      .messages.create(request())
      .catch((error: unknown) => error);
    expect((again as InstanceType<typeof Anthropic.RateLimitError>).headers.get('retry-after')).toBeNull();
  });

  test('can be an overload, an internal error, or any status', async () => {
    await using claude = await startClaude({
      turns: [
        fails.overloaded(),
        fails.serverError(),
        fails.status(403, 'permission_error', 'Your key may not use this model.'),
        says('At last.'),
      ],
    });
    const client = clientOf(claude);
    const create = () => client.messages.stream(request()).finalMessage();
    await expect(create()).rejects.toMatchObject({ status: 529, type: 'overloaded_error' });
    await expect(create()).rejects.toMatchObject({ status: 500, type: 'api_error' });
    await expect(create()).rejects.toMatchObject({
      status: 403,
      apiMessage: 'Your key may not use this model.',
    });
    expect((await create()).content).toMatchObject([{ text: 'At last.' }]);
    expect(claude.requests.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'answered']);
    expect(new Set(claude.requests.map(({ conversation }) => conversation)).size).toBe(1);
    expect(claude.violations).toEqual([]);
  });

  test('can be a prompt that is too long, or a page of what stands in between', async () => {
    await using claude = await startClaude({ turns: [fails.contextTooLong(), fails.page(502), says('Hi.')] });
    const client = clientOf(claude);
    await expect(client.messages.create(request())).rejects.toMatchObject({
      status: 400,
      apiMessage: expect.stringContaining('prompt is too long'),
    });
    await expect(client.messages.create(request())).rejects.toMatchObject({ status: 502, type: null });
    expect((await client.messages.create(request())).content).toMatchObject([{ text: 'Hi.' }]);
    expect(claude.violations).toEqual([]);
  });

  test('can be a hang that ends when the client gives up', async () => {
    await using claude = await startClaude({ turns: [fails.hangs(), says('Hi.')] });
    const stopping = new AbortController();
    const failed = expect(
      clientOf(claude).messages.create(request(), { signal: stopping.signal }),
    ).rejects.toBeInstanceOf(Anthropic.APIUserAbortError);
    await claude.until(() => claude.requests[0]?.turn === 0);
    stopping.abort();
    await failed;
    await claude.until(() => claude.aborted.length === 1);
    expect((await clientOf(claude).messages.create(request())).content).toMatchObject([{ text: 'Hi.' }]);
  });
});

describe('a failure in the middle of a stream', () => {
  const turn = says('I tap the inbox.').taps(100, 200);

  async function collect(claude: Awaited<ReturnType<typeof startClaude>>) {
    const seen: string[] = [];
    const stream = await clientOf(claude).messages.create({ ...request(), stream: true });
    const read = async () => {
      for await (const event of stream) seen.push(event.type);
    };
    return { seen, error: await read().catch((error: unknown) => error) };
  }

  test('can be a torn connection', async () => {
    await using claude = await startClaude({ turns: [fails.cutAfter(4, turn), turn] });
    const { seen, error } = await collect(claude);
    expect(seen).toEqual(['message_start', 'content_block_start', 'content_block_delta']);
    expect(error).toBeInstanceOf(Error);
    expect(claude.requests[0]?.outcome).toBe('failed');
    expect(claude.aborted).toEqual([]);
    expect((await collect(claude)).seen.at(-1)).toBe('message_stop');
    expect(claude.violations).toEqual([]);
  });

  test('can be an end without message_stop, which the client takes for the end of the answer', async () => {
    await using claude = await startClaude({ turns: [fails.endsAfter(4, turn)] });
    const { seen, error } = await collect(claude);
    expect(error).toBeUndefined();
    expect(seen).not.toContain('message_stop');
  });

  test('can be an error event', async () => {
    await using claude = await startClaude({ turns: [fails.overloadedAfter(4, turn)] });
    const { seen, error } = await collect(claude);
    expect(seen).toHaveLength(3);
    expect(error).toBeInstanceOf(Anthropic.APIError);
    expect(error).toMatchObject({ status: undefined, type: 'overloaded_error' });
  });

  test('is a failure before the answer for a request without a stream', async () => {
    await using claude = await startClaude({
      turns: [fails.cutAfter(4), fails.overloadedAfter(4), taps(1, 2)],
    });
    const client = clientOf(claude);
    await expect(client.messages.create(request())).rejects.toBeInstanceOf(Anthropic.APIConnectionError);
    await expect(client.messages.create(request())).rejects.toMatchObject({ status: 529 });
    expect((await client.messages.create(request())).stop_reason).toBe('tool_use');
  });
});

test('a script that throws is a violation, not a silent failure', async () => {
  await using claude = await startClaude();
  claude.turn(() => {
    throw new Error('no such button');
  });
  await expect(clientOf(claude).messages.create(request())).rejects.toMatchObject({ status: 500 });
  expect(claude.violations).toMatchObject([
    { rule: 'script', message: expect.stringContaining('no such button') },
  ]);
});
