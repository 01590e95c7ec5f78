import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** Where `npm run build` puts the dashboard. */
const DIST = join(import.meta.dirname, '..', '..', 'dashboard', 'dist');

/** The addresses of its pages, which are all the same document: its script draws what belongs to the address. */
const PAGES = [
  ...['/', '/sign-in', '/sessions', '/sessions/*', '/watch/*', '/phones', '/phones/*', '/usage'],
  ...['/agents', '/agents/*', '/secrets', '/keys', '/webhooks', '/webhooks/*', '/evals', '/evals/*'],
];

/** What the build leaves for a nonce. */
const NONCE = /__CSP_NONCE__/g;

/** Everything comes from this server. The nonce is for the variables of the component library's theme. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const NOT_BUILT =
  'The dashboard is not built: run `npm run build` in the folder of the server. The API is at /graphql and /v1, its documentation at /docs.\n';

/** @returns the dashboard, to be mounted at the root. It works without a network. */
export function dashboard(): Hono {
  const app = new Hono();
  app.use('/assets/*', async (c, next) => {
    await next();
    // A name that nothing has now may have something after the next build.
    if (!c.res.ok) return;
    // What the build names by its content never changes.
    const isHashed = /-[\w-]{8}\.\w+$/.test(c.req.path);
    c.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('x-content-type-options', 'nosniff');
  });
  app.use('/assets/*', serveStatic({ root: DIST, precompressed: true }));
  for (const path of PAGES) {
    app.get(path, async (c) => {
      const page = await readFile(join(DIST, 'index.html'), 'utf8').catch(() => undefined);
      if (page === undefined) return c.text(NOT_BUILT, 503);
      const nonce = randomBytes(16).toString('base64');
      return c.html(page.replace(NONCE, nonce), 200, {
        'content-security-policy': policy(nonce),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    });
  }
  return app;
}
