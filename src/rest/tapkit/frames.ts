import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { demandScope, outOfSight } from '../../auth/principal.ts';
import { frameNotFound } from '../../domain/frame.ts';
import { parseId } from '../../domain/ids.ts';
import { bytes } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { pathId } from './wire/id.ts';

/** Adds the pictures that events lead to. */
export function frameRoutes(app: OpenAPIHono<TapkitEnv>, { frames }: TapkitContext): void {
  operation(
    app,
    {
      method: 'get',
      path: '/frames/{frame_id}',
      id: 'getFrame',
      tag: 'Events',
      summary: 'Get a picture of a screen',
      async admit(principal, { frame_id = '' }) {
        const { view } = principal;
        if (!view) return demandScope(principal, 'read');
        const id = parseId('frame', frame_id);
        // The events of the session lead to its frames.
        if (!id || !('sessionId' in view) || !(await frames.isIn(view.sessionId, id))) throw outOfSight(view);
      },
      params: z.object({ frame_id: pathId('frame', frameNotFound, 'The id of a frame.') }),
      answers: { 200: bytes('image/jpeg', 'The picture, which never changes.') },
      errors: ['FRAME_NOT_FOUND'],
    },
    async ({ principal, params }) => {
      const { bytes, mediaType } = await frames.get(principal.organizationId, params.frame_id);
      // It belongs to the key that asked.
      const headers = { 'content-type': mediaType, 'cache-control': 'private, max-age=31536000, immutable' };
      return new Response(new Uint8Array(bytes), { headers });
    },
  );
}
