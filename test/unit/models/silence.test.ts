import { describe, expect, it } from 'vitest';
import { type Alarm, boundSilence, SilenceError } from '../../../src/models/anthropic/silence.ts';

/** An alarm that rings when the test says so. */
function handAlarm() {
  const set = new Set<() => void>();
  const armed: number[] = [];
  let noticed = Promise.withResolvers<void>();
  const alarm: Alarm = (afterMs, ring) => {
    armed.push(afterMs);
    set.add(ring);
    noticed.resolve();
    noticed = Promise.withResolvers();
    return () => set.delete(ring);
  };
  const ring = () => {
    for (const each of set) each();
  };
  return { alarm, armed, set, ring, nextArmed: () => noticed.promise };
}

/** A server that sends what the test gives it; it fails, as a real one does, when the request is aborted. */
function server() {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let signal: AbortSignal | null | undefined;
  const fetch: typeof globalThis.fetch = async (_, init) => {
    signal = init?.signal;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        body = controller;
        signal?.addEventListener('abort', () => controller.error(signal?.reason), { once: true });
      },
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  };
  return {
    fetch,
    says: (text: string) => body?.enqueue(Buffer.from(text)),
    ends: () => body?.close(),
    isLeft: () => signal?.aborted,
  };
}

const silenceMs = 120_000;

describe('a bound on silence', () => {
  it('gives up on a server that sends no headers', async () => {
    const { alarm, armed, ring } = handAlarm();
    const hangs: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true }),
      );
    const answer = boundSilence(hangs, { silenceMs, alarm })('http://model.example');
    ring();
    await expect(answer).rejects.toEqual(new SilenceError(silenceMs));
    expect(armed).toEqual([silenceMs]);
  });

  it('starts anew with each piece that comes, and gives up when none does', async () => {
    const { alarm, armed, set, ring, nextArmed } = handAlarm();
    const { fetch, says, isLeft } = server();
    const response = await boundSilence(fetch, { silenceMs, alarm })('http://model.example');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    for (const word of ['event: ping\n\n', 'data']) {
      says(word);
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(word);
    }
    expect(armed).toHaveLength(3);
    const waiting = nextArmed();
    const next = reader?.read();
    await waiting;
    expect(set.size).toBe(1);
    ring();
    await expect(next).rejects.toBeInstanceOf(SilenceError);
    expect(isLeft()).toBe(true);
  });

  it('does not run while nobody waits for the next piece, nor after the last one', async () => {
    const { alarm, set } = handAlarm();
    const { fetch, says, ends, isLeft } = server();
    const response = await boundSilence(fetch, { silenceMs, alarm })('http://model.example');
    expect(set.size).toBe(0);
    const reader = response.body?.getReader();
    says('a');
    await reader?.read();
    expect(set.size).toBe(0);
    ends();
    expect(await reader?.read()).toMatchObject({ done: true });
    expect(set.size).toBe(0);
    expect(isLeft()).toBe(false);
  });

  it('leaves the caller’s own signal in force', async () => {
    const { alarm } = handAlarm();
    const { fetch } = server();
    const caller = new AbortController();
    const response = await boundSilence(fetch, { silenceMs, alarm })('http://model.example', {
      signal: caller.signal,
    });
    const next = response.body?.getReader().read();
    const reason = new Error('stop');
    caller.abort(reason);
    await expect(next).rejects.toBe(reason);
  });

  it('passes on an answer without a body', async () => {
    const { alarm } = handAlarm();
    const empty: typeof fetch = async () => new Response(null, { status: 204 });
    const response = await boundSilence(empty, { silenceMs, alarm })('http://model.example');
    expect([response.status, response.body]).toEqual([204, null]);
  });
});
