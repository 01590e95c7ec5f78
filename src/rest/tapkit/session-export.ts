import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../../domain/export-format.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { admitToSession, operation } from './operation.ts';
import { wireExport } from './wire/export.ts';
import { sessionPath, toWireSession } from './wire/session.ts';

/** Adds what takes a session away as a file. */
export function sessionExportRoutes(app: OpenAPIHono<TapkitEnv>, context: TapkitContext): void {
  const { sessions, exportSession, revocations, clock, logger } = context;
  operation(
    app,
    {
      method: 'get',
      path: '/sessions/{session_id}/export',
      id: 'exportSession',
      tag: 'Events',
      summary: 'Take a session away as a file',
      description:
        '`webp` is an animation of the screens with the actions drawn on them, long waits shortened; it is drawn before the first byte comes. `html` is one page to read that needs no network. `json` has the session, its events, and its frames in Base64. A session that runs is exported as far as it has come.',
      admit: admitToSession,
      params: sessionPath,
      query: z.strictObject({ format: z.enum(EXPORT_FORMATS).meta({ description: 'As what.' }) }),
      answers: {
        200: {
          description: 'The file.',
          content: {
            'image/webp': { schema: z.string().meta({ format: 'binary' }) },
            'text/html': { schema: z.string() },
            'application/json': { schema: wireExport },
          },
        },
      },
      errors: ['SESSION_NOT_FOUND'],
    },
    async ({ principal, params, query: { format }, c }) => {
      const session = await sessions.get(principal.organizationId, params.session_id);
      const left = new AbortController();
      const signal = AbortSignal.any([left.signal, c.req.raw.signal]);
      const wire = toWireSession(session, clock.now());
      const { mediaType, fileName, bytes } = exportSession(session, wire, format, signal);
      const headers = {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      };
      // Nobody would ever read what follows the head.
      if (c.req.method === 'HEAD') return c.body(null, 200, headers);
      const watch = revocations.watch(principal, (why) => left.abort(why));
      const end = async (): Promise<void> => {
        watch[Symbol.dispose]();
        await bytes.return();
      };
      try {
        // What fails before the first part is answered as any failure is.
        const first = await bytes.next();
        return new Response(streamOf(first, bytes, end, logged), { headers });
      } catch (error) {
        await end();
        if (c.req.raw.signal.aborted) return c.body(null);
        throw error;
      }

      function logged(error: unknown): void {
        if (!signal.aborted) logger.error({ error, path: c.req.path }, 'An export failed unexpectedly');
      }
    },
  );
}

/** A body that is made as it is read; a failure cuts it off, so that nobody takes it for whole. */
function streamOf(
  first: IteratorResult<Uint8Array, void>,
  bytes: AsyncGenerator<Uint8Array, void, undefined>,
  end: () => Promise<void>,
  onFailure: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  let next: IteratorResult<Uint8Array, void> | undefined = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const part = next ?? (await bytes.next());
          next = undefined;
          if (!part.done) return controller.enqueue(part.value);
          await end();
          controller.close();
        } catch (error) {
          onFailure(error);
          await end();
          controller.error(error);
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
