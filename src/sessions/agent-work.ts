import { runLoop } from '../agent/loop.ts';
import type { LoopOutcome, ReachedLimit, StartCause } from '../agent/loop-context.ts';
import { phoneFailure, toldToPeople } from '../agent/phone-failure.ts';
import { DomainError } from '../domain/errors.ts';
import { mayType, powersOf } from '../domain/powers.ts';
import { backoffMs } from '../lib/backoff.ts';
import { sleep } from '../lib/sleep.ts';
import { type PhoneDriver, PhoneError } from '../phones/phone-driver.ts';
import { agentMemory, keepNote } from '../storage/agent-records.ts';
import { setFrameSize } from '../storage/phone-records.ts';
import { AlreadyWarned, insertWarning } from '../storage/quota-records.ts';
import { getSession } from '../storage/session-records.ts';
import { logReader } from './log-reader.ts';
import type { Ownership } from './ownership.ts';
import { dueQuotaWarnings } from './quotas.ts';
import type { SessionRunnerContext } from './runner-context.ts';
import { LoopEnded, Steering } from './steering.ts';

/** How long an agent may take over its report once the time is over, in milliseconds. */
const REPORT_MS = 60_000;
/** How often a lost phone is connected again, unless a turn came between. */
const MAX_RECONNECTS = 3;
const BACKOFF = { baseMs: 500, maxMs: 10_000 };

/**
 * Runs the loop and stores how it ended.
 *
 * @returns whether the session may need more: false when it is somebody else's by now
 */
export async function work(
  context: SessionRunnerContext,
  owned: Ownership,
  shutdown: AbortSignal,
): Promise<boolean> {
  const outcome = await outcomeOf(context, owned, shutdown);
  if (!outcome) return false;
  try {
    await owned.settle(outcome);
    return true;
  } catch (error) {
    // Someone ended or took the session in the last moment: there is nothing left to settle.
    if (!(error instanceof LoopEnded)) throw error;
    return false;
  }
}

/** @returns how the loop ended; undefined when someone else has settled that already. */
async function outcomeOf(
  context: SessionRunnerContext,
  owned: Ownership,
  shutdown: AbortSignal,
): Promise<LoopOutcome | undefined> {
  const first = await steered(context, owned, shutdown, owned.session.timeoutS * 1_000 - owned.ranMs);
  if (first !== 'timeout') return first;
  const { timeoutS } = owned.limits();
  const limit = { code: 'TIMEOUT', message: `The session ran for its limit of ${timeoutS} s.` } as const;
  const report = await steered(context, owned, shutdown, REPORT_MS, limit);
  return report === 'timeout' ? { type: 'failed', ...limit } : report;
}

/** Runs the loop under the eyes of the session's users. */
async function steered(
  context: SessionRunnerContext,
  owned: Ownership,
  shutdown: AbortSignal,
  limitMs: number,
  limit?: ReachedLimit,
): Promise<LoopOutcome | 'timeout' | undefined> {
  const { session, claimedAt } = owned;
  await using steering = new Steering(context.feed, session.id, claimedAt, limitMs, shutdown, context.clock);
  try {
    return await onPhone(context, owned, steering, limit);
  } catch (error) {
    if (error instanceof LoopEnded) {
      if (error.why === 'timeout') return 'timeout';
      return error.why === 'interrupted' ? { type: 'paused' } : undefined;
    }
    if (error instanceof DomainError) return { type: 'failed', code: error.code, message: error.message };
    context.logger.error({ error, sessionId: session.id }, 'A session failed unexpectedly');
    const message = 'Something went wrong inside the server; its log says what.';
    return { type: 'failed', code: 'INTERNAL', message };
  }
}

/** Runs the loop on the phone, and connects the phone again when it is lost. */
async function onPhone(
  context: SessionRunnerContext,
  owned: Ownership,
  steering: Steering,
  limit: ReachedLimit | undefined,
): Promise<LoopOutcome> {
  const { session } = owned;
  const run: Run = { context, owned, steering, limit, cause: owned.cause, losses: 0, hasLooked: false };
  for (;;) {
    let phone: PhoneDriver | undefined;
    try {
      phone = await context.phones.connect(session.id, steering.signal);
      return await drive(run, phone);
    } catch (error) {
      steering.signal.throwIfAborted();
      if (!(error instanceof PhoneError)) throw error;
      const isNew = owned.cause === 'created' && !run.hasLooked;
      if (error.kind !== 'phone_lost' && (isNew || phone)) return phoneFailure(error);
      if (run.losses === MAX_RECONNECTS) {
        if (isNew) return phoneFailure(error);
        return { type: 'waits', pauseReason: 'phone_lost', reason: toldToPeople(error) };
      }
      run.losses += 1;
      run.cause = run.hasLooked ? 'reconnected' : owned.cause;
    } finally {
      // The phone is given back before the session is seen to end, so that the next session can take it.
      await phone?.close();
    }
    await sleep(backoffMs(BACKOFF, run.losses, context.random()), steering.signal);
  }
}

/** What one run of the loop and the next have in common. */
type Run = {
  readonly context: SessionRunnerContext;
  readonly owned: Ownership;
  readonly steering: Steering;
  readonly limit: ReachedLimit | undefined;
  cause: StartCause;
  /** How often the phone was lost since the last turn. */
  losses: number;
  /** Whether the agent has seen the phone. */
  hasLooked: boolean;
};

async function drive(run: Run, phone: PhoneDriver): Promise<LoopOutcome> {
  const { context, owned, steering, limit } = run;
  const { frames, clock, random, settle, contextTokens } = context;
  if (run.losses > 0) {
    const message = 'The phone was lost, and is connected again.';
    await owned.append([{ type: 'phone_reconnected', data: { attempt: run.losses, message } }]);
  }
  // Its row has counted on since the session was taken.
  const session = await getSession(context.database, owned.session.id);
  const { organizationId } = session;
  const powers = powersOf(session.capabilities);
  const loop = runLoop({
    ...session,
    sessionId: session.id,
    phone,
    ...context.pickModel(session.model),
    pickModel: context.pickModel,
    cause: run.cause,
    turnsBefore: session.numTurns,
    get maxTurns() {
      return owned.limits().maxTurns;
    },
    contextTokens,
    powers,
    memory: powers.notes ? await agentMemory(context.database, session.agentId) : [],
    remember: (note) => keepNote(context.database, session.agentId, note),
    secretNames: (await context.secrets.all(organizationId))
      .map(({ name }) => name)
      .filter((name) => mayType(powers, name)),
    ...(limit && { limit }),
    settle,
    news: logReader(context.log, session.id),
    preview: (delta) => context.feed.preview(session.id, owned.lastIndex(), delta),
    storeFrame: (picture) => frames.put(organizationId, picture, session.id),
    loadFrame: (id) => frames.get(organizationId, id),
    pauseRequested: () => steering.pauseRequested,
    clock,
    random,
    signal: steering.signal,
  });
  for (;;) {
    const step = await loop.next();
    if (step.done) return step.value;
    const { timeoutS } = owned.limits();
    await owned.append(step.value);
    if (step.value.some(({ type }) => type === 'turn_completed')) await warnOfQuotas(run);
    // The time for a last report is not the user's to change.
    if (!limit) steering.extend((owned.limits().timeoutS - timeoutS) * 1_000);
    for (const { type, data } of step.value) {
      if (type === 'turn_completed') run.losses = 0;
      if (type !== 'screenshot') continue;
      run.hasLooked = true;
      const { deviceWidthPx: widthPx, deviceHeightPx: heightPx } = data;
      const isNew = await setFrameSize(context.database, session.phoneId, { widthPx, heightPx });
      if (isNew) context.wake.announce(session.phoneId);
    }
  }
}

/** Tells in the session's log that its turn has brought a quota of the month to 80 %, once. */
async function warnOfQuotas({ context, owned }: Run): Promise<void> {
  const { database, clock } = context;
  const { organizationId, apiKeyId } = owned.session;
  for (const { id, message } of await dueQuotaWarnings(database, { organizationId, apiKeyId }, clock.now())) {
    try {
      await owned.append([{ type: 'cost_warning', data: { message } }], (tx) =>
        insertWarning(tx, id, new Date(clock.now())),
      );
    } catch (error) {
      if (!(error instanceof AlreadyWarned)) throw error;
    }
  }
}
