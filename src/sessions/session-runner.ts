import { runLoop } from '../agent/loop.ts';
import type { LoopOutcome } from '../agent/loop-context.ts';
import { phoneFailure } from '../agent/phone-failure.ts';
import type { LoggedEvent } from '../domain/agent-event.ts';
import { DomainError } from '../domain/errors.ts';
import type { SessionId } from '../domain/ids.ts';
import { secretNames } from '../domain/secret.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import {
  type PhoneConnector,
  type PhoneDriver,
  PhoneError,
  type WithSecrets,
} from '../phones/phone-driver.ts';
import type { SessionHandler, SessionQueue } from '../queue/session-queue.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { phoneConnection, setFrameSize } from '../storage/phone-records.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import { releaseEndedPhone } from '../storage/session-records.ts';
import { type Ownership, ownSession } from './ownership.ts';
import type { PickModel } from './pick-model.ts';
import { LoopEnded, Steering } from './steering.ts';

/** How many events one read of the log fetches. */
const READ_PAGE = 500;

/** What working on sessions takes. */
export type SessionRunnerContext = {
  readonly database: Database;
  readonly log: EventLog;
  readonly feed: EventFeed;
  readonly wake: Pick<Wake, 'announce'>;
  readonly queue: SessionQueue;
  readonly frames: FrameStore;
  readonly secrets: Pick<SecretStore, 'all'>;
  readonly pickModel: PickModel;
  readonly connectPhone: PhoneConnector;
  readonly withSecrets: WithSecrets;
  readonly settle: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
};

/** @returns the worker: takes a session as far as it goes for now, and leaves the phone as it should be. */
export function sessionRunner(context: SessionRunnerContext): SessionHandler {
  return async (sessionId, shutdown) => {
    const owned = await ownSession(context, sessionId);
    if (owned) await work(context, owned, shutdown);
    if (await releaseEndedPhone(context.database, sessionId)) context.wake.announce(sessionId);
  };
}

/** Runs the loop and stores how it ended. */
async function work(context: SessionRunnerContext, owned: Ownership, shutdown: AbortSignal): Promise<void> {
  const { session } = owned;
  const limitMs = session.timeoutS * 1_000 - owned.ranMs;
  await using steering = new Steering(
    context.feed,
    session.id,
    owned.claimedAt,
    limitMs,
    shutdown,
    context.clock,
  );
  const outcome = await runOnPhone(context, owned, steering).catch((error: unknown) =>
    failureOf(context, owned, error),
  );
  if (!outcome) return;
  try {
    if ((await owned.settle(outcome)) === 'go on') await context.queue.enqueue(session.id);
  } catch (error) {
    // Someone ended or took the session in the last moment: there is nothing left to settle.
    if (!(error instanceof LoopEnded)) throw error;
  }
}

/** @returns how a loop that threw has ended; undefined when someone else has settled that already. */
function failureOf(
  { logger }: SessionRunnerContext,
  { session }: Ownership,
  error: unknown,
): LoopOutcome | undefined {
  if (error instanceof LoopEnded) {
    if (error.why === 'interrupted') return { type: 'paused' };
    if (error.why !== 'timeout') return undefined;
    const message = `The session ran for its limit of ${session.timeoutS} s.`;
    return { type: 'failed', code: 'TIMEOUT', message };
  }
  if (error instanceof DomainError) return { type: 'failed', code: error.code, message: error.message };
  logger.error({ error, sessionId: session.id }, 'A session failed unexpectedly');
  return {
    type: 'failed',
    code: 'INTERNAL',
    message: 'Something went wrong inside the server; its log says what.',
  };
}

async function runOnPhone(
  context: SessionRunnerContext,
  owned: Ownership,
  steering: Steering,
): Promise<LoopOutcome> {
  const { session } = owned;
  let phone: PhoneDriver | undefined;
  try {
    const connection = await phoneConnection(context.database, session.phoneId);
    const secrets = await context.secrets.all(session.organizationId);
    const typedBefore = await hasTypedSecret(context.log, session.id);
    phone = context.withSecrets(
      await context.connectPhone(connection, steering.signal),
      secrets,
      typedBefore,
    );
    return await drive(context, owned, steering, phone);
  } catch (error) {
    steering.signal.throwIfAborted();
    if (!(error instanceof PhoneError)) throw error;
    return phoneFailure(error);
  } finally {
    // The phone is given back before the session is seen to end, so that the next session can take it.
    await phone?.close();
  }
}

async function drive(
  context: SessionRunnerContext,
  { session, cause, append }: Ownership,
  steering: Steering,
  phone: PhoneDriver,
): Promise<LoopOutcome> {
  const { frames, clock, random, settle } = context;
  const { organizationId } = session;
  const loop = runLoop({
    sessionId: session.id,
    mode: session.mode,
    phone,
    ...context.pickModel(session.model),
    cause,
    turnsBefore: session.numTurns,
    maxTurns: session.maxTurns,
    settle,
    news: logReader(context.log, session.id),
    storeFrame: (picture) => frames.put(organizationId, picture),
    loadFrame: (id) => frames.get(organizationId, id),
    pauseRequested: () => steering.pauseRequested,
    clock,
    random,
    signal: steering.signal,
  });
  for (;;) {
    const step = await loop.next();
    if (step.done) return step.value;
    await append(step.value);
    for (const { type, data } of step.value) {
      if (type === 'screenshot') {
        await setFrameSize(context.database, session.phoneId, {
          widthPx: data.deviceWidthPx,
          heightPx: data.deviceHeightPx,
        });
      }
    }
  }
}

/** @returns whether the session has typed a secret, which may still be on the screen. */
async function hasTypedSecret(log: EventLog, sessionId: SessionId): Promise<boolean> {
  const events = await logReader(log, sessionId)();
  return events.some(
    ({ type, data }) =>
      type === 'tool_use' && data.action?.type === 'type_text' && secretNames(data.action.text).length > 0,
  );
}

/** @returns a function that reads on in the log, from the start, at each call. */
function logReader(log: EventLog, sessionId: SessionId): () => Promise<readonly LoggedEvent[]> {
  let after = -1;
  return async () => {
    const news: LoggedEvent[] = [];
    for (;;) {
      const page = await log.read(sessionId, { after, limit: READ_PAGE });
      news.push(...page);
      after = page.at(-1)?.index ?? after;
      if (page.length < READ_PAGE) return news;
    }
  };
}
