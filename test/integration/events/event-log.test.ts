import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventDraft, LoggedEvent } from '../../../src/domain/agent-event.ts';
import { newId, type SessionId } from '../../../src/domain/ids.ts';
import { type EventLog, eventLog } from '../../../src/events/event-log.ts';
import type { Topic } from '../../../src/events/wake.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { bareSession } from '../../support/bare-session.ts';
import { addPhone } from '../../support/database.ts';
import { dataOf } from '../../support/logged.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

type Announced = EventLog & { readonly announced: Topic[] };

function log(): Announced {
  const announced: Topic[] = [];
  const wake = { announce: (topic: Topic) => void announced.push(topic) };
  return { ...eventLog(db().database, wake, systemClock), announced };
}

async function session(on: EventLog): Promise<SessionId> {
  const { database, organizationId } = db();
  return await bareSession(database, on, organizationId, await addPhone(database, organizationId));
}

const text = (words: string): EventDraft<'agent_text'> => ({
  type: 'agent_text',
  data: { turn: 1, text: words },
});
const all = (on: EventLog, id: SessionId): Promise<readonly LoggedEvent[]> =>
  on.read(id, { after: -1, limit: 10_000 });

test('writers that write at once get indices without a gap, each in its own order', async () => {
  const lists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 5 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(lists, async (writers) => {
      const on = log();
      const id = await session(on);
      const write = async (sizes: readonly number[], writer: number): Promise<void> => {
        for (const [at, size] of sizes.entries()) {
          const drafts = Array.from({ length: size }, (_, part) => text(`${writer} ${at} ${part}`));
          const stored = await on.write(id, () => ({ drafts }));
          expect(dataOf(stored, 'agent_text').map((data) => data.text)).toEqual(
            drafts.map(({ data }) => data.text),
          );
        }
      };
      await Promise.all(writers.map(write));
      const events = await all(on, id);
      expect(events.map(({ index }) => index)).toEqual(events.map((_, at) => at));
      for (const [writer, sizes] of writers.entries()) {
        const words = dataOf(events, 'agent_text').map((data) => data.text);
        expect(words.filter((word) => word.startsWith(`${writer} `))).toEqual(
          sizes.flatMap((size, at) => Array.from({ length: size }, (_, part) => `${writer} ${at} ${part}`)),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('a page ends at its limit and the next begins behind it', async () => {
  const on = log();
  const id = await session(on);
  await on.write(id, () => ({ drafts: ['a', 'b', 'c', 'd'].map(text) }));
  const page = await on.read(id, { after: 0, limit: 2 });
  expect(page.map(({ index }) => index)).toEqual([1, 2]);
  expect((await on.read(id, { after: 2, limit: 2 })).map(({ index }) => index)).toEqual([3, 4]);
  expect(await on.read(id, { after: 4, limit: 2 })).toEqual([]);
});

test('what is announced is committed, and what is undone is not announced', async () => {
  const on = log();
  const id = await session(on);
  on.announced.length = 0;
  const failing = on.write(
    id,
    () => ({ drafts: [text('never')] }),
    async () => {
      throw new Error('The rest went wrong');
    },
  );
  await expect(failing).rejects.toThrow('The rest went wrong');
  expect(on.announced).toEqual([]);
  await on.write(id, () => undefined);
  expect(on.announced).toEqual([]);
  await on.write(id, () => ({ drafts: [text('once')] }));
  expect(on.announced).toEqual([id]);
  expect(await all(on, id)).toHaveLength(2);
});

test('a status and the event that tells of it change together, or not at all', async () => {
  const on = log();
  const id = await session(on);
  const failing = on.write(
    id,
    () => ({ change: { status: 'running' }, drafts: [text('x')] }),
    () => Promise.reject(new Error('No')),
  );
  await expect(failing).rejects.toThrow('No');
  const row = await db().database.session.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ status: 'creating', nextIndex: 1 });
});

test('a session that is not there can not be written to', async () => {
  await expect(log().write(newId('sess'), () => ({ drafts: [] }))).rejects.toMatchObject({
    code: 'SESSION_NOT_FOUND',
  });
});

test('what the model wrote comes back byte for byte', async () => {
  const on = log();
  const id = await session(on);
  const content = [
    { type: 'thinking', thinking: '', signature: 'EqQB+/=' },
    {
      type: 'tool_use',
      id: 'toolu_1',
      name: 'tap',
      input: { b: 1, a: [null, 1.5e300, '\u2028 \ud83d\ude00'] },
    },
    JSON.parse('{"type":"unknown","__proto__":{"x":1},"constructor":"c","":""}'),
  ];
  await on.write(id, () => ({ drafts: [{ ...text('x'), block: { role: 'assistant', seen: 0, content } }] }));
  const block = (await on.newest(id))?.block;
  expect(JSON.stringify(block?.content)).toBe(JSON.stringify(content));
});

test('any JSON that the model writes comes back byte for byte', async () => {
  const on = log();
  const id = await session(on);
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (input) => {
      const content = [{ type: 'tool_use', input: JSON.parse(JSON.stringify(input)) }];
      await on.write(id, () => ({ drafts: [{ ...text('x'), block: { role: 'user', content } }] }));
      const block = (await on.newest(id))?.block;
      expect(JSON.stringify(block?.content)).toBe(JSON.stringify(content));
    }),
    { numRuns: 50 },
  );
});
