import type { SessionId } from '../domain/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { SessionHandler, SessionQueue } from './session-queue.ts';

/** @returns a queue for a single process: what it holds is gone with the process. */
export function inProcessQueue(logger: Logger): SessionQueue {
  const shutdown = new AbortController();
  const running = new Map<SessionId, Promise<void>>();
  const again = new Set<SessionId>();
  let handle: SessionHandler | undefined;

  async function run(sessionId: SessionId, handler: SessionHandler): Promise<void> {
    do {
      again.delete(sessionId);
      try {
        await handler(sessionId, shutdown.signal);
      } catch (error) {
        logger.error({ error, sessionId }, 'A session could not be handled');
      }
    } while (again.has(sessionId) && !shutdown.signal.aborted);
    running.delete(sessionId);
  }

  return {
    async enqueue(sessionId) {
      if (shutdown.signal.aborted) return;
      if (!handle) throw new Error('The queue has no handler yet.');
      if (running.has(sessionId)) again.add(sessionId);
      else running.set(sessionId, run(sessionId, handle));
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
