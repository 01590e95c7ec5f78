import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toolDefinitions } from '../../../src/agent/tools/tool-profile.ts';
import type { FrameId, SessionId } from '../../../src/domain/ids.ts';
import type { ContentBlock, ModelRequest } from '../../../src/models/model.ts';
import { modelPicker } from '../../../src/sessions/pick-model.ts';
import type { Said } from '../../../src/sessions/said.ts';
import { frameStore } from '../../../src/storage/frame-store.ts';
import { says as claudeSays } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { frameOf } from '../../support/frames.ts';
import { dataOf } from '../../support/logged.ts';
import { continued, hear, modelAt } from '../../support/model-conversation.ts';
import { finishes, ScriptedModel, says, taps } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const UNSAID = { mode: 'conversation', instruction: undefined } as const;
const say = (on: Stage, id: SessionId, said: Said) => on.sessions.message(on.organizationId, id, said);
const png = await frameOf({ widthPx: 40, heightPx: 20 }, 1);
/** @returns a red PNG of that size. */
async function red(width: number, height: number): Promise<Uint8Array> {
  return await sharp({ create: { width, height, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
}

const wide = await red(8_001, 2);
const huge = await red(8_001, 8_001);
const picture = (bytes: Uint8Array, mediaType = 'image/png') => ({ bytes, mediaType });

/** Waits until a turn of the conversation is over. @returns the index of the event that tells of it */
async function idle(on: Stage, id: SessionId, after = -1): Promise<number> {
  const isIdle = ({ data }: { data: object }) => 'pauseReason' in data && data.pauseReason === 'idle';
  return (await on.event(id, isIdle, after)).index;
}

/** @returns the blocks of the user's message that a request ends with */
function newest(request: ModelRequest | undefined): readonly ContentBlock[] {
  return request?.messages.at(-1)?.content ?? [];
}

describe('a message with pictures', () => {
  test('shows them to the model beside the words, and leaves them in the log', async () => {
    await using on = await stage(db());
    const id = await on.create(UNSAID);
    on.model.answers(says('A red square.'));
    const said = await say(on, id, { text: 'What is this?', images: [picture(png)] });
    await idle(on, id);
    const [frame] = said.data.frameIds ?? [];
    expect(said.data).toEqual({ text: 'What is this?', frameIds: [frame] });
    expect(newest(on.model.requests[0]).slice(0, 2)).toMatchObject([
      { type: 'text', text: 'What is this?' },
      { type: 'image', source: { type: 'base64', media_type: 'image/jpeg' } },
    ]);
    const frames = frameStore(on.database, `${db().folder}/frames`);
    expect(await frames.get(on.organizationId, frame as FrameId)).toMatchObject({
      mediaType: 'image/jpeg',
      widthPx: 40,
      heightPx: 20,
    });
    expect(await frames.isIn(id, frame as FrameId)).toBe(true);
  });

  test('may begin a conversation without a word', async () => {
    await using on = await stage(db());
    const id = await on.create(UNSAID);
    on.model.answers(says('A red square.'));
    await say(on, id, { text: '', images: [picture(png)] });
    await idle(on, id);
    expect(await on.get(id)).toMatchObject({ instruction: '[picture]', result: 'A red square.' });
    expect(newest(on.model.requests[0])[0]).toMatchObject({ type: 'image' });
  });

  test('goes along when the conversation with the model begins anew', async () => {
    await using on = await stage(db(), { contextTokens: 50 });
    const id = await on.create(UNSAID);
    on.model.answers(taps(10, 10)).answers(says('So far.')).answers(says('Done.'));
    await say(on, id, { text: '', images: [picture(png)] });
    await idle(on, id);
    const [image, next] = newest(on.model.requests[2]);
    expect(image).toEqual(newest(on.model.requests[0])[0]);
    expect(next).toMatchObject({ type: 'text' });
  });

  test.each([
    ['a large one, scaled to what the model reads', 3_000, 1_000, { widthPx: 1_568, heightPx: 523 }],
    ['a small one, as it is', 30, 10, { widthPx: 30, heightPx: 10 }],
  ])('has %s', async (_name, width, height, size) => {
    await using on = await stage(db());
    const id = await on.create(UNSAID);
    on.model.answers(says('I see.'));
    const bytes = await sharp({ create: { width, height, channels: 4, background: '#0000' } })
      .webp()
      .toBuffer();
    const { data } = await say(on, id, { text: 'Look', images: [picture(bytes, 'image/webp')] });
    await idle(on, id);
    expect(
      await frameStore(on.database, `${db().folder}/frames`).get(
        on.organizationId,
        data.frameIds?.[0] as FrameId,
      ),
    ).toMatchObject(size);
  });

  test.each([
    [
      'is no picture',
      [picture(Buffer.from('GIF89a and no more'), 'image/gif')],
      'images.0: It is no valid image/gif.',
    ],
    [
      'is another kind than it says',
      [picture(png), picture(png, 'image/jpeg')],
      'images.1: It is no image/jpeg, as it is said to be.',
    ],
    [
      'is of a kind that models can not see',
      [picture(png, 'image/svg+xml')],
      'images.0: Send one of image/png, image/jpeg, image/webp, image/gif.',
    ],
    [
      'has an edge that is too long',
      [picture(wide)],
      'images.0: It has 8001x2 pixels: send at most 8000 on each edge.',
    ],
    ['has too many pixels', [picture(huge)], 'images.0: '],
    ['has too many bytes', [picture(Buffer.alloc(5 * 1024 * 1024 + 1))], 'images.0: Send at most 5 MB.'],
    ['is one too many', Array(11).fill(picture(png)), 'images: Send at most 10 with a message.'],
  ])('is refused when one %s', async (_name, images, message) => {
    await using on = await stage(db());
    const id = await on.create(UNSAID);
    await expect(say(on, id, { text: 'Look', images })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(message),
    });
    expect(await on.get(id)).toMatchObject({ instruction: '' });
  });

  test('is refused when the session has ended, or is somebody else’s', async () => {
    await using on = await stage(db());
    on.model.answers(finishes());
    const id = await on.create();
    await on.ended(id);
    const said = { text: 'Look', images: [picture(png)] };
    await expect(say(on, id, said)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
    await expect(say(on, 'nobody' as SessionId, said)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
  });
});

describe('a message that names a model or an effort', () => {
  const demo = Object.assign(new ScriptedModel(), { defaultModel: 'demo', label: () => 'demo' });

  test('changes who drives the session from then on, also while it is at work', async () => {
    const model = new ScriptedModel();
    await using on = await stage(db(), { model, pickModel: modelPicker(demo, model, 'quick') });
    const asked = model.parks(taps(10, 10));
    const id = await on.create({ mode: 'conversation', effort: 'low' });
    await asked.reached;
    const said = await say(on, id, { text: 'Think', model: 'fast', effort: 'xhigh' });
    expect(said.data).toEqual({ text: 'Think', model: 'quick', effort: 'xhigh' });
    expect(await on.get(id)).toMatchObject({ model: 'quick', modelLabel: 'scripted model', effort: 'xhigh' });
    model.answers(says('Done.'));
    asked.open();
    const first = await idle(on, id);
    model.answers(says('Again.'));
    await say(on, id, { text: 'And again' });
    await idle(on, id, first);
    expect(model.requests.map((request) => [request.model, request.effort])).toEqual([
      ['scripted', 'low'],
      ['quick', 'xhigh'],
      ['quick', 'xhigh'],
    ]);
    expect(dataOf(await on.events(id), 'user_message')[2]).toEqual({ text: 'And again' });
  });

  test('may hand the session to another server’s model', async () => {
    const model = new ScriptedModel();
    demo.answers(says('Here I am.'));
    await using on = await stage(db(), { model, pickModel: modelPicker(demo, model) });
    const id = await on.create(UNSAID);
    await say(on, id, { text: 'Go on', model: 'demo' });
    await idle(on, id);
    expect(await on.get(id)).toMatchObject({ modelLabel: 'demo', result: 'Here I am.' });
  });

  test('is refused for a model that the server, the tools or the budget does not allow', async () => {
    const model = Object.assign(new ScriptedModel(), {
      toolProfile: (id: string) => (id === 'plain' ? 'phone' : 'computer'),
      costMicroUsd: (id: string) => (id === 'unpriced' ? null : 1),
    } as const);
    await using on = await stage(db(), { pickModel: modelPicker(demo, model) });
    const id = await on.create({ ...UNSAID, maxCostUsd: 1 });
    for (const asked of ['plain', 'unpriced']) {
      const refused = say(on, id, { text: 'Go on', model: asked });
      await expect(refused).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(`"${asked}"`),
      });
    }
    await using poor = await stage(db(), { pickModel: modelPicker(demo, undefined) });
    const other = await poor.create(UNSAID);
    await expect(say(poor, other, { text: 'Go on', model: 'claude-x' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await poor.get(other)).toMatchObject({ instruction: '', model: 'demo' });
  });

  test('keeps the rules of the Messages API: what was said before stays, and the effort is told', async () => {
    const step = claudeSays('Yes.').taps(100, 20);
    await using claude = await startClaude({ turns: [step, step, step] });
    const model = modelAt(claude);
    const seen = [{ type: 'text', text: 'The screen.' }];
    let request: ModelRequest = {
      ...{ model: 'claude-sonnet-5-5', system: 'Go.', tools: toolDefinitions('phone'), maxTokens: 1_000 },
      messages: [{ role: 'user', content: seen }],
    };
    for (const change of [{}, { model: 'claude-haiku-5-5' }, { effort: 'xhigh' as const }]) {
      request = { ...request, ...change };
      const { response } = await hear(model.stream(request, new AbortController().signal));
      request = continued(request, response.content, seen);
    }
    expect(claude.violations).toEqual([]);
    expect(claude.requests.map(({ body }) => [body?.model, body?.output_config?.effort])).toEqual([
      ['claude-sonnet-5-5', 'medium'],
      ['claude-haiku-5-5', 'medium'],
      ['claude-haiku-5-5', 'xhigh'],
    ]);
  });
});
