import { z } from 'zod';
import { idOfWire } from '../ids.ts';
import { refuse } from './refuse.ts';

/** The id of an agent, in a path or a query. */
export const agentId = z.string().transform((text) => idOfWire('agent', text) ?? refuse('Invalid agent ID'));

/** `:session_id` in a path. */
export const sessionPath = z.object({
  session_id: z.string().transform((text) => idOfWire('session', text) ?? refuse('Invalid session ID')),
});

/** `:agent_id` in a path. */
export const agentPath = z.object({ agent_id: agentId });
