import { OpenAPIHono } from '@hono/zod-openapi';
import { credentialOf } from '../../auth/credential.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { deviceActionRoutes } from './device-actions.ts';
import { openApiDocument } from './document.ts';
import { frameRoutes } from './frames.ts';
import { healthRoute } from './health.ts';
import { jobRoutes } from './jobs.ts';
import { liveRoutes } from './live.ts';
import { personCommandRoutes } from './person-commands.ts';
import { phoneRoutes } from './phones.ts';
import { sessionCommandRoutes } from './session-commands.ts';
import { sessionEventRoutes } from './session-events.ts';
import { sessionExportRoutes } from './session-export.ts';
import { sessionRoutes } from './sessions.ts';
import { usageRoutes } from './usage.ts';

/** In the order of the document. Each adds what belongs to a noun, by `operation`. */
const NOUNS = [
  sessionRoutes,
  sessionCommandRoutes,
  sessionEventRoutes,
  sessionExportRoutes,
  personCommandRoutes,
  phoneRoutes,
  deviceActionRoutes,
  jobRoutes,
  liveRoutes,
  frameRoutes,
  usageRoutes,
];

/** @returns the TapKit dialect, to be mounted at `/v1` in what answers its failures. */
export function tapkit(context: TapkitContext): OpenAPIHono<TapkitEnv> {
  const { authenticate, version } = context;
  const app = new OpenAPIHono<TapkitEnv>();
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });

  // These two are for everyone.
  healthRoute(app, version);
  app.get('/openapi.json', (c) => c.json(document));
  app.use(async (c, next) => {
    c.set('principal', await (c.get('asking') ?? authenticate(credentialOf(c.req.raw))));
    await next();
  });
  for (const addTo of NOUNS) addTo(app, context);
  const document = openApiDocument(app);
  return app;
}
