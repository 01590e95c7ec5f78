const NUMBERS: readonly string[] = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;
const ONCE = new Map([
  ['a', 1],
  ['an', 1],
  ['once', 1],
  ['twice', 2],
  ['a couple of', 2],
]);

/** A pattern's source that matches a count in figures or words. */
export const COUNT = String.raw`(?:\d{1,3}|${NUMBERS.join('|')}|a couple of|an?|once|twice)`;

/** @returns the count that a word or figures stand for, or the fallback when there is none. */
export function countOf(word: string | undefined, fallback: number): number {
  if (word === undefined) return fallback;
  const lower = word.toLowerCase();
  const known = ONCE.get(lower) ?? NUMBERS.indexOf(lower);
  return known >= 0 ? known : Number(lower);
}

/** @returns the text without the quotation marks around it and the full stop after a bare one. */
export function unquoted(text: string): string {
  const trimmed = text.trim();
  const inside = /^(["'])(.*)\1[.!]?$/s.exec(trimmed)?.[2];
  return inside ?? trimmed.replace(/\.$/, '');
}

/** @returns a label or a name as people compare them: lower case, without accents, marks and articles. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|my|an?) /, '');
}
