import { DomainError } from './errors.ts';

/** Where a session stands. The last three are final. */
export const SESSION_STATUSES = ['creating', 'running', 'paused', 'completed', 'failed', 'killed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What a paused session waits for; not a status of its own. */
export const PAUSE_REASONS = [
  'user',
  'question',
  'approval',
  'takeover',
  'budget',
  'phone_lost',
  'idle',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/**
 * The pauses that a worker watches over: an approval expires, and whoever has taken the phone over uses it
 * through the worker.
 */
export const WATCHED_PAUSES = ['approval', 'takeover'] as const satisfies readonly PauseReason[];

/** Whether the session ends with the agent's `done`, or waits for the next message. */
export const SESSION_MODES = ['task', 'conversation'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

/**
 * Which tools the agent acts with: its provider's own `computer` tools and a few of ours for what a desktop
 * lacks, or `phone` tools of ours alone.
 */
export const TOOL_PROFILES = ['computer', 'phone'] as const;
export type ToolProfile = (typeof TOOL_PROFILES)[number];

/** How hard a model thinks. */
export const EFFORTS = ['low', 'medium', 'high', 'xhigh'] as const;
export type Effort = (typeof EFFORTS)[number];

/** How large the pictures are that the model is sent: as large as it can see, or about 60 % of the tokens. */
export const PICTURE_SIZES = ['full', 'economy'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** What a user does to a session. */
export const SESSION_COMMANDS = [
  'pause',
  'resume',
  'interrupt',
  'stop',
  'complete',
  'message',
  'approve',
  'deny',
  'takeover',
  'release',
  'act',
  'raise_budget',
  'update',
  'delete',
  'save_snapshot',
] as const;
export type SessionCommand = (typeof SESSION_COMMANDS)[number];

const TRANSITIONS = {
  creating: ['running', 'completed', 'failed', 'killed'],
  running: ['paused', 'completed', 'failed', 'killed'],
  // A pause may come to wait for something else, and its user may call it a day.
  paused: ['running', 'paused', 'completed', 'failed', 'killed'],
  completed: [],
  failed: [],
  killed: [],
} as const satisfies Record<SessionStatus, readonly SessionStatus[]>;

/** @returns whether the table has an arrow from one status to the other. */
export function canTransition(from: SessionStatus, to: SessionStatus): boolean {
  return (TRANSITIONS[from] as readonly SessionStatus[]).includes(to);
}

/** @returns whether nothing leads out of `status`. */
export function isFinal(status: SessionStatus): boolean {
  return TRANSITIONS[status].length === 0;
}

/** The statuses of a session that still holds its phone. */
export const LIVE_STATUSES = SESSION_STATUSES.filter((status) => !isFinal(status));

/** A change of status and why it came about. */
export type Transition =
  | { readonly to: 'running' | 'completed' | 'killed' }
  | { readonly to: 'paused'; readonly pauseReason: PauseReason; readonly reason?: string }
  | { readonly to: 'failed'; readonly error: string };

/** @returns the failure of a command that the session's status forbids. */
export function invalidTransition(status: SessionStatus, command: SessionCommand): DomainError {
  const now = isFinal(status)
    ? `It has ended (${status}), which is final; create a new session.`
    : `It is ${status}.`;
  return new DomainError('INVALID_TRANSITION', `This session can't take the command "${command}". ${now}`, {
    status,
    command,
  });
}
