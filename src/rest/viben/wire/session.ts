import { z } from 'zod';
import { jsonObject, sessionFields } from '../../../domain/session-fields.ts';

/** The words that Viben has for where a session stands. */
export const STATUS_WORDS = ['created', 'active', 'paused', 'completed', 'failed'] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];

/** How many sessions are listed at the most. */
export const MAX_LISTED = 100;

export const createBody = z.object({
  agent_id: z.string().min(1).max(200),
  task_id: sessionFields.taskId.nullish(),
  prompt: sessionFields.instruction.nullish(),
});

export const listQuery = z.object({
  task_id: z.string().optional(),
  agent_id: z.string().optional(),
  status: z.enum(STATUS_WORDS, `Expected one of ${STATUS_WORDS.join(', ')}`).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(MAX_LISTED),
  before: z.string().optional(),
});

/** What may be changed; the status is checked where it is changed, because a wrong one is a conflict. */
export const changeBody = z.object({
  status: z.string().optional(),
  data: jsonObject.optional(),
  prompt: sessionFields.message.optional(),
});

export const messageBody = z.object({ content: sessionFields.message });

export const sessionPath = z.object({ id: z.string() });

/** A session in a list. */
export type WireSession = {
  readonly id: string;
  readonly agent_id: string | null;
  readonly task_id: string | null;
  readonly status: StatusWord;
  readonly created_at: string;
  readonly last_active: string;
  readonly message_count: number;
  readonly error: string | null;
};
