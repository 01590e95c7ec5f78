import type { Point, Size } from '../domain/phone.ts';
import type { PhoneAction } from '../domain/phone-action.ts';

const FILL = '#06b6d4';
const RIM = '#ffffff';
/** The opacity of what would hide what is touched. */
const VEIL = 0.45;

/**
 * @param device the size that the action's points belong to
 * @returns shapes that show where an action lands, as SVG in device pixels, of numbers alone; empty for an action
 *   without a place
 */
export function actionMarks(action: PhoneAction, { widthPx, heightPx }: Size): string {
  const unit = Math.max(widthPx, heightPx) / 100;
  switch (action.type) {
    case 'tap':
      return spot(action.at, 2.6 * unit, unit);
    case 'double_tap':
      return spot(action.at, 2.6 * unit, unit) + ring(action.at, 4.2 * unit, unit);
    case 'long_press':
      return spot(action.at, 3.6 * unit, unit) + ring(action.at, 5 * unit, unit);
    case 'swipe':
    case 'drag':
      return spot(action.from, 2 * unit, unit) + arrow(action.from, action.to, unit);
    case 'pinch':
      return pinch(action.at, action.scale, unit);
    default:
      return '';
  }
}

/** @returns an SVG document with the marks of an action, as large as a picture that the screen is fitted into. */
export function marksPicture(marks: string, device: Size, { widthPx, heightPx }: Size): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${device.widthPx} ${device.heightPx}">${marks}</svg>`;
}

function spot({ x, y }: Point, radius: number, unit: number): string {
  return `<circle cx="${x}" cy="${y}" r="${short(radius)}" fill="${FILL}" fill-opacity="${VEIL}" stroke="${RIM}" stroke-width="${short(unit * 0.5)}"/>`;
}

function ring({ x, y }: Point, radius: number, unit: number): string {
  return `<circle cx="${x}" cy="${y}" r="${short(radius)}" fill="none" stroke="${FILL}" stroke-width="${short(unit * 0.5)}"/>`;
}

function arrow(from: Point, to: Point, unit: number): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (turn: number): string =>
    `${short(to.x - 3 * unit * Math.cos(angle + turn))} ${short(to.y - 3 * unit * Math.sin(angle + turn))}`;
  const path = `M${from.x} ${from.y}L${to.x} ${to.y}M${corner(0.5)}L${to.x} ${to.y}L${corner(-0.5)}`;
  const line = (color: string, width: number): string =>
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return line(RIM, unit * 1.5) + line(FILL, unit * 0.9);
}

/** Two fingers that part, or come together. */
function pinch({ x, y }: Point, scale: number, unit: number): string {
  const [near, far] = [3 * unit, 9 * unit];
  const [begin, end] = scale > 1 ? [near, far] : [far, near];
  return [-1, 1]
    .map((side) =>
      arrow({ x: x + side * begin, y: y - side * begin }, { x: x + side * end, y: y - side * end }, unit),
    )
    .join('');
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
