import { type ImageHeader, readImageHeader } from './image-size.ts';
import { blocksOf, type ImageBlock, type MessagesRequest } from './request.ts';

/** An image and its place in the request, such as `messages.0.content.1.content.0`. */
export type PlacedImage = { readonly path: string; readonly block: ImageBlock };

/** Every image of a request, those in tool results included, in the order sent. */
export function imagesOf(request: MessagesRequest): readonly PlacedImage[] {
  return request.messages.flatMap((message, messageIndex) =>
    blocksOf(message).flatMap((block, blockIndex): PlacedImage[] => {
      const path = `messages.${messageIndex}.content.${blockIndex}`;
      if (block.type === 'image') return [{ path, block }];
      if (block.type !== 'tool_result' || typeof block.content !== 'object') return [];
      return block.content.flatMap((inner, index) =>
        inner.type === 'image' ? [{ path: `${path}.content.${index}`, block: inner }] : [],
      );
    }),
  );
}

/** A frame header stands within the first bytes, so a large screenshot need not be decoded whole. */
const HEADER_CHARACTERS = 131_072;

const headers = new WeakMap<ImageBlock, ImageHeader | 'unreadable'>();

/** @returns what the image's bytes say it is; undefined when they are no base64 of a PNG or a JPEG */
export function headerOf(image: ImageBlock): ImageHeader | undefined {
  const header = headers.get(image) ?? read(image.source.data) ?? 'unreadable';
  headers.set(image, header);
  return header === 'unreadable' ? undefined : header;
}

function read(data: string | undefined): ImageHeader | undefined {
  if (data === undefined || data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return undefined;
  return readImageHeader(Buffer.from(data.slice(0, HEADER_CHARACTERS), 'base64'));
}
