import { hash } from 'node:crypto';
import { type AgentId, hexOf, idOfHex, type OrganizationId, type SessionId } from '../../domain/ids.ts';

type Ids = { readonly session: SessionId; readonly agent: AgentId; readonly org: OrganizationId };

/** @returns Everruns' form of an id: `session_`, `agent_` or `org_`, and 32 lower-case hex digits. */
export function wireId<P extends keyof Ids>(prefix: P, id: Ids[P]): string {
  return `${prefix}_${hexOf(id)}`;
}

/**
 * @returns the id that Everruns' form stands for, or undefined when `text` isn't one; 31 digits are taken, as in
 *   Everruns' own examples, and stand for nothing that is there
 */
export function idOfWire<P extends keyof Ids>(prefix: P, text: string): Ids[P] | undefined {
  if (!text.startsWith(`${prefix}_`)) return undefined;
  const hex = text.slice(prefix.length + 1);
  if (/^[0-9a-f]{31}$/.test(hex)) return hex as Ids[P];
  return idOfHex(INNER[prefix], hex) as Ids[P] | undefined;
}

const INNER = { session: 'sess', agent: 'agent', org: 'org' } as const;

/**
 * @param name the name of a model, or of who provides it
 * @returns its id, always the same one: a UUIDv8 of the name
 */
export function namedId(prefix: 'model' | 'provider', name: string): string {
  const hex = hash('sha256', `${prefix}:${name}`);
  return `${prefix}_${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`;
}

/** What a session's log makes: an event, a message, a turn, the execution of one. */
export type EntryPrefix = 'event' | 'message' | 'turn' | 'exec';

/** The bits of an entry's id behind its milliseconds and version, from the left: index, variant, index, sub, session. */
const INDEX_BITS_RIGHT = 20n;
const SESSION_BITS = 34n;

/**
 * Makes an id of what it stands for, so that it need not be kept: a UUIDv7 that sorts by time, then by place in
 * the log.
 *
 * @param at the event of the log; its index is less than 2³²
 * @param sub tells apart what one event of the log becomes: 0 to 255
 */
export function entryId(
  prefix: EntryPrefix,
  sessionId: SessionId,
  { ts, index }: { readonly ts: Date; readonly index: number },
  sub = 0,
): string {
  const place = BigInt(index);
  const bits =
    (BigInt(ts.getTime()) << 80n) |
    (7n << 76n) |
    ((place >> INDEX_BITS_RIGHT) << 64n) |
    (2n << 62n) |
    (BigInt.asUintN(Number(INDEX_BITS_RIGHT), place) << 42n) |
    (BigInt(sub) << SESSION_BITS) |
    markOf(sessionId);
  return `${prefix}_${bits.toString(16).padStart(32, '0')}`;
}

/** @returns what an entry's id stands for, or undefined when `text` is none of this session's. */
export function parseEntryId(
  prefix: EntryPrefix,
  text: string,
  sessionId: SessionId,
): { readonly index: number; readonly sub: number } | undefined {
  if (!text.startsWith(`${prefix}_`)) return undefined;
  const hex = text.slice(prefix.length + 1);
  if (!/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/.test(hex)) return undefined;
  const bits = BigInt(`0x${hex}`);
  if (BigInt.asUintN(Number(SESSION_BITS), bits) !== markOf(sessionId)) return undefined;
  const left = BigInt.asUintN(12, bits >> 64n) << INDEX_BITS_RIGHT;
  const right = BigInt.asUintN(Number(INDEX_BITS_RIGHT), bits >> 42n);
  return { index: Number(left | right), sub: Number(BigInt.asUintN(8, bits >> SESSION_BITS)) };
}

/** What tells the entries of one session from another's: the last bits of its id, which are random. */
function markOf(sessionId: SessionId): bigint {
  return BigInt.asUintN(Number(SESSION_BITS), BigInt(`0x${hexOf(sessionId)}`));
}
