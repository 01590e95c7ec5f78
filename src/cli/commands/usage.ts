import type { Client } from '../client.ts';
import { GetUsage } from '../documents/usage.ts';
import { printableLine } from '../printable.ts';
import { planLine, type UsageGroup, usageTable } from '../render-usage.ts';
import { printTable } from '../table.ts';

/** What to show of usage, and how. Times are ISO 8601. */
export type UsageOptions = {
  readonly by: UsageGroup;
  readonly from?: string;
  readonly to?: string;
  readonly allOrganizations?: boolean;
  readonly csv?: boolean;
  readonly json: boolean;
};

/** Prints what sessions used: a chart in a terminal, a table without bars elsewhere. */
export async function showUsage(
  client: Client,
  { by, from, to, allOrganizations: all = false, csv, json }: UsageOptions,
): Promise<void> {
  if (csv) {
    const query = new URLSearchParams({
      group_by: by,
      ...(from && { from }),
      ...(to && { to }),
      ...(all && { all_organizations: 'true' }),
    });
    process.stdout.write(await client.download(`/v1/usage?${query}`, 'text/csv'));
    return;
  }
  const groupBy = [by];
  const { usage } = await client.request(GetUsage, { from: from ?? null, to: to ?? null, groupBy, all });
  if (json) {
    process.stdout.write(`${JSON.stringify(usage)}\n`);
    return;
  }
  const first = usage.from.slice(0, 10);
  if (usage.rows.length === 0) process.stdout.write(`No session has started since ${first}.\n`);
  else printTable(usageTable(usage, by, Boolean(process.stdout.isTTY)));
  const plan = planLine(usage);
  if (plan) process.stdout.write(`${printableLine(plan)}\n`);
}
