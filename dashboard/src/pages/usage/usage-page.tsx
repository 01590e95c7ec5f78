import { Stack, Text } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import { useViewer } from '../../api/viewer.ts';
import type { UsageDimension, UsagePageQuery } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Breakdown } from './breakdown.tsx';
import { RangeBar } from './range-bar.tsx';
import { PlanCard, Totals } from './totals.tsx';
import { GetUsage } from './usage-document.ts';
import { everyDay, measureOf, type UsageGroup } from './usage-groups.ts';
import { type Days, daysOf, eachDay, spanOf } from './usage-range.ts';

const OF_ONE: readonly [UsageDimension[], UsageDimension[]] = [['agent'], ['phone']];
const OF_EACH: readonly [UsageDimension[], UsageDimension[]] = [
  ['organization', 'agent'],
  ['organization', 'phone'],
];

/** What sessions used. */
export function UsagePage() {
  const [search, setSearch] = useSearchParams();
  const viewer = useViewer();
  const isOperator = viewer?.isOperator ?? false;
  const days = daysOf(search, new Date());
  // Others are refused, and need not be told so: a link that an operator shared works for them too.
  const all = isOperator && search.get('all') === '1';
  // Names are unique within an organisation alone.
  const [byAgent, byPhone] = all ? OF_EACH : OF_ONE;
  const variables = { ...spanOf(days), all, byAgent, byPhone };
  const { data, failure, refresh } = useAsk(GetUsage, variables, { pause: viewer === undefined });
  const change = (changes: Readonly<Record<string, string | null>>): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return (
    <Page title="Usage">
      <RangeBar {...{ search, days, isOperator }} onChange={change} />
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {data && <Usage {...{ data, days, search }} />}
      {!data && !failure && <Loading />}
    </Page>
  );
}

function Usage({
  data,
  days,
  search,
}: {
  readonly data: UsagePageQuery;
  readonly days: Days;
  readonly search: URLSearchParams;
}) {
  const { whole, agents, phones, models, organizations } = data;
  const shared = { measure: measureOf(search), fileName: `usage-${days.first}-${days.last}` };
  const byDay = data.days.rows.map(({ day, figures }) => ({ name: day ?? '–', figures }));
  const parts: readonly (readonly [by: string, groups: readonly UsageGroup[]])[] = [
    ...(organizations
      ? [['Organisation', named(organizations.rows, ({ organizationName }) => organizationName)] as const]
      : []),
    ['Agent', named(agents.rows, ({ agentName }) => agentName, 'No agent')],
    ['Phone', named(phones.rows, ({ phoneName }) => phoneName)],
    ['Model', named(models.rows, ({ model }) => model)],
  ];
  return (
    <Stack>
      <Totals figures={whole.total} />
      <PlanCard plan={whole.plan} />
      {whole.total.sessions === 0 ? (
        <Text>
          No session started in this span. Choose another one, or start a session on the Sessions page.
        </Text>
      ) : (
        <>
          <Breakdown by="Day" groups={everyDay(byDay, eachDay(days))} isTime {...shared} />
          {parts.map(([by, groups]) => (
            <Breakdown key={by} by={by} groups={groups} {...shared} />
          ))}
        </>
      )}
    </Stack>
  );
}

type Row = Pick<UsageGroup, 'figures'> & { readonly organizationName?: string | null };

/** @returns groups by their names, behind those of their organisations where there are several */
function named<Named extends Row>(
  rows: readonly Named[],
  nameOf: (row: Named) => string | null,
  nobody = '–',
): readonly UsageGroup[] {
  return rows.map((row) => {
    const name = nameOf(row) ?? nobody;
    const { organizationName: owner, figures } = row;
    return { name: owner == null || owner === name ? name : `${owner}: ${name}`, figures };
  });
}
