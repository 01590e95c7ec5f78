import type { SessionId } from '../domain/ids.ts';

/** Runs a session until it has nothing to do for now; must end soon after `signal` aborts. */
export type SessionHandler = (sessionId: SessionId, signal: AbortSignal) => Promise<void>;

/** Brings sessions to workers. Exactly one handler at a time runs for a session. */
export type SessionQueue = {
  /** Has the session handled. When it is being handled already, it is handled once more afterwards. */
  readonly enqueue: (sessionId: SessionId) => Promise<void>;
  /** Names the handler, once, before the first session comes. */
  readonly start: (handler: SessionHandler) => void;
  /** Aborts every handler and resolves when all have ended; nothing is handled any more. */
  readonly stop: () => Promise<void>;
};
