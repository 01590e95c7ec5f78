/**
 * Brings a label to the form in which words are compared: lower case, without accents, whatever the
 * apostrophe, the space or the width of its letters, and without punctuation around it.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}\p{Sc}]+|[^\p{L}\p{N}\p{Sc}]+$/gu, '');
}

/** @returns words of a list in the form in which they are compared. */
export function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(plainWords));
}
