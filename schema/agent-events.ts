import { cancellable } from '../src/lib/cancellable.ts';
import { AgentEventInterface } from './agent-event.ts';
import { builder } from './builder.ts';
import { sessionIdOf } from './session.ts';

builder.subscriptionField('agentEvents', (t) =>
  t.field({
    type: AgentEventInterface,
    description:
      "A session's log: what lies after an index, then everything as it happens. Completes after the final event. Fails with `SESSION_NOT_FOUND`.",
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      after: t.arg.int({ description: 'Only events with a higher index; everything when absent.' }),
    },
    subscribe: async (_root, { sessionId, after }, { sight, sessions, feed }, info) => {
      const { organizationId } = await sight({ sessionId }, info);
      const { id } = await sessions.get(organizationId, sessionIdOf(sessionId));
      return cancellable((signal) => feed.follow(id, after ?? -1, signal));
    },
    resolve: (event) => event,
  }),
);
