import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Jobs } from '../../../src/by-hand/jobs.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { type JobId, newId } from '../../../src/domain/ids.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { frameStore } from '../../../src/storage/frame-store.ts';
import { frameOf } from '../../support/frames.ts';
import { gate } from '../../support/gate.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const database = sharedDatabase();
const never = new AbortController().signal;

let now: number;
let jobs: Jobs;

beforeEach(() => {
  now = Date.now();
  jobs = anotherServer();
});

afterEach(async () => {
  await jobs[Symbol.asyncDispose]();
});

function frames() {
  return frameStore(database().database, join(database().folder, 'frames'));
}
function anotherServer(): Jobs {
  const clock = { now: () => now };
  return new Jobs({ database: database().database, frames: frames(), clock, logger: silentLogger });
}
const doing = (work: Parameters<Jobs['start']>[0]['work']) => ({
  ...{ organizationId: database().organizationId, phoneId: newId('phone'), action: 'home', work },
});
const read = (id: Parameters<Jobs['get']>[1]) => jobs.get(database().organizationId, id);

test('a job runs, and then tells what came of it', async () => {
  const working = gate();
  const { id, status } = await jobs.start(
    doing(async () => {
      await working.pass(never);
      return { result: { remark: 'Fine.' } };
    }),
  );
  expect([status, (await read(id)).status]).toEqual(['running', 'running']);
  working.open();
  await jobs[Symbol.asyncDispose]();
  expect(await read(id)).toMatchObject({
    ...{ status: 'completed', result: { remark: 'Fine.' }, failure: null, completedAt: new Date(now) },
  });
});

test.each([
  [
    new DomainError('PHONE_BUSY', 'Busy.', { since: 1 }),
    { code: 'PHONE_BUSY', message: 'Busy.', context: { since: 1 } },
  ],
  [new Error('A stack of secrets'), { code: 'INTERNAL', message: expect.not.stringContaining('secrets') }],
])('a job that fails with %s says so, and nothing that clients may not know', async (error, failure) => {
  const { id } = await jobs.start(doing(() => Promise.reject(error)));
  await jobs[Symbol.asyncDispose]();
  expect(await read(id)).toMatchObject({ status: 'failed', result: null, failure });
});

test('what is done at once is a job when it is done, and none when it fails', async () => {
  const { id } = await jobs.run(doing(async () => ({ result: null })));
  expect(await read(id)).toMatchObject({ status: 'completed', result: null });
  await expect(jobs.run(doing(() => Promise.reject(new Error('No.'))))).rejects.toThrow('No.');
});

test('a job that a server died with has failed, and it is unknown whether it was done', async () => {
  const working = gate();
  const work = async () => {
    await working.pass(never);
    return { result: null };
  };
  const dead = anotherServer();
  const { id } = await dead.start(doing(work));
  await jobs.takeUp();
  expect(await read(id)).toMatchObject({ status: 'failed', failure: { code: 'ACTION_FAILED' } });
  working.open();
  await dead[Symbol.asyncDispose]();
});

test('a job has its picture, is nobody else’s, and both can be had for a day', async () => {
  const { organizationId } = database();
  const bytes = await frameOf({ widthPx: 9, heightPx: 9 }, 1);
  const picture = { widthPx: 9, heightPx: 9, mediaType: 'image/png', bytes };
  const takes = async (job: JobId) => ({
    result: null,
    frameId: await frames().put(organizationId, picture, job),
  });
  const { id, frameId } = await jobs.run(doing(takes));
  expect(Buffer.compare((await jobs.picture(organizationId, id)).bytes, bytes)).toBe(0);
  const bare = await jobs.run(doing(async () => ({ result: null })));
  const missing = { code: 'JOB_NOT_FOUND' };
  await expect(jobs.picture(organizationId, bare.id)).rejects.toMatchObject(missing);
  await expect(jobs.get(newId('org'), id)).rejects.toMatchObject(missing);
  now += DAY_MS;
  expect((await read(id)).id).toBe(id);
  now += 1;
  await expect(read(id)).rejects.toMatchObject(missing);
  await jobs.run(doing(async () => ({ result: null })));
  expect(await database().database.job.count({ where: { id } })).toBe(0);
  await expect(frames().get(organizationId, frameId ?? newId('frame'))).rejects.toMatchObject({
    code: 'FRAME_NOT_FOUND',
  });
});
