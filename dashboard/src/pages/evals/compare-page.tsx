import { Anchor, Stack, Switch, Table, Text } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import type { EvaluationComparisonQuery, EvaluationWithTasksFragment } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatCost, formatCount, formatDuration } from '../../ui/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Change, type ComparedTask, compareRuns } from './compare-runs.ts';
import { GetTwoEvaluations } from './evaluations-document.ts';
import { Success } from './success.tsx';
import { profileName, reasonOf } from './task-words.ts';
import { WideTable } from './wide-table.tsx';

const CHANGES = {
  broken: 'fails now',
  fixed: 'passes now',
  added: 'only in the later run',
  dropped: 'only in the earlier run',
  same: 'as before',
} as const satisfies Record<Change, string>;

/** Two runs side by side: which tasks changed. */
export function ComparePage() {
  const [search, setSearch] = useSearchParams();
  const [one, other] = [search.get('one') ?? '', search.get('other') ?? ''];
  const { data, failure, refresh } = useAsk(GetTwoEvaluations, { one, other });
  const all = search.get('tasks') === 'all';
  const showAll = (isAll: boolean): void =>
    setSearch({ one, other, ...(isAll && { tasks: 'all' }) }, { replace: true });
  return (
    <Page title="Compare two runs">
      <Anchor component={Link} href="/evals">
        All runs
      </Anchor>
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {!data && !failure && <Loading />}
      {data && (
        <Stack>
          <WideTable
            label="Both runs"
            columns={['Run', 'When', 'Model', 'Tools', 'Success', 'Median turns', 'Cost']}
          >
            <RunRow name="Earlier" run={data.one} />
            <RunRow name="Later" run={data.other} />
          </WideTable>
          <Switch
            label="Show unchanged tasks"
            checked={all}
            onChange={({ currentTarget }) => showAll(currentTarget.checked)}
          />
          <Tasks data={data} all={all} />
        </Stack>
      )}
    </Page>
  );
}

function RunRow({ name, run }: { readonly name: string; readonly run: EvaluationWithTasksFragment }) {
  const { id, startedAt, modelLabel, toolProfile, figures } = run;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        <Anchor component={Link} href={`/evals/${id}`} size="sm">
          <RelativeTime at={startedAt} />
        </Anchor>
      </Table.Td>
      <Table.Td dir="auto">{modelLabel}</Table.Td>
      <Table.Td>{profileName(toolProfile)}</Table.Td>
      <Table.Td>
        <Success figures={figures} />
      </Table.Td>
      <Table.Td>{formatCount(figures.medianTurns)}</Table.Td>
      <Table.Td>{formatCost(figures.costUsd)}</Table.Td>
    </Table.Tr>
  );
}

function Tasks({ data, all }: { readonly data: EvaluationComparisonQuery; readonly all: boolean }) {
  const compared = compareRuns(data.one.tasks, data.other.tasks);
  const shown = compared.filter(({ change }) => all || change !== 'same');
  if (shown.length === 0) return <Text>All {formatCount(compared.length)} tasks went as before.</Text>;
  return (
    <WideTable label="Changed tasks" columns={['Task', 'Change', 'Reason', 'Turns', 'Cost', 'Time']}>
      {shown.map((task) => (
        <TaskRow key={task.taskId} task={task} />
      ))}
    </WideTable>
  );
}

function TaskRow({ task: { taskId, title, change, one, other } }: { readonly task: ComparedTask }) {
  const reason = other && !other.passed ? reasonOf(other) : one && !one.passed && `Before: ${reasonOf(one)}`;
  const pair = (words: (task: NonNullable<typeof one>) => string): string =>
    [one, other].map((task) => (task ? words(task) : '–')).join(' → ');
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {title}
        <Text size="xs">{taskId}</Text>
      </Table.Th>
      <Table.Td>{CHANGES[change]}</Table.Td>
      <Table.Td dir="auto">{reason}</Table.Td>
      <Table.Td>{pair(({ turns }) => formatCount(turns))}</Table.Td>
      <Table.Td>{pair(({ costUsd }) => formatCost(costUsd))}</Table.Td>
      <Table.Td>{pair(({ durationMs }) => formatDuration(durationMs))}</Table.Td>
    </Table.Tr>
  );
}
