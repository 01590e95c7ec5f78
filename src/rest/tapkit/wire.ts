import { z } from 'zod';
import type { AgentEvent } from '../../domain/agent-event.ts';
import { formatId, framePath } from '../../domain/ids.ts';
import { SESSION_STATUSES } from '../../domain/session.ts';
import { sessionFields } from '../../domain/session-fields.ts';
import { durationMs, type PhoneRecord, type SessionRecord } from '../../domain/session-record.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { CreateSession } from '../../sessions/create-session.ts';

/** The body of `POST /v1/sessions`; a field that isn't listed is refused, so that no typo is ignored. */
export const createSessionBody = z.strictObject({
  phone_id: z.string().min(1),
  instruction: sessionFields.instruction,
  model: sessionFields.model.optional(),
  title: sessionFields.title.optional(),
  tags: sessionFields.tags.optional(),
  metadata: sessionFields.metadata.optional(),
  max_turns: sessionFields.maxTurns.optional(),
  timeout_s: sessionFields.timeoutS.optional(),
});

/** The body of `POST /v1/sessions/{id}/message`. */
export const messageBody = z.strictObject({ message: sessionFields.message });

/** A number in a query or a header: digits alone, where `Number` also takes an empty text, `0x10` and `1e3`. */
const wholeNumber = z.string().regex(/^\d+$/, 'Must be a whole number in decimal digits.').transform(Number);
/** GraphQL's integers, and so the log's indices, have 32 bits. */
const eventIndex = wholeNumber.pipe(z.int32());

/** The query of `GET /v1/sessions`. */
export const listQuery = z.strictObject({
  status: z.enum(SESSION_STATUSES).optional(),
  phone_id: z.string().min(1).optional(),
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(20),
});

/** The query of `GET /v1/sessions/{id}/events`. */
export const eventsQuery = z.strictObject({ since: eventIndex.optional() });

/** The header `Last-Event-ID`; browsers leave it out, others send it empty before the first event. */
export const lastEventId = z.union([z.literal('').transform(() => undefined), eventIndex]).optional();

/** @returns what a body asks for, in the words of the core. */
export function toCreateSession(body: z.infer<typeof createSessionBody>): CreateSession {
  const { phone_id, max_turns, timeout_s, ...same } = body;
  return { ...same, phone: phone_id, maxTurns: max_turns, timeoutS: timeout_s };
}

/** @returns a session as TapKit shows it: exactly the documented fields. */
export function toWireSession(session: SessionRecord, now: number): JsonObject {
  const started = session.startedAt !== null;
  return {
    id: formatId('sess', session.id),
    phone_id: formatId('phone', session.phoneId),
    instruction: session.instruction,
    status: session.status,
    cost_usd: started && session.costMicroUsd !== null ? session.costMicroUsd / 1e6 : null,
    duration_ms: durationMs(session, now),
    num_turns: started ? session.numTurns : null,
    error: session.error,
    created_at: session.createdAt.toISOString(),
    started_at: session.startedAt?.toISOString() ?? null,
    completed_at: session.completedAt?.toISOString() ?? null,
  };
}

/** @returns a phone as TapKit shows it; what Opposable knows nothing of has its neutral value. */
export function toWirePhone(phone: PhoneRecord): JsonObject {
  return {
    id: formatId('phone', phone.id),
    name: phone.name,
    device_name: phone.name,
    display_name: null,
    unique_id: phone.udid,
    phone_number: null,
    shortcut_token: null,
    typing_method: 'keys',
    speed: 30,
    activation_state: 'active',
    activated_at: phone.createdAt.toISOString(),
    deactivated_at: null,
    consumes_entitlement: false,
    can_control: phone.connectionStatus !== 'offline',
    can_view_on_web: false,
    connection_status: phone.connectionStatus,
    connected_mac_id: null,
    width: phone.widthPx,
    height: phone.heightPx,
    created_at: phone.createdAt.toISOString(),
  };
}

/** @returns an event as TapKit shows it: its `data` in snake case, a frame with its path, a cost in US dollars. */
export function toWireEvent({ index, ts, type, data }: AgentEvent): JsonObject {
  const { frameId, costMicroUsd, ...rest } = data as Readonly<Record<string, unknown>>;
  const frame =
    typeof frameId === 'string' ? { frameId: formatId('frame', frameId), frameUrl: framePath(frameId) } : {};
  const cost =
    costMicroUsd === undefined
      ? {}
      : { costUsd: typeof costMicroUsd === 'number' ? costMicroUsd / 1e6 : null };
  // A tool's input is the model's own words, and keeps their spelling.
  const { input, ...ours } = { ...rest, ...cost, ...frame } as JsonObject;
  const wire = snakeKeys(ours) as JsonObject;
  return { index, type, ts: ts.toISOString(), data: input === undefined ? wire : { ...wire, input } };
}

function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key.replace(/[A-Z]|(?<=[a-z])\d+/g, (part) => `_${part.toLowerCase()}`),
    snakeKeys(inner),
  ]);
  return Object.fromEntries(entries);
}
