import { expect, test } from 'vitest';
import type { LoggedEvent } from '../../../src/domain/agent-event.ts';
import { newId } from '../../../src/domain/ids.ts';
import { sharedReads } from '../../../src/events/shared-reads.ts';

const id = newId('sess');
const page = { after: -1, limit: 10 };

test('readers that ask in the same tick share one read', async () => {
  let reads = 0;
  const read = sharedReads(async () => {
    reads += 1;
    return [];
  });
  await Promise.all(Array.from({ length: 100 }, () => read(id, page)));
  expect(reads).toBe(1);
});

test('another cursor, another session and a later tick are reads of their own', async () => {
  let reads = 0;
  const read = sharedReads(async () => {
    reads += 1;
    return [];
  });
  await Promise.all([read(id, page), read(id, { ...page, after: 3 }), read(newId('sess'), page)]);
  await read(id, page);
  expect(reads).toBe(4);
});

test('whoever shares a read sees what was stored before it asked', async () => {
  const stored: LoggedEvent[] = [];
  const read = sharedReads(async () => [...stored]);
  const early = read(id, page);
  const event = {
    sessionId: id,
    index: 0,
    ts: new Date(0),
    type: 'loop_warning',
    data: { message: 'x' },
  } as const;
  stored.push(event);
  const late = read(id, page);
  expect(await late).toEqual([event]);
  expect(await early).toEqual([event]);
});

test('a failed read fails all who share it, and the next one is tried anew', async () => {
  let fails = true;
  const read = sharedReads(async () => {
    if (fails) throw new Error('The disk is gone.');
    return [];
  });
  const both = await Promise.allSettled([read(id, page), read(id, page)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await read(id, page)).toEqual([]);
});
