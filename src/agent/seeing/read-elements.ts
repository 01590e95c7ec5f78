import type { PhoneElement } from '../../domain/phone.ts';
import type { PhoneDriver, PhoneError } from '../../phones/phone-driver.ts';
import { mayPass } from '../phone-failure.ts';

/** How long the element list may take, in milliseconds, before the picture goes without it. */
const ELEMENTS_MS = 1_500;

/** The elements of a screen, or why there are none, as the beginning of a sentence for the model. */
export type ElementsRead =
  | { readonly elements: readonly PhoneElement[]; readonly missing?: never }
  | { readonly elements: readonly []; readonly missing: string };

/** Reads the elements, as long as that is quick: the picture is enough. @throws {PhoneError} `phone_lost` */
export async function readElements(
  { elements }: Pick<PhoneDriver, 'elements'>,
  signal: AbortSignal,
): Promise<ElementsRead> {
  const deadline = AbortSignal.timeout(ELEMENTS_MS);
  try {
    return { elements: await elements(AbortSignal.any([signal, deadline])) };
  } catch (error) {
    signal.throwIfAborted();
    if (error === deadline.reason) return { elements: [], missing: 'The elements could not be read in time' };
    if (!mayPass(error)) throw error;
    return { elements: [], missing: whyMissing(error) };
  }
}

function whyMissing({ kind }: PhoneError): string {
  if (kind === 'timeout') return 'The elements could not be read in time';
  if (kind === 'too_large') return 'The screen has too many elements to read them in time';
  return 'The elements could not be read';
}

/** @returns whether one of the elements says that something is loading, and not how far it is. */
export function isLoading(elements: readonly PhoneElement[]): boolean {
  return elements.some(
    ({ role, label, value }) => role === 'progress' && !/\d/.test(`${label}${value ?? ''}`),
  );
}
