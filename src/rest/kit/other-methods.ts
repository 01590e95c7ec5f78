import type { Context, Env, Hono } from 'hono';
import { METHOD_NAME_ALL } from 'hono/router';

/**
 * Tells what a path takes instead of the method that it was asked with. To be called when all routes are there: handlers of
 * all methods beside them would cost every request, and Hono's fast router takes no word and parameter in the same place.
 *
 * @returns the methods for `Allow`; none for a path that isn't there
 */
export function otherMethods<E extends Env>(app: Hono<E>): (c: Context<E>) => readonly string[] {
  const routes = app.routes
    .filter(({ method }) => method !== METHOD_NAME_ALL)
    .map(({ method, path }) => ({
      methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
      path: pattern(path),
    }));
  return ({ req }) => {
    // A slash at the end makes another path.
    const methods = new Set(routes.flatMap((route) => (route.path.test(req.path) ? route.methods : [])));
    return methods.has(req.method) ? [] : [...methods];
  };
}

/** @returns what fits the paths of a route: words, and parameters that are one part of a path each */
function pattern(route: string): RegExp {
  const parts = route.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}
