import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { toWireEvent } from '../../domain/wire-event.ts';
import type { JsonObject } from '../../lib/json.ts';
import { json, nothing } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { wireAction } from './wire/action.ts';
import { approvalPath, approveBody, budgetBody, noteBody, reasonBody } from './wire/command.ts';
import { wireEvent } from './wire/event.ts';
import { sessionPath } from './wire/session.ts';

const tag = 'By a person';

/** Adds what people do to a session besides steering it: say yes and no, take the phone, and pay. */
export function personCommandRoutes(app: OpenAPIHono<TapkitEnv>, { sessions }: TapkitContext): void {
  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/approvals/{tool_use_id}/approve',
      id: 'approve',
      tag,
      summary: 'Let an action happen that waits for a yes',
      params: approvalPath,
      body: approveBody,
      bodyIsOptional: true,
      answers: { 204: nothing('It will happen.') },
      errors: ['SESSION_NOT_FOUND', 'APPROVAL_NOT_FOUND', 'INVALID_TRANSITION'],
    },
    async ({ principal, params: { session_id, tool_use_id }, body, c }) => {
      await sessions.approve(principal.organizationId, session_id, tool_use_id, body.input as JsonObject);
      return c.body(null, 204);
    },
  );

  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/approvals/{tool_use_id}/deny',
      id: 'deny',
      tag,
      summary: 'Refuse an action that waits for a yes',
      params: approvalPath,
      body: reasonBody,
      bodyIsOptional: true,
      answers: { 204: nothing('It will not happen.') },
      errors: ['SESSION_NOT_FOUND', 'APPROVAL_NOT_FOUND', 'INVALID_TRANSITION'],
    },
    async ({ principal, params: { session_id, tool_use_id }, body, c }) => {
      await sessions.deny(principal.organizationId, session_id, tool_use_id, body.reason);
      return c.body(null, 204);
    },
  );

  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/takeover',
      id: 'takeOver',
      tag,
      summary: 'Take the phone from the agent',
      params: sessionPath,
      body: reasonBody,
      bodyIsOptional: true,
      answers: { 204: nothing('The phone is yours.') },
      errors: ['SESSION_NOT_FOUND', 'INVALID_TRANSITION'],
    },
    async ({ principal, params, body, c }) => {
      await sessions.takeover(principal.organizationId, params.session_id, body.reason);
      return c.body(null, 204);
    },
  );

  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/release',
      id: 'release',
      tag,
      summary: 'Give the phone back to the agent',
      params: sessionPath,
      body: noteBody,
      bodyIsOptional: true,
      answers: { 204: nothing('The agent goes on.') },
      errors: ['SESSION_NOT_FOUND', 'INVALID_TRANSITION'],
    },
    async ({ principal, params, body, c }) => {
      await sessions.release(principal.organizationId, params.session_id, body.note);
      return c.body(null, 204);
    },
  );

  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/actions',
      id: 'act',
      tag,
      summary: 'Do one thing with a phone that was taken over',
      params: sessionPath,
      body: wireAction,
      answers: { 200: json(wireEvent, 'How it turned out: an event `user_action_result`.') },
      errors: ['SESSION_NOT_FOUND', 'INVALID_TRANSITION', 'PHONE_NOT_CONNECTED', 'PHONE_TIMEOUT'],
    },
    async ({ principal, params, body, c }) => {
      const done = await sessions.act(principal.organizationId, params.session_id, randomUUID(), body);
      return c.json(toWireEvent(done));
    },
  );

  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/budget',
      id: 'setBudget',
      tag,
      summary: 'Set what a session may cost',
      description: 'A session that waits for more goes on.',
      params: sessionPath,
      body: budgetBody,
      answers: { 204: nothing('It is set.') },
      errors: ['SESSION_NOT_FOUND', 'INVALID_TRANSITION', 'INVALID_INPUT'],
    },
    async ({ principal, params, body: { max_cost_usd: usd }, c }) => {
      const maxCostMicroUsd = usd === null ? null : Math.round(usd * 1e6);
      await sessions.setBudget(principal.organizationId, params.session_id, maxCostMicroUsd);
      return c.body(null, 204);
    },
  );
}
