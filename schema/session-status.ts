import { PAUSE_REASONS, SESSION_MODES, SESSION_STATUSES } from '../src/domain/session.ts';
import { builder } from './builder.ts';

/** Where a session stands. */
export const SessionStatusEnum = builder.enumType('SessionStatus', {
  description: 'Where a session stands; completed, failed and killed are final.',
  values: SESSION_STATUSES,
});

/** What a paused session waits for. */
export const SessionPauseReasonEnum = builder.enumType('SessionPauseReason', {
  description: 'What a paused session waits for.',
  values: PAUSE_REASONS,
});

/** Whether a session ends when the agent is done. */
export const SessionModeEnum = builder.enumType('SessionMode', {
  description:
    'A task ends when the agent is done; a conversation waits for the next message after each turn.',
  values: SESSION_MODES,
});
