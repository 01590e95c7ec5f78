import { expect, test } from 'vitest';
import type { AgentEvent } from '../../../src/domain/agent-event.ts';
import { eventLog } from '../../../src/events/event-log.ts';
import { localWake } from '../../../src/events/wake.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { type EventObserver, observedLog } from '../../../src/observability/observed-log.ts';
import { bareSession } from '../../support/bare-session.ts';
import { addPhone } from '../../support/database.ts';
import { recordingLogger } from '../../support/logger.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

/** @returns a log, and a session in it, with observers beside it */
async function observed(observers: readonly EventObserver[], logger = silentLogger) {
  const { database, organizationId } = db();
  const log = observedLog(eventLog(database, localWake(), systemClock), observers, {
    clock: systemClock,
    logger,
  });
  const id = await bareSession(database, log, organizationId, await addPhone(database, organizationId));
  return { log, id };
}

test('an observer sees what was stored, from the first event on and in order', async () => {
  const seen: AgentEvent[] = [];
  const { log, id } = await observed([(events) => seen.push(...events)]);
  await log.write(id, () => ({ drafts: [{ type: 'user_message', data: { text: 'Wait' } }] }));
  const stored = await log.read(id, { after: -1, limit: 10 });
  const told = ({ sessionId, index, type, data }: AgentEvent) => ({ sessionId, index, type, data });
  expect(seen.map(told)).toEqual(stored.map(told));
  expect(seen).toHaveLength(2);
});

test('what was refused, and so not stored, is not seen', async () => {
  const seen: AgentEvent[] = [];
  const { log, id } = await observed([(events) => seen.push(...events)]);
  const refuse = (): never => {
    throw new Error('not now');
  };
  await expect(log.write(id, refuse)).rejects.toThrow('not now');
  await log.write(id, () => undefined);
  expect(seen).toHaveLength(1);
});

test('an observer that fails changes nothing for the log, nor for the next one', async () => {
  const seen: AgentEvent[] = [];
  const { logger, lines } = recordingLogger();
  const broken = (): never => {
    throw new Error('out of ink');
  };
  const { log, id } = await observed([broken, (events) => seen.push(...events)], logger);
  expect(await log.read(id, { after: -1, limit: 10 })).toHaveLength(1);
  expect(seen).toHaveLength(1);
  expect(lines().join()).toContain('out of ink');
});
