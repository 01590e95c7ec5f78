import { type AppInfo, type Bounds, mostUseful, type PhoneElement, type Size } from '../domain/phone.ts';

/** How many elements the model is told of at the most. */
const MAX_ELEMENTS = 40;
const MAX_LABEL = 120;

/** What the screen shows, in words. */
export type ScreenDescription = {
  readonly nonce: string;
  readonly picture: Size;
  readonly device: Size;
  readonly app: AppInfo | null;
  readonly elements: readonly PhoneElement[];
};

/**
 * Describes the screen to the model, bounds in pixels of the picture. What stands between the markers
 * comes from the phone and is data; the nonce keeps an app from writing an end marker of its own.
 */
export function screenText({ nonce, picture, device, app, elements }: ScreenDescription): string {
  const size = `${picture.widthPx}x${picture.heightPx}`;
  const shown = mostUseful(elements, MAX_ELEMENTS);
  const lines = shown.map((element, position) => describe(element, position + 1, picture, device));
  const left = elements.length - shown.length;
  return [
    `<screen nonce="${nonce}" size="${size}"${app ? ` app=${JSON.stringify(app.packageName)}` : ''}>`,
    ...lines,
    ...(left > 0 ? [`(${left} more elements aren't listed)`] : []),
    `</screen nonce="${nonce}">`,
  ].join('\n');
}

function describe(element: PhoneElement, number: number, picture: Size, device: Size): string {
  const { x, y, width, height } = scale(element.bounds, picture, device);
  return [
    `e${number} ${element.role} ${quote(element.label)} [${x},${y},${width},${height}]`,
    ...(element.value === undefined ? [] : [`value=${quote(element.value)}`]),
    ...(element.checked === undefined ? [] : [element.checked ? 'on' : 'off']),
    ...(element.focused ? ['focused'] : []),
    ...(element.disabled ? ['disabled'] : []),
  ].join(' ');
}

function quote(text: string): string {
  return JSON.stringify(text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL)}…` : text);
}

function scale({ x, y, width, height }: Bounds, picture: Size, device: Size): Bounds {
  const acrossX = picture.widthPx / device.widthPx;
  const acrossY = picture.heightPx / device.heightPx;
  return {
    x: Math.round(x * acrossX),
    y: Math.round(y * acrossY),
    width: Math.round(width * acrossX),
    height: Math.round(height * acrossY),
  };
}
