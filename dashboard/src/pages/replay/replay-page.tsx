import { Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import type { ReplayedSessionQuery } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { SessionNotFound } from '../session/session-not-found.tsx';
import { CompareWith, type Pace } from './compare-with.tsx';
import { ExportMenu } from './export-menu.tsx';
import { LoadingTurns } from './loading-turns.tsx';
import { OtherSide } from './other-side.tsx';
import styles from './replay.module.css';
import { placeOfTurn, scheduleOf } from './replay-clock.ts';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayedSession } from './replay-documents.ts';
import { ReplayHead } from './replay-head.tsx';
import type { ReplayTurn } from './replay-turns.ts';
import { TurnView } from './turn-view.tsx';
import { usePlayer } from './use-player.ts';
import { usePreload } from './use-preload.ts';
import { useTurns } from './use-turns.ts';

/** How long the address waits for a turn to stay, in milliseconds: browsers refuse to change it too often. */
const ADDRESS_MS = 300;

/** A session turn by turn, alone or beside another one. */
export function ReplayPage({ id }: { readonly id: string }) {
  return <OneReplay key={id} id={id} />;
}

function OneReplay({ id }: { readonly id: string }) {
  const { data, failure, refresh } = useAsk(ReplayedSession, { id });
  const loading = useTurns(id);
  if (failure?.code === 'SESSION_NOT_FOUND') return <SessionNotFound id={id} />;
  if (!data) {
    return failure ? (
      <FailureAlert failure={failure} onRetry={refresh} />
    ) : (
      <Loading label="Loading the session" />
    );
  }
  if (loading.isLoading) {
    return (
      <Page title="Replay">
        <ReplayHead session={data.session} />
        <LoadingTurns {...loading} />
      </Page>
    );
  }
  if (loading.turns.length === 0) {
    return (
      <Page title="Replay">
        <ReplayHead session={data.session} />
        <Text>Nothing has happened in this session yet. What happens appears here by itself.</Text>
      </Page>
    );
  }
  return <Stage session={data.session} turns={loading.turns} />;
}

function Stage({
  session,
  turns,
}: {
  readonly session: ReplayedSessionQuery['session'];
  readonly turns: readonly ReplayTurn[];
}) {
  const [params, setParams] = useSearchParams();
  const schedule = useMemo(() => scheduleOf(turns.map(({ at }) => at)), [turns]);
  const player = usePlayer(schedule, placeOfTurn(turns, Number(params.get('turn') ?? 0) || 0));
  const { place } = player;
  usePreload(turns, place);
  const turn = turns[place];
  const startedAt = turns[0]?.at ?? 0;
  const other = params.get('with') ?? undefined;
  const pace: Pace = params.get('pace') === 'time' ? 'time' : 'turn';

  const change = (name: string, value: string | undefined): void =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value === undefined) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const keepTurn = useDebouncedCallback((number: number) => change('turn', String(number)), ADDRESS_MS);
  const number = turn?.turn;
  useEffect(() => {
    if (number !== undefined) keepTurn(number);
  }, [number, keepTurn]);

  if (!turn) return null;
  return (
    <Page
      title="Replay"
      actions={
        <>
          <CompareWith
            id={session.id}
            other={other}
            pace={pace}
            onOther={(value) => change('with', value)}
            onPace={(value) => change('pace', value === 'turn' ? undefined : value)}
          />
          <ExportMenu session={session} />
        </>
      }
    >
      <div className={styles['sides']}>
        <Stack gap="sm" component="section" aria-label="The session">
          <ReplayHead session={session} />
          {other !== undefined && (
            <Text size="sm" c="dimmed">
              Turn {turn.turn}
            </Text>
          )}
          <TurnView turn={turn} startedAt={startedAt} />
        </Stack>
        {other !== undefined && (
          <OtherSide
            key={other}
            id={other}
            standing={{ turn: turn.turn, elapsedMs: turn.at - startedAt }}
            pace={pace}
          />
        )}
      </div>
      <ReplayControls turns={turns} player={player} />
    </Page>
  );
}
