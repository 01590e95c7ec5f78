import type { Hono } from 'hono';
import { keyOf } from '../../auth/principal.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { dialectApp } from '../kit/dialect-app.ts';
import { failure } from './errors.ts';

/** The largest body, in bytes. */
const MAX_BODY_BYTES = 4_000_000;

/** @returns the Everruns dialect, to be mounted at `/everruns/v1`. */
export function everruns(context: RestContext): Hono<DialectEnv> {
  const { logger } = context;
  const form = {
    failure: (c: Parameters<typeof failure>[0], error: unknown) => failure(c, error, logger),
    credentialOf: (request: Request) => keyOf(request.headers),
    maxBodyBytes: MAX_BODY_BYTES,
  };
  return dialectApp(context, form, () => undefined);
}
