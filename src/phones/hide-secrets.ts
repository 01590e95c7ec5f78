import { type Secret, secretPlaceholder } from '../domain/secret.ts';

/** Replaces the values of secrets in a text by their placeholders. */
export type HideSecrets = (text: string) => string;

/** What screens put into a word where a line ends: line feeds, spaces without width, soft hyphens. */
const BREAK = '[\\r\\n\\u00ad\\u200b\\u200c\\u2060\\ufeff]*';
/** What a space becomes on a screen, or in a list of its elements. */
const SPACE = '[\\s\\u00ad\\u200b\\u200c\\u2060]+';
/** Texts of this length, or longer, may have been cut at their end by whoever read the screen. */
const CUT_AT = 200;
/** A shorter part of a value, where a text was cut, tells too little to be hidden. */
const MIN_PART = 4;
/** What may stand behind the end of a text that was cut. */
const AFTER_CUT = /[…"”’').\]]*$/;

type Range = { readonly start: number; readonly end: number };
type Search = { readonly placeholder: string; readonly find: (text: string) => readonly Range[] };

/**
 * @returns a function that finds values wherever they are wrapped, their spaces collapsed, escaped as in
 *   JSON and in addresses, or cut with the text that they are in; letters must agree in case
 */
export function hideSecrets(secrets: readonly Secret[]): HideSecrets {
  // The longest comes first: a value within another one is the other one.
  const searches = [...secrets]
    .sort((a, b) => b.value.length - a.value.length)
    .map(({ name, value }): Search => ({ placeholder: secretPlaceholder(name), find: finder(value) }));
  return (text) => {
    let hidden = '';
    let shownTo = 0;
    for (const { start, end, placeholder } of merged(searches, text)) {
      hidden += text.slice(shownTo, start) + placeholder;
      shownTo = end;
    }
    return hidden + text.slice(shownTo);
  };
}

/** @returns where secrets are, in order and apart; what overlaps is one range, named after the longest value. */
function merged(
  searches: readonly Search[],
  text: string,
): readonly (Range & { readonly placeholder: string })[] {
  const found = searches
    .flatMap(({ find, placeholder }, rank) => find(text).map((range) => ({ ...range, placeholder, rank })))
    .sort((a, b) => a.start - b.start || a.rank - b.rank);
  const apart: typeof found = [];
  for (const range of found) {
    const last = apart.at(-1);
    if (!last || range.start >= last.end) apart.push(range);
    else {
      const named = range.rank < last.rank ? range : last;
      apart[apart.length - 1] = { ...named, start: last.start, end: Math.max(last.end, range.end) };
    }
  }
  return apart;
}

function finder(value: string): Search['find'] {
  const pattern = patternOf(value);
  const flat = value.replace(/\s+/g, ' ').trim();
  return (text) => [
    ...[...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      start: index,
      end: index + match.length,
    })),
    ...cutParts(text, flat),
  ];
}

function patternOf(value: string): RegExp {
  const shown = ['NFC', 'NFD'].map((form) => wrapped(value.normalize(form)));
  const encoded = encodeURIComponent(value.toWellFormed());
  const written = [JSON.stringify(value).slice(1, -1), encoded, encoded.replaceAll('%20', '+')];
  const forms = new Set([wrapped(value), ...shown, ...written.map(RegExp.escape)]);
  return new RegExp([...forms].join('|'), 'g');
}

function wrapped(value: string): string {
  const words = value.trim().split(/\s+/);
  return words.map((word) => [...word].map(RegExp.escape).join(BREAK)).join(SPACE);
}

/** @returns where a text that was cut ends with the beginning of a value, or goes on with the end of one. */
function cutParts(text: string, value: string): readonly Range[] {
  const ranges: Range[] = [];
  for (const { index } of text.matchAll(/…/g)) {
    const start = index + 1;
    const length = longest(value, (part) => text.startsWith(value.slice(-part), start));
    if (length) ranges.push({ start, end: start + length });
  }
  if (text.length < CUT_AT) return ranges;
  const end = text.length - (AFTER_CUT.exec(text)?.[0].length ?? 0);
  for (const at of new Set([end, text.length])) {
    const length = longest(value, (part) => text.endsWith(value.slice(0, part), at));
    if (length) ranges.push({ start: at - length, end: at });
  }
  return ranges;
}

/** @returns the length of the longest part of a value that fits, if one does. */
function longest(value: string, fits: (length: number) => boolean): number | undefined {
  for (let length = value.length - 1; length >= MIN_PART; length -= 1) if (fits(length)) return length;
  return undefined;
}
