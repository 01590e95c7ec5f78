import { type Fault, fault } from '../fault.ts';
import { headerOf, imagesOf, type PlacedImage } from '../images.ts';
import { imageTokens, MAX_IMAGE_TOKENS, MAX_SIDE_PX } from '../tokens.ts';
import type { Rule } from './rule.ts';

const MAX_IMAGES = 100;
/** Above this many images in a request, the side of each is limited further. */
const MANY_IMAGES = 20;
const MANY_IMAGES_SIDE_PX = 2000;
const SIDE_PX = 8000;

/** Images are what they claim to be, not too many and not too large. */
export const checkImages: Rule = (request) => {
  const images = imagesOf(request);
  if (images.length > MAX_IMAGES) {
    return fault('images', `messages: ${images.length} images, at most ${MAX_IMAGES} are allowed`);
  }
  return firstFault(images, checkHeader) ?? checkSides(images) ?? firstFault(images, checkOversized);
};

function firstFault(
  images: readonly PlacedImage[],
  check: (image: PlacedImage) => Fault | undefined,
): Fault | undefined {
  for (const image of images) {
    const broken = check(image);
    if (broken) return broken;
  }
  return undefined;
}

/** The stand-in reads PNG and JPEG from base64 alone, which is all that the product sends. */
function checkHeader({ path, block }: PlacedImage): Fault | undefined {
  if (block.source.type !== 'base64') return fault('images', `${path}.source: only base64 is read here`);
  const header = headerOf(block);
  if (!header) return fault('images', `${path}.image.source.base64: Could not process image`);
  if (header.mediaType === block.source.media_type) return undefined;
  return fault(
    'images',
    `${path}.image.source.base64.media_type: specified as ${block.source.media_type}, but the image appears to be ${header.mediaType}`,
  );
}

function checkSides(images: readonly PlacedImage[]): Fault | undefined {
  const limit = images.length > MANY_IMAGES ? MANY_IMAGES_SIDE_PX : SIDE_PX;
  const paths = images
    .filter(({ block }) => {
      const header = headerOf(block);
      return header !== undefined && Math.max(header.widthPx, header.heightPx) > limit;
    })
    .map(({ path }) => path);
  if (paths.length === 0) return undefined;
  return fault('images', `${paths.join(', ')}: at least one side exceeds ${limit} pixels`, {
    details: { error_code: 'image_dimensions_too_large', max_side_length_pixels: limit, paths },
  });
}

function checkOversized({ path, block, isOfToolset }: PlacedImage): Fault | undefined {
  if (!isOfToolset && block.transformations?.oversized_image !== 'error') return undefined;
  const header = headerOf(block);
  if (!header) return undefined;
  const { widthPx, heightPx } = header;
  const tokens = imageTokens(widthPx, heightPx);
  if (Math.max(widthPx, heightPx) <= MAX_SIDE_PX && tokens <= MAX_IMAGE_TOKENS) return undefined;
  return fault(
    'images',
    `${path}: the image is ${widthPx}x${heightPx} (${tokens} tokens), over ${MAX_SIDE_PX} pixels or ${MAX_IMAGE_TOKENS} tokens, and must not be scaled down`,
  );
}
