import type { AppInfo, Bounds, PhoneElement, Size } from '../../domain/phone.ts';
import type { Refs } from './refs.ts';

const MAX_LABEL = 120;
const MAX_QUOTED = 2_000;

/** What the screen shows, in words. */
export type ScreenDescription = {
  readonly nonce: string;
  readonly picture: Size;
  readonly device: Size;
  readonly app: AppInfo | null;
  readonly refs: Refs;
};

/**
 * Describes the screen to the model, bounds in pixels of the picture; the same screen gives the same
 * words. What stands between the markers comes from the phone and is data; the nonce keeps an app from
 * writing an end marker of its own.
 */
export function screenText({ nonce, picture, device, app, refs }: ScreenDescription): string {
  const size = `${picture.widthPx}x${picture.heightPx}`;
  const lines = refs.shown.map((element, position) => describe(element, position + 1, picture, device));
  const left = refs.all.length - refs.shown.length;
  return [
    `<screen ${nonce} size="${size}"${app ? ` app=${quote(app.packageName, MAX_LABEL)}` : ''}>`,
    ...lines,
    ...(left > 0 ? [`(${left} more elements aren't listed)`] : []),
    `</screen ${nonce}>`,
  ].join('\n');
}

/** @returns text that comes from the phone as the model may be told of it: one line, within markers. */
export function quoted(nonce: string, text: string): string {
  return `<screen ${nonce}>${quote(text, MAX_QUOTED)}</screen ${nonce}>`;
}

function describe(element: PhoneElement, number: number, picture: Size, device: Size): string {
  const { x, y, width, height } = scale(element.bounds, picture, device);
  return [
    `e${number} ${element.role} ${quote(element.label, MAX_LABEL)} [${x},${y},${width},${height}]`,
    ...(element.value === undefined ? [] : [`value=${quote(element.value, MAX_LABEL)}`]),
    ...(element.checked === undefined ? [] : [element.checked ? 'on' : 'off']),
    ...(element.focused ? ['focused'] : []),
    ...(element.disabled ? ['disabled'] : []),
    ...(element.secret ? ['covered'] : []),
  ].join(' ');
}

/** JSON keeps some line ends as they are, and a marker or a note of an app's own should not even look like one. */
const SUSPICIOUS = /[\u007f-\u009f\u2028\u2029]|<(?=\s*\/?\s*(?:screen|note))/gi;

function quote(text: string, maxLength: number): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return JSON.stringify(cut).replace(
    SUSPICIOUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
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
