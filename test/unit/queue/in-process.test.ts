import { expect, test } from 'vitest';
import { newId, type SessionId } from '../../../src/domain/ids.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { inProcessQueue } from '../../../src/queue/in-process.ts';
import { gate } from '../../support/gate.ts';

const never = new AbortController().signal;

test('one handler at a time runs for a session, and once more for whatever came meanwhile', async () => {
  const queue = inProcessQueue(silentLogger);
  const id = newId('sess');
  const gates = [gate(), gate()];
  let running = 0;
  let runs = 0;
  queue.start(async () => {
    running += 1;
    expect(running).toBe(1);
    const held = gates[runs];
    runs += 1;
    await held?.pass(never);
    running -= 1;
  });
  await queue.enqueue(id);
  await gates[0]?.reached;
  await queue.enqueue(id);
  await queue.enqueue(id);
  gates[0]?.open();
  await gates[1]?.reached;
  gates[1]?.open();
  await queue.stop();
  expect(runs).toBe(2);
});

test('sessions do not wait for one another', async () => {
  const queue = inProcessQueue(silentLogger);
  const [slow, fast] = [newId('sess'), newId('sess')];
  const held = gate();
  const handled = Promise.withResolvers<SessionId>();
  queue.start(async (id) => {
    if (id === slow) await held.pass(never);
    else handled.resolve(id);
  });
  await queue.enqueue(slow);
  await queue.enqueue(fast);
  expect(await handled.promise).toBe(fast);
  held.open();
  await queue.stop();
});

test('a handler that fails neither ends the queue nor loses what came meanwhile', async () => {
  const queue = inProcessQueue(silentLogger);
  const id = newId('sess');
  const held = gate();
  const again = Promise.withResolvers<void>();
  let runs = 0;
  queue.start(async () => {
    runs += 1;
    if (runs > 1) return again.resolve();
    await held.pass(never);
    throw new Error('The database was busy');
  });
  await queue.enqueue(id);
  await held.reached;
  await queue.enqueue(id);
  held.open();
  await again.promise;
  await queue.stop();
});

test('a stop aborts every handler, waits for them, and takes nothing more', async () => {
  const queue = inProcessQueue(silentLogger);
  const held = gate();
  let ended = false;
  let runs = 0;
  const begun = Promise.withResolvers<void>();
  queue.start(async (_id, signal) => {
    runs += 1;
    begun.resolve();
    await held.pass(signal).catch(() => undefined);
    await new Promise(setImmediate);
    ended = true;
  });
  await queue.enqueue(newId('sess'));
  await begun.promise;
  await queue.stop();
  expect(ended).toBe(true);
  await queue.enqueue(newId('sess'));
  expect(runs).toBe(1);
});

test('sessions that come at once begin one in each turn of the event loop', async () => {
  const queue = inProcessQueue(silentLogger);
  const ids = [newId('sess'), newId('sess'), newId('sess')];
  const begun: SessionId[] = [];
  const all = Promise.withResolvers<void>();
  let isFree = true;
  queue.start(async (id) => {
    expect(isFree).toBe(true);
    isFree = false;
    setImmediate(() => {
      isFree = true;
    });
    begun.push(id);
    if (begun.length === ids.length) all.resolve();
  });
  for (const id of ids) await queue.enqueue(id);
  expect(begun).toEqual([]);
  await all.promise;
  expect(begun).toEqual(ids);
  await queue.stop();
});

test('a session that has not begun when the queue stops does not begin', async () => {
  const queue = inProcessQueue(silentLogger);
  let runs = 0;
  queue.start(async () => {
    runs += 1;
  });
  await queue.enqueue(newId('sess'));
  await queue.stop();
  expect(runs).toBe(0);
});
