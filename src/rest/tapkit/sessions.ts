import { createHash } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { json } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { admitToSession, operation } from './operation.ts';
import {
  createSessionBody,
  listQuery,
  sessionPath,
  toCreateSession,
  toWireSession,
  wireSession,
  wireSessionList,
} from './wire/session.ts';

const tag = 'Sessions';

/** Adds what creates, lists and reads sessions. */
export function sessionRoutes(app: OpenAPIHono<TapkitEnv>, { sessions, clock }: TapkitContext): void {
  operation(
    app,
    {
      method: 'post',
      path: '/sessions',
      id: 'createSession',
      tag,
      summary: 'Create a session',
      description:
        'Answers at once; the agent begins by itself. With an `Idempotency-Key`, a repetition within 24 hours has no effect and gets the first answer.',
      headers: z.object({
        'idempotency-key': z
          .string()
          .min(1)
          .max(255)
          .optional()
          .meta({ description: 'Any text that stands for this one request.', example: 'order-17' }),
      }),
      body: createSessionBody,
      answers: { 201: json(wireSession, 'The session, `creating`.') },
      errors: [
        'PHONE_NOT_FOUND',
        'PHONE_NOT_CONNECTED',
        'PHONE_BUSY',
        'INVALID_INPUT',
        'IDEMPOTENCY_KEY_REUSED',
        'QUOTA_EXCEEDED',
        'TOO_MANY_SESSIONS',
      ],
    },
    async ({ principal: { organizationId, apiKeyId }, headers, body, c }) => {
      const input = { ...toCreateSession(body), apiKeyId };
      const key = headers['idempotency-key'];
      if (key === undefined) {
        return c.json(toWireSession(await sessions.create(organizationId, input), clock.now()), 201);
      }
      const answer = await sessions.createOnce(organizationId, input, {
        key,
        requestHash: createHash('sha256')
          .update(`POST /v1/sessions\n${await c.req.text()}`)
          .digest('hex'),
        respond: (session) => ({ status: 201, body: JSON.stringify(toWireSession(session, clock.now())) }),
      });
      const type = { 'content-type': 'application/json' };
      return new Response(answer.body, { status: answer.status, headers: type });
    },
  );

  operation(
    app,
    {
      method: 'get',
      path: '/sessions',
      id: 'listSessions',
      tag,
      summary: 'List sessions, newest first',
      query: listQuery,
      answers: { 200: json(wireSessionList, 'The sessions.') },
      errors: ['PHONE_NOT_FOUND'],
    },
    async ({ principal: { organizationId }, query: { status, phone_id, limit }, c }) => {
      const phoneId =
        phone_id === undefined ? undefined : (await sessions.phone(organizationId, phone_id)).id;
      const found = await sessions.list(organizationId, { status, phoneId, limit });
      return c.json({ sessions: found.map((session) => toWireSession(session, clock.now())) });
    },
  );

  operation(
    app,
    {
      method: 'get',
      path: '/sessions/{session_id}',
      id: 'getSession',
      tag,
      summary: 'Read a session',
      admit: admitToSession,
      params: sessionPath,
      answers: { 200: json(wireSession, 'The session.') },
      errors: ['SESSION_NOT_FOUND'],
    },
    async ({ principal, params, c }) => {
      const session = await sessions.get(principal.organizationId, params.session_id);
      return c.json(toWireSession(session, clock.now()));
    },
  );
}
