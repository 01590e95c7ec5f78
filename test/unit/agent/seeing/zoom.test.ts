import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pictureSize } from '../../../../src/agent/seeing/picture.ts';
import { zoomPicture, zoomWords } from '../../../../src/agent/seeing/zoom.ts';
import type { FrameId } from '../../../../src/domain/ids.ts';
import type { Bounds, Size } from '../../../../src/domain/phone.ts';
import { drawn, type Patch, pixelAt } from '../../../support/drawn.ts';

const DEVICE = { widthPx: 1080, heightPx: 2400 };

async function seen(
  device: Size,
  patches: readonly Patch[] = [],
  { masks = [], hidden = false }: { readonly masks?: readonly Bounds[]; readonly hidden?: boolean } = {},
) {
  const data = {
    frameId: hidden ? null : ('one' as FrameId),
    ...pictureSize(device),
    deviceWidthPx: device.widthPx,
    deviceHeightPx: device.heightPx,
    app: null,
  };
  return { frame: await drawn(device, '#ffffff', patches), data, masks };
}

test('a region is shown in the pixels of the device, and no larger', async () => {
  const fine = { x: 540, y: 1200, width: 2, height: 2, color: '#000000' };
  const picture = await zoomPicture(await seen(DEVICE, [fine]), { x0: 340, y0: 770, x1: 380, y1: 800 });
  expect(picture).toMatchObject({ widthPx: 62, heightPx: 47, mediaType: 'image/jpeg' });
  expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 62, height: 47 });
  const [dark = 255] = await pixelAt(picture.bytes, 540 - 520, 1200 - 1178);
  expect(dark).toBeLessThan(80);
});

test('a region that is larger than the model can see is made smaller', async () => {
  const device = { widthPx: 4_000, heightPx: 4_000 };
  const { data, ...rest } = await seen(device);
  const picture = await zoomPicture(
    { data, ...rest },
    { x0: 0, y0: 0, x1: data.widthPx, y1: data.heightPx / 2 },
  );
  expect(picture).toMatchObject(pictureSize({ widthPx: 4_000, heightPx: 2_000 }));
});

test('what the whole picture covers is covered in its parts', async () => {
  const secret = { x: 300, y: 600, width: 200, height: 60 };
  const screen = await seen(DEVICE, [{ ...secret, color: '#ff0000' }], { masks: [secret] });
  const { bytes } = await zoomPicture(screen, { x0: 150, y0: 350, x1: 400, y1: 480 });
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const reddish = Array.from(
    { length: data.length / 3 },
    (_, at) => (data[at * 3] ?? 0) - (data[at * 3 + 1] ?? 0),
  );
  expect(Math.max(...reddish)).toBeLessThan(30);
});

test.each([
  ['empty', 100, 100, 100, 200, 'empty'],
  ['flat', 100, 100, 200, 100, 'empty'],
  ['reversed', 200, 200, 100, 100, 'empty'],
  ['no number', Number.NaN, 0, 10, 10, 'empty'],
  ['left of the screenshot', -1, 0, 10, 10, 'not within'],
  ['above it', 0, -1, 10, 10, 'not within'],
  ['beyond its right edge', 0, 0, 707, 10, 'not within'],
  ['beyond its lower edge', 0, 0, 10, 1569, 'not within'],
])('a region that is %s is refused in words', async (_, x0, y0, x1, y1, words) => {
  await expect(zoomPicture(await seen(DEVICE), { x0, y0, x1, y1 })).rejects.toMatchObject({
    name: 'PhoneError',
    kind: 'out_of_bounds',
    message: expect.stringMatching(new RegExp(`${words}.*706x1568`)),
  });
});

test('the whole screenshot is a region, too', async () => {
  const picture = await zoomPicture(await seen(DEVICE), { x0: 0, y0: 0, x1: 706, y1: 1568 });
  expect(picture).toMatchObject({ widthPx: 706, heightPx: 1568 });
});

test('nothing of a screen that is not pictured can be enlarged', async () => {
  const hidden = await seen(DEVICE, [], { hidden: true });
  await expect(zoomPicture(hidden, { x0: 0, y0: 0, x1: 10, y1: 10 })).rejects.toMatchObject({
    kind: 'not_supported',
    message: expect.stringContaining("can't be pictured"),
  });
});

test('the words of a region say that coordinates stay those of the whole', () => {
  const words = zoomWords({ x0: 1, y0: 2, x1: 30, y1: 40 }, { widthPx: 706, heightPx: 1568 });
  expect(words).toContain('from 1,2 to 30,40');
  expect(words).toContain('whole screenshot, which is 706x1568');
});
