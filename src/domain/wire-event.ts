import { given } from '../lib/given.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import { onceEach } from '../lib/once-each.ts';
import { snakeKeys } from '../lib/spelling.ts';
import type { AgentEvent } from './agent-event.ts';
import { formatId, framePath } from './ids.ts';

/**
 * @returns an event as REST and webhooks show it: its `data` in snake case, frames with their paths, amounts in US
 *   dollars
 */
export const toWireEvent = onceEach(({ index, ts, type, data }: AgentEvent): JsonObject => {
  // What the model or the user wrote keeps its spelling.
  const { input, output, metadata, screenDigest: _, ...ours } = data as JsonObject;
  const theirs = given({ input, output, metadata }) as JsonObject;
  const wire = snakeKeys(withPaths(ours)) as JsonObject;
  return { index, type, ts: ts.toISOString(), data: { ...wire, ...theirs } };
});

/** Frames as their wire ids with their paths, also further down, and costs in US dollars. */
function withPaths(data: JsonObject): JsonObject {
  const entries = Object.entries(data).flatMap(([key, value]): [string, Json][] => {
    if (key === 'frameId' && typeof value === 'string') {
      return [
        ['frameId', formatId('frame', value)],
        ['frameUrl', framePath(value)],
      ];
    }
    if (key === 'frameIds' && Array.isArray(value)) {
      return [[key, value.map((id) => formatId('frame', String(id)))]];
    }
    if (key === 'costMicroUsd' || key === 'maxCostMicroUsd') {
      return [[key.replace('MicroUsd', 'Usd'), typeof value === 'number' ? value / 1e6 : null]];
    }
    return [[key, key === 'screen' ? withPaths(value as JsonObject) : value]];
  });
  return Object.fromEntries(entries);
}
