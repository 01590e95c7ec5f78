import { z } from 'zod';
import { AGENT_EVENT_TYPES } from '../../../domain/agent-event.ts';
import { digits } from './number.ts';

/** GraphQL's integers, and so the log's indices, have 32 bits. */
const eventIndex = digits({ min: 0, max: 2_147_483_647 });

/** The query of `GET /v1/sessions/{id}/events`. */
export const eventsQuery = z.strictObject({
  since: eventIndex.optional().meta({ description: 'The first index that is wanted; 0 unless given.' }),
});

/** The header `Last-Event-ID`; browsers leave it out, others send it empty before the first event. */
export const lastEventId = z
  .union([z.literal('').transform(() => undefined), eventIndex])
  .optional()
  .meta({
    type: 'string',
    pattern: '^\\d*$',
    description: 'The last index that a stream has brought.',
    example: '0',
  });

/** An event as TapKit shows it. */
export const wireEvent = z
  .strictObject({
    index: z.int().min(0).meta({ description: 'Its place in the session, from 0 without a gap.' }),
    type: z.enum(AGENT_EVENT_TYPES).meta({ description: 'New types may come.' }),
    ts: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()).meta({
      type: 'object',
      additionalProperties: true,
      description: 'What happened, by type: `frame_url` leads to a picture, amounts are US dollars.',
    }),
  })
  .meta({ id: 'Event', description: 'Something that happened in a session. It never changes.' });

/** The answer of a poll. */
export const wireEventPage = z
  .strictObject({
    events: z.array(wireEvent),
    next_index: z.int().min(0).meta({ description: 'The next `since`.' }),
  })
  .meta({ id: 'EventPage' });
