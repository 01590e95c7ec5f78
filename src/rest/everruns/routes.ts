import type { Hono } from 'hono';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { dialectApp } from '../kit/dialect-app.ts';
import { agentRoutes } from './agents.ts';
import { MAX_BODY_BYTES } from './body.ts';
import { capabilityRoutes } from './capabilities.ts';
import { credentialOf } from './credential.ts';
import { failure } from './errors.ts';
import { eventRoutes } from './events.ts';
import { messageRoutes } from './messages.ts';
import { notHere } from './not-here.ts';
import { sessionRoutes } from './sessions.ts';

/** Makes `app` the Everruns dialect, whose prefix is `/everruns/v1`. @returns it */
export function everruns(app: Hono<DialectEnv>, context: RestContext): Hono<DialectEnv> {
  const form = { failure, credentialOf, maxBodyBytes: MAX_BODY_BYTES };
  return dialectApp(app, context, form, () => {
    sessionRoutes(app, context);
    messageRoutes(app, context);
    eventRoutes(app, context);
    agentRoutes(app, context);
    capabilityRoutes(app);
    notHere(app);
  });
}
