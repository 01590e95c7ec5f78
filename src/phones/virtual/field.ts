import type { View } from './view.ts';

/** @returns the input with an id: the uppermost one, wherever it is scrolled to */
export function findField(root: View, id: string): View | undefined {
  for (const child of root.children.toReversed()) {
    const found = findField(child, id);
    if (found) return found;
  }
  return root.role === 'input' && root.id === id ? root : undefined;
}

/** Adds words to the end of what an input holds. */
export function append(field: View | undefined, words: string): void {
  field?.onInput?.(`${field.value ?? ''}${words}`);
}

/** Takes the last character of an input away. */
export function erase(field: View | undefined): void {
  field?.onInput?.(
    [...GRAPHEMES.segment(field.value ?? '')]
      .slice(0, -1)
      .map(({ segment }) => segment)
      .join(''),
  );
}

/** @returns what arrives of words that a bad input method types: every third character is lost */
export function lossy(words: string): string {
  return [...words].filter((_, position) => position % 3 !== 2).join('');
}

/** @returns figures in groups of three, as fields for amounts and numbers write them */
export function grouped(value: string): string {
  return value.replace(/\d[\d ]*\d/g, (figures) =>
    figures.replaceAll(' ', '').replace(/\B(?=(?:\d{3})+$)/g, ' '),
  );
}

/** What people take for one character may be many code points: an emoji with its skin tone. */
const GRAPHEMES = new Intl.Segmenter('en');
