/**
 * How long a server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as an HTTP date.
 *
 * @param nowMs milliseconds since the epoch, which a date is compared with
 * @returns whole milliseconds from 0, or undefined when the server does not say
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, nowMs: number): number | undefined {
  const inMs = headers.get('retry-after-ms');
  if (inMs !== null && isNumber(inMs)) return Math.ceil(Number(inMs));
  const after = headers.get('retry-after');
  if (after === null) return undefined;
  if (isNumber(after)) return Math.ceil(Number(after) * 1000);
  const dateMs = Date.parse(after);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text.trim());
}
