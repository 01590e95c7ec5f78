import { createHash, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type Authenticate, demandScope, keyOf, type Principal } from '../../auth/principal.ts';
import { parseId, type SessionId } from '../../domain/ids.ts';
import { toWireEvent } from '../../domain/wire-event.ts';
import type { EventFeed } from '../../events/event-feed.ts';
import type { Clock } from '../../lib/clock.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Logger } from '../../lib/logger.ts';
import { sessionNotFound } from '../../sessions/command-context.ts';
import type { SessionService } from '../../sessions/session-service.ts';
import { EmptyBody, errorResponse, WireError } from './errors.ts';
import { pollEvents, streamEvents } from './events.ts';
import {
  actionBody,
  approveBody,
  budgetBody,
  createSessionBody,
  eventsQuery,
  lastEventId,
  listQuery,
  messageBody,
  noteBody,
  reasonBody,
  toCreateSession,
  toWirePhone,
  toWireSession,
} from './wire.ts';

/** What the dialect works with. */
export type TapkitContext = {
  readonly sessions: SessionService;
  readonly feed: EventFeed;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly logger: Logger;
};

type Env = { Variables: { principal: Principal } };

/** @returns the TapKit dialect, to be mounted at `/v1`. */
export function tapkit({ sessions, feed, authenticate, clock, logger }: TapkitContext): Hono<Env> {
  const app = new Hono<Env>();

  app.onError((error, c) => errorResponse(c, error, logger));
  app.use(async (c, next) => {
    const principal = await authenticate(keyOf(c.req.raw.headers));
    demandScope(principal, /^(GET|HEAD)$/.test(c.req.method) ? 'read' : 'control');
    c.set('principal', principal);
    await next();
  });

  app.get('/phones', async (c) => {
    const { organizationId } = c.var.principal;
    return c.json((await sessions.phones(organizationId)).map(toWirePhone));
  });

  app.post('/sessions', async (c) => {
    const { organizationId, apiKeyId } = c.var.principal;
    const text = await c.req.text();
    const input = { ...toCreateSession(parseBody(createSessionBody, text)), apiKeyId };
    const key = c.req.header('idempotency-key');
    if (key === undefined) {
      return c.json(toWireSession(await sessions.create(organizationId, input), clock.now()), 201);
    }
    const { status, body } = await sessions.createOnce(organizationId, input, {
      key: parse('header', z.string().min(1).max(255), key),
      requestHash: createHash('sha256').update(`POST /v1/sessions\n${text}`).digest('hex'),
      respond: (session) => ({ status: 201, body: JSON.stringify(toWireSession(session, clock.now())) }),
    });
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  });

  app.get('/sessions', async (c) => {
    const { organizationId } = c.var.principal;
    const { status, phone_id, limit } = parse('query', listQuery, c.req.query());
    const phoneId = phone_id === undefined ? undefined : (await sessions.phone(organizationId, phone_id)).id;
    const found = await sessions.list(organizationId, { status, phoneId, limit });
    return c.json({ sessions: found.map((session) => toWireSession(session, clock.now())) });
  });

  app.get('/sessions/:id', async (c) => {
    const session = await sessions.get(c.var.principal.organizationId, sessionIdOf(c));
    return c.json(toWireSession(session, clock.now()));
  });

  app.get('/sessions/:id/events', async (c) => {
    const { id } = await sessions.get(c.var.principal.organizationId, sessionIdOf(c));
    const { since } = parse('query', eventsQuery, c.req.query());
    if (!(c.req.header('accept') ?? '').includes('text/event-stream')) {
      return await pollEvents(c, feed, id, since ?? 0);
    }
    const lastId = parse('header', lastEventId, c.req.header('last-event-id'));
    return streamEvents(c, feed, id, lastId === undefined ? (since ?? 0) : lastId + 1, logger);
  });

  app.post('/sessions/:id/message', async (c) => {
    const { organizationId } = c.var.principal;
    const id = sessionIdOf(c);
    const { message } = parseBody(messageBody, await c.req.text());
    await sessions.message(organizationId, id, message);
    return c.body(null, 204);
  });

  app.post('/sessions/:id/approvals/:toolUseId/approve', async (c) => {
    const { organizationId } = c.var.principal;
    const { input } = parseOptionalBody(approveBody, await c.req.text());
    await sessions.approve(organizationId, sessionIdOf(c), c.req.param('toolUseId'), input as JsonObject);
    return c.body(null, 204);
  });

  app.post('/sessions/:id/approvals/:toolUseId/deny', async (c) => {
    const { organizationId } = c.var.principal;
    const { reason } = parseOptionalBody(reasonBody, await c.req.text());
    await sessions.deny(organizationId, sessionIdOf(c), c.req.param('toolUseId'), reason);
    return c.body(null, 204);
  });

  app.post('/sessions/:id/takeover', async (c) => {
    const { reason } = parseOptionalBody(reasonBody, await c.req.text());
    await sessions.takeover(c.var.principal.organizationId, sessionIdOf(c), reason);
    return c.body(null, 204);
  });

  app.post('/sessions/:id/release', async (c) => {
    const { note } = parseOptionalBody(noteBody, await c.req.text());
    await sessions.release(c.var.principal.organizationId, sessionIdOf(c), note);
    return c.body(null, 204);
  });

  app.post('/sessions/:id/actions', async (c) => {
    const id = sessionIdOf(c);
    const action = parseBody(actionBody, await c.req.text());
    const done = await sessions.act(c.var.principal.organizationId, id, randomUUID(), action);
    return c.json(toWireEvent(done));
  });

  app.post('/sessions/:id/budget', async (c) => {
    const id = sessionIdOf(c);
    const { max_cost_usd: usd } = parseBody(budgetBody, await c.req.text());
    const maxCostMicroUsd = usd === null ? null : Math.round(usd * 1e6);
    await sessions.setBudget(c.var.principal.organizationId, id, maxCostMicroUsd);
    return c.body(null, 204);
  });

  for (const command of ['pause', 'resume', 'interrupt', 'stop'] as const) {
    app.post(`/sessions/:id/${command}`, async (c) => {
      await sessions[command](c.var.principal.organizationId, sessionIdOf(c));
      return c.body(null, 204);
    });
  }

  return app;
}

function sessionIdOf(c: Context): SessionId {
  const id = parseId('sess', c.req.param('id') ?? '');
  if (!id) throw sessionNotFound();
  return id;
}

/** The same, where a body without anything in it says that there is nothing to say. */
function parseOptionalBody<T>(schema: z.ZodType<T>, text: string): T {
  return parseBody(schema, text.trim() === '' ? '{}' : text);
}

/** @throws {WireError} for what doesn't fit, also for what is no JSON; {@link EmptyBody} for nothing */
function parseBody<T>(schema: z.ZodType<T>, text: string): T {
  if (text.trim() === '') throw new EmptyBody();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const issue = { code: 'custom' as const, path: [], message: 'The body is not valid JSON.', input: text };
    throw new WireError('body', new z.ZodError([issue]));
  }
  return parse('body', schema, json);
}

function parse<T>(where: 'body' | 'query' | 'header', schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new WireError(where, parsed.error);
  return parsed.data;
}
