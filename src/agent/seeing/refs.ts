import { type Bounds, isWithin, mostUseful, type PhoneElement, type Point } from '../../domain/phone.ts';

/** How many elements the model is told of at the most. */
const MAX_SHOWN = 40;

/** The elements of a screen: all that were read, and those that the model was shown, of which `e1` is the first. */
export type Refs = {
  readonly shown: readonly PhoneElement[];
  readonly all: readonly PhoneElement[];
};

/** Where an element is now: its middle, in device pixels. */
export type Resolved = { readonly point: Point; readonly element: PhoneElement };

/** @returns the elements with refs: those that react to touch before the rest, in reading order. */
export function refsOf(elements: readonly PhoneElement[]): Refs {
  return { shown: mostUseful(elements, MAX_SHOWN), all: elements };
}

/**
 * Finds an element that the model named by its ref.
 *
 * @param seen the elements of the screen that the model saw when it chose the ref
 * @param now the newest elements: the same unless something was done since then
 * @returns in words for the model why it can't be found, or not for certain
 */
export function resolveRef(ref: string, seen: Refs, now: Refs): Resolved | string {
  const number = /^e([1-9]\d*)$/.exec(ref.trim())?.[1];
  const wanted = number === undefined ? undefined : seen.shown[Number(number) - 1];
  if (wanted === undefined) return unknownRef(ref, seen);
  if (now === seen) return resolved(wanted);
  const alike = now.all.filter((element) => isAlike(element, wanted));
  const [only] = alike;
  if (only === undefined) {
    return `${ref}, ${named(wanted)}, is not on the screen any more. Look at the newest screenshot.`;
  }
  const wasOnly = seen.all.filter((element) => isAlike(element, wanted)).length === 1;
  if (alike.length === 1 && wasOnly) return resolved(only);
  // Several look the same, as in a list: only what has hardly moved is the same for certain.
  const inPlace = nearest(
    alike.filter(({ bounds }) => covers(bounds, middle(wanted))),
    wanted,
  );
  if (inPlace) return resolved(inPlace);
  return `The screen has changed, and which element ${ref} was, ${named(wanted)}, can't be told for certain any more. Look at the newest screenshot.`;
}

function unknownRef(ref: string, { shown }: Refs): string {
  const known =
    shown.length === 0
      ? 'No elements were listed: give x and y instead.'
      : `The list goes from e1 to e${shown.length}.`;
  return `There was no element ${JSON.stringify(ref)} on the screen that you saw. ${known}`;
}

function named({ role, label }: PhoneElement): string {
  return label === '' ? `the ${role}` : `the ${role} ${JSON.stringify(label)}`;
}

function resolved(element: PhoneElement): Resolved {
  return { point: middle(element), element };
}

function isAlike(a: PhoneElement, b: PhoneElement): boolean {
  return a.role === b.role && a.label === b.label && a.id === b.id;
}

function middle({ bounds }: PhoneElement): Point {
  return { x: Math.floor(bounds.x + bounds.width / 2), y: Math.floor(bounds.y + bounds.height / 2) };
}

function covers({ x, y, width, height }: Bounds, point: Point): boolean {
  return isWithin({ x: point.x - x, y: point.y - y }, { widthPx: width, heightPx: height });
}

function nearest(elements: readonly PhoneElement[], wanted: PhoneElement): PhoneElement | undefined {
  const from = middle(wanted);
  const distance = (element: PhoneElement): number => {
    const to = middle(element);
    return Math.hypot(to.x - from.x, to.y - from.y);
  };
  return [...elements].sort((a, b) => distance(a) - distance(b))[0];
}
