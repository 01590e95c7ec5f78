import { z } from 'zod';
import { AGENT_EVENT_TYPES, type AgentEventType } from '../src/domain/agent-event.ts';
import type { SessionId } from '../src/domain/ids.ts';
import { validate } from '../src/domain/validate.ts';
import { AgentEventInterface, EventType } from './agent-event.ts';
import { builder } from './builder.ts';
import { Session } from './session.ts';

/** How many events one read of a log may ask for. */
const MAX_EVENTS = 1_000;

const rangeInput = z.object({
  after: z.int().min(-1),
  before: z.int().min(0).optional(),
  limit: z.int().min(1).max(MAX_EVENTS),
  last: z.int().min(1).max(MAX_EVENTS).optional(),
});

/** The events that a session waits for an answer to, by its pause reason. */
const QUESTIONS: Readonly<Record<string, AgentEventType>> = {
  question: 'question',
  approval: 'approval_requested',
};

builder.prismaObjectFields(Session, (t) => ({
  events: t.field({
    type: [AgentEventInterface],
    description: 'Its log, or a part of it, in order. Fails with `INVALID_INPUT`.',
    args: {
      after: t.arg.int({
        defaultValue: -1,
        required: true,
        description: 'Only events with a higher index.',
      }),
      before: t.arg.int({ description: 'Only events with a lower index.' }),
      types: t.arg({ type: [EventType], description: 'Only events of these types.' }),
      limit: t.arg.int({
        defaultValue: 100,
        required: true,
        description: `How many at the most, from the start on, 1 to ${MAX_EVENTS}.`,
      }),
      last: t.arg.int({
        description: `How many at the most, the newest of them, 1 to ${MAX_EVENTS}; takes the place of \`limit\`.`,
      }),
    },
    select: { id: true },
    resolve: async ({ id }, { types, ...args }, { feed }) => {
      const given = { ...args, before: args.before ?? undefined, last: args.last ?? undefined };
      const { last, limit, ...range } = validate(rangeInput, given);
      const stored = types?.filter(isStored);
      if (stored?.length === 0) return [];
      return await feed.part(id as SessionId, {
        ...range,
        types: stored,
        limit: last ?? limit,
        from: last === undefined ? 'start' : 'end',
      });
    },
  }),
  waitsFor: t.field({
    type: AgentEventInterface,
    nullable: true,
    description: 'What a paused session asks its user: the question, or the request for approval.',
    select: { id: true, pauseReason: true },
    resolve: async ({ id, pauseReason }, _args, { feed }) => {
      const type = pauseReason && QUESTIONS[pauseReason];
      if (!type) return null;
      const part = { after: -1, types: [type], limit: 1, from: 'end' } as const;
      return (await feed.part(id as SessionId, part)).at(-1);
    },
  }),
}));

/** Previews are in no log. */
function isStored(type: string): type is AgentEventType {
  return (AGENT_EVENT_TYPES as readonly string[]).includes(type);
}
