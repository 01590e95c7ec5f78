import type { Hono } from 'hono';
import type { DialectEnv } from '../kit/context.ts';
import { HttpFailure } from '../kit/failure.ts';

/** What Everruns has and we haven't. */
const NOT_HERE = {
  '/sessions/:session_id/fs': 'A session here has a phone and no file system',
  '/llm-providers': 'Providers are set by the server, not over the API',
  '/llm-models': 'Models are set by the server, not over the API',
  '/mcp-servers': 'MCP servers are not supported',
  '/durable/schedules': 'Schedules are not supported',
} as const;

/** Answers 501 to what is not here, whatever is done to it, so that clients see that they asked the right server. */
export function notHere(app: Hono<DialectEnv>): void {
  for (const [path, why] of Object.entries(NOT_HERE)) {
    const refuse = (): never => {
      throw new HttpFailure(501, `${why}.`);
    };
    app.all(path, refuse);
    app.all(`${path}/*`, refuse);
  }
}
