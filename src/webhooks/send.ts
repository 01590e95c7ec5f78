import { type Dispatcher, request } from 'undici';
import { type Clock, elapsedMs } from '../lib/clock.ts';
import { retryAfterMs } from '../lib/retry-after.ts';

/** How much of an answer is kept, in bytes. */
const MAX_ANSWER_BYTES = 1_024;

/** What came of one request. */
export type Answer = { readonly durationMs: number } & (
  | {
      readonly type: 'answered';
      readonly status: number;
      /** The first kilobyte. */
      readonly body: string;
      /** How long the receiver asks to wait before the next try. */
      readonly retryAfterMs: number | undefined;
    }
  /** `error` is for people. */
  | { readonly type: 'unreachable'; readonly error: string }
);

/** What sending works with. */
export type Sender = {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** How long a request and its answer may take, in milliseconds. */
  readonly timeoutMs: number;
};

/**
 * Posts JSON once. Redirects aren't followed: their answer is the answer.
 *
 * @returns what came of it; a failure to connect, or to answer in time, is no error here
 * @throws the signal's reason when `signal` aborts
 */
export async function send(
  { dispatcher, clock, timeoutMs }: Sender,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Answer> {
  const startedAt = clock.now();
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Opposable', ...headers },
      body,
      dispatcher,
      signal: either,
    });
    const named = new Map(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    return {
      type: 'answered',
      status: answer.statusCode,
      body: await beginning(answer.body),
      retryAfterMs: retryAfterMs({ get: (name) => named.get(name) ?? null }, clock.now()),
      durationMs: elapsedMs(clock, startedAt),
    };
  } catch (error) {
    signal.throwIfAborted();
    const words = timeout.aborted ? `There was no answer within ${timeoutMs / 1_000} s.` : reasonOf(error);
    return { type: 'unreachable', error: words, durationMs: elapsedMs(clock, startedAt) };
  }
}

/** @returns the first kilobyte of an answer; one that breaks off has answered all the same */
async function beginning(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // The status has come, and says what became of the message.
  }
  const text = Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
  // No database takes a text with a NUL in it.
  return text.replaceAll('\0', '\uFFFD');
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message ? error.message : 'The connection failed.';
}
