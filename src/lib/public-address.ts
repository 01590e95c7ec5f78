import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses that lead to a host's metadata, and lie in no special range. */
const METADATA = new Set(['168.63.129.16']);
/** What global unicast is taken from. @see https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** IPv4 behind a translator. @see https://www.rfc-editor.org/rfc/rfc6052#section-2.1 */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** A connection was refused, because it would lead to where the public internet doesn't. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  readonly code = 'PRIVATE_ADDRESS';

  constructor() {
    // Not which address: what a name resolves to in here is nobody's business out there.
    super('The address is private, or leads to this machine or its network.');
  }
}

/**
 * @returns whether an IP address is one of the public internet's: not private, loopback, link-local, of
 *   metadata, multicast, or reserved, neither itself nor the IPv4 address that it stands for
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast' && !METADATA.has(parsed.toString());
  if (parsed.match(NAT64)) return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST);
}

/**
 * What can be told of a web address without looking its name up: that it is one, over HTTP, without a
 * password, and doesn't name a private address. The connection must be checked all the same.
 *
 * @param allowPrivate whether private addresses are fine
 * @returns what is wrong with it, for people; undefined when nothing is
 */
export function webAddressProblem(text: string, allowPrivate: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'Expected an address with http:// or https://';
  if (url.username || url.password) return 'Expected an address without a name and a password in it';
  if (allowPrivate) return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const isPrivate = isIP(host) === 0 ? /(^|\.)localhost$/.test(host) : !isPublicAddress(host);
  if (!isPrivate) return undefined;
  return 'Expected a public address: private ones need OPPOSABLE_ALLOW_PRIVATE_ADDRESSES=true on the server';
}

/**
 * Resolves names as `lookup` does, and fails with {@link PrivateAddressError} when any of the addresses
 * isn't public. What it hands out is what gets connected to: an answer that changes later changes nothing.
 */
export function publicLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, found, family) => {
      if (error) return callback(error, found, family);
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      if (addresses.every(isPublicAddress)) return callback(null, found, family);
      return callback(new PrivateAddressError(), []);
    });
}
