const BYTES = 16;

/** @returns a text that stands for one request, so that sending it twice does it once */
export function newKey(): string {
  // `crypto.randomUUID` is there over HTTPS alone, and on this machine.
  return [...crypto.getRandomValues(new Uint8Array(BYTES))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
