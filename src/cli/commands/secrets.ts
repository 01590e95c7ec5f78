import type { Client } from '../client.ts';
import { DeleteSecret, ListSecrets, SetSecret } from '../documents/secrets.ts';
import { readHidden } from '../hidden-input.ts';
import { printTable } from '../table.ts';

type Options = { readonly json: boolean };

/** Prints the names of the secrets; nothing prints their values. */
export async function listSecrets(client: Client, { json }: Options): Promise<void> {
  const { secrets } = await client.request(ListSecrets, {});
  if (json) {
    process.stdout.write(`${JSON.stringify(secrets)}\n`);
    return;
  }
  if (secrets.length === 0)
    process.stdout.write('No secrets yet. Set one with: opposable secrets set <name>\n');
  printTable(secrets.map(({ name, updatedAt }) => [name, `set ${updatedAt}`]));
}

/** Sets a secret to what the terminal or the standard input says. */
export async function setSecret(client: Client, name: string, { json }: Options): Promise<void> {
  const question = `Value of "${name}" (it is not shown): `;
  const value = await readHidden(question, process.stdin, process.stderr);
  const { setSecret: secret } = await client.request(SetSecret, { name, value });
  process.stdout.write(
    json ? `${JSON.stringify(secret)}\n` : `Set. Agents type it as {{secret:${secret.name}}}.\n`,
  );
}

/** Deletes a secret. */
export async function removeSecret(client: Client, name: string, { json }: Options): Promise<void> {
  await client.request(DeleteSecret, { name });
  process.stdout.write(json ? `${JSON.stringify({ name, deleted: true })}\n` : `Deleted "${name}".\n`);
}
