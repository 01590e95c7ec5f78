import type { Hono } from 'hono';
import type { Principal } from '../../auth/principal.ts';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { SessionId } from '../../domain/ids.ts';
import { isFinal } from '../../domain/session.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import { sessionNotFound } from '../../sessions/command-context.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { NoPhone } from './errors.ts';
import { parseSessionId, restoreFrom, toWireSession } from './mapping.ts';
import { vncUrlOf } from './vnc-url.ts';
import { createBody, type DeleteQuery, deleteQuery, sessionPath } from './wire/session.ts';

/** How many sessions are listed at the most; the newest. */
const MAX_LISTED = 1_000;
/** How many sessions one look for those to delete fetches. */
const PAGE = 100;

const NOTHING_SAVED: DeleteQuery = { save_snapshot_mode: 'none', save_as_default: false };

/** What keeps a session from having a phone, without being a mistake of the request's. */
const NO_PHONE: readonly ErrorCode[] = [
  'PHONE_NOT_FOUND',
  'PHONE_BUSY',
  'PHONE_NOT_CONNECTED',
  'PHONE_TIMEOUT',
  'ACTION_FAILED',
];

/** @throws {DomainError} `SESSION_NOT_FOUND` for what is no id: it is as unknown as what isn't there */
export function sessionIdOf(text: string): SessionId {
  const id = parseSessionId(text);
  if (id) return id;
  throw sessionNotFound();
}

/** @returns the organisation's session of that id @throws {DomainError} `SESSION_NOT_FOUND` */
export async function sessionOf(
  { sessions }: Pick<RestContext, 'sessions'>,
  { organizationId }: Principal,
  text: string,
): Promise<SessionRecord> {
  return await sessions.get(organizationId, sessionIdOf(text));
}

/** Adds what creates, lists, reads and deletes sessions. */
export function sessionRoutes(app: Hono<DialectEnv>, context: RestContext): void {
  const { sessions, agents } = context;

  const listed = async ({ organizationId }: Principal, found: readonly SessionRecord[]) => {
    const names = await agents.names(
      organizationId,
      found.flatMap(({ agentId }) => agentId ?? []),
    );
    return found.map((session) =>
      toWireSession(session, session.agentId === null ? undefined : names.get(session.agentId)),
    );
  };
  const whole = async (request: Request, principal: Principal, session: SessionRecord) => {
    const [wire] = await listed(principal, [session]);
    return { ...wire, vnc_url: vncUrlOf(context, request, principal, session) };
  };

  endpoint(
    app,
    { method: 'post', path: '/sessions', body: createBody, bodyIsOptional: true },
    async (request) => {
      const { principal, body, c } = request;
      const { organizationId, apiKeyId } = principal;
      const asked = {
        mode: 'conversation' as const,
        ...{ apiKeyId, agent: body.agent_name },
        phone: body.phone_id ?? undefined,
        instruction: body.goal ?? undefined,
        ...{ webhookUrl: body.webhook_url ?? undefined, webhookFormat: 'agi' as const },
        ...(body.max_steps != null && { maxTurns: body.max_steps }),
        restoreFrom: restoreFrom(body),
        ...(body.enable_memory_snapshot === false && { snapshotMode: 'filesystem' as const }),
      };
      const created = await sessions.create(organizationId, asked).catch((error: unknown) => {
        const isNamed =
          error instanceof DomainError && error.code === 'PHONE_NOT_FOUND' && body.phone_id != null;
        throw isNamed ? error : failureOf(error);
      });
      // The environment is what was asked for when this answers.
      const prepared = asked.restoreFrom && sessions.prepare(organizationId, created.id);
      await prepared?.catch((error: unknown) => {
        const isUnable = error instanceof DomainError && error.code === 'NOT_SUPPORTED';
        throw error instanceof DomainError && !isUnable ? new NoPhone(error) : error;
      });
      return c.json(await whole(c.req.raw, principal, created));
    },
  );

  endpoint(app, { method: 'get', path: '/sessions' }, async ({ principal, c }) => {
    const found = await sessions.list(principal.organizationId, { limit: MAX_LISTED });
    return c.json(await listed(principal, found));
  });

  endpoint(app, { method: 'get', path: '/sessions/:session_id', params: sessionPath }, async (request) => {
    const { principal, params, c } = request;
    return c.json(await whole(c.req.raw, principal, await sessionOf(context, principal, params.session_id)));
  });

  const discard = async (
    { organizationId, apiKeyId }: Principal,
    id: SessionId,
    { save_snapshot_mode: mode, save_as_default: isDefault }: DeleteQuery = NOTHING_SAVED,
  ): Promise<boolean> => {
    try {
      const saved =
        mode === 'none'
          ? undefined
          : await sessions.saveSnapshot(organizationId, id, {
              mode,
              ...(isDefault && { defaultOf: apiKeyId }),
            });
      await sessions.discard(organizationId, id, saved?.id);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'SESSION_NOT_FOUND') return false;
      throw failureOf(error);
    }
  };

  endpoint(
    app,
    { method: 'delete', path: '/sessions/:session_id', params: sessionPath, query: deleteQuery },
    async ({ principal, params, query, c }) => {
      const id = parseSessionId(params.session_id);
      const deleted = id !== undefined && (await discard(principal, id, query));
      const message = deleted ? 'Session deleted successfully' : 'There is no such session';
      return c.json({ success: true, deleted, message });
    },
  );

  // A key stands for a user here: what other keys of its organisation created is theirs. The default is the oldest's.
  endpoint(
    app,
    { method: 'delete', path: '/sessions', query: deleteQuery },
    async ({ principal, query, c }) => {
      const { organizationId, apiKeyId } = principal;
      let count = 0;
      for (;;) {
        const page = await sessions.list(organizationId, { apiKeyId, limit: PAGE });
        for (const { id, status } of page) {
          // What has ended has no phone any more that could be saved.
          const saved = isFinal(status) ? NOTHING_SAVED : query;
          if (await discard(principal, id, saved)) count += 1;
        }
        if (page.length < PAGE) break;
      }
      const message = count === 1 ? '1 session deleted' : `${count} sessions deleted`;
      return c.json({ success: true, deleted: count > 0, message });
    },
  );
}

/** @returns a failure, as one of the infrastructure when it is a phone's */
function failureOf(error: unknown): unknown {
  return error instanceof DomainError && NO_PHONE.includes(error.code) ? new NoPhone(error) : error;
}
