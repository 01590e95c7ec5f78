import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../../src/domain/ids.ts';
import { type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { finishes, says, taps, thinks, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

let at: DialectStage;
let id: SessionId;

beforeEach(async () => {
  at = await dialectStage(db());
  const response = await at.fetch('/agi/v1/sessions', { json: { phone_id: at.on.phoneName } });
  id = ((await response.json()) as { session_id: SessionId }).session_id;
});

afterEach(async () => {
  await at[Symbol.asyncDispose]();
});

type Frame = { readonly id?: string; readonly event: string; readonly data: Record<string, unknown> };

const open = (query = '', headers: Record<string, string> = {}) =>
  at.fetch(`/agi/v1/sessions/${id}/events${query}`, { headers });

/** Reads frames until one fits, or the server ends the stream. */
async function frames(response: Response, isLast = (_frame: Frame) => false): Promise<Frame[]> {
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const read: Frame[] = [];
  let text = '';
  const decoder = new TextDecoder();
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return read;
    text += decoder.decode(value, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      text = text.slice(end + 2);
      const frameId = fields.get('id');
      const data = JSON.parse(String(fields.get('data'))) as Frame['data'];
      const frame = {
        ...(frameId !== undefined && { id: frameId }),
        event: String(fields.get('event')),
        data,
      };
      read.push(frame);
      if (isLast(frame)) {
        await reader.cancel();
        return read;
      }
    }
  }
}

const say = (message: string) => at.fetch(`/agi/v1/sessions/${id}/message`, { json: { message } });
const words = (read: readonly Frame[]) =>
  read.map(({ event, data }) => [event, data['text'] ?? data['error']]);

describe("AGI's events", () => {
  test('tell of a task in order, and the stream ends with it', async () => {
    at.on.model.answers(thinks('Hm.'), says('There.'), taps(1, 1)).answers(finishes('Liked.'));
    const response = await open();
    await say('Like it');
    const read = await frames(response);
    expect(words(read)).toEqual([
      ['user', 'Like it'],
      ['thought', 'Hm.'],
      ['thought', 'There.'],
      ['step', 'tap'],
      ['step', 'done'],
      ['done', 'Liked.'],
    ]);
    for (const frame of read) expect(frame.data['message_id']).toBe(Number(frame.id));
    expect(read.at(-1)?.data['result']).toEqual({ success: true, text: 'Liked.' });
  });

  test('hold the raw input and output of tools when they are asked to', async () => {
    at.on.model.answers(taps(1, 1)).answers(finishes('Liked.'));
    await say('Like it');
    const read = await frames(await open('?sanitize=false'));
    expect(read.map(({ event }) => event)).toEqual(['user', 'step', 'log', 'step', 'log', 'done']);
    expect(read[1]?.data).toMatchObject({ name: 'tap', input: { x: expect.any(Number) } });
  });

  test('hold the types alone that are asked for', async () => {
    at.on.model.answers(taps(1, 1)).answers(finishes('Liked.'));
    await say('Like it');
    const read = await frames(await open('?event_types=step,done'));
    expect(read.map(({ event }) => event)).toEqual(['step', 'step', 'done']);
  });

  test('of a question wait for the answer', async () => {
    at.on.model.answers(uses('ask_user', { question: 'Which?' }));
    const response = await open();
    await say('Like one');
    await at.on.event(id, ({ type, data }) => type === 'status_changed' && data.pauseReason === 'question');
    at.on.model.answers(finishes('Liked.'));
    await say('The first');
    expect(words(await frames(response))).toEqual([
      ['user', 'Like one'],
      ['step', 'ask user'],
      ['question', 'Which?'],
      ['user', 'The first'],
      ['step', 'done'],
      ['done', 'Liked.'],
    ]);
  });

  test('of a failure end with it', async () => {
    at.on.model.fails({ retryable: false });
    const response = await open();
    await say('Fail');
    const read = await frames(response);
    expect(read.at(-1)).toMatchObject({
      event: 'error',
      data: { error: 'It went wrong.', status_code: 500 },
    });
  });

  test('tell of pauses, and of a task that was cancelled nothing more', async () => {
    const speaking = at.on.model.parks(taps(1, 1));
    const response = await open();
    await say('Work');
    await speaking.reached;
    await at.fetch(`/agi/v1/sessions/${id}/pause`, { method: 'POST' });
    speaking.open();
    await at.on.event(id, ({ type }) => type === 'turn_completed');
    const again = at.on.model.parks(says('Too late.'));
    await at.fetch(`/agi/v1/sessions/${id}/resume`, { method: 'POST' });
    await again.reached;
    await at.fetch(`/agi/v1/sessions/${id}/cancel`, { method: 'POST' });
    at.on.model.answers(finishes('After all.'));
    await say('Once more');
    expect((await frames(response)).map(({ event }) => event)).toEqual([
      'user',
      'paused',
      'step',
      'resumed',
      'user',
      'step',
      'done',
    ]);
  });

  test('go on behind any of them: none is lost or doubled', async () => {
    at.on.model.answers(says('There.'), taps(1, 1)).answers(finishes('Liked.'));
    await say('Like it');
    const whole = await frames(await open());
    for (const [position, { id: last }] of whole.slice(0, -1).entries()) {
      const rest = await frames(await open('', { 'last-event-id': String(last) }));
      expect([...whole.slice(0, position + 1), ...rest]).toEqual(whole);
    }
  });

  test('may leave out what was before', async () => {
    at.on.model.answers(finishes('First.'));
    await say('One');
    await at.on.event(id, ({ type, data }) => type === 'status_changed' && data.pauseReason === 'idle');
    const response = await open('?include_history=false');
    at.on.model.answers(finishes('Second.'));
    await say('Two');
    expect(words(await frames(response))).toEqual([
      ['user', 'Two'],
      ['step', 'done'],
      ['done', 'Second.'],
    ]);
  });

  test('of a session that is deleted end', async () => {
    const response = await open();
    await at.fetch(`/agi/v1/sessions/${id}`, { method: 'DELETE' });
    expect(await frames(response)).toEqual([]);
  });

  test('are not streamed to whoever asks for the head', async () => {
    const response = await at.fetch(`/agi/v1/sessions/${id}/events`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});
