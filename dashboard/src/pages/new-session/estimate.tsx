import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useAsk } from '../../api/hooks.ts';
import { graphql } from '../../gql/gql.ts';
import type { NewSessionEstimateQuery } from '../../gql/graphql.ts';
import { formatCost, formatDuration, formatMany } from '../../ui/format.ts';

const GetEstimate = graphql(`
  query NewSessionEstimate($agentId: ID, $model: String) {
    sessionEstimate(agentId: $agentId, model: $model) {
      basis
      sessions
      costUsd { median p90 }
      minutes { median }
      turns { median }
    }
  }
`);

const BASES = { agent: 'with this agent', model: 'with this model', all: 'in your organisation' } as const;
const TYPING_MS = 300;

/** Tells what a session will take, by what past ones took. */
export function Estimate({ agentId, model }: { readonly agentId: string; readonly model: string }) {
  const [typed] = useDebouncedValue(model.trim(), TYPING_MS);
  const variables = { ...(agentId !== '' && { agentId }), ...(typed !== '' && { model: typed }) };
  const { data } = useAsk(GetEstimate, variables);
  if (!data) return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {estimateWords(data.sessionEstimate)}
    </Text>
  );
}

/** @returns the estimate in a sentence, with what it is made from */
export function estimateWords({
  basis,
  sessions,
  costUsd,
  minutes,
  turns,
}: NewSessionEstimateQuery['sessionEstimate']): string {
  if (basis === null) return 'No session has ended yet to tell the cost from.';
  const took = [
    ...(costUsd.median === null ? [] : [formatCost(costUsd.median)]),
    ...(turns.median === null ? [] : [formatMany(Math.round(turns.median), 'turn')]),
    ...(minutes.median === null ? [] : [formatDuration(minutes.median * 60_000)]),
  ];
  if (took.length === 0) return 'Nothing is known of what it will take.';
  const from = sessions === 1 ? 'the one session' : `${sessions} sessions`;
  const most =
    costUsd.p90 === null || costUsd.p90 === 0 ? '' : ` Nine in ten cost at most ${formatCost(costUsd.p90)}.`;
  return `About ${took.join(', ')}, by ${from} ${BASES[basis]}.${most}`;
}
