/** The first byte of a frame that is a whole message of text. */
const WHOLE_TEXT = 0x81;

/**
 * Frames a message as a server sends it to a client: unmasked, so that the same bytes serve every client that
 * gets the same message.
 *
 * @param parts the message, encoded
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
export function textFrame(parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  let offset = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(offset + length);
  frame[0] = WHOLE_TEXT;
  if (offset === 2) {
    frame[1] = length;
  } else if (offset === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  return frame;
}
