import { z } from 'zod';
import type { AgentDelta } from '../src/domain/agent-delta.ts';
import { AGENT_EVENT_TYPES, type AgentEvent, type AgentEventType } from '../src/domain/agent-event.ts';
import type { SessionId } from '../src/domain/ids.ts';
import { validate } from '../src/domain/validate.ts';
import type { EventFeed } from '../src/events/event-feed.ts';
import { AgentEventInterface, EventType } from './agent-event.ts';
import { builder } from './builder.ts';
import { liveItems, shown } from './live-items.ts';
import { sessionIdOf } from './session.ts';
import { rightsOf, shareable } from './shared-source.ts';

const NO_STORED_TYPE = 'no preview can be asked for by its type: ask with deltas: true';
const input = z.object({
  after: z.int().min(-1),
  types: z.array(z.enum(AGENT_EVENT_TYPES, NO_STORED_TYPE)).min(1).nullable(),
  deltas: z.boolean(),
});

/** What to read of a session's log. */
type Reading = {
  readonly sessionId: SessionId;
  readonly types: readonly AgentEventType[] | null;
  readonly deltas: boolean;
};

builder.subscriptionField('agentEvents', (t) =>
  t.field({
    type: AgentEventInterface,
    description:
      "A session's log: what lies after an index, then everything as it happens. Completes after the final event. Fails with `SESSION_NOT_FOUND` or `INVALID_INPUT`.",
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      after: t.arg.int({ description: 'Only events with a higher index; everything when absent.' }),
      types: t.arg({ type: [EventType], description: 'Only events of these types; of all when absent.' }),
      deltas: t.arg.boolean({
        required: true,
        defaultValue: false,
        description:
          'Whether to show, as previews, what the agent says while it says it. A slow reader misses some.',
      }),
    },
    subscribe: async (_root, args, context, info) => {
      const principal = await context.sight({ sessionId: args.sessionId }, info);
      const { after, types, deltas } = validate(input, {
        ...args,
        after: args.after ?? -1,
        types: args.types ?? null,
      });
      const { id } = await context.sessions.get(principal.organizationId, sessionIdOf(args.sessionId));
      const reading: Reading = { sessionId: id, types, deltas };
      const items = liveItems(context, principal, (signal) => read(context.feed, reading, after, signal));
      return shareable(items, {
        key: JSON.stringify([rightsOf(principal), reading]),
        after,
        newest: async () => (await context.feed.newest(id))?.index ?? -1,
        open: (from, signal) => read(context.feed, reading, from, signal),
      });
    },
    resolve: (item) => shown(item),
  }),
);

async function* read(
  feed: EventFeed,
  { sessionId, types, deltas }: Reading,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<AgentEvent | AgentDelta, void, undefined> {
  const follow = deltas ? feed.followWithPreviews : feed.follow;
  for await (const item of follow(sessionId, after, signal)) {
    const isWanted = 'sequence' in item || types === null || types.includes(item.type);
    if (isWanted) yield item;
  }
}
