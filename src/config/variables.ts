import { z } from 'zod';
import { PICTURE_SIZES, TOOL_PROFILES } from '../domain/session.ts';
import { LOG_LEVELS } from '../lib/log-level.ts';

/** @returns how a count is read; its error says what is allowed, as every error here does. */
function wholeNumber(min: number, max: number) {
  const allowed = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, allowed)
    .transform(Number)
    .refine((number) => number >= min && number <= max, allowed);
}

const webAddress = z
  .url({ protocol: /^https?$/, error: 'an address with http:// or https://' })
  .refine((address) => !/\/\/[^/]*@/.test(address), 'an address without a name and a password in it');

/** A variable of the environment: how it is read, what for, and what it is when absent. */
export const VARIABLES = {
  PORT: wholeNumber(0, 65_535).default(4_000).describe('port to listen on; 0 picks a free one'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address to listen on; any but loopback needs OPPOSABLE_API_KEY'),
  OPPOSABLE_DATA_DIR: z.string().default('./data').describe('folder of the database and the frames'),
  OPPOSABLE_API_KEY: z
    .string()
    .min(16, '16 characters or more')
    .optional()
    .describe(
      'bootstrap key of the default organisation, 16 characters or more; the first start makes one otherwise',
    ),
  OPPOSABLE_SECRETS_KEY: z
    .string()
    .regex(/^(?:[\da-f]{64}|[\w+/-]{43}=?)$/i, '32 bytes in base64 or hex')
    .optional()
    .describe(
      'encrypts secrets and signs links, 32 bytes in base64 or hex; the first start makes one otherwise',
    ),
  OPPOSABLE_MODEL: z.string().default('claude-sonnet-5-5').describe('model of sessions that name none'),
  OPPOSABLE_FAST_MODEL: z
    .string()
    .default('claude-haiku-5-5')
    .describe('model of sessions that ask for "fast", as the agent "agi-0-fast" does'),
  OPPOSABLE_IDLE_PHONE_S: wholeNumber(1, 86_400)
    .default(600)
    .describe('seconds after which a conversation that nobody speaks to gives its phone back'),
  OPPOSABLE_SNAPSHOT_DAYS: wholeNumber(1, 3_650)
    .default(30)
    .describe('days that a snapshot is kept after its session was deleted, unless it is a default'),
  OPPOSABLE_TOOL_PROFILE: z
    .enum(['auto', ...TOOL_PROFILES], `auto, ${TOOL_PROFILES.join(' or ')}`)
    .default('auto')
    .describe("tools of the agent: the provider's computer tools where the model has them, or ours alone"),
  OPPOSABLE_PICTURE_SIZE: z
    .enum(PICTURE_SIZES, PICTURE_SIZES.join(' or '))
    .default('full')
    .describe('size of the screenshots that the model sees; economy takes a third less tokens'),
  OPPOSABLE_CONTEXT_TOKENS: wholeNumber(20_000, 1_000_000)
    .default(150_000)
    .describe('tokens of a conversation after which it begins anew with a summary'),
  OPPOSABLE_LOG_LEVEL: z
    .enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .describe('what to log'),
  OPPOSABLE_METRICS_TOKEN: z
    .string()
    .min(16, '16 characters or more')
    .optional()
    .describe('lets a collector read /metrics, 16 characters or more; an admin key does too'),
  OPPOSABLE_VIRTUAL_PHONES: wholeNumber(0, 200)
    .default(1)
    .describe('how many virtual phones to have, 0 to 200'),
  OPPOSABLE_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000)
    .optional()
    .describe('how many requests a minute a key may make that has no limit of its own; any number otherwise'),
  OPPOSABLE_ALLOW_PRIVATE_ADDRESSES: z
    .enum(['true', 'false'], 'true or false')
    .default('false')
    .describe('whether webhooks and registered phones may lead to private addresses: true or false'),
  OPPOSABLE_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .refine(
      (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      'origins such as https://app.example, with commas between them',
    )
    .describe('pages of which other servers may use the API: their origins, with commas between them'),
  ANTHROPIC_API_KEY: z
    .string()
    .optional()
    .describe('drives sessions with Claude; the demo model does without'),
  ANTHROPIC_BASE_URL: webAddress.optional().describe('another server with a Messages API'),
  APPIUM_URL: webAddress
    .optional()
    .describe('an Appium server that runs already, instead of a child process'),
} as const;

/** What the server may be told, by the names of the environment. */
export type VariableName = keyof typeof VARIABLES;

/** The names of variables that hold secrets: their values appear in no message. */
export const SECRET: ReadonlySet<string> = new Set([
  'OPPOSABLE_API_KEY',
  'OPPOSABLE_SECRETS_KEY',
  'OPPOSABLE_METRICS_TOKEN',
  'ANTHROPIC_API_KEY',
]);

/** A variable as `--help` shows it. */
export type VariableHelp = {
  readonly name: VariableName;
  /** The flag that says the same; keys have none, since every user of a machine sees its processes' flags. */
  readonly flag: string | undefined;
  readonly text: string;
  readonly fallback: string;
};

/** @returns every variable with its flag, its meaning and its default. */
export function describeVariables(): readonly VariableHelp[] {
  return Object.entries(VARIABLES).map(([key, schema]) => {
    const name = key as VariableName;
    const words = name
      .replace(/^OPPOSABLE_/, '')
      .toLowerCase()
      .replaceAll('_', '-');
    const flag = SECRET.has(name) ? undefined : `--${words}`;
    const fallback = schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : '';
    return { name, flag, text: schema.description ?? '', fallback };
  });
}
