import { Stack, Text } from '@mantine/core';
import { useAsk } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import type { Pace } from './compare-with.tsx';
import { LoadingTurns } from './loading-turns.tsx';
import { placeAfter, placeOfTurn } from './replay-clock.ts';
import { ReplayedSession } from './replay-documents.ts';
import { ReplayHead } from './replay-head.tsx';
import { TurnView } from './turn-view.tsx';
import { usePreload } from './use-preload.ts';
import { useTurns } from './use-turns.ts';

/** Where the first session stands: the number of its turn, and the time since its first. */
export type Standing = { readonly turn: number; readonly elapsedMs: number };

/** The session to compare with, as far as it was then. */
export function OtherSide({
  id,
  standing,
  pace,
}: {
  readonly id: string;
  readonly standing: Standing;
  readonly pace: Pace;
}) {
  const { data, failure, refresh } = useAsk(ReplayedSession, { id });
  const loading = useTurns(id);
  const { turns, isLoading } = loading;
  const place =
    pace === 'turn'
      ? placeOfTurn(turns, standing.turn)
      : placeAfter(
          turns.map(({ at }) => at),
          standing.elapsedMs,
        );
  usePreload(turns, place);
  const turn = turns[place];
  const isOver = pace === 'turn' && standing.turn > (turns.at(-1)?.turn ?? 0);
  return (
    <Stack gap="sm" component="section" aria-label="The other session">
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {data && <ReplayHead session={data.session} />}
      {isLoading && !failure && <LoadingTurns {...loading} />}
      {turn && (
        <>
          <Text size="sm" c="dimmed">
            {isOver ? `Over after turn ${turn.turn}` : `Turn ${turn.turn}`}
          </Text>
          <TurnView turn={turn} startedAt={turns[0]?.at ?? 0} />
        </>
      )}
    </Stack>
  );
}
