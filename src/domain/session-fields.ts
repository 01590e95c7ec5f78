import { z } from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { policy } from './policy.ts';
import { PICTURE_SIZES, SESSION_MODES, TOOL_PROFILES } from './session.ts';

/** How deep objects and lists of metadata may lie in each other, and how much JSON that may be. */
const MAX_METADATA_DEPTH = 32;
const MAX_METADATA_BYTES = 65_536;

/** What a client may say about a session, field by field: the API's doors build their objects from these. */
export const sessionFields = {
  instruction: z.string().min(1).max(10_000),
  message: z.string().min(1).max(10_000),
  model: z.string().min(1).max(200),
  title: z.string().min(1).max(200),
  tags: z.array(z.string().min(1).max(100)).max(50),
  metadata: z
    .unknown()
    .refine((value) => isNestedAtMost(value, MAX_METADATA_DEPTH), {
      error: `Too deep: nest at most ${MAX_METADATA_DEPTH} levels.`,
      abort: true,
    })
    .refine((value) => Buffer.byteLength(JSON.stringify(value) ?? '') <= MAX_METADATA_BYTES, {
      error: `Too big: expected at most ${MAX_METADATA_BYTES} bytes of JSON.`,
      abort: true,
    })
    .pipe(z.record(z.string().max(100), z.json())),
  /** Model turns. */
  maxTurns: z.int().min(1).max(1_000),
  /** Seconds of running time. */
  timeoutS: z.int().min(1).max(86_400),
  mode: z.enum(SESSION_MODES),
  toolProfile: z.enum(TOOL_PROFILES),
  pictureSize: z.enum(PICTURE_SIZES),
  /** US dollars. */
  maxCostUsd: z.number().min(0.001).max(10_000),
  /** Packages or names. */
  allowedApps: z.array(z.string().min(1).max(200)).min(1).max(100),
  policy,
  /** A JSON Schema; whether it can be used is for the session's creation to say. */
  outputSchema: z.record(z.string(), z.json()).transform((schema) => schema as JsonObject),
  /** What a person tells the agent, or a user's reason. */
  note: z.string().min(1).max(2_000),
} as const;

/** What a session gets that doesn't say otherwise. */
export const SESSION_DEFAULTS = { maxTurns: 50, timeoutS: 1_800, mode: 'task' } as const;

/** Level by level: `JSON.stringify` and zod recurse, and a body has room for more levels than the stack. */
function isNestedAtMost(value: unknown, depth: number): boolean {
  let level: readonly unknown[] = [value];
  for (let left = depth; level.length > 0; left -= 1) {
    const nested = level.filter((item) => typeof item === 'object' && item !== null);
    if (left === 0) return nested.length === 0;
    level = nested.flatMap((item) => Object.values(item));
  }
  return true;
}
