import type { Hono } from 'hono';
import { METHOD_NAME_ALL } from 'hono/router';

/** Answers every other method of the paths that are there with 405, `Allow` and what is allowed: comes after all routes. */
export function refuseOtherMethods(app: Hono): void {
  const byPath = Map.groupBy(
    app.routes.filter(({ method }) => method !== METHOD_NAME_ALL),
    ({ path }) => path,
  );
  for (const [path, routes] of byPath) {
    const methods = new Set(routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])));
    const allowed = [...methods].join(', ');
    app.all(path, (c) => {
      const message = `${c.req.path} doesn't take ${c.req.method}, but ${allowed}.`;
      return c.json({ error: 'METHOD_NOT_ALLOWED', message, context: { allowed: [...methods] } }, 405, {
        allow: allowed,
      });
    });
  }
}
