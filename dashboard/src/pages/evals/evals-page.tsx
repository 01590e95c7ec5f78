import { Anchor, Button, Checkbox, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import type { EvaluationSummaryFragment } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatCost, formatCount, formatDuration } from '../../ui/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ListEvaluations } from './evaluations-document.ts';
import { Success } from './success.tsx';
import { DIFFICULTIES, difficultyName, profileName } from './task-words.ts';
import { WideTable } from './wide-table.tsx';

const COLUMNS = [
  ...['Compare', 'When', 'Model', 'Tools', 'Success', ...DIFFICULTIES.map(difficultyName)],
  ...['Median turns', 'Cost', 'Duration'],
];

/** The runs of `npm run eval`. */
export function EvalsPage() {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, failure, refresh } = useAsk(ListEvaluations, { after: search.get('after') });
  const runs = data?.evaluations.edges.map(({ node }) => node) ?? [];
  // The earlier one is what the later one is compared with, whichever was chosen first.
  const [other, one] = runs.filter(({ id }) => chosen.includes(id));
  const choose = (id: string, isChosen: boolean): void =>
    setChosen((before) => (isChosen ? [...before, id].slice(-2) : before.filter((known) => known !== id)));
  const compare = (
    <Button
      disabled={!one || !other}
      onClick={() => navigate(`/evals/compare?one=${one?.id}&other=${other?.id}`)}
    >
      Compare two runs
    </Button>
  );
  return (
    <Page title="Evals" actions={runs.length > 1 && compare}>
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {!data && !failure && <Loading />}
      {data?.evaluations.totalCount === 0 && <NoRuns />}
      {runs.length > 0 && (
        <WideTable label="Runs" columns={COLUMNS}>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} isChosen={chosen.includes(run.id)} onChoose={choose} />
          ))}
        </WideTable>
      )}
      {data && (
        <Group>
          {search.has('after') && (
            <Button component={Link} href="/evals" variant="default">
              Newest runs
            </Button>
          )}
          {data.evaluations.pageInfo.hasNextPage && (
            <Button
              {...{ component: Link, variant: 'default' }}
              href={`/evals?after=${data.evaluations.pageInfo.endCursor}`}
            >
              Older runs
            </Button>
          )}
        </Group>
      )}
    </Page>
  );
}

function NoRuns() {
  return (
    <Stack gap="xs">
      <Text>
        No run yet. <Code>npm run eval</Code> has a model do tasks on virtual phones, and its runs appear
        here. It hands them to the server on its machine, or to the one in <Code>OPPOSABLE_URL</Code>.
      </Text>
      <Text>
        An earlier run is handed in with <Code>npm run eval -- --record eval-report/report.json</Code>.
      </Text>
    </Stack>
  );
}

function RunRow({
  run,
  isChosen,
  onChoose,
}: {
  readonly run: EvaluationSummaryFragment;
  readonly isChosen: boolean;
  readonly onChoose: (id: string, isChosen: boolean) => void;
}) {
  const { id, startedAt, modelLabel, toolProfile, isInterrupted, figures, byDifficulty, durationMs } = run;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={`Compare the run of ${modelLabel} on ${new Date(startedAt).toLocaleString()}`}
          checked={isChosen}
          onChange={({ currentTarget }) => onChoose(id, currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/evals/${id}`} size="sm">
          <RelativeTime at={startedAt} />
        </Anchor>
        {isInterrupted && <Text size="xs">interrupted</Text>}
      </Table.Td>
      <Table.Td>
        <span dir="auto">{modelLabel}</span>
      </Table.Td>
      <Table.Td>{profileName(toolProfile)}</Table.Td>
      <Table.Td>
        <Success figures={figures} />
      </Table.Td>
      {DIFFICULTIES.map((difficulty) => (
        <Table.Td key={difficulty}>
          <Success figures={byDifficulty.find((group) => group.difficulty === difficulty)?.figures} />
        </Table.Td>
      ))}
      <Table.Td>{formatCount(figures.medianTurns)}</Table.Td>
      <Table.Td>{formatCost(figures.costUsd)}</Table.Td>
      <Table.Td>{formatDuration(durationMs)}</Table.Td>
    </Table.Tr>
  );
}
