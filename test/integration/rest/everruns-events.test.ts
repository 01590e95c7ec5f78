import { expect, test, vi } from 'vitest';
import { hexOf, type SessionId } from '../../../src/domain/ids.ts';
import type { WireEvent } from '../../../src/rest/everruns/wire/event.ts';
import { type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { says, taps } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { type SseFrame, sseFrames } from '../../support/sse-frames.ts';

const db = sharedDatabase();

/** Sets a stage that, at its end, waits until whoever has left a stream is seen to be gone. */
async function setStage(parts: Parameters<typeof dialectStage>[2] = {}) {
  const stage = await dialectStage(db(), {}, parts);
  return {
    ...stage,
    async [Symbol.asyncDispose]() {
      await stage.on.queue.stop();
      await vi.waitFor(() => expect(stage.on.wake.waiterCount()).toBe(0));
      await stage[Symbol.asyncDispose]();
    },
  };
}

function pathOf(id: SessionId, rest: string): string {
  return `/everruns/v1/sessions/session_${hexOf(id)}/${rest}`;
}

async function listed(stage: DialectStage, id: SessionId, query = ''): Promise<readonly WireEvent[]> {
  const response = await stage.fetch(pathOf(id, `events${query}`));
  expect(response.status).toBe(200);
  return ((await response.json()) as { data: readonly WireEvent[] }).data;
}

/** Reads a stream up to the first frame of that type. */
async function streamedTo(
  stage: DialectStage,
  id: SessionId,
  type: string,
  query = '',
  headers: Record<string, string> = {},
): Promise<readonly SseFrame[]> {
  const response = await stage.fetch(pathOf(id, `sse${query}`), { headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const frames: SseFrame[] = [];
  for await (const frame of sseFrames(response)) {
    frames.push(frame);
    if (frame.event === type) return frames;
  }
  throw new Error(`The stream ended without "${type}".`);
}

function typesOf(events: readonly { readonly type: string }[]): readonly string[] {
  return events.map(({ type }) => type);
}

function eventOf({ data = '' }: SseFrame): WireEvent {
  return JSON.parse(data) as WireEvent;
}

/** A turn in which the agent taps once and says that it is done. */
const ONE_TAP = [
  ...['session.started', 'input.message', 'turn.started', 'session.activated'],
  ...['reason.started', 'output.message.started', 'output.message.completed', 'reason.completed'],
  ...['act.started', 'tool.started', 'tool.completed', 'act.completed', 'llm.generation'],
  ...['reason.started', 'output.message.started', 'output.message.completed'],
  ...['llm.generation', 'reason.completed', 'turn.completed', 'session.idled'],
];

test('a turn is streamed in the documented order, deltas included, and listed with the same ids', async () => {
  await using stage = await setStage();
  const { model } = stage.on;
  const gate = model.parks(says('I tap now.'), taps(10, 10));
  model.answers(says('All done.'));
  const id = await stage.on.create({ mode: 'conversation' });
  await gate.reached;
  const streaming = streamedTo(stage, id, 'session.idled');
  // Somebody else's stream tells that both are followed.
  await streamedTo(stage, id, 'session.activated');
  gate.open();
  const [connected, ...frames] = await streaming;

  expect(connected).toEqual({ event: 'connected', retry: '500', data: '{"status":"connected"}' });
  const events = frames.map(eventOf);
  expect(frames.map(({ event, id }) => [event, id])).toEqual(events.map(({ type, id }) => [type, id]));
  const isDelta = ({ type }: WireEvent): boolean => type.endsWith('.delta');
  expect(typesOf(events.filter((event) => !isDelta(event)))).toEqual(ONE_TAP);
  expect(events.filter((event) => !isDelta(event))).toEqual(await listed(stage, id));
});

test('behind each of its events, the rest of a list and of a stream follows', async () => {
  await using stage = await setStage();
  stage.on.model.answers(says('I tap now.'), taps(10, 10)).answers(says('All done.'));
  const id = await stage.on.create({ mode: 'conversation' });
  await stage.on.status(id, 'paused');
  const all = await listed(stage, id);
  expect(typesOf(all)).toEqual(ONE_TAP);
  for (const [place, { id: since }] of all.entries()) {
    const rest = all.slice(place + 1);
    expect(await listed(stage, id, `?since_id=${since}`)).toEqual(rest);
    if (rest.length === 0) continue;
    const [, ...frames] = await streamedTo(stage, id, 'session.idled', '', { 'last-event-id': since });
    expect(frames.map(eventOf)).toEqual(rest);
  }
});
