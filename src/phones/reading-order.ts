import { mostUseful, type PhoneElement } from '../domain/phone.ts';

/** A screen with more elements than this is cut: what reacts to touch is kept first. */
const MAX_ELEMENTS = 200;

/** Sorts elements as people read them, row by row from the top, and keeps no more than a page of them. */
export function inReadingOrder(elements: readonly PhoneElement[]): readonly PhoneElement[] {
  return rows(mostUseful(elements, MAX_ELEMENTS)).flat();
}

/** An element that begins above the middle of every other one in a row belongs to that row. */
function rows(elements: readonly PhoneElement[]): readonly (readonly PhoneElement[])[] {
  const found: PhoneElement[][] = [];
  let middle = Number.NEGATIVE_INFINITY;
  for (const element of [...elements].sort((a, b) => a.bounds.y - b.bounds.y)) {
    const ownMiddle = element.bounds.y + element.bounds.height / 2;
    const row = found.at(-1);
    if (row !== undefined && element.bounds.y < middle) {
      row.push(element);
      middle = Math.min(middle, ownMiddle);
    } else {
      found.push([element]);
      middle = ownMiddle;
    }
  }
  return found.map((row) => row.sort((a, b) => a.bounds.x - b.bounds.x));
}
