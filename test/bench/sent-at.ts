const MARK = 'sent-at:';
const DIGITS = 18;

/** @returns a mark that tells when a text was sent, by the clock that all processes of a machine share. */
export function sentAt(): string {
  return `${MARK}${String(process.hrtime.bigint()).padStart(DIGITS, '0')}`;
}

/** @returns `text` as if it was sent now, in as many bytes. */
export function sentAgain(text: string): string {
  return text.replace(/sent-at:\d{18}/, sentAt());
}

/** @returns when a message was sent, in nanoseconds; undefined when it has no mark. */
export function readSentAt(message: Buffer): bigint | undefined {
  const at = message.indexOf(MARK);
  if (at < 0) return undefined;
  return BigInt(message.toString('latin1', at + MARK.length, at + MARK.length + DIGITS));
}
