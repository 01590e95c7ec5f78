import sharp from 'sharp';
import type { Size } from '../domain/phone.ts';
import type { FrameBytes } from '../storage/frame-store.ts';
import { actionMarks, marksPicture } from './action-marks.ts';
import { drawCaption } from './caption.ts';
import type { Scene } from './scenes.ts';

/** What a screen is fitted into, and what stands below it for the caption, in pixels. */
const BOX = { width: 400, height: 720 } as const;
const BAR_PX = 36;
const MARGIN_PX = 8;
const GROUND = '#16181d';

/** @returns the size of the pages of an animation whose first frame has this size, and how much of it is screen. */
export function pageSize({ widthPx, heightPx }: Size): { readonly page: Size; readonly screen: Size } {
  const scale = Math.min(1, BOX.width / widthPx, BOX.height / heightPx);
  const screen = {
    widthPx: Math.max(2, Math.round(widthPx * scale)),
    heightPx: Math.max(2, Math.round(heightPx * scale)),
  };
  return { page: { widthPx: screen.widthPx, heightPx: screen.heightPx + BAR_PX }, screen };
}

/** @returns a scene as red, green and blue of each pixel of its page. */
export async function drawScene(
  {
    action,
    device,
    caption,
  }: Pick<Scene, 'device' | 'caption'> & { readonly action?: Scene['action'] | undefined },
  frame: Pick<FrameBytes, 'bytes'> | undefined,
  screen: Size,
): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = screen;
  const marks = action ? actionMarks(action, device) : '';
  const text = await drawCaption(caption, {
    width: Math.max(1, width - 2 * MARGIN_PX),
    height: BAR_PX - 2 * MARGIN_PX,
  });
  const layers = [
    ...(marks ? [{ input: Buffer.from(marksPicture(marks, device, screen)), left: 0, top: 0 }] : []),
    ...(text ? [{ ...text, left: MARGIN_PX, top: height + MARGIN_PX }] : []),
  ];
  const blank = { create: { width, height, channels: 3, background: GROUND } } as const;
  const { data } = await (frame ? sharp(frame.bytes) : sharp(blank))
    .flatten({ background: GROUND })
    .resize(width, height, { fit: 'contain', background: GROUND })
    .extend({ bottom: BAR_PX, background: GROUND })
    .composite(layers)
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return data;
}
