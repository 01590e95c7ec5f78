import type { Message, MessageParam } from '@anthropic-ai/sdk/resources/messages';
import { describe, expect, test } from 'vitest';
import { fails, finishes, says, taps, thinks } from '../../support/claude/script.ts';
import { type Claude, startClaude } from '../../support/claude/server.ts';
import { assistant, clientOf, request, resultsOf, tapTool, user } from './claude-requests.ts';

const turns = [thinks('First.').taps(1, 2), thinks('Second.').taps(3, 4), thinks('Third.').finishes()];

/** A conversation of two turns that keeps every rule, with the request that would continue it. */
async function twoTurns(claude: Claude) {
  const client = clientOf(claude);
  const opening = user('Open the inbox.');
  const first = await client.messages.stream(request([opening])).finalMessage();
  const early: MessageParam[] = [opening, assistant(first), user(resultsOf(first))];
  const second = await client.messages.stream(request(early)).finalMessage();
  return { client, first, second, early, messages: [...early, assistant(second), user(resultsOf(second))] };
}

async function refused(claude: Claude, sending: Promise<Message>): Promise<string> {
  await expect(sending).rejects.toMatchObject({
    status: 400,
    type: 'invalid_request_error',
    apiMessage: expect.stringContaining('prefix_binding_mismatch'),
  });
  expect(claude.violations).toHaveLength(1);
  expect(claude.violations[0]).toMatchObject({ rule: 'append_only', request: 2 });
  return claude.violations[0]?.message ?? '';
}

describe('a conversation that only grows is accepted', () => {
  test('with whatever order of keys, and with cache markers that move', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages } = await twoTurns(claude);
    const reordered = messages.map(({ content, role }) => ({ role, content }) as MessageParam);
    const last = reordered.at(-1);
    if (Array.isArray(last?.content) && last.content[0]?.type === 'tool_result') {
      last.content[0] = { ...last.content[0], cache_control: { type: 'ephemeral' } };
    }
    const third = await client.messages.create(
      request(reordered, {
        system: [{ type: 'text', text: 'You use a phone.', cache_control: { type: 'ephemeral' } }],
      }),
    );
    expect(third.content.at(-1)).toMatchObject({ name: 'done' });
    expect(claude.violations).toEqual([]);
  });

  test('when a failed request comes again, as it was or with more in its last message', async () => {
    await using claude = await startClaude({
      turns: [taps(1, 2), fails.overloaded(), fails.cutAfter(5, thinks('Lost.').taps(9, 9)), finishes()],
    });
    const client = clientOf(claude);
    const first = await client.messages.create(request());
    const before = [user('Open the inbox.'), assistant(first)];
    const results = resultsOf(first);
    await expect(client.messages.create(request([...before, user(results)]))).rejects.toThrow('Overloaded');
    await expect(client.messages.stream(request([...before, user(results)])).done()).rejects.toThrow();
    const guided = user([...results, { type: 'text', text: 'Use the search.' }]);
    const second = await client.messages.create(request([...before, guided]));
    expect(second.content[0]).toMatchObject({ name: 'done' });
    expect(claude.violations).toEqual([]);
  });

  test('when an answer was lost after it had been given, and the same turn is played again', async () => {
    await using claude = await startClaude({ turns });
    const { client, early, second } = await twoTurns(claude);
    const again = await client.messages.create(request(early));
    expect(again.content.at(-1)).toMatchObject({ name: 'tap', input: { x: 3, y: 4 } });
    expect(again.id).not.toBe(second.id);
    const third = await client.messages.create(request([...early, assistant(again), user(resultsOf(again))]));
    expect(third.content.at(-1)).toMatchObject({ name: 'done' });
    expect(claude.violations).toEqual([]);
  });

  test('when its answers are text alone', async () => {
    await using claude = await startClaude({ turns: [says('What?'), says('Done.')] });
    const client = clientOf(claude);
    const first = await client.messages.create(request());
    const second = await client.messages.create(
      request([user('Open the inbox.'), assistant(first), user('Go on.')]),
    );
    expect(second.content).toMatchObject([{ text: 'Done.' }]);
    expect(new Set(claude.requests.map(({ conversation }) => conversation)).size).toBe(1);
  });
});

describe('a conversation that changes its past is refused', () => {
  test('when system or tools change', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages } = await twoTurns(claude);
    const message = await refused(claude, client.messages.create(request(messages, { system: 'Another.' })));
    expect(message).toContain('system changed');
    const other = { ...tapTool, description: 'Taps.' };
    await expect(client.messages.create(request(messages, { tools: [other] }))).rejects.toThrow(
      'tools changed',
    );
  });

  test('when an earlier message is reworded', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages } = await twoTurns(claude);
    const reworded = messages.with(0, user('Open the archive.'));
    expect(await refused(claude, client.messages.create(request(reworded)))).toContain(
      'messages.0.content.0',
    );
  });

  test('when an earlier result loses its content', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages, first } = await twoTurns(claude);
    const emptied = messages.with(2, user(resultsOf(first, 'Removed.')));
    expect(await refused(claude, client.messages.create(request(emptied)))).toContain('messages.2.content.0');
  });

  test('when the newest thinking is altered', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages, second } = await twoTurns(claude);
    const [thinking, ...rest] = second.content;
    const content = [{ type: 'thinking', thinking: 'x', signature: 'forged' } as const, ...rest];
    const altered = messages.with(3, { role: 'assistant', content });
    expect(thinking?.type).toBe('thinking');
    expect(await refused(claude, client.messages.create(request(altered)))).toContain('cannot be modified');
  });

  test('when thinking is dropped, from the newest or from an older turn', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages, first, second } = await twoTurns(claude);
    const newest = messages.with(3, { role: 'assistant', content: second.content.slice(1) });
    expect(await refused(claude, client.messages.create(request(newest)))).toContain('messages.3.content.0');
    const older = messages.with(1, { role: 'assistant', content: first.content.slice(1) });
    await expect(client.messages.create(request(older))).rejects.toThrow('messages.1.content.0');
  });

  test('when the answer was altered elsewhere', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages, second } = await twoTurns(claude);
    const content = second.content.map((block) =>
      block.type === 'tool_use' ? { ...block, input: { x: 3, y: 5 } } : block,
    );
    const altered = messages.with(3, { role: 'assistant', content });
    expect(await refused(claude, client.messages.create(request(altered)))).toContain('messages.3.content.1');
  });

  test('when turns are taken back', async () => {
    await using claude = await startClaude({ turns });
    const { client, early } = await twoTurns(claude);
    const { content } = await client.messages.create(request(early));
    const messages = [...early, assistant({ content }), user(resultsOf({ content } as Message))];
    await client.messages.create(request(messages));
    await expect(client.messages.create(request(early))).rejects.toThrow('messages.3.content.0 is gone');
  });

  test('when a message grows after it was answered', async () => {
    await using claude = await startClaude({ turns });
    const { client, messages } = await twoTurns(claude);
    const grown = user([
      { type: 'text', text: 'Open the inbox.' },
      { type: 'text', text: 'Quickly.' },
    ]);
    const message = await refused(claude, client.messages.create(request(messages.with(0, grown))));
    expect(message).toContain('messages.0.content.1 stands where messages.1.content.0 stood');
  });

  test('when it brings answers that were never given here', async () => {
    await using claude = await startClaude({ turns });
    const invented = [user('Hi.'), assistant({ content: [] }), user('Go on.')].with(1, {
      role: 'assistant',
      content: 'I did it all.',
    });
    await expect(clientOf(claude).messages.create(request(invented))).rejects.toThrow('not of this server');
  });
});
