import { Anchor, Group, SegmentedControl, Stack, Table, Text, TextInput } from '@mantine/core';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useAsk, useDo } from '../../api/hooks.ts';
import type { EvaluationWithTasksFragment } from '../../gql/graphql.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatCost, formatCount, formatDuration, formatMany } from '../../ui/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { DeleteEvaluation, GetEvaluation } from './evaluations-document.ts';
import { Success } from './success.tsx';
import { difficultyName, OUTCOMES, profileName, reasonOf, shownTasks, type Task } from './task-words.ts';
import { WideTable } from './wide-table.tsx';

const COLUMNS = ['Task', 'Outcome', 'Reason', 'Difficulty', 'Turns', 'Cost', 'Time'];

/** A run with its tasks. */
export function EvaluationPage({ id }: { readonly id: string }) {
  const [, navigate] = useLocation();
  const { data, failure, refresh } = useAsk(GetEvaluation, { id });
  const { run } = useDo(DeleteEvaluation);
  const remove = async (): Promise<void> => {
    if (await run({ id })) navigate('/evals');
  };
  const deletion = (
    <ConfirmButton label="Delete" title="Delete this run?" scope="control" onConfirm={remove}>
      It is gone for everybody in the organisation. Its report stays where it was written.
    </ConfirmButton>
  );
  return (
    <Page title={data ? `Run of ${data.evaluation.modelLabel}` : 'Run'} actions={data && deletion}>
      <Anchor component={Link} href="/evals">
        All runs
      </Anchor>
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {!data && !failure && <Loading />}
      {data && <Run run={data.evaluation} />}
    </Page>
  );
}

function Run({ run }: { readonly run: EvaluationWithTasksFragment }) {
  const [search, setSearch] = useSearchParams();
  const outcome = OUTCOMES.find((known) => known === search.get('outcome')) ?? 'all';
  const text = search.get('search') ?? '';
  const set = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '' || value === 'all') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const tasks = shownTasks(run.tasks, outcome, text);
  const { figures, startedAt, durationMs, toolProfile, isInterrupted } = run;
  return (
    <Stack>
      <Text>
        <RelativeTime at={startedAt} />, {profileName(toolProfile)} tools, <Success figures={figures} />{' '}
        passed, {formatMany(figures.medianTurns, 'turn')} in the median, {formatCost(figures.costUsd)},{' '}
        {formatDuration(durationMs)}
        {isInterrupted && '; interrupted'}
      </Text>
      <Group align="end">
        <TextInput
          label="Filter tasks"
          placeholder="name, app or reason"
          value={text}
          onChange={({ currentTarget }) => set('search', currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Outcome"
          data={OUTCOMES.map((value) => ({ value, label: value }))}
          value={outcome}
          onChange={(value) => set('outcome', value)}
        />
      </Group>
      <div role="status">{tasks.length === 0 && <Text>No task fits. Take the filter back.</Text>}</div>
      {tasks.length > 0 && (
        <WideTable label="Tasks" columns={COLUMNS}>
          {tasks.map((task) => (
            <Table.Tr key={task.taskId}>
              <Table.Th scope="row" fw={500}>
                <TaskCell task={task} />
              </Table.Th>
              <Table.Td>{task.passed ? 'passed' : <b>failed</b>}</Table.Td>
              <Table.Td dir="auto">{reasonOf(task)}</Table.Td>
              <Table.Td>{difficultyName(task.difficulty)}</Table.Td>
              <Table.Td>{formatCount(task.turns)}</Table.Td>
              <Table.Td>{formatCost(task.costUsd)}</Table.Td>
              <Table.Td>{formatDuration(task.durationMs)}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
    </Stack>
  );
}

/** A task's name, which opens to what the agent was told and what it said in the end. */
function TaskCell({ task: { taskId, title, instruction, said } }: { readonly task: Task }) {
  return (
    <details>
      <summary>{title}</summary>
      <Text size="xs">{taskId}</Text>
      <Text size="sm" dir="auto" maw={420}>
        {instruction}
      </Text>
      {said && (
        <Text size="sm" dir="auto" maw={420} mt="xs">
          The agent’s report: {said}
        </Text>
      )}
    </details>
  );
}
