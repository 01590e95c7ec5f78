import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress, PrivateAddressError, publicLookup } from '../lib/public-address.ts';

/** Where an Appium server is reached. */
export type AppiumAddress = { readonly url: string };

/**
 * Resolves the name of an Appium server that somebody registered, once: over `http` the result is what gets
 * connected to and asked for, so that a name which leads somewhere else the next moment changes nothing. Over
 * `https` the certificate sees to that, and the name stays.
 *
 * @param allowPrivate whether private addresses may be connected to
 * @throws {PrivateAddressError} when one of its addresses isn't public; what the system says when it has none
 */
export async function resolvedAddress(
  url: string,
  allowPrivate: boolean,
  resolve: LookupFunction = lookup,
): Promise<AppiumAddress> {
  if (allowPrivate) return { url };
  const target = new URL(url);
  const name = target.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(name) !== 0) {
    if (!isPublicAddress(name)) throw new PrivateAddressError();
    return { url };
  }
  const address = await publicAddressOf(name, resolve);
  if (target.protocol === 'https:') return { url };
  target.hostname = isIP(address) === 6 ? `[${address}]` : address;
  return { url: target.href };
}

function publicAddressOf(name: string, resolve: LookupFunction): Promise<string> {
  const found = Promise.withResolvers<string>();
  publicLookup(resolve)(name, { all: false }, (error, address) => {
    if (error) found.reject(error);
    else found.resolve(String(address));
  });
  return found.promise;
}
