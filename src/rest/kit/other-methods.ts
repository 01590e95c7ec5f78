import type { Context, Env, Hono } from 'hono';
import { METHOD_NAME_ALL } from 'hono/router';

/**
 * Answers every other method of the paths that are there, with `Allow`: comes after all routes.
 *
 * @param refuse answers 405, given the methods that are allowed
 */
export function refuseOtherMethods<E extends Env>(
  app: Hono<E>,
  refuse: (c: Context<E>, allowed: readonly string[]) => Response,
): void {
  const byPath = Map.groupBy(
    app.routes.filter(({ method }) => method !== METHOD_NAME_ALL),
    ({ path }) => path,
  );
  for (const [path, routes] of byPath) {
    const methods = new Set(routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])));
    const allowed = [...methods];
    app.all(path, (c) => {
      c.header('allow', allowed.join(', '));
      return refuse(c, allowed);
    });
  }
}
