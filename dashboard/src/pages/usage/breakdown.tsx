import { Box, Button, Card, Group, Skeleton, Stack, Title, VisuallyHidden } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { toCsv } from './csv.ts';
import { csvRows, greatest, type Measure, type UsageGroup } from './usage-groups.ts';
import { UsageTable } from './usage-table.tsx';

const UsageChart = lazy(async () => ({ default: (await import('./usage-chart.tsx')).UsageChart }));

/** What is shown by one thing. */
export type BreakdownProps = {
  /** What usage is shown by, such as `Day`. */
  readonly by: string;
  readonly groups: readonly UsageGroup[];
  readonly measure: Measure;
  readonly isTime?: boolean;
  /** What the file is called that holds it, without its ending. */
  readonly fileName: string;
};

/** Usage by one thing: bars, the table behind them, and a file to take along. */
export function Breakdown({ by, groups, measure, isTime = false, fileName }: BreakdownProps) {
  const [hasTable, setTable] = useState(false);
  const title = `By ${by.toLowerCase()}`;
  const table = <UsageTable caption={title} heading={by} groups={groups} />;
  return (
    <Card withBorder component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {title}
          </Title>
          <Group gap="xs">
            <Button
              {...{ size: 'xs', variant: 'default', leftSection: <IconTable size={14} aria-hidden /> }}
              aria-pressed={hasTable}
              aria-label={`Table ${title.toLowerCase()}`}
              onClick={() => setTable(!hasTable)}
            >
              Table
            </Button>
            <Button
              {...{ size: 'xs', variant: 'default', leftSection: <IconDownload size={14} aria-hidden /> }}
              component="a"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(csvRows(by.toLowerCase(), groups)))}`}
              download={`${fileName}-by-${by.toLowerCase()}.csv`}
              aria-label={`CSV ${title.toLowerCase()}`}
            >
              CSV
            </Button>
          </Group>
        </Group>
        <Suspense fallback={<Skeleton h={200} />}>
          <UsageChart
            groups={isTime ? groups : greatest(groups, measure)}
            measure={measure}
            isTime={isTime}
          />
        </Suspense>
        {hasTable ? (
          <Box
            tabIndex={0}
            role="region"
            aria-label={`Table ${title.toLowerCase()}`}
            style={{ overflowX: 'auto' }}
          >
            {table}
          </Box>
        ) : (
          <VisuallyHidden>{table}</VisuallyHidden>
        )}
      </Stack>
    </Card>
  );
}
