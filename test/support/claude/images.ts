import { type ImageHeader, readImageHeader } from './image-size.ts';
import { blocksOf, type ImageBlock, type MessagesRequest } from './request.ts';

/** An image and its place in the request, such as `messages.0.content.1.content.0`. */
export type PlacedImage = {
  readonly path: string;
  readonly block: ImageBlock;
  /** Whether it is in the result of a toolset's member, which is never scaled down. */
  readonly isOfToolset: boolean;
};

/** Every image of a request, those in tool results included, in the order sent. */
export function imagesOf(request: MessagesRequest): readonly PlacedImage[] {
  return request.messages.flatMap((message, messageIndex) =>
    blocksOf(message).flatMap((block, blockIndex): PlacedImage[] => {
      const path = `messages.${messageIndex}.content.${blockIndex}`;
      if (block.type === 'image') return [{ path, block, isOfToolset: false }];
      if (block.type !== 'tool_result' || typeof block.content !== 'object') return [];
      const isOfToolset = block.toolset_name != null;
      return block.content.flatMap((inner, index) =>
        inner.type === 'image' ? [{ path: `${path}.content.${index}`, block: inner, isOfToolset }] : [],
      );
    }),
  );
}

const headers = new WeakMap<ImageBlock, ImageHeader | 'unreadable'>();

/** @returns what the image's bytes say it is; undefined when they are no base64 of a PNG or a JPEG */
export function headerOf(image: ImageBlock): ImageHeader | undefined {
  const header = headers.get(image) ?? read(image.source.data) ?? 'unreadable';
  headers.set(image, header);
  return header === 'unreadable' ? undefined : header;
}

function read(data = ''): ImageHeader | undefined {
  const bytes = Buffer.from(data, 'base64');
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0;
  // The decoder skips what is no base64, so that fewer bytes come out than the length promises.
  const isBase64 = data.length % 4 === 0 && bytes.length === (data.length / 4) * 3 - padding;
  return isBase64 ? readImageHeader(bytes) : undefined;
}
