import type { SessionId } from '../../src/domain/ids.ts';
import { type EventLog, eventLog } from '../../src/events/event-log.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { bareSession } from '../support/bare-session.ts';
import { addPhone, testDatabase } from '../support/database.ts';
import { BareLog } from './bare-log.ts';
import { median } from './median.ts';
import type { Part } from './part.ts';

const ROUNDS = 7;
const EVENTS = 500;
const SESSIONS = 50;

/** How many events a second the log takes on the embedded database, an event a write. */
export const append: Part = {
  name: 'append',
  async measure(say) {
    await using db = await testDatabase();
    await using bareDb = await testDatabase();
    const log = eventLog(db.database, { announce: () => undefined }, systemClock);
    const sessions: SessionId[] = [];
    for (let made = 0; made < SESSIONS; made += 1) {
      const phone = await addPhone(db.database, db.organizationId);
      sessions.push(await bareSession(db.database, log, db.organizationId, phone));
    }
    const bareWriter = eventLog(bareDb.database, { announce: () => undefined }, systemClock);
    const barePhone = await addPhone(bareDb.database, bareDb.organizationId);
    using bare = new BareLog(
      bareDb.folder,
      await bareSession(bareDb.database, bareWriter, bareDb.organizationId, barePhone),
    );

    const rates: Record<'one' | 'many' | 'bare', number[]> = { one: [], many: [], bare: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const one = await rate(() => write(log, sessions.slice(0, 1)));
      const many = await rate(() => write(log, sessions));
      const alone = await rate(async () => bare.write(TEXT, EVENTS));
      if (round === 0) continue;
      rates.one.push(one);
      rates.many.push(many);
      rates.bare.push(alone);
    }
    const baseline = {
      kind: 'baseline',
      name: 'bare better-sqlite3',
      value: median(rates.bare),
    } as const;
    say(`${ROUNDS} rounds of ${EVENTS} events by one session, by ${SESSIONS}, and without us`);
    return [
      { name: 'append rate, 1 session', value: median(rates.one), unit: 'events/s', against: baseline },
      {
        name: `append rate, ${SESSIONS} sessions`,
        value: median(rates.many),
        unit: 'events/s',
        against: baseline,
      },
    ];
  },
};

const TEXT = 'I open the feed and scroll until the photo of the harbour is in the middle of the screen.';

/** Writes {@link EVENTS} events in all: each session its share, one after the other. */
async function write(log: EventLog, sessions: readonly SessionId[]): Promise<void> {
  await Promise.all(
    sessions.map(async (id) => {
      for (let written = 0; written < EVENTS / sessions.length; written += 1) {
        await log.write(id, () => ({ drafts: [{ type: 'agent_text', data: { turn: 1, text: TEXT } }] }));
      }
    }),
  );
}

/** @returns events a second */
async function rate(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return EVENTS / ((performance.now() - startedAt) / 1_000);
}
