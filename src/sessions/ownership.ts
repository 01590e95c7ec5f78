import type { LoopOutcome, StartCause } from '../agent/loop-context.ts';
import type { EventDraft } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import { isFinal } from '../domain/session.ts';
import { durationMs, type SessionRecord } from '../domain/session-record.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Clock } from '../lib/clock.ts';
import type { Transaction } from '../storage/database.ts';
import type { Decision, SessionState, SessionWrite } from '../storage/session-log.ts';
import { releasePhone } from '../storage/session-records.ts';
import { endingOf } from './outcome.ts';
import { announceHandover, type Handover, type HandoverContext, handOver } from './phone-handover.ts';
import { LoopEnded } from './steering.ts';
import { tally } from './tally.ts';
import { transition } from './transition.ts';

/** The right to work on a session; it ends when the session does, or when another worker takes it. */
export type Ownership = {
  readonly session: SessionRecord;
  readonly cause: StartCause;
  /** The highest index of the log when the session was taken. */
  readonly claimedAt: number;
  /** The index of the last event that its owner has written. */
  readonly lastIndex: () => number;
  /** Milliseconds that the session had been running for by then. */
  readonly ranMs: number;
  /** @returns the session's limits as of the latest write: its user may have changed them since it was taken */
  readonly limits: () => Limits;
  /**
   * @param also work of the same transaction
   * @throws {LoopEnded} `lost` when the session has ended or has another owner
   */
  readonly append: (
    drafts: readonly EventDraft[],
    also?: (tx: Transaction) => Promise<void>,
  ) => Promise<void>;
  /**
   * Stores how the loop ended and gives the ownership back. A session to which something was said in
   * the last moment goes on running: it must be handled again.
   */
  readonly settle: (outcome: LoopOutcome) => Promise<void>;
  /** Gives the ownership back, and leaves the session as it is. */
  readonly leave: () => Promise<void>;
};

/** Model turns, and seconds of running time. */
type Limits = Pick<SessionRecord, 'maxTurns' | 'timeoutS'>;

type OwnershipContext = HandoverContext & { readonly log: EventLog; readonly clock: Clock };

/**
 * Takes a session that has something to do: starts it when it is new, and notes when its last owner
 * died at work. One that a person has taken over is taken to do what that person does.
 *
 * @returns undefined when the session waits for something else, or has ended
 */
export async function ownSession(
  context: OwnershipContext,
  sessionId: SessionId,
): Promise<Ownership | undefined> {
  const { log, clock } = context;
  let taken: SessionState | undefined;
  let ranMs = 0;
  const lastSign = (await log.newest(sessionId))?.ts.getTime();
  const events = await log.write(sessionId, (session) => {
    const at = clock.now();
    // A server that was down let nothing run: an owner that died was at work until its last event.
    ranMs = durationMs(session, session.owned ? (lastSign ?? at) : at) ?? 0;
    const claim = claimed(session, at, ranMs);
    taken = claim && session;
    return claim;
  });
  if (!taken) return undefined;
  const session = taken;
  const epoch = session.runEpoch + 1;
  let nextIndex = session.nextIndex + events.length;
  let limits: Limits = session;

  const whileOwned =
    (decide: (state: SessionState) => SessionWrite): Decision =>
    (state) => {
      if (state.runEpoch !== epoch || isFinal(state.status)) throw new LoopEnded('lost');
      limits = state;
      return decide(state);
    };

  return {
    session,
    cause: startCause(session),
    claimedAt: nextIndex - 1,
    lastIndex: () => nextIndex - 1,
    ranMs,
    limits: () => limits,
    async append(drafts, also) {
      const written = await log.write(
        sessionId,
        whileOwned((state) => ({ change: { ...tally(state, drafts) }, drafts })),
        also,
      );
      nextIndex = (written.at(-1)?.index ?? nextIndex - 1) + 1;
    },
    async settle(outcome) {
      const { to, before } = endingOf(outcome);
      let ends = false;
      const decide = whileOwned((state) => {
        const unread = mayGoOn(outcome) && state.nextIndex !== nextIndex;
        // Whoever paused the session in the last moment has the say over what it waits for.
        const isLate = (to?.to === 'paused' || to?.to === 'completed') && state.status === 'paused';
        const settled = to && !unread && !isLate ? transition(state, to, clock.now(), before) : undefined;
        ends = to !== undefined && settled !== undefined && isFinal(to.to);
        return {
          change: { ...settled?.change, ...tally(state, settled?.drafts ?? []), owned: false },
          drafts: settled?.drafts ?? [],
        };
      });
      const handovers: Handover[] = [];
      await log.write(sessionId, decide, async (tx) => {
        const phoneId = ends ? releasePhone(tx, sessionId) : undefined;
        if (phoneId) handovers.push(handOver(tx, phoneId));
      });
      for (const handover of handovers) await announceHandover(context, handover);
    },
    async leave() {
      await log.write(
        sessionId,
        whileOwned(() => ({ change: { owned: false }, drafts: [] })),
      );
    },
  };
}

/** Whether what was said in the last moment changes how the loop ends. */
function mayGoOn(outcome: LoopOutcome): boolean {
  if (outcome.type === 'waits') return outcome.pauseReason === 'question' || outcome.pauseReason === 'budget';
  return outcome.type === 'idle' || outcome.type === 'done';
}

function claimed(session: SessionState, at: number, ranMs: number): SessionWrite | undefined {
  const change = { runEpoch: session.runEpoch + 1, owned: true };
  // One that waits for its phone is started by whoever gives the phone to it.
  if (session.isQueued) return undefined;
  if (session.status === 'creating') {
    // A conversation that nothing was said to yet waits for that.
    if (session.instruction === '') return undefined;
    const started = transition(session, { to: 'running' }, at);
    return started && { ...started, change: { ...started.change, ...change } };
  }
  if (session.status === 'paused' && session.pauseReason === 'takeover') return { change, drafts: [] };
  if (session.pauseReason === 'idle' && session.hasNews) {
    const goesOn = transition(session, { to: 'running' }, at);
    return goesOn && { ...goesOn, change: { ...goesOn.change, ...change } };
  }
  if (session.status !== 'running') return undefined;
  if (!session.owned) return { change, drafts: [] };
  const message = 'The server ended while it worked on this session, which goes on from its log.';
  return {
    change: { ...change, runningMs: ranMs, runningSince: new Date(at) },
    drafts: [{ type: 'recovered', data: { message } }],
  };
}

function startCause({ status, owned }: SessionState): StartCause {
  if (status === 'creating') return 'created';
  return owned ? 'recovered' : 'resumed';
}
