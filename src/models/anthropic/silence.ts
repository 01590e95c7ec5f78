/**
 * Calls back once, after so many milliseconds, unless it is called off.
 *
 * @returns what calls it off
 */
export type Alarm = (afterMs: number, ring: () => void) => () => void;

/** An alarm by the machine's own time. */
export const systemAlarm: Alarm = (afterMs, ring) => {
  const timer = setTimeout(ring, afterMs);
  return () => clearTimeout(timer);
};

/** A server that has sent nothing for too long, not even a sign of life. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
  readonly silentMs: number;

  constructor(silentMs: number) {
    super(`Nothing came for ${Math.round(silentMs / 1000)} s.`);
    this.silentMs = silentMs;
  }
}

/**
 * A fetch that gives up on a server which stays silent: before its headers, or between two pieces of its
 * body. Only silence that somebody waits on counts, so a reader may take its time. The API's pings end a
 * silence, which the SDK keeps from those who read its events.
 *
 * @returns a fetch that closes the connection and fails with {@link SilenceError}
 */
export function boundSilence(
  fetch: typeof globalThis.fetch,
  { silenceMs, alarm }: { readonly silenceMs: number; readonly alarm: Alarm },
): typeof globalThis.fetch {
  return async (input, init) => {
    const silence = new AbortController();
    const listen = async <T>(word: Promise<T>): Promise<T> => {
      const callOff = alarm(silenceMs, () => silence.abort(new SilenceError(silenceMs)));
      try {
        return await word;
      } finally {
        callOff();
      }
    };
    const signal = init?.signal ? AbortSignal.any([init.signal, silence.signal]) : silence.signal;
    const response = await listen(fetch(input, { ...init, signal }));
    return response.body === null ? response : new Response(listenedTo(response.body, listen), response);
  };
}

function listenedTo(
  body: ReadableStream<Uint8Array>,
  listen: <T>(word: Promise<T>) => Promise<T>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await listen(reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read ahead: what nobody waits for must not count as silence.
    { highWaterMark: 0 },
  );
}
