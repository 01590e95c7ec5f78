import { Card, Progress, SimpleGrid, Text } from '@mantine/core';
import type { UsageFiguresFragment, UsagePageQuery } from '../../gql/graphql.ts';
import { formatCost, formatCount, formatMany, formatShare, formatShortCount } from '../../ui/format.ts';
import { formatMinutes } from './format-measure.ts';
import { cacheShareOf, tokensOf } from './usage-groups.ts';

/** What all sessions of the span used together. */
export function Totals({ figures }: { readonly figures: UsageFiguresFragment }) {
  const { costUsd, unpricedSessions, minutes, sessions, turns } = figures;
  const share = cacheShareOf(figures);
  const unpriced = unpricedSessions > 0 ? `${formatCount(unpricedSessions)} more without a known price` : '';
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Total name="Cost" value={formatCost(costUsd)} note={unpriced} />
      <Total name="Minutes" value={formatMinutes(minutes)} note="without pauses" />
      <Total name="Sessions" value={formatCount(sessions)} note={formatMany(turns, 'turn')} />
      <Total
        name="Tokens"
        value={formatShortCount(tokensOf(figures))}
        note={share === null ? '' : `${formatShare(share)} of the input from a cache`}
      />
    </SimpleGrid>
  );
}

function Total({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}) {
  return (
    <Card withBorder padding="sm">
      <Text size="sm">{name}</Text>
      <Text size="xl" fw={700}>
        {value}
      </Text>
      <Text size="xs">{note}</Text>
    </Card>
  );
}

/** How the plan stands in the present month. */
export function PlanCard({ plan }: { readonly plan: UsagePageQuery['whole']['plan'] }) {
  const { name, month, includedMinutes, usedMinutes, remainingMinutes, overageMinutes, overageCostUsd } =
    plan;
  if (name === null && includedMinutes === null) return null;
  const used = `${formatMinutes(usedMinutes)} minutes used in ${month}`;
  return (
    <Card withBorder component="section" aria-label="Plan">
      <Text fw={600} dir="auto">
        Plan {name}
      </Text>
      <Text size="sm">
        {includedMinutes === null
          ? used
          : `${used}, ${formatMinutes(remainingMinutes ?? 0)} of ${formatCount(includedMinutes)} remain`}
        {overageMinutes > 0 &&
          `; ${formatMinutes(overageMinutes)} beyond them cost ${formatCost(overageCostUsd)}`}
        .
      </Text>
      {includedMinutes !== null && includedMinutes > 0 && (
        <Progress
          mt="xs"
          value={Math.min(100, (usedMinutes / includedMinutes) * 100)}
          color={overageMinutes > 0 ? 'red' : 'cyan'}
          aria-label="Used minutes of the plan"
        />
      )}
    </Card>
  );
}
