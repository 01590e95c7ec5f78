import { z } from 'zod';
import type { JsonObject } from '../../../lib/json.ts';

/** What an event belongs to: a turn, a step of it, and the spans that those are in a trace. */
export type WireContext = {
  readonly turn_id: string | null;
  readonly input_message_id: string | null;
  readonly exec_id: string | null;
  readonly trace_id: string | null;
  readonly span_id: string | null;
  readonly parent_span_id: string | null;
};

/** An event as Everruns shows it. `sequence` grows within a session; what only streams show has none. */
export type WireEvent = {
  readonly id: string;
  readonly type: string;
  readonly ts: string;
  readonly session_id: string;
  readonly context: WireContext;
  readonly data: JsonObject;
  readonly metadata: null;
  readonly sequence: number | null;
  readonly tags: null;
};

/** The query of events, listed or streamed: behind which to begin, and which types to leave out. */
export const eventsQuery = z.object({
  since_id: z.string().optional(),
  exclude: z
    .union([z.string().transform((type) => [type]), z.array(z.string())])
    .default([])
    .transform((types) => new Set(types)),
});
