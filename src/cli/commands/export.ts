import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ExportFormat } from '../../domain/export-format.ts';
import { CliError, type Client } from '../client.ts';
import { GetExportUrl } from '../documents/sessions.ts';
import { endSignal } from '../end-signal.ts';
import { startProgress } from '../progress.ts';

/** As what a session is taken away, and where to. */
export type ExportOptions = {
  readonly format: ExportFormat;
  /** A path, or `-` for the standard output. */
  readonly output?: string;
  /** Whether to say in JSON where it went. */
  readonly json: boolean;
};

/**
 * Writes a session into a file, which is there only when it is whole.
 *
 * @throws {CliError} when the server refuses, the connection is lost, or the file can't be written
 */
export async function exportSession(
  client: Client,
  id: string,
  { format, output = `${id}.${format}`, json }: ExportOptions,
): Promise<void> {
  const { session } = await client.request(GetExportUrl, { id, format });
  const toPipe = output === '-';
  const progress = await startProgress(Boolean(process.stdout.isTTY) && !json && !toPipe);
  const signal = endSignal();
  let length = 0;
  const counted = async function* (parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const part of parts) {
      length += part.length;
      progress.busy(`writing ${output} · ${megabytes(length)}`);
      yield part;
    }
  };
  try {
    progress.busy(format === 'webp' ? 'waiting until the server has drawn it' : 'waiting for the server');
    const parts = await client.stream(session.exportUrl, signal);
    if (toPipe) {
      await pipeline(parts, process.stdout, { end: false, signal });
      return;
    }
    await write(output, counted(parts), signal);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`The export to ${output} did not end well: ${reasonOf(error)}`, { cause: error });
  } finally {
    progress.stop();
  }
  const said = json ? JSON.stringify({ file: output, bytes: length }) : `${output}  ${megabytes(length)}`;
  progress.print(said);
}

/** What is only partly there goes by another name, and is removed. */
async function write(path: string, parts: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  const partial = `${path}.part`;
  try {
    await pipeline(parts, createWriteStream(partial), { signal });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return 'it was ended.';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
