import { z } from 'zod';
import type { ErrorCode } from '../domain/errors.ts';
import type { FrameId, JobId, OrganizationId, PhoneId } from '../domain/ids.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Transaction } from './database.ts';
import type { Job } from './generated/sqlite/client.ts';

/** How a job stands. The last two are final. */
export const JOB_STATUSES = ['running', 'completed', 'failed'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Why a job failed; the code is `INTERNAL` for what isn't meant for clients. */
export type JobFailure = {
  readonly code: ErrorCode | 'INTERNAL';
  readonly message: string;
  readonly context: JsonObject;
};

/** Something that is or was done with a phone by hand. */
export type JobRecord = {
  readonly id: JobId;
  readonly phoneId: PhoneId;
  readonly action: string;
  readonly status: JobStatus;
  readonly result: JsonObject | null;
  readonly failure: JobFailure | null;
  /** The picture that it took. */
  readonly frameId: FrameId | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
};

/** How long a job can be read, in milliseconds. */
const JOB_MS = 24 * 60 * 60 * 1_000;

const jsonObject = z.record(z.string(), z.json());

/** A job that can't be read any more. */
export type ForgottenJob = { readonly id: JobId; readonly organizationId: OrganizationId };

/** Stores a job. */
export async function insertJob(
  database: Transaction,
  organizationId: OrganizationId,
  job: JobRecord,
): Promise<void> {
  await database.job.create({ data: { organizationId, ...job, ...stored(job) } });
}

/** Deletes the jobs that are too old to be read. @returns those of them that took pictures */
export async function forgetOldJobs(database: Transaction, now: number): Promise<readonly ForgottenJob[]> {
  const createdAt = { lt: new Date(now - JOB_MS) };
  const where = { createdAt, frameId: { not: null } };
  const pictured = await database.job.findMany({ where, select: { id: true, organizationId: true } });
  await database.job.deleteMany({ where: { createdAt } });
  return pictured.map(({ id, organizationId }) => ({
    id: id as JobId,
    organizationId: organizationId as OrganizationId,
  }));
}

/** Notes how a job ended. */
export async function endJob(
  database: Transaction,
  id: JobId,
  ending: Pick<JobRecord, 'status' | 'result' | 'failure' | 'frameId' | 'completedAt'>,
): Promise<void> {
  await database.job.updateMany({ where: { id }, data: { ...ending, ...stored(ending) } });
}

/** Notes that every job failed that still runs: the server that was at it has died. */
export async function failRunningJobs(
  database: Transaction,
  failure: JobFailure,
  completedAt: Date,
): Promise<void> {
  const data = { status: 'failed', failure: JSON.stringify(failure), completedAt };
  await database.job.updateMany({ where: { status: 'running' }, data });
}

/** @returns the organisation's job with that id, if there is one that isn't too old. */
export async function findJob(
  database: Transaction,
  organizationId: OrganizationId,
  id: JobId,
  now: number,
): Promise<JobRecord | undefined> {
  const createdAt = { gte: new Date(now - JOB_MS) };
  const row = await database.job.findFirst({ where: { id, organizationId, createdAt } });
  return row ? toJobRecord(row) : undefined;
}

function stored({ result, failure }: Pick<JobRecord, 'result' | 'failure'>) {
  return { result: result && JSON.stringify(result), failure: failure && JSON.stringify(failure) };
}

function toJobRecord(row: Job): JobRecord {
  return {
    ...(row as unknown as JobRecord),
    result: row.result === null ? null : (jsonObject.parse(JSON.parse(row.result)) as JsonObject),
    failure: row.failure === null ? null : (JSON.parse(row.failure) as JobFailure),
  };
}
