import { readFile } from 'node:fs/promises';
import { CliError } from './client.ts';

/**
 * @param what the file holds, for people
 * @throws {CliError} when it can't be read, or holds no JSON object
 */
export async function readJsonFile(what: string, path: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(`The ${what} "${path}" can't be read: ${why}`);
  }
  throw new CliError(`The ${what} "${path}" must be a JSON object.`);
}
