import type { Client } from '../client.ts';
import { DeleteSession, ListSessions } from '../documents/sessions.ts';
import type { SessionStatus } from '../gql/graphql.ts';
import { cost } from '../render-event.ts';
import { printTable } from '../table.ts';

/** Prints the newest sessions. */
export async function listSessions(
  client: Client,
  {
    json,
    limit,
    status,
  }: { readonly json: boolean; readonly limit: number; readonly status?: SessionStatus },
): Promise<void> {
  const { sessions } = await client.request(ListSessions, { first: limit, status: status ? [status] : null });
  const nodes = sessions.edges.flatMap((edge) => (edge?.node ? [edge.node] : []));
  if (json) {
    process.stdout.write(`${JSON.stringify(nodes)}\n`);
    return;
  }
  if (nodes.length === 0) process.stdout.write('No sessions yet. Create one with: opposable run "…"\n');
  printTable(
    nodes.map((node) => [
      node.id,
      node.pauseReason ? `${node.status} (${node.pauseReason})` : node.status,
      node.phone?.name ?? '(removed)',
      `${node.usage.turns} ${node.usage.turns === 1 ? 'turn' : 'turns'}`,
      `${((node.durationMs ?? 0) / 1_000).toFixed(1)} s`,
      cost(node.usage.costUsd),
      node.instruction.length > 60 ? `${node.instruction.slice(0, 59)}…` : node.instruction,
    ]),
  );
}

/** Deletes a session that has ended. */
export async function removeSession(
  client: Client,
  id: string,
  { json }: { readonly json: boolean },
): Promise<void> {
  await client.request(DeleteSession, { id });
  process.stdout.write(json ? `${JSON.stringify({ id, deleted: true })}\n` : `Deleted ${id}.\n`);
}
