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
  const form = {
    ...{ failure, maxBodyBytes: MAX_BODY_BYTES },
    credentialOf: (request: Request) => keyOf(request.headers),
  };
  return dialectApp(app, context, form, () => sessionRoutes(app, context));
}
