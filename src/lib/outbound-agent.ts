import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress, PrivateAddressError, publicLookup } from './public-address.ts';

/** How connections are made. */
export type OutboundOptions = {
  /** Whether private addresses may be connected to. */
  readonly allowPrivate: boolean;
  /** How names are resolved; as the system does unless said otherwise. */
  readonly lookup?: LookupFunction;
};

/**
 * @returns what carries requests to addresses that somebody else chose. Each connection is checked when it is
 *   made, also one that a redirect leads to. Destroy it when done.
 */
export function outboundAgent({ allowPrivate, lookup = systemLookup }: OutboundOptions): Agent {
  if (allowPrivate) return new Agent({ allowH2: false, connect: { lookup } });
  const connect = buildConnector({ allowH2: false, lookup: publicLookup(lookup) });
  return new Agent({
    allowH2: false,
    connect(options, callback) {
      // An address in the place of a name is never looked up.
      const isRefused = isIP(options.hostname) !== 0 && !isPublicAddress(options.hostname);
      if (isRefused) callback(new PrivateAddressError(), null);
      else connect(options, callback);
    },
  });
}
