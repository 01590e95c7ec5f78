import { fault } from '../fault.ts';
import { blocksOf, type MessagesRequest } from '../request.ts';
import type { Rule } from './rule.ts';

const MAX_BREAKPOINTS = 4;

type Marker = { readonly type: string; readonly ttl?: string | undefined };
type PlacedMarker = { readonly path: string; readonly marker: Marker };

/** At most four breakpoints, each for five minutes or an hour, the long-lived ones first. */
export const checkCacheBreakpoints: Rule = (request) => {
  const placed = markersOf(request);
  for (const { path, marker } of placed) {
    if (marker.type !== 'ephemeral')
      return fault('cache_breakpoints', `${path}.type: Input should be 'ephemeral'`);
    if (marker.ttl !== undefined && marker.ttl !== '5m' && marker.ttl !== '1h') {
      return fault('cache_breakpoints', `${path}.ttl: Input should be '5m' or '1h'`);
    }
  }
  if (placed.length > MAX_BREAKPOINTS) {
    return fault(
      'cache_breakpoints',
      `A maximum of ${MAX_BREAKPOINTS} blocks with cache_control may be provided. Found ${placed.length}.`,
    );
  }
  const firstShort = placed.findIndex(({ marker }) => marker.ttl !== '1h');
  const late = placed.find(
    ({ marker }, index) => marker.ttl === '1h' && firstShort !== -1 && index > firstShort,
  );
  return (
    late &&
    fault(
      'cache_breakpoints',
      `${late.path}.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block`,
    )
  );
};

function markersOf(request: MessagesRequest): readonly PlacedMarker[] {
  const placed: PlacedMarker[] = [];
  const collect = (path: string, holder: { readonly cache_control?: Marker | null | undefined }) => {
    if (holder.cache_control) placed.push({ path: `${path}.cache_control`, marker: holder.cache_control });
  };
  for (const [index, tool] of (request.tools ?? []).entries()) collect(`tools.${index}`, tool);
  if (typeof request.system === 'object') {
    for (const [index, text] of request.system.entries()) collect(`system.${index}`, text);
  }
  for (const [messageIndex, message] of request.messages.entries()) {
    for (const [blockIndex, block] of blocksOf(message).entries()) {
      if (block.type === 'thinking' || block.type === 'redacted_thinking') continue;
      const path = `messages.${messageIndex}.content.${blockIndex}`;
      if (block.type === 'tool_result' && typeof block.content === 'object') {
        for (const [index, inner] of block.content.entries()) collect(`${path}.content.${index}`, inner);
      }
      collect(path, block);
    }
  }
  if (request.cache_control) placed.push({ path: 'cache_control', marker: request.cache_control });
  return placed;
}
