import { z } from 'zod';
import { AGENT_EVENT_TYPES, agentEventData } from '../../../domain/agent-event.ts';
import { digits } from './number.ts';
import { spelled } from './spelled.ts';

/** GraphQL's integers, and so the log's indices, have 32 bits. */
const eventIndex = digits({ min: 0, max: 2_147_483_647 });

/** The query of `GET /v1/sessions/{id}/events`. */
export const eventsQuery = z.strictObject({
  since: eventIndex.optional().meta({ description: 'The first index that is wanted; 0 unless given.' }),
});

/** The header `Last-Event-ID`; browsers leave it out, others send it empty before the first event. */
export const lastEventId = z
  .union([z.literal('').transform(() => undefined), eventIndex], {
    error: 'Must be a whole number in decimal digits.',
  })
  .optional()
  .meta({
    type: 'string',
    pattern: '^\\d*$',
    description: 'The last index that a stream has brought.',
    example: '0',
  });

const variants = AGENT_EVENT_TYPES.map((type) =>
  z
    .strictObject({
      index: z.int().min(0).meta({ description: 'Its place in the session, from 0 without a gap.' }),
      type: z.literal(type),
      ts: z.iso.datetime(),
      data: spelled(agentEventData[type]),
    })
    .meta({ id: `${type.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Event` }),
);

/** An event as TapKit shows it, by its type. */
export const wireEvent = z
  .discriminatedUnion('type', variants as [(typeof variants)[number], ...typeof variants])
  .meta({
    id: 'Event',
    description:
      'Something that happened in a session. It never changes. Later versions may bring new types, and new fields of `data`.',
  });

/** The answer of a poll. */
export const wireEventPage = z
  .strictObject({
    events: z.array(wireEvent),
    next_index: z.int().min(0).meta({ description: 'The next `since`.' }),
  })
  .meta({ id: 'EventPage' });
