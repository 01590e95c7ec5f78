import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { json } from './answer.ts';
import type { TapkitEnv } from './context.ts';

const wireHealth = z.strictObject({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

/** Adds what tells that the server answers; it needs no key. */
export function healthRoute(app: OpenAPIHono<TapkitEnv>, version: string): void {
  const route = createRoute({
    method: 'get',
    path: '/health',
    operationId: 'getHealth',
    tags: ['Server'],
    summary: 'Tell whether the server answers',
    security: [],
    responses: { 200: json(wireHealth, 'It does.') },
  });
  app.openAPIRegistry.registerPath(route);
  app.get(route.getRoutingPath(), (c) => c.json({ status: 'ok', version }));
}
