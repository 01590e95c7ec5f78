import { z } from 'zod';
import { sessionFields, words } from '../../../domain/session-fields.ts';
import { digits } from '../../tapkit/wire/number.ts';
import { wireCapabilities } from './capability.ts';
import { agentId } from './id.ts';

const title = sessionFields.title.nullable();
/** Words to find something by. */
export const tags = z.array(words(64)).max(50);

/** The body of `POST /sessions`; fields that aren't listed are ignored, since later clients send more. */
export const createSessionBody = z.object({
  /** Its id, or its name. */
  agent_id: z.string(),
  capabilities: wireCapabilities.optional(),
  model_id: sessionFields.model.nullish(),
  tags: tags.optional(),
  title: title.optional(),
});

/** The body of `PATCH /sessions/{id}`: null clears. */
export const patchSessionBody = z.object({
  title: title.optional(),
  tags: tags.nullable().optional(),
});

/** The query of `GET /sessions`. */
export const listSessionsQuery = z.object({
  agent_id: agentId.optional(),
  offset: digits({ min: 0, max: 1_000_000_000 }).default(0),
  limit: digits({ min: 1, max: 100 }).default(20),
});
