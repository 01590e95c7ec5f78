import type { Context, Env, Hono } from 'hono';
import { basePath } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';

/**
 * Answers every other method of the paths that are there, with `Allow`: comes after all routes. One handler does so for
 * all paths: Hono's fast router takes no word and parameter in the same place, as handlers of all methods would have it.
 *
 * @param refuse answers 405, given the methods that are allowed
 */
export function refuseOtherMethods<E extends Env>(
  app: Hono<E>,
  refuse: (c: Context<E>, allowed: readonly string[]) => Response,
): void {
  const routes = app.routes
    .filter(({ method }) => method !== METHOD_NAME_ALL)
    .map(({ method, path }) => ({
      methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
      path: pattern(path),
    }));
  app.use(async (c, next) => {
    const base = basePath(c);
    const path = base === '/' ? c.req.path : c.req.path.slice(base.length) || '/';
    const allowed = new Set(routes.flatMap((route) => (route.path.test(path) ? route.methods : [])));
    // A slash at the end makes another path.
    if (allowed.size === 0 || allowed.has(c.req.method)) return await next();
    c.header('allow', [...allowed].join(', '));
    return refuse(c, [...allowed]);
  });
}

/** @returns what fits the paths of a route: words, and parameters that are one part of a path each */
function pattern(route: string): RegExp {
  const parts = route.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}
