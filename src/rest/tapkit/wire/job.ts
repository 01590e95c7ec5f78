import { z } from 'zod';
import { type JobRecord, jobNotFound } from '../../../by-hand/jobs.ts';
import { formatId } from '../../../domain/ids.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { snakeKeys } from '../../../lib/spelling.ts';
import { wireStatus } from '../errors.ts';
import { pathId } from './id.ts';

/** A job as TapKit shows it. */
export const wireJob = z
  .strictObject({
    id: z.string().meta({ example: 'job_019ac3f5d1c07a3e8f00a1b2c3d4e5f6' }),
    status: z.enum(['pending', 'running', 'completed', 'failed']),
    result: z.record(z.string(), z.unknown()).nullable().meta({
      description:
        'What came of it; of a job that failed, `error`, `message` and `context` as the answer of an error has them.',
    }),
    created_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' });

/** What a device action answers with `?async=true`. */
export const wireJobId = z.strictObject({ job_id: z.string() }).meta({ id: 'JobId' });

/** The query of device actions. */
export const jobQuery = z.strictObject({
  async: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({
      type: 'boolean',
      description: 'Whether to answer at once with the id of a job, which goes on by itself.',
    }),
});

/** The parameter of paths below a job. */
export const jobPath = z.object({ job_id: pathId('job', jobNotFound, 'The id of a job.') });

/** @returns a job as TapKit shows it. */
export function toWireJob(job: JobRecord): z.output<typeof wireJob> {
  return {
    id: formatId('job', job.id),
    status: job.status,
    result: resultOf(job),
    created_at: job.createdAt.toISOString(),
    completed_at: job.completedAt?.toISOString() ?? null,
  };
}

function resultOf({ result, failure }: JobRecord): JsonObject | null {
  if (failure) {
    const { code, message, context } = failure;
    const error = code === 'INTERNAL' ? code : wireStatus(code).code;
    return { error, message, context: snakeKeys(context) as JsonObject };
  }
  if (!result) return null;
  const { costMicroUsd, ...rest } = result;
  const cost = costMicroUsd === undefined ? {} : { cost_usd: toUsd(costMicroUsd) };
  return { ...(snakeKeys(rest) as JsonObject), ...cost };
}

function toUsd(microUsd: unknown): number | null {
  return typeof microUsd === 'number' ? microUsd / 1e6 : null;
}
