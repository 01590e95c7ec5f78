import type { Bounds, Size } from '../domain/phone.ts';

const CHANNELS = 3;

/**
 * @param before red, green and blue of each pixel, and `after` likewise
 * @returns the smallest rectangle that has all that differs, from even coordinates on; undefined when nothing does
 */
export function changedPart(before: Buffer, after: Buffer, { widthPx, heightPx }: Size): Bounds | undefined {
  const rowBytes = widthPx * CHANNELS;
  const differs = (row: number): boolean =>
    after.compare(before, row * rowBytes, (row + 1) * rowBytes, row * rowBytes, (row + 1) * rowBytes) !== 0;
  let top = 0;
  while (top < heightPx && !differs(top)) top += 1;
  if (top === heightPx) return undefined;
  let bottom = heightPx;
  while (!differs(bottom - 1)) bottom -= 1;
  let [first, last] = [rowBytes, 0];
  for (let row = top; row < bottom; row += 1) {
    const start = row * rowBytes;
    for (let at = 0; at < first; at += 1) if (before[start + at] !== after[start + at]) first = at;
    for (let at = rowBytes - 1; at > last; at -= 1) if (before[start + at] !== after[start + at]) last = at;
  }
  const x = Math.floor(first / CHANNELS / 2) * 2;
  const y = Math.floor(top / 2) * 2;
  return { x, y, width: Math.floor(last / CHANNELS) + 1 - x, height: bottom - y };
}
