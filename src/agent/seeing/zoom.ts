import { type Bounds, isWithin, type Size } from '../../domain/phone.ts';
import { PhoneError } from '../../phones/phone-driver.ts';
import type { Observation } from './observe.ts';
import { encodePicture, type Picture, pictureSize } from './picture.ts';
import { covered, cropped, decode } from './pixels.ts';

/** A part of the picture, in its pixels: from the pixel at x0,y0 up to the one before x1,y1. */
export type Region = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/**
 * Pictures a part of the screen as it was seen, from the pixels of the frame itself: as large as the
 * model can see, never larger than on the device, and covered where the whole picture is.
 *
 * @throws {PhoneError} `out_of_bounds` for a region that is empty, reversed or not within the picture,
 *   `not_supported` when the screen could not be pictured
 */
export async function zoomPicture(
  { frame, data, masks }: Pick<Observation, 'frame' | 'data' | 'masks'>,
  region: Region,
): Promise<Picture> {
  assertRegion(region, data);
  if (data.frameId === null) {
    throw new PhoneError(
      'not_supported',
      "The screen can't be pictured, so nothing of it can be enlarged. Go by the list of elements.",
    );
  }
  const part = cropped(covered(await decode(frame.png), masks), toDevice(region, data, frame));
  return await encodePicture(part, pictureSize(part));
}

/** @returns what the model is told with the picture of a region. */
export function zoomWords({ x0, y0, x1, y1 }: Region, { widthPx, heightPx }: Size): string {
  return (
    `The part of the screenshot from ${x0},${y0} to ${x1},${y1}, enlarged. ` +
    `Coordinates stay those of the whole screenshot, which is ${widthPx}x${heightPx} pixels.`
  );
}

function assertRegion({ x0, y0, x1, y1 }: Region, { widthPx, heightPx }: Size): void {
  const size = `The screenshot is ${widthPx}x${heightPx} pixels`;
  if (!(x1 > x0 && y1 > y0)) {
    throw new PhoneError(
      'out_of_bounds',
      `The region from ${x0},${y0} to ${x1},${y1} is empty: its second corner must be right of and below the first. ${size}.`,
    );
  }
  if (!isWithin({ x: x0, y: y0 }, { widthPx, heightPx }) || x1 > widthPx || y1 > heightPx) {
    throw new PhoneError(
      'out_of_bounds',
      `The region from ${x0},${y0} to ${x1},${y1} is not within the screenshot. ${size}: choose a region inside.`,
    );
  }
}

/** @returns the device pixels that the region shows, begun ones included. */
function toDevice({ x0, y0, x1, y1 }: Region, picture: Size, device: Size): Bounds {
  const scaleX = device.widthPx / picture.widthPx;
  const scaleY = device.heightPx / picture.heightPx;
  const x = Math.floor(x0 * scaleX);
  const y = Math.floor(y0 * scaleY);
  return {
    x,
    y,
    width: Math.min(device.widthPx, Math.ceil(x1 * scaleX)) - x,
    height: Math.min(device.heightPx, Math.ceil(y1 * scaleY)) - y,
  };
}
