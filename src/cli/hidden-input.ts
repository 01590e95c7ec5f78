import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { CliError } from './client.ts';

/** Where a value is read from: a terminal, or what is piped in. */
export type HiddenInput = Readable & { readonly isTTY?: boolean };

/**
 * Reads a value that nobody may see: from a terminal after a question, without showing what is typed;
 * otherwise all that is piped in, without the line break at its end.
 *
 * @param screen where the question goes
 * @throws {CliError} when Ctrl-C or the end of the input comes first
 */
export async function readHidden(question: string, input: HiddenInput, screen: Writable): Promise<string> {
  if (!input.isTTY) return (await readAll(input)).replace(/\r?\n$/, '');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  // The terminal shows what is typed until the line above: a question before it could be answered too soon.
  screen.write(question);
  try {
    return await new Promise((resolve, reject) => {
      prompt.once('line', resolve);
      prompt.once('SIGINT', () => reject(new CliError('Nothing was set.')));
      prompt.once('close', () => reject(new CliError('Nothing was set.')));
    });
  } finally {
    prompt.close();
    screen.write('\n');
  }
}

async function readAll(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks).toString('utf8');
}
