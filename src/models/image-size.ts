import type { Size } from '../domain/phone.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Markers of JPEG's frames: C0 to CF, but for the tables and conditions among them. */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

/**
 * @param bytes - a picture, or no more than its beginning
 * @returns the size that the header of a PNG or a JPEG states; undefined when there is none
 * @see https://www.w3.org/TR/png/#11IHDR and https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2
 */
export function imageSize(bytes: Buffer): Size | undefined {
  if (bytes.length >= 24 && bytes.subarray(0, 8).equals(PNG_SIGNATURE)) {
    return { widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) };
  }
  return bytes.length >= 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : undefined;
}

/** Goes from segment to segment, each of which says how long it is, to the first frame. */
function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker)) {
      return { heightPx: bytes.readUInt16BE(at + 5), widthPx: bytes.readUInt16BE(at + 7) };
    }
    // Any number of FF may fill the space before a marker.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
