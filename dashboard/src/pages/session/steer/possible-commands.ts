import type { SessionPauseReason, SessionStatus } from '../../../gql/graphql.ts';

/** What people do to a session as a whole. */
export type Command = 'pause' | 'resume' | 'interrupt' | 'stop' | 'takeOver' | 'message';

/** Where a session stands. */
type Standing = { readonly status: SessionStatus; readonly pauseReason: SessionPauseReason | null };

/** @returns whether a session has ended for good. */
export function isFinal({ status }: Pick<Standing, 'status'>): boolean {
  return status === 'completed' || status === 'failed' || status === 'killed';
}

/**
 * @returns what makes sense for a session that stands there. What waits for an answer, a larger budget or the phone
 *   goes on by that, and not by `resume`.
 */
export function possibleCommands({ status, pauseReason }: Standing): ReadonlySet<Command> {
  switch (status) {
    case 'creating':
      return new Set(['stop', 'message']);
    case 'running':
      return new Set(['pause', 'interrupt', 'takeOver', 'stop', 'message']);
    case 'paused':
      return new Set<Command>([
        ...(pauseReason === 'user' || pauseReason === 'phone_lost' ? (['resume'] as const) : []),
        ...(pauseReason === 'question' || pauseReason === 'approval' ? (['interrupt'] as const) : []),
        ...(pauseReason === 'takeover' ? [] : (['takeOver'] as const)),
        'stop',
        'message',
      ]);
    default:
      return new Set();
  }
}
