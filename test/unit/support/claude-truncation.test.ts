import type { ContentBlock, Message, MessageParam } from '@anthropic-ai/sdk/resources/messages';
import { describe, expect, test } from 'vitest';
import { gate } from '../../support/claude/gate.ts';
import { fails, finishes, says, taps, thinks } from '../../support/claude/script.ts';
import { type Claude, startClaude } from '../../support/claude/server.ts';
import { assistant, clientOf, request, resultsOf, user } from './claude-requests.ts';

const opening = user('Open the inbox.');

/** The blocks of a streamed answer that were complete before it ended in whatever way. */
async function completeBlocks(claude: Claude): Promise<ContentBlock[]> {
  const stream = clientOf(claude).messages.stream(request([opening]));
  const blocks: ContentBlock[] = [];
  stream.on('contentBlock', (block) => blocks.push(block));
  await stream.done().catch(() => undefined);
  return blocks;
}

/** A request that goes on from these blocks. */
function from(content: readonly ContentBlock[], ...more: MessageParam[]) {
  const kept = { content: [...content] };
  const answers = resultsOf(kept as Message);
  const reply = answers.length > 0 ? user(answers) : user('Go on.');
  return request([opening, assistant(kept), reply, ...more]);
}

describe('a client may go on from a beginning of an answer', () => {
  test('that broke off after it', async () => {
    // message_start, four of the text, ping, then the tap: start, three deltas, stop.
    const broken = fails.cutAfter(11, says('I tap.').taps(1, 2).taps(3, 4));
    await using claude = await startClaude({ turns: [broken, finishes()] });
    const blocks = await completeBlocks(claude);
    expect(blocks).toMatchObject([{ type: 'text' }, { name: 'tap', input: { x: 1, y: 2 } }]);
    const next = await clientOf(claude).messages.create(from(blocks));
    expect(next.content).toMatchObject([{ name: 'done' }]);
    expect(claude.truncated).toEqual([{ request: 1, kept: 2, given: 2 }]);
    expect(claude.violations).toEqual([]);
  });

  test('that it left itself', async () => {
    const held = gate();
    await using claude = await startClaude({ turns: [taps(1, 2).holds(held).taps(3, 4), finishes()] });
    const stream = clientOf(claude).messages.stream(request([opening]));
    const first = new Promise<ContentBlock>((resolve) => stream.once('contentBlock', resolve));
    const left = expect(stream.done()).rejects.toThrow('aborted');
    const block = await first;
    stream.abort();
    await left;
    await claude.until(() => claude.aborted.length === 1);
    const next = await clientOf(claude).messages.create(from([block]));
    expect(next.content).toMatchObject([{ name: 'done' }]);
    expect(claude.truncated).toEqual([{ request: 1, kept: 1, given: 1 }]);
    expect(claude.violations).toEqual([]);
  });

  test('that was given to its end', async () => {
    await using claude = await startClaude({
      turns: [thinks('Two.').taps(1, 2).taps(3, 4), finishes(), says('Hi.')],
    });
    const client = clientOf(claude);
    const { content } = await client.messages.create(request([opening]));
    const shorter = from(content.slice(0, 2));
    const second = await client.messages.create(shorter);
    expect(claude.truncated).toEqual([{ request: 1, kept: 2, given: 3 }]);
    // What was cut once stays cut, and is not counted again.
    const whole = [...shorter.messages, assistant(second), user(resultsOf(second))];
    expect((await client.messages.create(request(whole))).content).toMatchObject([{ text: 'Hi.' }]);
    expect(claude.truncated).toHaveLength(1);
    expect(claude.violations).toEqual([]);
  });

  test('and may as well ask again', async () => {
    const broken = fails.cutAfter(11, says('I tap.').taps(1, 2).taps(3, 4));
    await using claude = await startClaude({ turns: [broken, says('I tap.').taps(1, 2), finishes()] });
    await completeBlocks(claude);
    const again = await clientOf(claude).messages.create(request([opening]));
    await clientOf(claude).messages.create(from(again.content));
    expect(claude.truncated).toEqual([]);
    expect(new Set(claude.requests.map(({ conversation }) => conversation)).size).toBe(1);
    expect(claude.violations).toEqual([]);
  });
});

describe('what is kept of an answer is refused', () => {
  const turn = thinks('First.').says('I tap.').taps(1, 2).taps(3, 4);

  async function answered(claude: Claude) {
    return (await clientOf(claude).messages.create(request([opening]))).content;
  }

  test('when a thought in front of it is dropped', async () => {
    await using claude = await startClaude({ turns: [turn, finishes()] });
    const content = await answered(claude);
    await expect(clientOf(claude).messages.create(from(content.slice(1, 3)))).rejects.toThrow(
      'messages.1.content.0: `thinking`',
    );
    expect(claude.truncated).toEqual([]);
    expect(claude.violations).toMatchObject([{ rule: 'append_only' }]);
  });

  test('when a block in its middle is dropped', async () => {
    await using claude = await startClaude({ turns: [turn, finishes()] });
    const [thought, , tap] = await answered(claude);
    const kept = [thought, tap].filter((block) => block !== undefined);
    await expect(clientOf(claude).messages.create(from(kept))).rejects.toThrow('messages.1.content.1');
  });

  test('when its last block was changed', async () => {
    await using claude = await startClaude({ turns: [turn, finishes()] });
    const [thought] = await answered(claude);
    const kept = [thought, { type: 'text', text: 'I ta', citations: null }] as ContentBlock[];
    await expect(clientOf(claude).messages.create(from(kept))).rejects.toThrow('messages.1.content.1');
  });

  test('when it ends with a thought', async () => {
    await using claude = await startClaude({ turns: [turn, finishes()] });
    const content = await answered(claude);
    await expect(clientOf(claude).messages.create(from(content.slice(0, 1)))).rejects.toThrow(
      'the final block in an assistant message cannot be `thinking`',
    );
  });

  test('when a tool use among it has no result', async () => {
    await using claude = await startClaude({ turns: [turn, finishes()] });
    const content = await answered(claude);
    const { messages } = from(content.slice(0, 3));
    const unanswered = request(messages.with(2, user('Go on.')));
    await expect(clientOf(claude).messages.create(unanswered)).rejects.toThrow(
      'without `tool_result` blocks',
    );
  });

  test('when its last block was never complete', async () => {
    await using claude = await startClaude({
      turns: [fails.cutAfter(8, says('I tap.').taps(1, 2)), finishes()],
    });
    const [text] = await completeBlocks(claude);
    const tap = { type: 'tool_use', id: 'toolu_00000001_1', name: 'tap', input: { x: 1, y: 2 } };
    await expect(clientOf(claude).messages.create(from([text, tap] as ContentBlock[]))).rejects.toThrow(
      'messages.1.content.1',
    );
  });
});

describe('a new epoch', () => {
  const summary = user([
    { type: 'text', text: 'Open the inbox.' },
    { type: 'text', text: 'So far: the inbox is open.' },
  ]);

  test('is a conversation of its own that shares system, tools and its first words with the one before', async () => {
    await using claude = await startClaude({
      turns: ({ text }) =>
        text.includes('So far') ? [taps(5, 6), finishes()] : [taps(1, 2), fails.contextTooLong()],
    });
    const client = clientOf(claude);
    const first = await client.messages.create(request([opening]));
    const longer = request([opening, assistant(first), user(resultsOf(first))]);
    await expect(client.messages.create(longer)).rejects.toThrow('prompt is too long');
    const second = await client.messages.create(request([summary]));
    expect(second.content).toMatchObject([{ input: { x: 5, y: 6 } }]);
    const third = await client.messages.create(
      request([summary, assistant(second), user(resultsOf(second))]),
    );
    expect(third.content).toMatchObject([{ name: 'done' }]);
    expect(claude.requests.map(({ conversation }) => conversation)).toEqual([0, 0, 1, 1]);
    expect(claude.violations).toEqual([]);
    expect(claude.truncated).toEqual([]);
  });

  test('may bring no answers of the one before', async () => {
    await using claude = await startClaude({ turns: [taps(1, 2), finishes()] });
    const client = clientOf(claude);
    const first = await client.messages.create(request([opening]));
    await client.messages.create(request([summary]));
    const mixed = request([summary, assistant(first), user(resultsOf(first))]);
    await expect(client.messages.create(mixed)).rejects.toThrow('prefix_binding_mismatch');
  });
});
