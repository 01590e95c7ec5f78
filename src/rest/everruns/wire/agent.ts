import { z } from 'zod';
import { isKeepable, sessionFields } from '../../../domain/session-fields.ts';
import { wireCapabilities } from './capability.ts';
import { refuse, TOO_LARGE } from './refuse.ts';
import { tags } from './session.ts';

/** A text of at most so many bytes. */
const text = (maxBytes: number) =>
  z
    .string()
    .refine((value) => Buffer.byteLength(value) <= maxBytes || refuse(TOO_LARGE))
    .refine(isKeepable, 'Must hold no NUL and no half of a surrogate pair.');

const name = text(2_048).regex(/\S/, 'Must hold more than blanks.');
const description = text(10_240);
const systemPrompt = text(1_048_576);
const modelId = sessionFields.model;

/** The body of `POST /agents`, and what a file to import says. */
export const createAgentBody = z.object({
  name,
  system_prompt: systemPrompt,
  description: description.nullish(),
  default_model_id: modelId.nullish(),
  tags: tags.nullish(),
  /** Without any, an agent has what is usual: all but `remember`. */
  capabilities: wireCapabilities.nullish(),
});

/** The body of `PATCH /agents/{id}`: null clears. */
export const patchAgentBody = z.object({
  name: name.optional(),
  system_prompt: systemPrompt.optional(),
  description: description.nullish(),
  default_model_id: modelId.nullish(),
  tags: tags.nullish(),
  capabilities: wireCapabilities.nullish(),
  status: z.enum(['active', 'archived']).optional(),
});
