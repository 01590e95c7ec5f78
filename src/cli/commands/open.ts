import type { Client } from '../client.ts';
import { CreateLoginLink } from '../documents/sign-in.ts';

/** Prints a link that opens the dashboard, signed in with the key that asks. It works once. */
export async function open(client: Client, { json }: { readonly json: boolean }): Promise<void> {
  const { createLoginLink: link } = await client.request(CreateLoginLink, {});
  const url = new URL(link.path, client.url).href;
  if (json) {
    process.stdout.write(`${JSON.stringify({ url, expiresAt: link.expiresAt })}\n`);
    return;
  }
  process.stderr.write('Open this link in a browser. It signs in once, within a day: send it to nobody.\n');
  process.stdout.write(`${url}\n`);
}
