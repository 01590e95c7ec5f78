import type { AgentRecord } from '../../domain/agent.ts';
import type { LoggedEvent } from '../../domain/agent-event.ts';
import type { Capability } from '../../domain/capability.ts';
import type { CapabilityUse } from '../../domain/capability-use.ts';
import { framePath, type SessionId } from '../../domain/ids.ts';
import { isFinal } from '../../domain/session.ts';
import { type SessionMessage, toMessage } from '../../domain/session-message.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { Usage } from '../../domain/usage.ts';
import { assertNever } from '../../lib/assert-never.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import { onceEach } from '../../lib/once-each.ts';
import type { ModelOption } from '../../sessions/model-options.ts';
import { FAST_MODEL } from '../../sessions/pick-model.ts';
import { entryId, namedId, wireId } from './ids.ts';
import { refuse } from './wire/refuse.ts';

/** How many characters of what was said are shown with a session. */
const PREVIEW_LENGTH = 200;

/** What Everruns calls the agent of a session that began without one: its sessions always have one. */
const NO_AGENT = `agent_${'0'.repeat(32)}`;

/** @returns a capability as Everruns lists it. */
export function toWireCapability({ id, name, description, category }: Capability): JsonObject {
  return {
    ...{ id, name, description, category, status: 'available' },
    ...{ icon: null, dependencies: [], is_mcp: false, system_prompt: null, tool_definitions: [] },
  };
}

/** @returns an agent as Everruns shows it, under what it was called there. */
export function toWireAgent(agent: AgentRecord): JsonObject {
  return {
    id: wireId('agent', agent.id),
    organization_id: wireId('org', agent.organizationId),
    name: agent.displayName ?? agent.name,
    description: agent.description,
    system_prompt: agent.systemPrompt ?? '',
    default_model_id: agent.model === null ? null : namedId('model', agent.model),
    tags: [...agent.tags],
    capabilities: toWireCapabilities(agent.capabilities),
    status: agent.archivedAt === null ? 'active' : 'archived',
    created_at: agent.createdAt.toISOString(),
    updated_at: agent.updatedAt.toISOString(),
  };
}

function toWireCapabilities(uses: readonly CapabilityUse[] | null): JsonObject[] {
  return (uses ?? []).map(({ ref, config }) => ({ ref, config }));
}

/** @returns the model that Everruns' id of it, or its name, stands for. @throws {DomainError} `INVALID_INPUT` */
export function modelOfWire(models: readonly ModelOption[], text: string): string {
  if (!text.startsWith('model_')) return text;
  const known = [...models.map(({ id }) => id), FAST_MODEL].find((id) => namedId('model', id) === text);
  return known ?? refuse(`Unknown model: ${text.slice(0, 100)}`);
}

/** @param activity what has happened in it so far */
export function toWireSession(
  session: SessionRecord,
  activity: { readonly lastActiveAt: Date; readonly lastReply: string | null } | undefined,
): JsonObject {
  const { lastActiveAt = session.createdAt, lastReply = '' } = activity ?? {};
  const said = { updated_at: lastActiveAt.toISOString(), output_preview: preview(lastReply ?? '') };
  return { ...withoutActivity(session), ...said };
}

const withoutActivity = onceEach(
  (session: SessionRecord): JsonObject => ({
    id: wireId('session', session.id),
    organization_id: wireId('org', session.organizationId),
    agent_id: wireAgentId(session),
    status: wireStatus(session),
    created_at: session.createdAt.toISOString(),
    capabilities: toWireCapabilities(session.capabilities),
    model_id: namedId('model', session.model),
    title: session.title,
    tags: [...session.tags],
    preview: preview(session.instruction),
    started_at: session.startedAt?.toISOString() ?? null,
    finished_at: session.completedAt?.toISOString() ?? null,
    usage: toWireUsage(session),
  }),
);

/** @returns the id of a session's agent */
export function wireAgentId({ agentId }: Pick<SessionRecord, 'agentId'>): string {
  return agentId === null ? NO_AGENT : wireId('agent', agentId);
}

/** What was said and isn't taken up yet counts as a turn; so does waiting for a person in the middle of one. */
function wireStatus({ status, pauseReason, instruction, hasNews }: SessionRecord): string {
  if (status === 'creating') return instruction === '' ? 'started' : 'active';
  return isFinal(status) || (pauseReason === 'idle' && !hasNews) ? 'idle' : 'active';
}

/** @returns the tokens of all turns so far; null before the first. */
function toWireUsage(session: SessionRecord): Json {
  if (session.numTurns === 0) return null;
  return {
    input_tokens: session.inputTokens,
    output_tokens: session.outputTokens,
    cache_read_tokens: session.cacheReadTokens,
    cache_creation_tokens: session.cacheWriteTokens,
  };
}

/** @returns the tokens of what was used, however long its cache is kept */
export function toWireTokens(usage: Usage): JsonObject {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_read_tokens: usage.cacheReadTokens,
    cache_creation_tokens: usage.cacheWrite5mTokens + usage.cacheWrite1hTokens,
  };
}

/** A model as events name it. */
export type WireModel = { readonly model: string; readonly model_id: string; readonly provider_id: null };

/** @returns a model as events name it: who provides it isn't told */
export function toWireModel(model: string): WireModel {
  return { model, model_id: namedId('model', model), provider_id: null };
}

/** @returns the first characters of what was said; null for nothing */
export function preview(text: string): string | null {
  const characters = [...text];
  if (characters.length === 0) return null;
  return characters.length <= PREVIEW_LENGTH ? text : `${characters.slice(0, PREVIEW_LENGTH).join('')}…`;
}

/**
 * @param events a whole log
 * @returns the messages of a session. What only repeats what the agent has just said is left out; a turn that was
 *   cancelled has a message that says so.
 */
export function toWireMessages(sessionId: SessionId, events: readonly LoggedEvent[]): readonly JsonObject[] {
  const messages: JsonObject[] = [];
  const isRepeated = repetitions();
  let turn: 'none' | 'begun' | 'reported' = 'none';
  for (const event of events) {
    if (event.type === 'status_changed') {
      const { from, to, pauseReason } = event.data;
      if (to === 'running' && turn === 'none') turn = 'begun';
      if (from === null || (pauseReason !== 'idle' && to !== 'creating')) continue;
      if (turn === 'begun') messages.push(toCancelledMessage(sessionId, event));
      turn = 'none';
      continue;
    }
    if (event.type === 'user_message' && turn === 'none') turn = 'begun';
    const said = saidIn(event);
    if (!said) continue;
    if (said.message.kind === 'done') turn = 'reported';
    if (!isRepeated(said.message)) messages.push(said.wire);
  }
  return messages;
}

const saidIn = onceEach((event: LoggedEvent) => {
  const message = toMessage(event);
  return message && { message, wire: toWireMessage(event.sessionId, message) };
});

/** @returns what tells, message by message, whether one only repeats what the agent has said in its newest answer */
export function repetitions(): (message: SessionMessage) => boolean {
  let newest: { readonly turn: number | undefined; readonly said: readonly string[] } | undefined;
  return (message) => {
    const { kind } = message;
    if (kind === 'thought') return false;
    const isReport = kind === 'done' || kind === 'error';
    const isRepeated = isReport && newest?.said.join('\n').trim() === message.text;
    if (kind === 'agent') {
      const { turn, text } = message;
      newest = { turn, said: turn === newest?.turn ? [...newest.said, text] : [text] };
    } else {
      newest = kind === 'done' ? { turn: undefined, said: [message.text] } : undefined;
    }
    return isRepeated;
  };
}

/** @returns the message of the event that tells of a turn that was cancelled. */
export function toCancelledMessage(
  sessionId: SessionId,
  at: { readonly ts: Date; readonly index: number },
): JsonObject {
  return wireMessage(sessionId, at, 'agent', [textPart('Work was cancelled by user.')]);
}

/** @returns a message as Everruns shows it. */
export function toWireMessage(sessionId: SessionId, message: SessionMessage): JsonObject {
  const as = (role: string, content: Json[], rest: JsonObject = {}): JsonObject =>
    wireMessage(sessionId, message, role, content, rest);
  switch (message.kind) {
    case 'user': {
      const { text, frameIds, model, effort, metadata = null } = message;
      const images = frameIds.map((id) => ({ type: 'image', url: framePath(id) }));
      const controls = {
        ...(model !== undefined && { model_id: namedId('model', model) }),
        ...(effort !== undefined && { reasoning: { effort } }),
      };
      const rest = { controls: Object.keys(controls).length === 0 ? null : controls, metadata };
      return as('user', [...(text === '' ? [] : [textPart(text)]), ...images], rest);
    }
    case 'agent':
    case 'question':
      return as('agent', [textPart(message.text)]);
    case 'thought':
      return as('agent', [], { thinking: message.text });
    case 'tool_call': {
      const { toolUseId: id, name, input } = message;
      return as('agent', [{ type: 'tool_call', id, name, arguments: input }]);
    }
    case 'tool_result': {
      const { toolUseId, isError, text } = message;
      const outcome = { result: isError ? null : text, error: isError ? text : null };
      return as('tool_result', [{ type: 'tool_result', tool_call_id: toolUseId, ...outcome }]);
    }
    case 'done': {
      const { success, output } = message;
      const metadata = { success, ...(output !== undefined && { output }) };
      return as('agent', [textPart(message.text)], { metadata });
    }
    case 'error':
      return as('agent', [textPart(message.text)], { metadata: { error_code: message.code } });
    default:
      return assertNever(message);
  }
}

function wireMessage(
  sessionId: SessionId,
  at: { readonly ts: Date; readonly index: number },
  role: string,
  content: Json[],
  rest: JsonObject = {},
): JsonObject {
  return {
    ...{ id: entryId('message', sessionId, at), role, content, created_at: at.ts.toISOString() },
    ...{ controls: null, metadata: null, thinking: null, thinking_signature: null },
    ...rest,
  };
}

function textPart(text: string): JsonObject {
  return { type: 'text', text };
}
