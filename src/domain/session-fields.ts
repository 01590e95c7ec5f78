import { z } from 'zod';
import { SESSION_MODES } from './session.ts';

/** What a client may say about a session, field by field: the API's doors build their objects from these. */
export const sessionFields = {
  instruction: z.string().min(1).max(10_000),
  message: z.string().min(1).max(10_000),
  model: z.string().min(1).max(200),
  title: z.string().min(1).max(200),
  tags: z.array(z.string().min(1).max(100)).max(50),
  metadata: z.record(z.string().max(100), z.json()),
  /** Model turns. */
  maxTurns: z.int().min(1).max(1_000),
  /** Seconds of running time. */
  timeoutS: z.int().min(1).max(86_400),
  mode: z.enum(SESSION_MODES),
} as const;

/** What a session gets that doesn't say otherwise. */
export const SESSION_DEFAULTS = { maxTurns: 50, timeoutS: 1_800, mode: 'task' } as const;
