import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import { describe, expect, test } from 'vitest';
import { gate } from '../../support/claude/gate.ts';
import {
  asks,
  asksForTakeover,
  clicks,
  finishes,
  keys,
  opens,
  presses,
  refuses,
  says,
  scrolls,
  stops,
  swipes,
  takesScreenshot,
  taps,
  tapsRef,
  thinks,
  types,
  uses,
  waits,
  zooms,
  zoomsInto,
} from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { assistant, clientOf, picture, request, resultsOf, user } from './claude-requests.ts';

const shown = { thinking: { type: 'adaptive', display: 'summarized' } } as const;

describe('a scripted turn', () => {
  test('comes with its blocks in order, ids, a stop reason and counted usage', async () => {
    await using claude = await startClaude({
      turns: [thinks('It is on top.').says('I tap it.').taps(100, 200)],
    });
    const message = await clientOf(claude).messages.create(request('Open the inbox.', shown));
    expect(message.stop_reason).toBe('tool_use');
    expect(message.content).toMatchObject([
      { type: 'thinking', thinking: 'It is on top.', signature: expect.any(String) },
      { type: 'text', text: 'I tap it.', citations: null },
      { type: 'tool_use', name: 'tap', input: { x: 100, y: 200 }, caller: { type: 'direct' } },
    ]);
    // 13 + 9 characters, then `tap` and `{"x":100,"y":200}`, each rounded up to tokens of four characters.
    expect(message.usage).toMatchObject({ output_tokens: 13, output_tokens_details: { thinking_tokens: 4 } });
    expect(message._request_id).toBe('req_00000001');
    expect(claude.violations).toEqual([]);
  });

  test('is the same message whether it is streamed or not', async () => {
    const turn = thinks('Third row. 👍').says('Tapping — now.').taps(353, 612).types('naïve 😀 "text"');
    await using claude = await startClaude({ turns: [turn] });
    const whole = await clientOf(claude).messages.create(request('Open the inbox.', shown));
    const streamed = await clientOf(claude).messages.stream(request('Open the inbox.', shown)).finalMessage();
    const withoutIds = (value: unknown) =>
      JSON.parse(JSON.stringify(value).replaceAll(/toolu_\d+_/g, 'toolu_'));
    expect(withoutIds(streamed.content.slice(1))).toEqual(withoutIds(whole.content.slice(1)));
    expect(streamed.usage).toEqual(whole.usage);
    expect(streamed.stop_reason).toBe(whole.stop_reason);
  });

  test('streams text and tool input in several pieces between their start and stop', async () => {
    await using claude = await startClaude({ turns: [says('A sentence of some length.').taps(1000, 2000)] });
    const events: RawMessageStreamEvent[] = [];
    for await (const event of await clientOf(claude).messages.create({ ...request(), stream: true }))
      events.push(event);
    expect(events.map((event) => ('index' in event ? `${event.type} ${event.index}` : event.type))).toEqual([
      'message_start',
      'content_block_start 0',
      'content_block_delta 0',
      'content_block_delta 0',
      'content_block_stop 0',
      'content_block_start 1',
      'content_block_delta 1',
      'content_block_delta 1',
      'content_block_delta 1',
      'content_block_stop 1',
      'message_delta',
      'message_stop',
    ]);
  });

  test('hides its thinking but signs it, unless a summary is asked for', async () => {
    await using claude = await startClaude({ turns: [thinks('Secret.').taps(1, 2)] });
    const { content } = await clientOf(claude).messages.stream(request()).finalMessage();
    expect(content[0]).toEqual({ type: 'thinking', thinking: '', signature: expect.stringMatching(/.{40}/) });
  });

  test('may refuse, or stop for any other reason', async () => {
    await using claude = await startClaude({
      turns: (first) =>
        first.text === 'refuse'
          ? [refuses({ category: 'cyber', explanation: 'No.' })]
          : [says('I').stops('max_tokens')],
    });
    const refused = await clientOf(claude).messages.stream(request('refuse')).finalMessage();
    expect(refused).toMatchObject({
      content: [],
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', category: 'cyber', explanation: 'No.' },
    });
    const cut = await clientOf(claude).messages.create(request('talk'));
    expect(cut).toMatchObject({ stop_reason: 'max_tokens', stop_details: null });
    const stopped = says('I').stops('stop_sequence', 'STOP');
    await using other = await startClaude({
      turns: (first) => [first.text === 'whole' ? stopped : stops('compaction')],
    });
    const sequence = { stop_reason: 'stop_sequence', stop_sequence: 'STOP' };
    expect(await clientOf(other).messages.create(request('whole'))).toMatchObject(sequence);
    const compacted = await clientOf(other).messages.stream(request('stream')).finalMessage();
    expect(compacted).toMatchObject({ content: [], stop_reason: 'compaction', stop_sequence: null });
    expect(stops('pause_turn').stop).toEqual({ reason: 'pause_turn', details: null, sequence: null });
  });

  test('may use members of a toolset', async () => {
    await using claude = await startClaude({
      turns: [uses('left_click', { coordinate: [3, 4] }, { toolset: 'computer' })],
    });
    const params = request('Open the inbox.', { tools: [{ type: 'computer_toolset_20260801' }] });
    const { content } = await clientOf(claude).messages.stream(params).finalMessage();
    expect(content[0]).toMatchObject({
      name: 'left_click',
      toolset_name: 'computer',
      input: { coordinate: [3, 4] },
    });
  });

  test('names the members of the computer toolset and their inputs as it does', () => {
    const turn = takesScreenshot().clicks(1, 2).doubleClicks(3, 4).clicksAndDrags([1, 2], [3, 4]);
    const parts = turn
      .scrolls([1, 2], 'down')
      .keysIn('Hi')
      .keys('Return')
      .pauses(2)
      .zoomsInto([1, 2], [3, 4]).parts;
    expect(
      parts.map((part) => (part.type === 'tool_use' ? [part.toolset, part.name, part.input] : part)),
    ).toEqual([
      ['computer', 'screenshot', {}],
      ['computer', 'left_click', { coordinate: [1, 2] }],
      ['computer', 'double_click', { coordinate: [3, 4] }],
      ['computer', 'left_click_drag', { start_coordinate: [1, 2], coordinate: [3, 4] }],
      ['computer', 'scroll', { coordinate: [1, 2], scroll_direction: 'down', scroll_amount: 3 }],
      ['computer', 'type', { text: 'Hi' }],
      ['computer', 'key', { text: 'Return' }],
      ['computer', 'wait', { duration: 2 }],
      ['computer', 'zoom', { region: [1, 2, 3, 4] }],
    ]);
    const starts = [clicks(1, 2), scrolls([1, 2], 'up', 1), keys('Return', 3), zoomsInto([1, 2], [3, 4])];
    expect(starts.flatMap(({ parts: [part] }) => part)).toMatchObject([
      { name: 'left_click' },
      { name: 'scroll', input: { scroll_direction: 'up', scroll_amount: 1 } },
      { name: 'key', input: { repeat: 3 } },
      { name: 'zoom' },
    ]);
  });

  test('names its inputs as the phone tools do', () => {
    const asked = asks('Which one?').asksForTakeover('A password.').tapsRef('e3').zooms([1, 2], [3, 4]).parts;
    const expected = [
      { name: 'ask_user', input: { question: 'Which one?' }, toolset: undefined },
      { name: 'request_takeover', input: { reason: 'A password.' } },
      { name: 'tap', input: { ref: 'e3' } },
      { name: 'zoom', input: { x0: 1, y0: 2, x1: 3, y1: 4 } },
    ];
    expect(asked).toMatchObject(expected);
    const alone = [asks('Which one?'), asksForTakeover('A password.'), tapsRef('e3'), zooms([1, 2], [3, 4])];
    expect(alone.flatMap(({ parts }) => parts)).toMatchObject(expected);
    const inputs = swipes([1, 2], [3, 4]).longPresses(5, 6).drags([1, 2], [3, 4]).pinches(7, 8, 0.5).parts;
    expect(inputs).toMatchObject([
      { name: 'swipe', input: { from_x: 1, from_y: 2, to_x: 3, to_y: 4, duration_ms: 300 } },
      { name: 'long_press', input: { x: 5, y: 6, duration_ms: 800 } },
      { name: 'drag', input: { from_x: 1, from_y: 2, to_x: 3, to_y: 4, duration_ms: 600, hold_ms: 500 } },
      { name: 'pinch', input: { x: 7, y: 8, scale: 0.5 } },
    ]);
    expect([
      ...presses('home').waits(2).opensUrl('https://a.example').parts,
      ...waits(1).doubleTaps(1, 2).parts,
    ]).toMatchObject([
      { name: 'press_button', input: { button: 'home' } },
      { name: 'wait', input: { seconds: 2 } },
      { name: 'open_url', input: { url: 'https://a.example' } },
      { name: 'wait', input: { seconds: 1 } },
      { name: 'double_tap', input: { x: 1, y: 2 } },
    ]);
  });
});

describe('a script', () => {
  test('can be a function of what the model would see', async () => {
    await using claude = await startClaude();
    claude.turn(({ text, picture: screen, turn }) => {
      const [, x, y] = /"Inbox" \[(\d+),(\d+)/.exec(text) ?? [];
      return turn === 0 ? taps(Number(x), Number(y)) : says(`${screen?.widthPx}x${screen?.heightPx}`);
    });
    const messages = [user('e1 button "Inbox" [40,60,10,10]')];
    const first = await clientOf(claude).messages.create(request(messages));
    expect(first.content[0]).toMatchObject({ input: { x: 40, y: 60 } });
    const results = resultsOf(first, [{ type: 'text', text: 'Tapped.' }, picture(706, 1568)]);
    const second = await clientOf(claude).messages.create(
      request([...messages, assistant(first), user(results)]),
    );
    expect(second.content[0]).toMatchObject({ text: '706x1568' });
  });

  test('is played by each conversation from its beginning', async () => {
    await using claude = await startClaude({ turns: [opens('Momento'), finishes({ summary: 'Found it.' })] });
    const client = clientOf(claude);
    const play = async (instruction: string) => {
      const first = await client.messages.create(request(instruction));
      const next = [user(instruction), assistant(first), user(resultsOf(first))];
      const second = await client.messages.create(request(next));
      return [first, second].map(({ content }) => content[0]?.type === 'tool_use' && content[0].name);
    };
    const played = await Promise.all(['a', 'b', 'b'].map(play));
    expect(played).toEqual([1, 2, 3].map(() => ['open_app', 'done']));
    expect(new Set(claude.requests.map(({ conversation }) => conversation)).size).toBe(3);
    expect(claude.violations).toEqual([]);
  });

  test('that has ended answers with an error and says so', async () => {
    await using claude = await startClaude();
    await expect(clientOf(claude).messages.create(request())).rejects.toMatchObject({ status: 400 });
    expect(claude.violations).toMatchObject([{ rule: 'script', request: 0 }]);
    claude.plays([types('hello')]);
    const message = await clientOf(claude).messages.create(request('Another conversation.'));
    expect(message.content[0]).toMatchObject({ name: 'type_text', input: { text: 'hello' } });
  });
});

describe('a stream can be watched and held', () => {
  test('a gate stops it between two blocks until the test opens it', async () => {
    const beforeTap = gate();
    await using claude = await startClaude({ turns: [says('Wait.').holds(beforeTap).taps(1, 2)] });
    const stream = clientOf(claude).messages.stream(request());
    const said = new Promise((resolve) => stream.once('contentBlock', resolve));
    await beforeTap.reached;
    expect(await said).toMatchObject({ type: 'text', text: 'Wait.' });
    expect(claude.requests[0]?.outcome).toBe('pending');
    beforeTap.open();
    expect((await stream.finalMessage()).content).toHaveLength(2);
  });

  test('a client that leaves in the middle is noticed, and its turn is played again', async () => {
    const inMiddle = gate();
    await using claude = await startClaude({ turns: [taps(1, 2).holds(inMiddle).taps(3, 4), finishes()] });
    const stream = clientOf(claude).messages.stream(request());
    const aborted = expect(stream.done()).rejects.toThrow('aborted');
    await inMiddle.reached;
    stream.abort();
    await aborted;
    await claude.until(() => claude.aborted.length === 1);
    expect(claude.aborted).toEqual([{ request: 0, eventsSent: 6 }]);
    expect(claude.requests[0]?.outcome).toBe('aborted');
    inMiddle.open();
    const { content } = await clientOf(claude).messages.create(request());
    expect(content).toMatchObject([{ input: { x: 1 } }, { input: { x: 3 } }]);
    expect(claude.violations).toEqual([]);
  });

  test('a client that leaves after the last event has the whole answer', async () => {
    await using claude = await startClaude({ turns: [taps(1, 2), finishes()] });
    const stream = await clientOf(claude).messages.create({ ...request(), stream: true });
    for await (const event of stream) if (event.type === 'message_stop') break;
    await claude.until(() => claude.requests[0]?.outcome !== 'pending');
    expect(claude.requests[0]?.outcome).toBe('answered');
    expect(claude.aborted).toEqual([]);
  });

  test('a hook sees and may delay every event', async () => {
    const seen: string[] = [];
    await using claude = await startClaude({
      turns: [says('Hi.')],
      beforeEvent: async (event, { turn }) => {
        await Promise.resolve();
        seen.push(`${turn} ${event.type}`);
      },
    });
    await clientOf(claude).messages.stream(request()).finalMessage();
    expect(seen).toHaveLength(7);
    expect(seen).toContain('0 ping');
  });

  test('closing the stand-in ends what still waits', async () => {
    const never = gate();
    const claude = await startClaude({ turns: [says('Wait.').holds(never)] });
    const failed = expect(clientOf(claude).messages.create(request())).rejects.toThrow();
    const waiting = expect(claude.until(() => false)).rejects.toThrow('closed');
    await never.reached;
    await claude[Symbol.asyncDispose]();
    await failed;
    await waiting;
  });
});

describe('the other endpoints', () => {
  test('count the tokens of a prompt', async () => {
    await using claude = await startClaude();
    const { input_tokens: tokens } = await clientOf(claude).messages.countTokens({
      model: 'claude-sonnet-5-5',
      messages: [user([{ type: 'text', text: '12345678' }, picture(706, 1568)])],
    });
    expect(tokens).toBe(2 + 26 * 56);
  });

  test('list the models, those added by a test included', async () => {
    await using claude = await startClaude({ models: ['gateway/model-x'] });
    const ids: string[] = [];
    for await (const model of clientOf(claude).models.list()) ids.push(model.id);
    expect(ids).toContain('claude-sonnet-5-5');
    expect(ids).toContain('gateway/model-x');
    expect(await clientOf(claude).models.retrieve('claude-opus-5-5')).toMatchObject({ type: 'model' });
  });

  test('serve the beta form of the client too', async () => {
    await using claude = await startClaude({ turns: [taps(1, 2)] });
    const { content } = await clientOf(claude)
      .beta.messages.stream({
        model: 'claude-sonnet-5-5',
        max_tokens: 10,
        messages: [{ role: 'user', content: 'Hi.' }],
      })
      .finalMessage();
    expect(content[0]).toMatchObject({ name: 'tap' });
    await expect(clientOf(claude).get('/v1/nothing')).rejects.toMatchObject({
      status: 404,
      type: 'not_found_error',
    });
  });

  test('record what they received, without the key', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')], apiKey: 'a-secret-key' });
    await clientOf(claude).messages.create(request());
    expect(claude.requests).toMatchObject([
      { path: '/v1/messages', turn: 0, outcome: 'answered', body: { model: 'claude-sonnet-5-5' } },
    ]);
    expect(JSON.stringify(claude.requests)).not.toContain('a-secret-key');
    expect(claude.requests[0]?.headers).toMatchObject({ 'anthropic-version': expect.any(String) });
  });
});
