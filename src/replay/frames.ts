import sharp from 'sharp';
import { DomainError } from '../domain/errors.ts';
import type { FrameId, OrganizationId } from '../domain/ids.ts';
import type { FrameBytes, FrameStore } from '../storage/frame-store.ts';

/** The default of 4 takes nearly twice the time for 5% less. */
const EFFORT = 2;

/** Finds a picture; undefined when it is not there any more. */
export type FindFrame = (id: FrameId) => Promise<FrameBytes | undefined>;

/** Does one picture's work at a time, so that however many exports leave the agents most of the machine. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** @returns what finds the pictures of an organisation. */
export function frameFinder(frames: Pick<FrameStore, 'get'>, organizationId: OrganizationId): FindFrame {
  return async (id) => {
    try {
      return await frames.get(organizationId, id);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'FRAME_NOT_FOUND') return undefined;
      throw error;
    }
  };
}

/** @returns a picture that fits into a box, in pixels, as a `data:` URL. */
export async function smallPicture(
  bytes: Uint8Array,
  box: { readonly width: number; readonly height: number },
  quality: number,
): Promise<string> {
  const small = await sharp(bytes)
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: EFFORT })
    .toBuffer();
  return `data:image/webp;base64,${small.toString('base64')}`;
}
