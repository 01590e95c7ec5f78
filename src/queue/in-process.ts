import { setImmediate as endOfTick } from 'node:timers/promises';
import type { SessionId } from '../domain/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { SessionHandler, SessionQueue } from './session-queue.ts';

/**
 * One session begins in each turn of the event loop, so that many that come at once don't keep requests waiting.
 *
 * @returns a queue for a single process: what it holds is gone with the process
 */
export function inProcessQueue(logger: Logger): SessionQueue {
  const shutdown = new AbortController();
  const running = new Map<SessionId, Promise<void>>();
  const toHandle = new Set<SessionId>();
  let lastTurn: Promise<void> = Promise.resolve();
  let handle: SessionHandler | undefined;

  async function run(sessionId: SessionId, handler: SessionHandler): Promise<void> {
    lastTurn = lastTurn.then(() => endOfTick());
    await lastTurn;
    while (!shutdown.signal.aborted && toHandle.delete(sessionId)) {
      try {
        await handler(sessionId, shutdown.signal);
      } catch (error) {
        logger.error({ error, sessionId }, 'A session could not be handled');
      }
    }
    running.delete(sessionId);
  }

  return {
    async enqueue(sessionId) {
      if (shutdown.signal.aborted) return;
      if (!handle) throw new Error('The queue has no handler yet.');
      toHandle.add(sessionId);
      if (!running.has(sessionId)) running.set(sessionId, run(sessionId, handle));
    },
    start(handler) {
      handle = handler;
    },
    async stop() {
      shutdown.abort(new Error('The server is shutting down.'));
      await Promise.all(running.values());
    },
  };
}
