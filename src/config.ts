import { join } from 'node:path';
import { z } from 'zod';
import { PICTURE_SIZES, type PictureSize, TOOL_PROFILES, type ToolProfile } from './domain/session.ts';
import { LOG_LEVELS } from './lib/logger.ts';
import { StartError } from './lib/start-error.ts';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

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
const VARIABLES = {
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
    .describe('encrypts the secrets, 32 bytes in base64 or hex; the first secret makes one otherwise'),
  OPPOSABLE_MODEL: z.string().default('claude-sonnet-5-5').describe('model of sessions that name none'),
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

/** Everything that the server may be told, checked once. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly apiKey: string | undefined;
  readonly secretsKey: string | undefined;
  readonly model: string;
  /** Undefined for what suits the model and its host. */
  readonly toolProfile: ToolProfile | undefined;
  readonly pictureSize: PictureSize;
  readonly contextTokens: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly virtualPhones: number;
  /** Of keys without a limit of their own; undefined for any amount. */
  readonly requestsPerMinute: number | undefined;
  /** Whether addresses that clients name may be private ones. */
  readonly allowPrivateAddresses: boolean;
  /** Undefined when nobody wants traces. */
  readonly traces: TracesConfig | undefined;
  /** What lets a collector read the metrics, besides an admin key. */
  readonly metricsToken: string | undefined;
  /** The origins of other servers whose pages may use the API. */
  readonly corsOrigins: readonly string[];
  readonly anthropicApiKey: string | undefined;
  readonly anthropicBaseUrl: string | undefined;
  readonly appiumUrl: string | undefined;
};

/** The names of variables that hold secrets: their values appear in no message. */
const SECRET = new Set([
  'OPPOSABLE_API_KEY',
  'OPPOSABLE_SECRETS_KEY',
  'OPPOSABLE_METRICS_TOKEN',
  'ANTHROPIC_API_KEY',
]);

/** What the names of secrets look like, ours and others'. */
const SECRET_NAME = /(_KEY|_TOKEN|_SECRET|_PASSWORD|_CREDENTIALS|_HEADERS)$|^ANTHROPIC_/i;

/** @returns a value as a message may show it: without keys, and without the password of an address. */
function shown(name: string, value: string): string {
  return SECRET.has(name) ? 'the value given' : JSON.stringify(value.replace(/\/\/[^/@]*@/, '//…@'));
}

/**
 * Reads the configuration.
 *
 * @param environment variables by name; a blank value counts as absent
 * @param flags values that come before the environment's, by the same names
 * @throws {StartError} with a line for each bad value
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  flags: Readonly<Partial<Record<VariableName, string>>> = {},
): Config {
  const problems: string[] = [];
  const read = <Name extends VariableName>(name: Name): z.output<(typeof VARIABLES)[Name]> => {
    const value = (flags[name] ?? environment[name])?.trim() || undefined;
    const parsed = VARIABLES[name].safeParse(value);
    if (parsed.success) return parsed.data as z.output<(typeof VARIABLES)[Name]>;
    const allowed = parsed.error.issues[0]?.message;
    problems.push(`${name}: ${shown(name, value ?? '')} is not allowed. It must be ${allowed}.`);
    return undefined as z.output<(typeof VARIABLES)[Name]>;
  };
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    dataDir: read('OPPOSABLE_DATA_DIR'),
    apiKey: read('OPPOSABLE_API_KEY'),
    secretsKey: read('OPPOSABLE_SECRETS_KEY'),
    model: read('OPPOSABLE_MODEL'),
    toolProfile: unlessAuto(read('OPPOSABLE_TOOL_PROFILE')),
    pictureSize: read('OPPOSABLE_PICTURE_SIZE'),
    contextTokens: read('OPPOSABLE_CONTEXT_TOKENS'),
    logLevel: read('OPPOSABLE_LOG_LEVEL'),
    virtualPhones: read('OPPOSABLE_VIRTUAL_PHONES'),
    requestsPerMinute: read('OPPOSABLE_REQUESTS_PER_MINUTE'),
    allowPrivateAddresses: read('OPPOSABLE_ALLOW_PRIVATE_ADDRESSES') === 'true',
    traces: readTracesConfig(environment),
    metricsToken: read('OPPOSABLE_METRICS_TOKEN'),
    corsOrigins: read('OPPOSABLE_CORS_ORIGINS'),
    anthropicApiKey: read('ANTHROPIC_API_KEY'),
    anthropicBaseUrl: read('ANTHROPIC_BASE_URL'),
    appiumUrl: read('APPIUM_URL'),
  };
  if (problems.length > 0) throw new StartError(problems.join('\n'));
  if (!LOOPBACK.test(config.host) && config.apiKey === undefined) {
    throw new StartError(
      `HOST: "${config.host}" can be reached from outside of this machine. Set OPPOSABLE_API_KEY to a key of your own first.`,
    );
  }
  return Object.freeze(config);
}

/** What OpenTelemetry's standard variables leave open. */
export type TracesConfig = {
  /** Undefined when they name the service among its attributes. */
  readonly serviceName: string | undefined;
  /** Undefined when they say how much the SDK tells of itself. */
  readonly logLevel: string | undefined;
  /** Whether they say what of the process and its host is told with the traces; nothing otherwise. */
  readonly hasDetectors: boolean;
};

/**
 * Looks whether OpenTelemetry's standard variables ask for traces. What they say beyond that is for its SDK,
 * which reads them by itself.
 *
 * @returns undefined when nobody wants traces
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
function readTracesConfig(
  environment: Readonly<Record<string, string | undefined>>,
): TracesConfig | undefined {
  const said = (name: string): string | undefined => environment[name]?.trim() || undefined;
  if (said('OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return undefined;
  const exporters = said('OTEL_TRACES_EXPORTER');
  const endpoint = said('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? said('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (exporters === 'none' || (exporters ?? endpoint) === undefined) return undefined;
  const isNamed = /(^|,)\s*service\.name=/.test(said('OTEL_RESOURCE_ATTRIBUTES') ?? '');
  return {
    serviceName: said('OTEL_SERVICE_NAME') ?? (isNamed ? undefined : 'opposable'),
    logLevel: said('OTEL_LOG_LEVEL') === undefined ? 'error' : undefined,
    hasDetectors: said('OTEL_NODE_RESOURCE_DETECTORS') !== undefined,
  };
}

function unlessAuto(profile: ToolProfile | 'auto'): ToolProfile | undefined {
  return profile === 'auto' ? undefined : profile;
}

/** How the command line finds a server and its key. */
export type ClientConfig = {
  readonly url: string;
  readonly apiKey: string | undefined;
  /** Where a server that runs in this folder keeps its key. */
  readonly keyPath: string;
};

/** Reads what a client must know; the server's own variables serve where they say the same. */
export function readClientConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ClientConfig {
  return {
    url: environment['OPPOSABLE_URL'] || `http://127.0.0.1:${environment['PORT'] || 4_000}`,
    apiKey: environment['OPPOSABLE_API_KEY'] || undefined,
    keyPath: keyPathIn(environment['OPPOSABLE_DATA_DIR'] || './data'),
  };
}

/** Where a data folder holds the key that its first start made. */
export function keyPathIn(dataDir: string): string {
  return join(dataDir, 'api-key');
}

/** Where a data folder holds the key of its secrets, unless the configuration has one. */
export function secretsKeyPathIn(dataDir: string): string {
  return join(dataDir, 'secrets-key');
}

/** @returns the environment for child processes, which have no use for keys */
export function childEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SECRET_NAME.test(name)));
}

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
