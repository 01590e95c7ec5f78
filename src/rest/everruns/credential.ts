/** @returns the key that a request carries: alone, as `ApiKey` or as `Bearer` in `Authorization`, or in `X-API-Key`. */
export function credentialOf({ headers }: Request): string | undefined {
  const authorization = /^(?:(?:ApiKey|Bearer)\s+)?(\S+)$/i.exec(headers.get('authorization') ?? '');
  return headers.get('x-api-key')?.trim() || authorization?.[1];
}
