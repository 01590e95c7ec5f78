import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

/** Where the page is. */
export const DOCS_PATH = '/docs';

/** Everything comes from this server, and no script or style stands in the page. Swagger UI draws with SVGs as data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Opposable: REST API</title>
<link rel="icon" href="${DOCS_PATH}/favicon-32x32.png">
<link rel="stylesheet" href="${DOCS_PATH}/swagger-ui.css">
<script src="${DOCS_PATH}/swagger-ui-bundle.js" defer></script>
<script src="${DOCS_PATH}/start.js" defer></script>
</head>
<body><main id="page"></main></body>
</html>
`;

// Without `validatorUrl`, Swagger UI would show the document to a server of its makers.
const START = `SwaggerUIBundle({
  url: '/v1/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
`;

const SCRIPT = 'text/javascript; charset=utf-8';
/** What the page loads of the package, by name. */
const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': SCRIPT,
  'favicon-32x32.png': 'image/png',
} as const;

/**
 * @returns a page to browse the REST API with and to try it, to be mounted at {@link DOCS_PATH}. It works
 *   without a network.
 * @see https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/
 */
export function docsPage(): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', POLICY);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
  });
  app.get('/', (c) => c.html(PAGE));
  app.get('/start.js', (c) => c.body(START, 200, { 'content-type': SCRIPT }));
  for (const [name, mediaType] of Object.entries(ASSETS)) {
    app.get(`/${name}`, async (c) => {
      const file = fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`));
      const headers = { 'content-type': mediaType, 'cache-control': 'public, max-age=3600' };
      return c.body(new Uint8Array(await readFile(file)), 200, headers);
    });
  }
  return app;
}
