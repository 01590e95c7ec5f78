import { join } from 'node:path';
import type { EventDraft } from '../../src/domain/agent-event.ts';
import { newId, type OrganizationId, type SessionId } from '../../src/domain/ids.ts';
import { type EventFeed, eventFeed } from '../../src/events/event-feed.ts';
import { type EventLog, eventLog } from '../../src/events/event-log.ts';
import { type LocalWake, localWake } from '../../src/events/wake.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { outboundAgent } from '../../src/lib/outbound-agent.ts';
import { tellSession } from '../../src/sessions/tell-session.ts';
import type { Database } from '../../src/storage/database.ts';
import { openVault } from '../../src/storage/vault.ts';
import type { NewWebhook } from '../../src/storage/webhook-records.ts';
import type { Tried } from '../../src/webhooks/deliver-session.ts';
import { type WebhookService, webhookService } from '../../src/webhooks/webhook-service.ts';
import { startWebhooks } from '../../src/webhooks/webhook-worker.ts';
import { bareSession } from './bare-session.ts';
import { addPhone, type TestDatabase } from './database.ts';

/** What a stage may be given instead of a new one. */
export type WebhookStageOptions = {
  readonly allowPrivate?: boolean;
  readonly timeoutMs?: number;
  /** What stands for chance in the waits between tries; 0 unless said otherwise. */
  readonly random?: number;
  /** An organisation that another stage has left; a fresh one otherwise. */
  readonly organizationId?: OrganizationId;
};

/** An organisation with webhooks, and the server's part that serves them, on a clock that the test moves. */
export type WebhookStage = AsyncDisposable & {
  readonly database: Database;
  readonly organizationId: OrganizationId;
  readonly log: EventLog;
  readonly feed: EventFeed;
  readonly wake: LocalWake;
  readonly webhooks: WebhookService;
  /** What became of each try so far. */
  readonly tried: readonly Tried[];
  /** Resolves when another try has been recorded than those that were already. */
  readonly nextTry: () => Promise<Tried>;
  /** Lets time pass for the webhooks, in milliseconds. */
  readonly pass: (durationMs: number) => void;
  /** Creates a session that has one event, `status_changed`. */
  readonly session: (own?: NewWebhook) => Promise<SessionId>;
  /** Appends events of the agent that say these texts. */
  readonly say: (id: SessionId, ...texts: readonly string[]) => Promise<void>;
  readonly append: (id: SessionId, ...drafts: readonly EventDraft[]) => Promise<void>;
  /** Completes a session. */
  readonly end: (id: SessionId) => Promise<void>;
};

/** Sets a stage over a database. Disposal ends the server's part, as the end of the server does. */
export async function webhookStage(
  { database, folder }: Pick<TestDatabase, 'database' | 'folder'>,
  options: WebhookStageOptions = {},
): Promise<WebhookStage> {
  const { allowPrivate = true, timeoutMs = 10_000, random = 0 } = options;
  const organizationId = options.organizationId ?? newId('org');
  if (!options.organizationId) {
    await database.organization.create({ data: { id: organizationId, name: organizationId } });
  }
  let passedMs = 0;
  const clock = { now: () => Date.now() + passedMs };
  const wake = localWake();
  const log = eventLog(database, wake, clock);
  const feed = eventFeed(log, wake);
  const vault = await openVault(database, { configured: 'ab'.repeat(32), path: join(folder, 'secrets-key') });
  const dispatcher = outboundAgent({ allowPrivate });
  const tried: Tried[] = [];
  let seen = 0;
  let onTry: () => void = () => undefined;
  const shared = {
    ...{ database, vault, feed, wake, clock, dispatcher, timeoutMs, allowPrivate },
    tell: (id: SessionId, draft: EventDraft) => tellSession(log, id, draft),
    random: () => random,
    logger: silentLogger,
    onTry(outcome: Tried) {
      tried.push(outcome);
      onTry();
    },
  };
  const worker = startWebhooks(shared);

  return {
    ...{ database, organizationId, log, feed, wake, tried },
    webhooks: webhookService(shared),
    async nextTry() {
      while (tried.length <= seen) {
        const { promise, resolve } = Promise.withResolvers<void>();
        onTry = resolve;
        await promise;
      }
      seen += 1;
      return tried[seen - 1] as Tried;
    },
    pass(durationMs) {
      passedMs += durationMs;
      // Any hint makes the worker look at the time.
      wake.announce(newId('sess'));
    },
    async session(own) {
      const phone = await addPhone(database, organizationId);
      return await bareSession(database, log, organizationId, phone, own);
    },
    async say(id, ...texts) {
      const drafts = texts.map((text): EventDraft => ({ type: 'agent_text', data: { turn: 1, text } }));
      await log.write(id, () => ({ drafts }));
    },
    async append(id, ...drafts) {
      await log.write(id, () => ({ drafts }));
    },
    async end(id) {
      await log.write(id, ({ status }) => ({
        change: { status: 'completed' },
        drafts: [{ type: 'status_changed', data: { from: status, to: 'completed' } }],
      }));
    },
    async [Symbol.asyncDispose]() {
      await worker[Symbol.asyncDispose]();
      await dispatcher.destroy();
      if (wake.waiterCount() > 0) throw new Error('A waiter was left behind.');
    },
  };
}
