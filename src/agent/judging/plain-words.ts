/** No name of a button, and no word, is longer. */
const MAX_CHARACTERS = 500;

/**
 * Brings a label to the form in which words are compared: lower case, without accents, whatever the
 * apostrophe, the space or the width of its letters, and without punctuation around it. A text that is too
 * long for a label is cut.
 */
export function plainWords(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .replace(/[‘’ʼ´`]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}\p{Sc}]+|[^\p{L}\p{N}\p{Sc}]+$/gu, '');
}

/** @returns words of a list in the form in which they are compared. */
export function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(plainWords));
}
