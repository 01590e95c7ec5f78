import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sessionFields } from '../src/domain/session-fields.ts';
import { validate } from '../src/domain/validate.ts';
import type { JsonObject } from '../src/lib/json.ts';
import { builder } from './builder.ts';
import { UserActionResultEvent } from './person-events.ts';
import { PhoneActionInput, phoneActionOf } from './phone-action.ts';
import { Session, sessionIdOf } from './session.ts';
import { reload } from './session-commands.ts';

const FAILS = 'Fails with `SESSION_NOT_FOUND`';
const editInput = z.object({ input: sessionFields.toolInput.optional() });
const noteInput = z.object({ note: sessionFields.note.optional() });

builder.mutationField('approveAction', (t) =>
  t.prismaField({
    type: Session,
    description: `Says yes to an action that waits for approval. It is carried out if the screen is still the same. ${FAILS} or \`APPROVAL_NOT_FOUND\`.`,
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      toolUseId: t.arg.string({ required: true, description: 'The action, as its request names it.' }),
      input: t.arg({ type: 'JSONObject', description: "The tool's input, to change what is done." }),
    },
    resolve: async (query, _root, { sessionId, toolUseId, input }, context) => {
      const { organizationId } = await context.principal('control');
      const id = sessionIdOf(sessionId);
      const { input: edited } = validate(editInput, { input: input ?? undefined });
      await context.sessions.approve(organizationId, id, toolUseId, edited as JsonObject | undefined);
      return await reload(context, query, id);
    },
  }),
);

builder.mutationField('denyAction', (t) =>
  t.prismaField({
    type: Session,
    description: `Says no to an action that waits for approval; the agent is told and goes on. ${FAILS} or \`APPROVAL_NOT_FOUND\`.`,
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      toolUseId: t.arg.string({ required: true, description: 'The action, as its request names it.' }),
      reason: t.arg.string({ description: 'Why, for the agent, 1 to 2,000 characters.' }),
    },
    resolve: async (query, _root, { sessionId, toolUseId, reason }, context) => {
      const { organizationId } = await context.principal('control');
      const id = sessionIdOf(sessionId);
      const { note } = validate(noteInput, { note: reason ?? undefined });
      await context.sessions.deny(organizationId, id, toolUseId, note);
      return await reload(context, query, id);
    },
  }),
);

builder.mutationField('takeoverSession', (t) =>
  t.prismaField({
    type: Session,
    description: `Takes the phone from the agent at once, to use it by hand with \`performAction\`. ${FAILS} or \`INVALID_TRANSITION\`.`,
    args: {
      id: t.arg.id({ required: true, description: 'The id of the session.' }),
      reason: t.arg.string({ description: 'Why, for whoever reads the log, 1 to 2,000 characters.' }),
    },
    resolve: async (query, _root, { id, reason }, context) => {
      const { organizationId } = await context.principal('control');
      const sessionId = sessionIdOf(id);
      const { note } = validate(noteInput, { note: reason ?? undefined });
      await context.sessions.takeover(organizationId, sessionId, note);
      return await reload(context, query, sessionId);
    },
  }),
);

builder.mutationField('releaseSession', (t) =>
  t.prismaField({
    type: Session,
    description: `Gives the phone back to the agent, who looks at it anew and is told what was done. ${FAILS} or \`INVALID_TRANSITION\`.`,
    args: {
      id: t.arg.id({ required: true, description: 'The id of the session.' }),
      note: t.arg.string({ description: 'What the agent should know, 1 to 2,000 characters.' }),
    },
    resolve: async (query, _root, { id, note: said }, context) => {
      const { organizationId } = await context.principal('control');
      const sessionId = sessionIdOf(id);
      const { note } = validate(noteInput, { note: said ?? undefined });
      await context.sessions.release(organizationId, sessionId, note);
      return await reload(context, query, sessionId);
    },
  }),
);

builder.mutationField('performAction', (t) =>
  t.field({
    type: UserActionResultEvent,
    description: `Does one thing with a phone that was taken over, and answers when it is done. ${FAILS}, \`INVALID_TRANSITION\` when the phone was not taken over, \`INVALID_INPUT\`, \`PHONE_NOT_CONNECTED\` or \`PHONE_TIMEOUT\`.`,
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      action: t.arg({ type: PhoneActionInput, required: true, description: 'What to do.' }),
    },
    resolve: async (_root, { sessionId, action }, { principal, sessions }) => {
      const { organizationId } = await principal('control');
      return await sessions.act(organizationId, sessionIdOf(sessionId), randomUUID(), phoneActionOf(action));
    },
  }),
);

builder.mutationField('setSessionBudget', (t) =>
  t.prismaField({
    type: Session,
    description: `Sets what a session may cost; one that waits for a larger budget goes on. ${FAILS}, \`INVALID_INPUT\` for less than it has cost, or \`INVALID_TRANSITION\`.`,
    args: {
      id: t.arg.id({ required: true, description: 'The id of the session.' }),
      maxCostUsd: t.arg.float({ description: 'US dollars; any amount when null.' }),
    },
    resolve: async (query, _root, { id, maxCostUsd }, context) => {
      const { organizationId } = await context.principal('control');
      const sessionId = sessionIdOf(id);
      const input = validate(z.object({ maxCostUsd: sessionFields.maxCostUsd.nullable() }), {
        maxCostUsd: maxCostUsd ?? null,
      });
      const maxCostMicroUsd = input.maxCostUsd === null ? null : Math.round(input.maxCostUsd * 1e6);
      await context.sessions.setBudget(organizationId, sessionId, maxCostMicroUsd);
      return await reload(context, query, sessionId);
    },
  }),
);
