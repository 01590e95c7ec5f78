import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { parseId } from '../../domain/ids.ts';
import { usageCsv } from '../../usage/usage-csv.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { toUsageTable, toWireUsage, usageQuery, wireUsage } from './wire/usage.ts';

const CSV = 'text/csv';

/** Adds the report of what sessions used, in JSON and in CSV. */
export function usageRoutes(app: OpenAPIHono<TapkitEnv>, { usage, demandOperator }: TapkitContext): void {
  operation(
    app,
    {
      method: 'get',
      path: '/usage',
      id: 'getUsage',
      tag: 'Usage',
      summary: 'Sum what sessions used',
      description:
        'Minutes, turns, tokens and cost of the sessions that started in a span of time, up to now. Deleted sessions count. `Accept: text/csv` asks for the rows alone, or for the total when nothing is grouped by.',
      query: usageQuery,
      answers: {
        200: {
          description: 'The report.',
          content: { 'application/json': { schema: wireUsage }, [CSV]: { schema: z.string() } },
        },
      },
      errors: ['INVALID_INPUT'],
    },
    async ({ principal, query, c }) => {
      const { organizationId } = principal;
      if (query.all_organizations) demandOperator(principal);
      const { from, to, group_by: groupBy = [], agent, phone, model } = query;
      const report = await usage.report(query.all_organizations ? null : organizationId, {
        ...{ from, to, groupBy, model },
        agent: agent && (parseId('agent', agent) ?? agent),
        phone: phone && (parseId('phone', phone) ?? phone),
      });
      if ((c.req.header('accept') ?? '').includes(CSV)) {
        const { rows, columns } = toUsageTable(report, groupBy);
        const headers = { 'content-type': `${CSV}; charset=utf-8; header=present` };
        return new Response(usageCsv(rows, columns), { headers });
      }
      return c.json(toWireUsage(report, groupBy, await usage.plan(organizationId)));
    },
  );
}
