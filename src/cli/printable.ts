/**
 * Every control character but tab and line feed, and the marks that turn the direction of text around: what a
 * phone or a model says must not steer the terminal, nor look like what it isn't.
 */
const STEERING = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** @returns the text as it may be shown in a terminal, with U+FFFD for what would steer that */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(STEERING, '\ufffd');
}

/** @returns the same on one line, of at most `maxLength` characters, for a place in a row */
export function printableLine(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  return shortened(printable(text).replace(/\s+/g, ' '), maxLength);
}

/** @returns the text, or its beginning and how long it is */
export function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}… (${text.length} characters)`;
}
