import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Conversation } from '../../../src/agent/conversation.ts';
import type { ConversationBlock, LoggedEvent } from '../../../src/domain/agent-event.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { ModelMessage } from '../../../src/models/model.ts';

const sessionId = newId('sess');

const loadFrame = async (id: string) => ({ mediaType: 'image/jpeg', bytes: Buffer.from(`bytes of ${id}`) });

/** Only the block of an event counts here. */
function log(...blocks: readonly (ConversationBlock | undefined)[]): readonly LoggedEvent[] {
  return blocks.map((block, index) => ({
    ...{ sessionId, index, ts: new Date(0), type: 'agent_text', data: { turn: 1, text: '' } },
    ...(block && { block }),
  }));
}

const said = (text: string): ConversationBlock => ({ role: 'user', content: [{ type: 'text', text }] });
const looked = (frame: string): ConversationBlock => ({ role: 'user', content: [{ type: 'image', frame }] });
const result = (id: string, ...content: Record<string, string>[]): ConversationBlock => ({
  role: 'user',
  content: [{ type: 'tool_result', tool_use_id: id, content }],
});
const spoke = (seen: number, text: string): ConversationBlock => ({
  role: 'assistant',
  seen,
  content: [{ type: 'text', text }],
});
const used = (seen: number, id: string): ConversationBlock => ({
  role: 'assistant',
  seen,
  content: [{ type: 'tool_use', id, name: 'tap', input: {} }],
});

async function fold(events: readonly LoggedEvent[]): Promise<Conversation> {
  const conversation = new Conversation(loadFrame);
  await conversation.add(events);
  return conversation;
}

const outline = (messages: readonly ModelMessage[]): readonly string[] =>
  messages.map(({ role, content }) => {
    const parts = content.map((block) => block['text'] ?? block['id'] ?? block['tool_use_id'] ?? block.type);
    return `${role}: ${parts.join(', ')}`;
  });

test('what waits to be said is one message of the user', async () => {
  const conversation = await fold(log(said('Like it'), undefined, looked('f1')));
  expect(outline(conversation.messages())).toEqual(['user: Like it, image']);
  expect(conversation.seen).toBe(2);
});

test('the blocks of an answer are one message, and the results of its tool uses come first in the next', async () => {
  const conversation = await fold(
    log(said('Go'), spoke(0, 'Tapping'), used(0, 'a'), used(0, 'b'), said('Wait!'), result('a'), result('b')),
  );
  expect(outline(conversation.messages())).toEqual([
    'user: Go',
    'assistant: Tapping, a, b',
    'user: a, b, Wait!',
  ]);
});

test('what was said while the model spoke belongs to the next request', async () => {
  const conversation = await fold(log(said('Go'), said('Too late'), spoke(0, 'Done?'), said('Later')));
  expect(outline(conversation.messages())).toEqual(['user: Go', 'assistant: Done?', 'user: Too late, Later']);
  await conversation.add(log(undefined, undefined, undefined, undefined, spoke(3, 'Yes')).slice(4));
  expect(outline(conversation.messages())).toEqual([
    'user: Go',
    'assistant: Done?',
    'user: Too late, Later',
    'assistant: Yes',
  ]);
});

test('pictures are loaded wherever they stand, and everything else is left alone', async () => {
  const conversation = await fold(
    log(
      looked('f1'),
      used(0, 'a'),
      result('a', { type: 'text', text: 'ok' }, { type: 'image', frame: 'f2' }),
    ),
  );
  const picture = (id: string) => ({
    type: 'image',
    source: {
      type: 'base64',
      media_type: 'image/jpeg',
      data: Buffer.from(`bytes of ${id}`).toString('base64'),
    },
  });
  expect(conversation.messages()).toEqual([
    { role: 'user', content: [picture('f1')] },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'tap', input: {} }] },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text', text: 'ok' }, picture('f2')] },
      ],
    },
  ]);
});

test('a tool use is open until it has a result', async () => {
  const open = async (...blocks: ConversationBlock[]): Promise<readonly string[]> =>
    (await fold(log(...blocks))).openToolUses().map(({ id }) => id);
  expect(await open(said('Go'), used(0, 'a'), used(0, 'b'))).toEqual(['a', 'b']);
  expect(await open(said('Go'), used(0, 'a'), used(0, 'b'), result('a'))).toEqual(['b']);
  expect(await open(said('Go'), used(0, 'a'), result('a'))).toEqual([]);
  expect(await open(said('Go'), used(0, 'a'), result('a'), spoke(2, 'Done'))).toEqual([]);
  expect(await open(said('Go'))).toEqual([]);
});

test('the conversation is the same bytes however its events arrive, and only ever grows', async () => {
  const step = fc.constantFrom('message', 'answer', 'tool', 'picture', 'nothing');
  const cuts = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), cuts, async (steps, arrivals) => {
      const blocks: (ConversationBlock | undefined)[] = [said('Go')];
      const live = new Conversation(loadFrame);
      let added = 0;
      const catchUp = async (): Promise<void> => {
        await live.add(log(...blocks).slice(added));
        added = blocks.length;
      };
      let before: readonly ModelMessage[] = [];
      for (const [at, kind] of steps.entries()) {
        if (kind === 'message') blocks.push(said(`message ${at}`));
        if (kind === 'picture') blocks.push(looked(`frame ${at}`));
        if (kind === 'nothing') blocks.push(undefined);
        if (kind === 'answer' || kind === 'tool') {
          await catchUp();
          const request = live.messages();
          expect(JSON.stringify(request.slice(0, before.length))).toBe(JSON.stringify(before));
          if (arrivals[at]) blocks.push(said(`meanwhile ${at}`));
          blocks.push(spoke(live.seen, `answer ${at}`));
          if (kind === 'tool')
            blocks.push(used(live.seen, `tool ${at}`), said('between'), result(`tool ${at}`));
          else blocks.push(said(`remark ${at}`));
          before = request;
        }
        if (arrivals[at + 15]) await catchUp();
      }
      await catchUp();
      const rebuilt = await fold(log(...blocks));
      expect(JSON.stringify(rebuilt.messages())).toBe(JSON.stringify(live.messages()));
      expect(rebuilt.seen).toBe(live.seen);
    }),
  );
});

test('what is said while a new conversation is prepared is said in it', async () => {
  const epoch: ConversationBlock = { role: 'epoch', seen: 2, content: [{ type: 'text', text: 'Anew' }] };
  const events = log(said('Go'), spoke(0, 'Hm'), said('Known'), said('Also this'), epoch, spoke(4, 'Yes'));
  expect(outline((await fold(events.slice(0, 5))).messages())).toEqual(['user: Anew, Also this']);
  expect(outline((await fold(events)).messages())).toEqual(['user: Anew, Also this', 'assistant: Yes']);
});
