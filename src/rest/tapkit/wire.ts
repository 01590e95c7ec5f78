import { z } from 'zod';
import { formatId } from '../../domain/ids.ts';
import { phoneAction } from '../../domain/phone-action.ts';
import type { Policy } from '../../domain/policy.ts';
import { SESSION_STATUSES } from '../../domain/session.ts';
import { sessionFields } from '../../domain/session-fields.ts';
import { durationMs, type PhoneRecord, type SessionRecord } from '../../domain/session-record.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { CreateSession } from '../../sessions/create-session.ts';

/** What the spelling is translated to, which is checked as a whole. */
const spelledPolicy: z.ZodType<Policy> = sessionFields.policy;

/** A policy as the dialect spells it. */
const wirePolicy = z
  .strictObject({
    approvals: z.unknown().optional(),
    dialogs: z
      .strictObject({
        permission: z.unknown().optional(),
        crash: z.unknown().optional(),
        not_responding: z.unknown().optional(),
      })
      .transform(({ not_responding: notResponding, ...same }) => known({ ...same, notResponding }))
      .optional(),
    approval_timeout_s: z.unknown().optional(),
  })
  .transform(({ approval_timeout_s: approvalTimeoutS, ...same }): unknown =>
    known({ ...same, approvalTimeoutS }),
  )
  .pipe(spelledPolicy);

/** The body of `POST /v1/sessions`; a field that isn't listed is refused, so that no typo is ignored. */
export const createSessionBody = z.strictObject({
  phone_id: z.string().min(1),
  instruction: sessionFields.instruction,
  model: sessionFields.model.optional(),
  title: sessionFields.title.optional(),
  tags: sessionFields.tags.optional(),
  metadata: sessionFields.metadata.optional(),
  tool_profile: sessionFields.toolProfile.optional(),
  picture_size: sessionFields.pictureSize.optional(),
  max_turns: sessionFields.maxTurns.optional(),
  timeout_s: sessionFields.timeoutS.optional(),
  max_cost_usd: sessionFields.maxCostUsd.optional(),
  allowed_apps: sessionFields.allowedApps.optional(),
  policy: wirePolicy.optional(),
  output_schema: sessionFields.outputSchema.optional(),
});

/** The body of `POST /v1/sessions/{id}/message`. */
export const messageBody = z.strictObject({ message: sessionFields.message });

/** The body of `POST /v1/sessions/{id}/approvals/{tool_use_id}/approve`; `input` changes what is done. */
export const approveBody = z.strictObject({ input: sessionFields.toolInput.optional() });

/** The body of `POST /v1/sessions/{id}/approvals/{tool_use_id}/deny`, and of `takeover`. */
export const reasonBody = z.strictObject({ reason: sessionFields.note.optional() });

/** The body of `POST /v1/sessions/{id}/release`. */
export const noteBody = z.strictObject({ note: sessionFields.note.optional() });

/** The body of `POST /v1/sessions/{id}/budget`. */
export const budgetBody = z.strictObject({ max_cost_usd: sessionFields.maxCostUsd.nullable() });

/** The body of `POST /v1/sessions/{id}/actions`: an action as events show it. */
export const actionBody = z.looseObject({ type: z.string() }).transform(camelKeys).pipe(phoneAction);

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
  const { model, title, tags, metadata, instruction, policy } = body;
  return {
    ...{ model, title, tags, metadata, instruction, policy },
    phone: body.phone_id,
    toolProfile: body.tool_profile,
    pictureSize: body.picture_size,
    maxTurns: body.max_turns,
    timeoutS: body.timeout_s,
    maxCostUsd: body.max_cost_usd,
    allowedApps: body.allowed_apps,
    outputSchema: body.output_schema,
  };
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

/** What isn't given is absent, so that it gets its default. */
function known(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function camelKeys(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const camel = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [camel(key), value]));
}
