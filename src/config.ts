import { join } from 'node:path';
import type { z } from 'zod';
import { readTracesConfig, type TracesConfig } from './config/traces.ts';
import { SECRET, VARIABLES, type VariableName } from './config/variables.ts';
import type { PictureSize, ToolProfile } from './domain/session.ts';
import type { LOG_LEVELS } from './lib/log-level.ts';
import { StartError } from './lib/start-error.ts';

/** What names this machine alone. */
export const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Everything that the server may be told, checked once. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly apiKey: string | undefined;
  readonly secretsKey: string | undefined;
  readonly model: string;
  /** The model that `fast` stands for. */
  readonly fastModel: string;
  /** How long an idle conversation keeps its phone, in milliseconds. */
  readonly idlePhoneMs: number;
  /** How long a snapshot outlasts its session, in milliseconds. */
  readonly snapshotMs: number;
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
    fastModel: read('OPPOSABLE_FAST_MODEL'),
    idlePhoneMs: read('OPPOSABLE_IDLE_PHONE_S') * 1_000,
    snapshotMs: read('OPPOSABLE_SNAPSHOT_DAYS') * 24 * 3_600_000,
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
