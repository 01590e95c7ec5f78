import { DomainError } from '../domain/errors.ts';
import { type FrameId, type JobId, newId, type OrganizationId, type PhoneId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Logger } from '../lib/logger.ts';
import type { Database } from '../storage/database.ts';
import type { FrameBytes, FrameStore } from '../storage/frame-store.ts';
import {
  endJob,
  failRunningJobs,
  findJob,
  forgetOldJobs,
  insertJob,
  type JobFailure,
  type JobRecord,
} from '../storage/jobs.ts';

export type { JobRecord } from '../storage/jobs.ts';

/** What is done with a phone, and by what name a job is known to do it. */
export type Doing = {
  readonly organizationId: OrganizationId;
  readonly phoneId: PhoneId;
  readonly action: string;
  /** Does it; pictures that it takes are kept for the job. */
  readonly work: (job: JobId) => Promise<Outcome>;
};

/** What came of it. */
export type Outcome = {
  readonly result: JsonObject | null;
  /** The picture that was taken. */
  readonly frameId?: FrameId;
};

/** What jobs are kept with. */
export type JobsContext = {
  readonly database: Database;
  readonly frames: Pick<FrameStore, 'get' | 'forget' | 'discard'>;
  readonly clock: Clock;
  readonly logger: Logger;
};

/**
 * What is done with phones by hand, so that a client can ask what became of it, for 24 hours. Disposal waits for
 * what is being done.
 */
export class Jobs implements AsyncDisposable {
  readonly #context: JobsContext;
  readonly #running = new Set<Promise<void>>();

  constructor(context: JobsContext) {
    this.#context = context;
  }

  /** Notes that what an earlier server was at has failed. Call it once, before anything is done. */
  async takeUp(): Promise<void> {
    const { database, clock } = this.#context;
    const message = 'The server ended while this was going on: whether it was done is unknown.';
    const failure = { code: 'ACTION_FAILED', message, context: {} } as const;
    await failRunningJobs(database, failure, new Date(clock.now()));
  }

  /** Does something. @returns the job that was done @throws whatever the work throws; then there is no job */
  async run({ organizationId, phoneId, action, work }: Doing): Promise<JobRecord> {
    const { clock } = this.#context;
    const id = newId('job');
    const createdAt = new Date(clock.now());
    const { result, frameId = null } = await work(id);
    const ended = { status: 'completed', failure: null, completedAt: new Date(clock.now()) } as const;
    const job = { id, phoneId, action, createdAt, result, frameId, ...ended };
    await this.#insert(organizationId, job);
    return job;
  }

  /** Begins to do something. @returns the job, which is running */
  async start({ organizationId, phoneId, action, work }: Doing): Promise<JobRecord> {
    const { clock } = this.#context;
    const job: JobRecord = {
      ...{ id: newId('job'), phoneId, action, status: 'running', createdAt: new Date(clock.now()) },
      ...{ result: null, failure: null, frameId: null, completedAt: null },
    };
    await this.#insert(organizationId, job);
    const running = this.#finish(job, work).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return job;
  }

  /** @throws {DomainError} `JOB_NOT_FOUND` */
  async get(organizationId: OrganizationId, id: JobId): Promise<JobRecord> {
    const { database, clock } = this.#context;
    const job = await findJob(database, organizationId, id, clock.now());
    if (!job) throw jobNotFound();
    return job;
  }

  /** @returns the picture that a job took @throws {DomainError} `JOB_NOT_FOUND`, also without a picture */
  async picture(organizationId: OrganizationId, id: JobId): Promise<FrameBytes> {
    const { frameId } = await this.get(organizationId, id);
    if (!frameId) throw new DomainError('JOB_NOT_FOUND', 'This job has no picture, or has none yet.');
    return await this.#context.frames.get(organizationId, frameId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Stores a job, and forgets those that are too old, with their pictures. */
  async #insert(organizationId: OrganizationId, job: JobRecord): Promise<void> {
    const { database, clock, frames } = this.#context;
    await insertJob(database, organizationId, job);
    for (const old of await forgetOldJobs(database, clock.now())) {
      const hashes = await database.$transaction((tx) => frames.forget(tx, old.organizationId, old.id));
      await frames.discard(hashes);
    }
  }

  async #finish({ id }: JobRecord, work: Doing['work']): Promise<void> {
    const { database, clock, logger } = this.#context;
    const ending = await work(id).then(
      ({ result, frameId = null }) => ({ status: 'completed', result, frameId, failure: null }) as const,
      (error: unknown) =>
        ({ status: 'failed', result: null, frameId: null, failure: failureOf(error, logger) }) as const,
    );
    try {
      await endJob(database, id, { ...ending, completedAt: new Date(clock.now()) });
    } catch (error) {
      logger.error({ error, jobId: id }, 'The end of a job could not be stored');
    }
  }
}

/** @returns the one answer to what is no id, an unknown job and another organisation's. */
export function jobNotFound(): DomainError {
  return new DomainError('JOB_NOT_FOUND', 'There is no such job. Jobs are kept for 24 hours.');
}

function failureOf(error: unknown, logger: Logger): JobFailure {
  if (error instanceof DomainError) {
    return { code: error.code, message: error.message, context: error.context };
  }
  logger.error({ error }, 'A job failed unexpectedly');
  const message = 'Something went wrong inside the server; its log says what.';
  return { code: 'INTERNAL', message, context: {} };
}
