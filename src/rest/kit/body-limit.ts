import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/**
 * Refuses bodies that are too large. Where the headers tell how long a body is, it isn't touched: to look at the body of
 * a request is to build most of that request anew.
 *
 * @param maxSize the largest body, in bytes
 * @param onError answers a larger one
 */
export function limitBody(maxSize: number, onError: (c: Context) => Response): MiddlewareHandler {
  const measure = bodyLimit({ maxSize, onError });
  const check: MiddlewareHandler = async (c, next) => {
    const { req } = c;
    const length = req.header('content-length');
    const isChunked = req.header('transfer-encoding') !== undefined;
    // Over HTTP, what tells of no body has none.
    if (length === undefined && !isChunked && c.env?.incoming) return await next();
    const isTold = length !== undefined && !isChunked;
    // Who has read it before has it kept.
    if (!isTold && !req.raw.bodyUsed) return await measure(c, next);
    const bytes = isTold ? Number(length) : Buffer.byteLength(await req.text());
    return bytes > maxSize ? onError(c) : await next();
  };
  return (c, next) => (/^(GET|HEAD)$/.test(c.req.method) ? next() : check(c, next));
}
