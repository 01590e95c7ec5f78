import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { LivePicture } from '../../by-hand/live-view.ts';
import { DomainError } from '../../domain/errors.ts';
import { noteReader } from '../kit/live-reader.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { admitToPhone, admitToSession, type OperationRequest, operation } from './operation.ts';
import { phonePath } from './wire/phone.ts';
import { sessionPath } from './wire/session.ts';

const BOUNDARY = 'frame';
const MEDIA_TYPE = 'multipart/x-mixed-replace';
const HEADERS = { 'content-type': `${MEDIA_TYPE}; boundary=${BOUNDARY}`, 'cache-control': 'no-store' };
const PART_HEAD = Buffer.from(`--${BOUNDARY}\r\ncontent-type: image/jpeg\r\n\r\n`);
const ANSWERS = {
  200: {
    description: 'A JPEG picture a part, as the `src` of an image takes it.',
    content: { [MEDIA_TYPE]: { schema: z.string().meta({ format: 'binary' }) } },
  },
};
const tag = 'Live';

/** Watches something until the signal aborts. */
type Watch = (signal: AbortSignal) => AsyncGenerator<LivePicture, void, undefined>;

/** Adds live pictures of phones. */
export function liveRoutes(app: OpenAPIHono<TapkitEnv>, context: TapkitContext): void {
  const { sessions, byHand } = context;

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones/{phone_id}/live', id: 'watchPhone', tag, admit: admitToPhone },
      summary: 'Watch a phone live, whether or not a session holds it',
      description:
        'The screen as it is now, then each change, at most 10 a second; fewer while an agent uses the phone. Whoever reads slowly misses pictures. It ends with the key, and when the phone can not be seen any more.',
      ...{ params: phonePath, answers: ANSWERS },
      errors: ['PHONE_NOT_FOUND', 'PHONE_NOT_CONNECTED', 'PHONE_TIMEOUT', 'ACTION_FAILED'],
    },
    async ({ principal, params: { phone_id }, c }) => {
      const phone = await byHand.statuses.reachable(principal.organizationId, phone_id);
      return await stream(c, context, principal, (signal) => byHand.views.watch(phone, signal));
    },
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/sessions/{session_id}/live', id: 'watchSession', tag },
      summary: 'Watch the phone of a session live, while the session holds it',
      description: 'The same for a session, up to its final event.',
      ...{ admit: admitToSession, params: sessionPath, answers: ANSWERS },
      errors: [
        ...(['SESSION_NOT_FOUND', 'PHONE_NOT_CONNECTED'] as const),
        ...(['PHONE_TIMEOUT', 'ACTION_FAILED'] as const),
      ],
    },
    async ({ principal, params: { session_id }, c }) => {
      const { id } = await sessions.get(principal.organizationId, session_id);
      return await stream(c, context, principal, (signal) => byHand.watchSession(id, signal));
    },
  );
}

/** Answers with pictures as they come. The first one decides whether there is anything to see. */
async function stream(
  c: Context<TapkitEnv>,
  { revocations, logger, readers }: TapkitContext,
  principal: OperationRequest<unknown, unknown, unknown, unknown>['principal'],
  watch: Watch,
): Promise<Response> {
  // Nobody would ever read what follows the head.
  if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS);
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, c.req.raw.signal]);
  const keyWatch = revocations.watch(principal, () => left.abort());
  const pictures = watch(signal);
  const end = async (): Promise<void> => {
    keyWatch[Symbol.dispose]();
    left.abort();
    await pictures.return();
  };
  let next: IteratorResult<LivePicture, void>;
  try {
    next = await pictures.next();
  } catch (error) {
    await end();
    throw error;
  }
  let isFirst = true;
  let hasLeft = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (!isFirst) next = await pictures.next();
          // A reader that left has closed it already.
          if (hasLeft) return;
          if (next.done) {
            await end();
            controller.close();
            return;
          }
          controller.enqueue(partOf(next.value.jpeg, isFirst));
          isFirst = false;
        } catch (error) {
          // There is no way to say in the middle of a picture that the phone is gone.
          if (!(error instanceof DomainError)) {
            logger.error({ error, path: c.req.path }, 'A live view failed unexpectedly');
          }
          await end();
          if (!hasLeft) controller.close();
        }
      },
      async cancel() {
        hasLeft = true;
        await end();
      },
    },
    // Nothing is kept for a slow reader.
    { highWaterMark: 0 },
  );
  noteReader(c, readers, 'mjpeg');
  return new Response(body, { headers: HEADERS });
}

/**
 * A picture, behind it the head of the next one: Chromium shows a part only then, and a screen at rest has no next one
 * to wait for. So a head comes before anybody knows the length.
 */
function partOf(jpeg: Uint8Array, isFirst: boolean): Uint8Array {
  return Buffer.concat([isFirst ? PART_HEAD : Buffer.alloc(0), jpeg, Buffer.from('\r\n'), PART_HEAD]);
}
