import { difference, type Pattern } from './difference.ts';
import { type Lasting, lastingOf, type PhoneState, type Place, placeOf } from './phone-state.ts';

/**
 * Judges a task by what it made of the phone.
 *
 * @returns what is wrong, as a sentence; undefined when the task is done and nothing else was
 */
export type Check = (before: PhoneState, after: PhoneState) => string | undefined;

/** How a phone must be left: all that lasts, and the parts of its place that matter. */
export type Expected = Pattern<Lasting> & { readonly place?: { readonly [Key in keyof Place]?: Place[Key] } };

/**
 * @param expects what the phone must be like afterwards, told from what it was like: whatever isn't
 *   changed there must stay, so that side effects are found, too
 */
export function leaves(expects: (before: Lasting, state: PhoneState) => Expected): Check {
  return (before, after) => {
    const { place = {}, ...lasting } = expects(lastingOf(before), before);
    const there: Readonly<Record<string, unknown>> = placeOf(after);
    const wanted = Object.entries(place);
    return (
      difference(lastingOf(after), lasting, 'phone') ??
      wanted
        .map(([name, value]) => difference(there[name], value, `place.${name}`))
        .find((problem) => problem !== undefined)
    );
  };
}

/** A task that changes nothing that lasts, and ends somewhere. */
export function endsAt(place: NonNullable<Expected['place']>): Check {
  return leaves((before) => ({ ...before, place }));
}

/**
 * Changes the one entry of a list that fits.
 *
 * @throws Error unless exactly one does: then the task, not the agent, is wrong
 */
export function changed<T extends object>(
  items: readonly T[],
  fits: (item: T) => boolean,
  change: Partial<Pattern<T>>,
): readonly Pattern<T>[] {
  only(items, fits);
  return items.map((item) => (fits(item) ? { ...item, ...change } : item) as Pattern<T>);
}

/** Leaves out the one entry of a list that fits. @throws Error unless exactly one does */
export function without<T extends object>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  only(items, fits);
  return items.filter((item) => !fits(item));
}

/** @returns the one entry of a list that fits. @throws Error unless exactly one does */
export function only<T extends object>(items: readonly T[], fits: (item: T) => boolean): T {
  const [found, ...more] = items.filter(fits);
  if (found === undefined || more.length > 0)
    throw new Error(`A task is about one entry, and ${found ? more.length + 1 : 0} fit.`);
  return found;
}

/** What was sent, and one more message to someone. */
export function alsoSent(sent: Expected['sent'], to: string, text: string | RegExp): Expected['sent'] {
  return { ...sent, [to]: [...(sent[to] ?? []), text] };
}
