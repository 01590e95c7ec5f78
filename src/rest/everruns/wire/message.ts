import { z } from 'zod';
import type { Effort } from '../../../domain/session.ts';
import { jsonObject, sessionFields } from '../../../domain/session-fields.ts';

/** The pictures that models can see. */
const MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** What Everruns' efforts are here. */
const EFFORTS = {
  none: 'low',
  minimal: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'xhigh',
} as const satisfies Record<string, Effort>;

const text = z.object({ type: z.literal('text'), text: z.string() });

const image = z
  .object({
    type: z.literal('image'),
    url: z.string().optional(),
    base64: z.string().optional(),
    media_type: z.string().optional(),
  })
  .transform(({ url, base64, media_type }, ctx) => {
    const [, ofUrl, data] = /^data:([^;,]*);base64,(.*)$/is.exec(url ?? '') ?? [];
    const refuse = (message: string): never => {
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if ((url === undefined) === (base64 === undefined)) return refuse('An image needs a url or base64.');
    if (url !== undefined && data === undefined) {
      return refuse(
        'Images are not fetched from elsewhere: send them as base64, or as a data: URL in Base64.',
      );
    }
    const given = ofUrl ?? media_type;
    const mediaType = MEDIA_TYPES.find((known) => known === given?.toLowerCase());
    if (!mediaType) return refuse(`The media_type of an image must be one of ${MEDIA_TYPES.join(', ')}.`);
    const parsed = z
      .base64()
      .min(1)
      .safeParse(data ?? base64);
    if (!parsed.success) return refuse('The image is not valid Base64.');
    return { type: 'image' as const, bytes: Buffer.from(parsed.data, 'base64'), mediaType };
  });

const imageFile = z
  .object({ type: z.literal('image_file') })
  .refine(() => false, 'Uploaded images are not here: send them as parts of type "image".');

const message = z
  .object({
    role: z.literal('user').optional(),
    content: z.array(z.discriminatedUnion('type', [text, image, imageFile])).min(1),
  })
  .transform(({ content }, ctx) => {
    const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    const images = content.flatMap((part) =>
      part.type === 'image' ? [{ bytes: part.bytes, mediaType: part.mediaType }] : [],
    );
    const said = sessionFields.message.safeParse(texts.join('\n'));
    if (said.success) return { text: said.data, images };
    // A picture may speak for itself.
    if (texts.length === 0) return { text: '', images };
    ctx.addIssue({ code: 'custom', path: ['content'], message: said.error.issues[0]?.message ?? '' });
    return z.NEVER;
  });

const controls = z.object({
  model_id: sessionFields.model.nullish(),
  reasoning: z
    .object({ effort: z.literal(Object.keys(EFFORTS) as (keyof typeof EFFORTS)[]).nullish() })
    .nullish(),
});

/** The body of `POST /sessions/{id}/messages`. */
export const createMessageBody = z
  .object({
    message,
    controls: controls.nullish(),
    metadata: jsonObject.nullish(),
    tags: z.array(z.string()).nullish(),
  })
  .transform(({ message: said, controls: wanted, metadata }) => {
    const effort = wanted?.reasoning?.effort;
    return {
      ...said,
      modelId: wanted?.model_id,
      effort: effort == null ? undefined : EFFORTS[effort],
      metadata: metadata ?? undefined,
    };
  });
