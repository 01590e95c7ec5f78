import { useSyncExternalStore } from 'react';
import type { EventOf } from '../../../events/event-fields.ts';
import type { EventStore } from '../../../events/event-store.ts';
import type { SessionOnPage } from '../session-fields.ts';

/** A session to steer: where it stands is what its newest events say, which are here before anything else is. */
export type SteeredSession = SessionOnPage & {
  /** The question that waits for an answer. */
  readonly question: EventOf<'QuestionEvent'> | undefined;
  /** The action that waits for a yes. */
  readonly approval: EventOf<'ApprovalRequestedEvent'> | undefined;
  /** How the phone came into a person's hands, while it is there. */
  readonly takeover: EventOf<'TakeoverStartedEvent'> | undefined;
  /** Why it stands where it does, in the server's words, when it says so. */
  readonly statusReason: string | null;
};

/** @returns the session as its newest events leave it */
export function useSteeredSession(session: SessionOnPage, events: EventStore): SteeredSession {
  const changed = useNewest(events, 'status_changed', 'StatusChangedEvent');
  const question = useNewest(events, 'question', 'QuestionEvent');
  const approval = useNewest(events, 'approval_requested', 'ApprovalRequestedEvent');
  const takeover = useNewest(events, 'takeover_started', 'TakeoverStartedEvent');
  const { status, pauseReason } = changed
    ? { status: changed.to, pauseReason: changed.pauseReason }
    : session;
  const { waitsFor } = session;
  return {
    ...session,
    status,
    pauseReason,
    isQueued: session.isQueued && status === 'creating',
    question:
      pauseReason === 'question'
        ? (question ?? (waitsFor?.__typename === 'QuestionEvent' ? waitsFor : undefined))
        : undefined,
    approval:
      pauseReason === 'approval'
        ? (approval ?? (waitsFor?.__typename === 'ApprovalRequestedEvent' ? waitsFor : undefined))
        : undefined,
    takeover: pauseReason === 'takeover' ? takeover : undefined,
    statusReason: changed?.reason ?? null,
  };
}

type Logged = Parameters<Parameters<EventStore['onEvent']>[0]>[0];

/** @returns the newest event of a type, which stays the same object until there is a newer one */
function useNewest<Name extends Logged['__typename']>(
  { subscribe, get }: EventStore,
  type: Logged['type'],
  name: Name,
): EventOf<Name> | undefined {
  const newest = useSyncExternalStore(subscribe, () => get().newest.get(type));
  return newest?.__typename === name ? (newest as EventOf<Name>) : undefined;
}
