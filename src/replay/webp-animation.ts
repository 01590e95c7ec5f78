import type { FileHandle } from 'node:fs/promises';
import type { Bounds, Size } from '../domain/phone.ts';

const HEAD_BYTES = 12;
const HAS_ANIMATION = 0x02;
const REPLACES = 0x02;
/** The longest time that the format can say, in milliseconds. */
const MAX_MS = 0xff_ff_ff;

/**
 * Writes still WebP pictures one after the other into an animated one. The file's head, which says how long all is, is
 * written at last.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export type AnimationWriter = {
  /**
   * @param webp a picture without metadata and transparency, as large as its place
   * @param place where it goes, from even coordinates on
   */
  readonly add: (webp: Buffer, place: Bounds, durationMs: number) => Promise<void>;
  /** Completes the file. @returns its length in bytes */
  readonly end: () => Promise<number>;
};

/** @returns what writes an animation of this size, which begins anew when it is over, into an empty file. */
export async function writeAnimation(
  file: FileHandle,
  { widthPx, heightPx }: Size,
): Promise<AnimationWriter> {
  const extended = Buffer.alloc(10);
  extended[0] = HAS_ANIMATION;
  extended.writeUIntLE(widthPx - 1, 4, 3);
  extended.writeUIntLE(heightPx - 1, 7, 3);
  // A black ground, and without end.
  const start = [chunk('VP8X', extended), chunk('ANIM', Buffer.from([0, 0, 0, 255, 0, 0]))];
  let length = HEAD_BYTES;
  const append = async (bytes: Buffer): Promise<void> => {
    await file.write(bytes, 0, bytes.length, length);
    length += bytes.length;
  };
  for (const part of start) await append(part);
  return {
    async add(webp, { x, y, width, height }, durationMs) {
      const head = Buffer.alloc(16);
      head.writeUIntLE(x / 2, 0, 3);
      head.writeUIntLE(y / 2, 3, 3);
      head.writeUIntLE(width - 1, 6, 3);
      head.writeUIntLE(height - 1, 9, 3);
      head.writeUIntLE(Math.min(MAX_MS, Math.round(durationMs)), 12, 3);
      head[15] = REPLACES;
      await append(chunk('ANMF', Buffer.concat([head, webp.subarray(HEAD_BYTES)])));
    },
    async end() {
      const head = Buffer.from('RIFF____WEBP');
      head.writeUInt32LE(length - 8, 4);
      await file.write(head, 0, head.length, 0);
      return length;
    },
  };
}

/** Chunks begin at even places. */
function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.from(`${name}____`);
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
