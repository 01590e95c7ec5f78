import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Principal } from '../../auth/principal.ts';
import type { Revocations } from '../../auth/revocations.ts';
import type { DomainError } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { noteReader, type Readers } from './live-reader.ts';

/** What a stream of server-sent events works with. */
export type EventStreamContext = {
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly logger: Logger;
  readonly readers: Readers;
};

/** What makes a stream, besides its events. */
export type EventStream = {
  /** How often something is sent to a silent client, in milliseconds: proxies and clients give up otherwise. */
  readonly heartbeatMs: number;
  /** Sends that; a comment unless given. */
  readonly heartbeat?: (stream: SSEStreamingApi) => Promise<unknown>;
  /** Sends the events until there are no more, or `signal` aborts: the client has left, or its key has ended. */
  readonly send: (stream: SSEStreamingApi, signal: AbortSignal) => Promise<void>;
  /** Tells why the stream ends too early: the end of the key, or undefined for what only the log may say. */
  readonly fail: (stream: SSEStreamingApi, why: DomainError | undefined) => Promise<void>;
};

/** Answers a live stream of server-sent events. */
export function eventStream(
  c: Context,
  { revocations, logger, readers }: EventStreamContext,
  principal: Principal,
  { heartbeatMs, heartbeat = comment, send, fail }: EventStream,
): Response {
  noteReader(c, readers, 'sse');
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    let revoked: DomainError | undefined;
    using _watch = revocations.watch(principal, (why) => {
      revoked = why;
      left.abort();
    });
    const beat = setInterval(() => void heartbeat(stream), heartbeatMs);
    try {
      await send(stream, left.signal);
      if (revoked) await fail(stream, revoked);
    } catch (error) {
      logger.error({ error, path: c.req.path }, 'A stream of events failed unexpectedly');
      await fail(stream, undefined);
    } finally {
      clearInterval(beat);
    }
  });
}

function comment(stream: SSEStreamingApi): Promise<unknown> {
  return stream.write(': heartbeat\n\n');
}
