import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** Structured logs. Keys, secrets and pictures never go in. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How to write logs. */
export type LoggerOptions = {
  readonly level: LogLevel;
  /** One readable line an entry, for a terminal; JSON otherwise. */
  readonly pretty: boolean;
};

const SECRETS = ['key', 'apiKey', 'authorization', 'password', 'secret', 'png', 'bytes', 'capabilities'];

/** @returns a logger on the standard error stream, or on `destination`. */
export function createLogger({ level, pretty }: LoggerOptions, destination?: DestinationStream): Logger {
  const redact = {
    paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: '[redacted]',
  };
  const serializers = { error: pino.stdSerializers.err };
  if (destination) return pino({ level, redact, serializers }, destination);
  if (!pretty) return pino({ level, redact, serializers }, pino.destination(2));
  const options = { destination: 2, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', colorize: true };
  return pino({ level, redact, serializers, transport: { target: 'pino-pretty', options } });
}

/** A logger that writes nothing. */
export const silentLogger: Logger = pino({ level: 'silent' });
