import type { Context, Hono } from 'hono';
import type { Principal } from '../../auth/principal.ts';
import type { AgentDelta } from '../../domain/agent-delta.ts';
import type { LoggedEvent } from '../../domain/agent-event.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { eventStream } from '../kit/event-stream.ts';
import { INTERNAL } from '../kit/failure.ts';
import { wordsOf } from './errors.ts';
import { catchUp, eventsOf, type Reader } from './event-reader.ts';
import { eventsQuery, type WireEvent } from './wire/event.ts';
import { sessionPath } from './wire/id.ts';

/** Clients take a stream for dead after 45 s of silence, and are asked to connect anew every 5 minutes. */
const TIMES = { heartbeatMs: 30_000, cycleMs: 5 * 60_000 } as const;
/** How long clients wait before they connect again, in milliseconds: while a turn runs, and while none does. */
const RETRY_MS = { active: 100, idle: 500 } as const;

/** Adds what lists a session's events, and what streams them. */
export function eventRoutes(app: Hono<DialectEnv>, context: RestContext): void {
  const { sessions, feed } = context;
  const params = sessionPath;
  const query = eventsQuery;

  endpoint(
    app,
    { method: 'get', path: '/sessions/:session_id/events', params, query },
    async ({ principal, params: { session_id: id }, query: { since_id: since, exclude }, c }) => {
      const session = await sessions.get(principal.organizationId, id);
      const parts: string[] = [];
      for await (const events of eventsOf(feed, await catchUp(feed, session, since))) {
        for (const event of events) if (!exclude.has(event.type)) parts.push(JSON.stringify(event));
      }
      return c.body(`{"data":[${parts.join(',')}]}`, 200, { 'content-type': 'application/json' });
    },
  );

  endpoint(
    app,
    { method: 'get', path: '/sessions/:session_id/sse', params, query },
    async ({ principal, params: { session_id: id }, query: { since_id, exclude }, c }) => {
      const session = await sessions.get(principal.organizationId, id);
      // Who connects again by itself repeats the query that it began with.
      const since = c.req.header('last-event-id') || since_id;
      const reader = await catchUp(feed, session, since);
      // Nobody would ever read what follows the head.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      return streamEvents(c, context, principal, session, reader, exclude);
    },
  );
}

/** Streams what follows until the session ends, the client leaves, its key ends, or it is to connect anew. */
function streamEvents(
  c: Context,
  { feed, revocations, logger, readers, everrunsTimes: { heartbeatMs, cycleMs } = TIMES }: RestContext,
  principal: Principal,
  { id }: SessionRecord,
  { mapping, index, rest, isNews }: Reader,
  exclude: ReadonlySet<string>,
): Response {
  return eventStream(c, { revocations, logger, readers }, principal, {
    heartbeatMs,
    async send(stream, signal) {
      const write = async (event: string, data: string, eventId?: string): Promise<void> => {
        const retry = mapping.isActive ? RETRY_MS.active : RETRY_MS.idle;
        await stream.writeSSE({ event, data, retry, ...(eventId !== undefined && { id: eventId }) });
      };
      const show = async (events: readonly WireEvent[]): Promise<void> => {
        for (const event of events) {
          if (isNews(event) && !exclude.has(event.type)) {
            await write(event.type, JSON.stringify(event), event.id);
          }
        }
      };
      const cycle = new AbortController();
      const timer = setTimeout(() => cycle.abort(), cycleMs);
      try {
        await write('connected', JSON.stringify({ status: 'connected' }));
        await show(rest);
        const either = AbortSignal.any([signal, cycle.signal]);
        for await (const item of feed.followWithPreviews(id, index, either)) {
          await show(isDelta(item) ? mapping.show(item) : mapping.add(item));
        }
        if (!cycle.signal.aborted || signal.aborted) return;
        const data = { reason: 'connection_cycle', retry_ms: RETRY_MS.active };
        await write('disconnecting', JSON.stringify(data));
      } finally {
        clearTimeout(timer);
      }
    },
    async fail(stream, why) {
      const error = why ? wordsOf(why) : INTERNAL;
      await stream.writeSSE({ event: 'error', data: JSON.stringify({ error }) });
    },
  });
}

function isDelta(item: LoggedEvent | AgentDelta): item is AgentDelta {
  return item.type === 'agent_text_delta' || item.type === 'agent_thinking_delta';
}
