import {
  type DestinationStream,
  type Logger as PinoLogger,
  type LoggerOptions as PinoOptions,
  pino,
} from 'pino';
import type { LogLevel } from './log-level.ts';
import { redact } from './redact.ts';

/** Structured logs. Keys, secrets and pictures never go in. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** How to write logs. */
export type LoggerOptions = {
  readonly level: LogLevel;
  /** One readable line an entry, for a terminal; JSON otherwise. */
  readonly pretty: boolean;
};

/** @returns a logger on the standard error stream, or on `destination`. */
export function createLogger({ level, pretty }: LoggerOptions, destination?: DestinationStream): Logger {
  const options: PinoOptions = {
    level,
    hooks: {
      logMethod([first, ...rest], method) {
        const entry: unknown = first;
        const message: readonly unknown[] =
          rest.length === 0 && entry instanceof Error ? [entry.message] : rest;
        const args = [entry instanceof Error ? { error: entry } : entry, ...message];
        method.apply(this, args.map((arg) => redact(arg)) as Parameters<typeof method>);
      },
    },
  };
  if (destination) return pino(options, destination);
  if (!pretty) return pino(options, pino.destination(2));
  const target = { destination: 2, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', colorize: true };
  return pino({ ...options, transport: { target: 'pino-pretty', options: target } });
}

/** A logger that writes nothing. */
export const silentLogger: Logger = pino({ level: 'silent' });
