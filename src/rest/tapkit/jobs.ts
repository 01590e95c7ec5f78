import type { OpenAPIHono } from '@hono/zod-openapi';
import { bytes, json } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { jobPath, toWireJob, wireJob } from './wire/job.ts';

const tag = 'Jobs';

/** Adds what tells of jobs: of what device actions do, or did. */
export function jobRoutes(app: OpenAPIHono<TapkitEnv>, { byHand }: TapkitContext): void {
  operation(
    app,
    {
      method: 'get',
      path: '/jobs/{job_id}',
      id: 'getJob',
      tag,
      summary: 'Read a job, for 24 hours',
      params: jobPath,
      answers: { 200: json(wireJob, 'The job.') },
      errors: ['JOB_NOT_FOUND'],
    },
    async ({ principal, params, c }) =>
      c.json(toWireJob(await byHand.jobs.job(principal.organizationId, params.job_id))),
  );

  operation(
    app,
    {
      method: 'get',
      path: '/jobs/{job_id}/download',
      id: 'downloadJob',
      tag,
      summary: 'Get the picture that a job took',
      params: jobPath,
      answers: { 200: bytes('image/png', 'The screenshot.') },
      errors: ['JOB_NOT_FOUND'],
    },
    async ({ principal, params }) => {
      const { bytes: png, mediaType } = await byHand.jobs.picture(principal.organizationId, params.job_id);
      return new Response(new Uint8Array(png), { headers: { 'content-type': mediaType } });
    },
  );
}
