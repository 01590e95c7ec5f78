import { XMLParser } from 'fast-xml-parser';
import { PhoneError } from './phone-driver.ts';

/** A node of a page source. */
export type XmlNode = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

const ATTRIBUTES = ':@';
/** Views nest deeply in cross-platform frameworks; a deeper tree than this is broken. */
const MAX_DEPTH = 400;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
  // The parser's own decoder gives up after a thousand entities, which a long chat reaches.
  processEntities: false,
});

/** More than this takes too long to read, and is nothing that a person could find their way in. */
const MAX_NODES = 1_500;

/**
 * Reads a page source.
 *
 * @returns the top nodes; none for an empty source, which games and some web views have
 * @throws PhoneError `too_large` when it has more than 1,500 nodes; `action_failed` when it isn't XML
 */
export function parseXml(source: string): readonly XmlNode[] {
  if (source.trim() === '') return [];
  if (hasTooManyNodes(source)) throw tooLarge();
  try {
    return nodes(parser.parse(source));
  } catch {
    throw new PhoneError('action_failed', "The screen's structure can't be read. Use the screenshot.");
  }
}

/** @returns what to say of a screen with more on it than can be read in time */
export function tooLarge(): PhoneError {
  return new PhoneError('too_large', 'There is too much on this screen to list. Go by the screenshot.');
}

/** Counts start tags, which is quick: a `<` within an attribute is written otherwise. */
function hasTooManyNodes(source: string): boolean {
  let count = 0;
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at + 1)) {
    const next = source[at + 1];
    if (next !== '/' && next !== '?' && next !== '!') count += 1;
    if (count > MAX_NODES) return true;
  }
  return false;
}

function nodes(value: unknown): readonly XmlNode[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: Readonly<Record<string, unknown>>): XmlNode[] => {
    const tag = Object.keys(entry).find((key) => key !== ATTRIBUTES);
    if (tag === undefined || tag.startsWith('#') || tag.startsWith('?')) return [];
    return [{ tag, attributes: attributes(entry[ATTRIBUTES]), children: nodes(entry[tag]) }];
  });
}

function attributes(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, decode(String(text))]));
}

/** @see https://www.w3.org/TR/xml/#sec-references */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}
