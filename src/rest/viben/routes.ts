import type { Hono } from 'hono';
import { keyOf } from '../../auth/principal.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { dialectApp } from '../kit/dialect-app.ts';
import { failure } from './errors.ts';
import { sessionRoutes } from './sessions.ts';

/** The largest body, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/** Makes `app` the Viben dialect, whose prefix is `/api/sessions`. @returns it */
export function viben(app: Hono<DialectEnv>, context: RestContext): Hono<DialectEnv> {
  const { logger } = context;
  const form = {
    failure: (c: Parameters<typeof failure>[0], error: unknown) => failure(c, error, logger),
    credentialOf: (request: Request) => keyOf(request.headers),
    maxBodyBytes: MAX_BODY_BYTES,
  };
  return dialectApp(app, context, form, () => sessionRoutes(app, context));
}
