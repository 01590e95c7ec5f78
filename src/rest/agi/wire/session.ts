import { z } from 'zod';
import type { AgiLifecycle } from '../../../domain/agi-status.ts';
import { sessionFields } from '../../../domain/session-fields.ts';
import { SNAPSHOT_MODES } from '../../../domain/snapshot.ts';

/** The agents that a session may have. */
export const AGENT_NAMES = ['agi-0', 'agi-0-fast'] as const;

/** An absolute address of the web. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'Must be an absolute address that starts with http:// or https://' })
  .max(2_000);

export const createBody = z.object({
  agent_name: z.enum(AGENT_NAMES, `Expected one of ${AGENT_NAMES.join(', ')}`).default('agi-0'),
  webhook_url: webAddress.nullish(),
  restore_from_session_id: z.uuid().nullish(),
  restore_default_environment_from_user_id: z.string().min(1).max(100).nullish(),
  enable_memory_snapshot: z.boolean().nullish(),
  phone_id: z.string().min(1).max(100).nullish(),
  goal: sessionFields.instruction.nullish(),
  max_steps: sessionFields.maxTurns.nullish(),
});

/** What is asked of a new session. */
export type CreateBody = z.output<typeof createBody>;

const SAVE_MODES = ['none', ...SNAPSHOT_MODES] as const;

const flag = z.enum(['true', 'false'], 'Expected true or false').transform((text) => text === 'true');

export const deleteQuery = z
  .object({
    save_snapshot_mode: z.enum(SAVE_MODES, `Expected one of ${SAVE_MODES.join(', ')}`).default('none'),
    save_as_default: flag.default(false),
  })
  .refine(({ save_snapshot_mode: mode, save_as_default: isDefault }) => !isDefault || mode !== 'none', {
    path: ['save_as_default'],
    error: 'Needs save_snapshot_mode to be memory or filesystem.',
  });

/** What is asked of a deletion. */
export type DeleteQuery = z.output<typeof deleteQuery>;

/** An id is checked by looking for it: what is none is as unknown as what isn't there. */
export const sessionPath = z.object({ session_id: z.string() });

export const messageBody = z.object({
  message: sessionFields.message,
  start_url: webAddress.nullish(),
});

export const messagesQuery = z.object({
  after_id: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(0),
  sanitize: flag.default(true),
});

/** The types of events that a stream has. */
export const EVENT_TYPES = [
  'step',
  'thought',
  'question',
  'done',
  'error',
  'log',
  'paused',
  'resumed',
  'heartbeat',
  'user',
] as const;
export type AgiEventType = (typeof EVENT_TYPES)[number];

export const eventsQuery = z.object({
  event_types: z
    .string()
    .transform((csv) => csv.split(',').map((type) => type.trim()))
    .pipe(z.array(z.enum(EVENT_TYPES, `Expected some of ${EVENT_TYPES.join(', ')}`)))
    .optional(),
  include_history: flag.default(true),
  sanitize: flag.default(true),
});

export const navigateBody = z.object({ url: z.string() });
export const modelsQuery = z.object({ filter: z.enum(['cdp', 'desktop']).optional() });

/** A session in a list. */
export type WireSession = {
  readonly session_id: string;
  readonly agent_name: string;
  readonly status: AgiLifecycle;
  readonly created_at: string;
};
