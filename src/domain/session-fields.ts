import { z } from 'zod';
import { isNestedAtMost } from '../lib/is-nested-at-most.ts';
import type { JsonObject } from '../lib/json.ts';
import { policy } from './policy.ts';
import { EFFORTS, PICTURE_SIZES, SESSION_MODES, TOOL_PROFILES } from './session.ts';

/** How deep objects and lists of a client's JSON may lie in each other, and how much JSON that may be. */
const MAX_DEPTH = 32;
const MAX_BYTES = 65_536;

/**
 * @returns how a text is read that says something: what holds nothing but blanks is a mistake of whoever
 *   sent it. Databases keep no NUL, and half of a surrogate pair is no character.
 */
export const words = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/\S/, 'Must hold more than blanks.')
    .refine(isKeepable, 'Must hold no NUL and no half of a surrogate pair.');

/** A client's own JSON, at most so deep and so much. */
export const jsonObject = z
  .unknown()
  .refine((value) => isNestedAtMost(value, MAX_DEPTH), {
    error: `Too deep: nest at most ${MAX_DEPTH} levels.`,
    abort: true,
  })
  .refine((value) => Buffer.byteLength(JSON.stringify(value) ?? '') <= MAX_BYTES, {
    error: `Too big: expected at most ${MAX_BYTES} bytes of JSON.`,
    abort: true,
  })
  .refine(holdsKeepableTexts, {
    error: 'Texts must hold no NUL and no half of a surrogate pair.',
    abort: true,
  })
  .pipe(z.record(z.string().max(100), z.json()));

/** The most that a session may be given. */
export const SESSION_LIMITS = { maxTurns: 1_000, timeoutS: 86_400 } as const;

/** What a client may say about a session, field by field: the API's doors build their objects from these. */
export const sessionFields = {
  instruction: words(10_000),
  message: words(10_000),
  model: words(200),
  title: words(200),
  tags: z.array(words(100)).max(50),
  metadata: jsonObject,
  /** The client's own name of a task. */
  taskId: words(200),
  /** What a tool is to be used with instead. */
  toolInput: jsonObject,
  /** Model turns. */
  maxTurns: z.int().min(1).max(SESSION_LIMITS.maxTurns),
  /** Seconds of running time. */
  timeoutS: z.int().min(1).max(SESSION_LIMITS.timeoutS),
  mode: z.enum(SESSION_MODES),
  toolProfile: z.enum(TOOL_PROFILES),
  effort: z.enum(EFFORTS),
  pictureSize: z.enum(PICTURE_SIZES),
  /** US dollars. */
  maxCostUsd: z.number().min(0.001).max(10_000),
  /** Packages or names. */
  allowedApps: z.array(words(200)).min(1).max(100),
  policy,
  /** A JSON Schema, untouched; whether it can be used is for the session's creation to say. */
  outputSchema: z.custom<JsonObject>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'Expected a JSON Schema as a JSON object.',
  ),
  /** What a person tells the agent, or a user's reason. */
  note: words(2_000),
} as const;

/** What a session gets that doesn't say otherwise. */
export const SESSION_DEFAULTS = { maxTurns: 50, timeoutS: 1_800, mode: 'task' } as const;

/** @returns whether a database can keep a text: it holds no NUL and no half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** JSON spells both with a backslash, which stands for itself after another one. */
function holdsKeepableTexts(value: unknown): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value) ?? '');
}
