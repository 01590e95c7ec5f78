import type { IncomingHttpHeaders } from 'node:http';
import { type Fault, fault } from '../fault.ts';

/** The key must come in `x-api-key` or as a bearer token, and be the right one. */
export function checkAuthentication(headers: IncomingHttpHeaders, apiKey: string): Fault | undefined {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const given = headers['x-api-key'] ?? bearer;
  if (given === apiKey) return undefined;
  const message = given === undefined ? 'x-api-key header is required' : 'invalid x-api-key';
  return fault('authentication', message, { status: 401, type: 'authentication_error' });
}

/** Every request names the version of the API that it was written for. */
export function checkVersion(headers: IncomingHttpHeaders): Fault | undefined {
  const version = headers['anthropic-version'];
  if (version === undefined) return fault('version', 'anthropic-version: header is required');
  if (/^\d{4}-\d{2}-\d{2}$/.test(String(version))) return undefined;
  return fault('version', `anthropic-version: "${version}" is not a valid version`);
}
