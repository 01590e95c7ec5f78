import { Anchor, Badge, Code, Group, Paper, Progress, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatCost, formatCount, formatDuration, formatShare, formatShortCount } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type { SessionOnPage } from './session-fields.ts';
import styles from './session-view.module.css';
import { TimeBar } from './time-bar.tsx';
import { useRunningMs } from './use-running-ms.ts';

/** What a session took so far, and what is known of it. */
export function Facts({ session }: { readonly session: SessionOnPage }) {
  const { usage, maxCostUsd, maxTurns, result, success, error, output, phone, agent } = session;
  const inputTokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  const metadata = Object.entries(session.metadata);
  return (
    <Paper withBorder p="sm" component="section" aria-label="Figures">
      <Stack gap="sm">
        {error && <Outcome tone="bad" title="Failed" words={error} />}
        {result && success !== false && <Outcome tone="good" title="Done" words={result} />}
        {result && success === false && <Outcome tone="poor" title="Not done" words={result} />}
        {output != null && (
          <Code block aria-label="Output" tabIndex={0}>
            {JSON.stringify(output, null, 2)}
          </Code>
        )}
        <Share label="Cost" value={usage.costUsd ?? 0} of={maxCostUsd}>
          {formatCost(usage.costUsd)}
          {maxCostUsd !== null && ` of ${formatCost(maxCostUsd)}`}
        </Share>
        <Share label="Turns" value={usage.turns} of={maxTurns}>
          {formatCount(usage.turns)} of {formatCount(maxTurns)}
        </Share>
        <RunningTime session={session} />
        <TimeBar timeline={session.timeline} />
        <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0} fz="sm">
          <Table.Tbody>
            <Fact label="Tokens in">
              {formatShortCount(inputTokens)}
              {inputTokens > 0 && ` (${formatShare(usage.cacheReadTokens / inputTokens)} from the cache)`}
            </Fact>
            <Fact label="Tokens out">{formatShortCount(usage.outputTokens)}</Fact>
            {phone && (
              <Fact label="Phone">
                <Anchor component={Link} href={`/phones/${phone.id}`} fz="sm" dir="auto">
                  {phone.name}
                </Anchor>
              </Fact>
            )}
            {agent && (
              <Fact label="Agent">
                <Anchor component={Link} href={`/agents/${agent.id}`} fz="sm" dir="auto">
                  {agent.name}
                </Anchor>
              </Fact>
            )}
            <Fact label="Model">{session.modelLabel}</Fact>
            {session.isQueued && session.queuePosition !== null && (
              <Fact label="In the queue">{formatCount(session.queuePosition)}</Fact>
            )}
            {session.startedAt && (
              <Fact label="Started">
                <RelativeTime at={session.startedAt} />
              </Fact>
            )}
            {session.completedAt && (
              <Fact label="Ended">
                <RelativeTime at={session.completedAt} />
              </Fact>
            )}
            {metadata.map(([name, value]) => (
              <Fact key={name} label={name}>
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </Fact>
            ))}
          </Table.Tbody>
        </Table>
        {session.title && (
          <Text size="sm" dir="auto">
            {session.instruction}
          </Text>
        )}
        {session.tags.length > 0 && (
          <Group gap={4}>
            {session.tags.map((tag) => (
              <Badge key={tag} variant="default" tt="none">
                {tag}
              </Badge>
            ))}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

/** How it ended. */
function Outcome({
  tone,
  title,
  words,
}: {
  readonly tone: 'good' | 'poor' | 'bad';
  readonly title: string;
  readonly words: string;
}) {
  return (
    <div className={styles['outcome']} data-tone={tone}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm" dir="auto">
        {words}
      </Text>
    </div>
  );
}

/** Moves on by itself. */
function RunningTime({ session }: { readonly session: SessionOnPage }) {
  const runningMs = useRunningMs(session);
  const limitMs = session.timeoutS * 1_000;
  return (
    <Share label="Running time" value={runningMs ?? 0} of={limitMs}>
      {formatDuration(runningMs)} of {formatDuration(limitMs)}
    </Share>
  );
}

/** How much of a limit is used. */
function Share({
  label,
  value,
  of,
  children,
}: {
  readonly label: string;
  readonly value: number;
  /** The limit; null for none. */
  readonly of: number | null;
  readonly children: ReactNode;
}) {
  const share = of ? Math.min(value / of, 1) : 0;
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <Text size="sm">{children}</Text>
      </Group>
      {of !== null && (
        <Progress
          value={share * 100}
          size="sm"
          color={share >= 0.9 ? 'orange' : 'cyan'}
          aria-label={`${label} used`}
        />
      )}
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th fw={400} c="dimmed" pe="sm" miw="6.5em" dir="auto">
        {label}
      </Table.Th>
      <Table.Td dir="auto" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Table.Td>
    </Table.Tr>
  );
}
