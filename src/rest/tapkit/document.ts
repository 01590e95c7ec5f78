import type { OpenAPIHono } from '@hono/zod-openapi';
import type { TapkitEnv } from './context.ts';

/** The OpenAPI 3.1 document of a dialect. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/**
 * @returns the document of what was added by `operation`, made from the schemas that requests are held to
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument(app: OpenAPIHono<TapkitEnv>): OpenApiDocument {
  const { paths = {}, ...document } = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Opposable',
      version: '1',
      description:
        "Runs AI agents on real phones. This is TapKit's REST dialect, and what Opposable adds to it: what was written for TapKit works with another host and key.",
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    security: [{ apiKey: [] }, { bearer: [] }],
  });
  const prefixed = Object.entries(paths).map(([path, item]) => [`/v1${path}`, item]);
  return { ...document, paths: Object.fromEntries(prefixed) };
}
