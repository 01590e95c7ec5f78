import type { EventDraft, LoggedEvent } from '../domain/agent-event.ts';
import { DomainError } from '../domain/errors.ts';
import type { OrganizationId, SessionId } from '../domain/ids.ts';
import type { PhoneAction } from '../domain/phone-action.ts';
import { invalidTransition, isFinal, type SessionCommand } from '../domain/session.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { JsonObject } from '../lib/json.ts';
import type { SessionState, SessionWrite } from '../storage/session-log.ts';
import type { CommandContext } from './command-context.ts';
import { takeBack } from './idle-phones.ts';
import { transition } from './transition.ts';

/** How long a person's action may take before its caller is told to look for it in the log, in milliseconds. */
const ACT_MS = 60_000;

/** What people do to a session besides steering it: say yes and no, take the phone, and pay. */
export type PersonCommands = {
  /**
   * Lets the action happen that waits for a yes; `input` replaces what the model asked for.
   *
   * @throws {DomainError} `APPROVAL_NOT_FOUND` when nothing of that name waits
   */
  readonly approve: (
    org: OrganizationId,
    id: SessionId,
    toolUseId: string,
    input?: JsonObject,
  ) => Promise<void>;
  /** @throws {DomainError} `APPROVAL_NOT_FOUND` */
  readonly deny: (org: OrganizationId, id: SessionId, toolUseId: string, reason?: string) => Promise<void>;
  /** Takes the phone from the agent at once; what the agent was doing is interrupted. */
  readonly takeover: (org: OrganizationId, id: SessionId, reason?: string) => Promise<void>;
  /** Gives the phone back to the agent, who is told what was done and `note`. */
  readonly release: (org: OrganizationId, id: SessionId, note?: string) => Promise<void>;
  /**
   * Does one thing with a phone that was taken over.
   *
   * @returns how it turned out
   * @throws {DomainError} `PHONE_TIMEOUT` when nobody came to do it in time, `PHONE_NOT_CONNECTED` when the
   *   session ended over it
   */
  readonly act: (
    org: OrganizationId,
    id: SessionId,
    actionId: string,
    action: PhoneAction,
  ) => Promise<Extract<LoggedEvent, { readonly type: 'user_action_result' }>>;
  /** Sets what the session may cost, null for any amount; one that waits for it goes on. */
  readonly setBudget: (org: OrganizationId, id: SessionId, maxCostMicroUsd: number | null) => Promise<void>;
};

/** @returns the commands over a log and a queue. */
export function personCommands(
  { log, queue, clock, write }: CommandContext,
  feed: EventFeed,
): PersonCommands {
  const goOn = (
    session: SessionState,
    command: SessionCommand,
    before: readonly EventDraft[],
  ): SessionWrite => {
    const written = transition(session, { to: 'running' }, clock.now(), before);
    if (!written) throw invalidTransition(session.status, command);
    return written;
  };

  const resolve = async (
    org: OrganizationId,
    id: SessionId,
    command: 'approve' | 'deny',
    data: EventDraft<'approval_resolved'>['data'],
  ): Promise<void> => {
    const asked = await log.newest(id, 'approval_requested');
    await write(org, id, (session) => {
      const isAsked = asked?.type === 'approval_requested' && asked.data.toolUseId === data.toolUseId;
      if (session.pauseReason !== 'approval' || !isAsked) throw approvalNotFound(data.toolUseId);
      return goOn(session, command, [{ type: 'approval_resolved', data }]);
    });
    await queue.enqueue(id);
  };

  return {
    approve: (org, id, toolUseId, input) =>
      resolve(org, id, 'approve', {
        toolUseId,
        decision: input ? 'edited' : 'approved',
        ...(input && { input: input as Record<string, never> }),
      }),

    deny: (org, id, toolUseId, reason) =>
      resolve(org, id, 'deny', { toolUseId, decision: 'denied', ...(reason !== undefined && { reason }) }),

    async takeover(org, id, reason) {
      let taken: SessionState | undefined;
      const decide = (session: SessionState): SessionWrite | undefined => {
        taken = session.pauseReason === 'takeover' ? undefined : session;
        if (!taken) return undefined;
        const isLive = session.status === 'running' || session.status === 'paused';
        const to = { to: 'paused', pauseReason: 'takeover' } as const;
        const data = { requestedBy: 'user', ...(reason !== undefined && { reason }) } as const;
        const started: EventDraft = { type: 'takeover_started', data };
        const written = isLive ? transition(session, to, clock.now(), [started]) : undefined;
        if (!written) throw invalidTransition(session.status, 'takeover');
        return written;
      };
      await write(org, id, decide, async (tx) => {
        if (taken) await takeBack(tx, taken, false, clock.now());
      });
      await queue.enqueue(id);
    },

    async release(org, id, note) {
      await write(org, id, (session) => {
        if (session.pauseReason !== 'takeover') throw invalidTransition(session.status, 'release');
        const data = note === undefined ? {} : { note };
        return goOn(session, 'release', [{ type: 'takeover_ended', data }]);
      });
      await queue.enqueue(id);
    },

    async act(org, id, actionId, action) {
      const [asked] = await write(org, id, (session) => {
        if (session.pauseReason !== 'takeover') throw invalidTransition(session.status, 'act');
        return { drafts: [{ type: 'user_action', data: { actionId, action } }] };
      });
      const patience = AbortSignal.timeout(ACT_MS);
      for await (const event of feed.follow(id, asked?.index ?? -1, patience)) {
        if (event.type === 'user_action_result' && event.data.actionId === actionId) return event;
      }
      throw new DomainError(
        patience.aborted ? 'PHONE_TIMEOUT' : 'PHONE_NOT_CONNECTED',
        'The phone did not take the action in time. Look at the events of the session before you repeat it.',
      );
    },

    async setBudget(org, id, maxCostMicroUsd) {
      const written = await write(org, id, (session) => {
        if (isFinal(session.status)) throw invalidTransition(session.status, 'raise_budget');
        if (session.maxCostMicroUsd === maxCostMicroUsd) return undefined;
        if (maxCostMicroUsd !== null && session.costMicroUsd === null) {
          throw new DomainError(
            'INVALID_INPUT',
            "What the session has cost can't be told, so that a limit can't be kept: set none, or stop it.",
          );
        }
        if (maxCostMicroUsd !== null && maxCostMicroUsd <= (session.costMicroUsd ?? 0)) {
          const costUsd = (session.costMicroUsd ?? 0) / 1e6;
          throw new DomainError(
            'INVALID_INPUT',
            `The session has cost $${costUsd} already: set a limit above that, or stop the session.`,
          );
        }
        const changed: EventDraft = { type: 'budget_changed', data: { maxCostMicroUsd } };
        const rest = session.pauseReason === 'budget' ? goOn(session, 'raise_budget', [changed]) : undefined;
        return { change: { ...rest?.change, maxCostMicroUsd }, drafts: rest?.drafts ?? [changed] };
      });
      if (written.length > 1) await queue.enqueue(id);
    },
  };
}

/** The same for what was never asked, what is answered already, and what belongs to another session. */
function approvalNotFound(toolUseId: string): DomainError {
  return new DomainError(
    'APPROVAL_NOT_FOUND',
    `Nothing named "${toolUseId}" waits for approval in this session: it was answered, or its time is over.`,
  );
}
