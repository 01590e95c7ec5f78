import { Badge } from '@mantine/core';
import type { SessionPauseReason, SessionStatus } from '../gql/graphql.ts';

const COLORS = {
  creating: 'gray',
  running: 'blue',
  paused: 'yellow',
  completed: 'green',
  failed: 'red',
  killed: 'dark',
} as const satisfies Record<SessionStatus, string>;

/** What a paused session waits for, in words. */
const WAITS = {
  user: 'paused',
  idle: 'waits for a message',
  question: 'asks a question',
  approval: 'needs your yes',
  takeover: 'in your hands',
  budget: 'out of budget',
  phone_lost: 'phone lost',
} as const satisfies Record<SessionPauseReason, string>;

/** What is shown of where a session stands. */
export type StatusBadgeProps = {
  readonly status: SessionStatus;
  readonly pauseReason?: SessionPauseReason | null | undefined;
  /** Whether it waits for its turn on a phone. */
  readonly isQueued?: boolean | undefined;
};

/** Where a session stands. */
export function StatusBadge({ status, pauseReason, isQueued }: StatusBadgeProps) {
  const text = isQueued ? 'queued' : status === 'paused' && pauseReason ? WAITS[pauseReason] : status;
  return (
    <Badge color={COLORS[status]} variant="dot" flex="none" data-status={status}>
      {text}
    </Badge>
  );
}
