import { createLogger, type Logger } from '../../src/lib/logger.ts';

/** A logger as the server has it, and the lines that it wrote. */
export type RecordingLogger = { readonly logger: Logger; readonly lines: () => readonly string[] };

/** @returns a logger that keeps its lines, each a JSON object, instead of printing them. */
export function recordingLogger(): RecordingLogger {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', pretty: false }, { write: (line) => void lines.push(line) });
  return { logger, lines: () => lines };
}
