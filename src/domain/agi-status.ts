import type { SessionRecord } from './session-record.ts';

/** Where a session stands, in the words that AGI has for its life. */
export type AgiLifecycle =
  | 'initializing'
  | 'ready'
  | 'running'
  | 'paused'
  | 'completed'
  | 'error'
  | 'terminated';

/** What its agent does, in the words that AGI has for tasks, and the two more of its SDK. */
export type AgiExecution = 'ready' | 'running' | 'waiting_for_input' | 'finished' | 'error' | 'paused';

type Standing = Pick<SessionRecord, 'status' | 'pauseReason' | 'hasNews' | 'instruction' | 'success'>;

/** @returns where a session stands; what waits for its user counts as running, and a turn that is over as completed */
export function agiLifecycle(session: Standing): AgiLifecycle {
  switch (session.status) {
    case 'creating':
      return session.instruction === '' ? 'ready' : 'initializing';
    case 'running':
      return 'running';
    case 'paused': {
      const execution = agiExecution(session);
      if (execution === 'finished') return session.success === null ? 'ready' : 'completed';
      return execution === 'paused' ? 'paused' : 'running';
    }
    case 'completed':
      return 'completed';
    case 'failed':
      return 'error';
    case 'killed':
      return 'terminated';
  }
}

/** @returns what the session's agent does */
export function agiExecution({ status, pauseReason, hasNews, instruction }: Standing): AgiExecution {
  switch (status) {
    case 'creating':
      return instruction === '' ? 'ready' : 'running';
    case 'running':
      return 'running';
    case 'paused':
      if (pauseReason === 'idle') return hasNews ? 'running' : 'finished';
      return pauseReason === 'question' || pauseReason === 'approval' ? 'waiting_for_input' : 'paused';
    case 'completed':
    case 'killed':
      return 'finished';
    case 'failed':
      return 'error';
  }
}
