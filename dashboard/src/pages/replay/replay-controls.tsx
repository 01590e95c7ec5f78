import { ActionIcon, Group, Paper, SegmentedControl, Slider, Text } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { useShortcuts } from '../../layout/shortcuts.tsx';
import styles from './replay.module.css';
import { SPEEDS, type Speed } from './replay-clock.ts';
import type { ReplayTurn } from './replay-turns.ts';
import type { Player } from './use-player.ts';

/** Plays, stops, and goes from turn to turn. */
export function ReplayControls({
  turns,
  player,
}: {
  readonly turns: readonly ReplayTurn[];
  readonly player: Player;
}) {
  const { place, isPlaying, speed, setSpeed, seek, toggle } = player;
  const numberAt = (at: number): number => turns[at]?.turn ?? 0;
  const last = turns.length - 1;
  useShortcuts('Replay', [
    { keys: 'space', label: 'Play or pause', run: toggle, leavesControls: true },
    { keys: 'ArrowLeft', label: 'The turn before', run: () => seek(place - 1), leavesControls: true },
    { keys: 'ArrowRight', label: 'The next turn', run: () => seek(place + 1), leavesControls: true },
    { keys: 'Home', label: 'The first turn', run: () => seek(0), leavesControls: true },
    { keys: 'End', label: 'The last turn', run: () => seek(last), leavesControls: true },
  ]);
  return (
    <Paper withBorder className={styles['controls']} component="section" aria-label="Replay">
      <Group gap="sm">
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label="The turn before"
            disabled={place === 0}
            onClick={() => seek(place - 1)}
          >
            <IconPlayerSkipBack size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="lg"
            variant="filled"
            aria-label={isPlaying ? 'Pause' : 'Play'}
            title={isPlaying ? 'Pause (space)' : 'Play (space)'}
            onClick={toggle}
          >
            {isPlaying ? <IconPlayerPause aria-hidden /> : <IconPlayerPlay aria-hidden />}
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label="The next turn"
            disabled={place >= last}
            onClick={() => seek(place + 1)}
          >
            <IconPlayerSkipForward size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <Slider
          className={styles['slider'] ?? ''}
          min={0}
          max={Math.max(1, last)}
          step={1}
          disabled={last < 1}
          value={place}
          onChange={seek}
          label={(at) => `Turn ${numberAt(at)}`}
          thumbLabel="Turn"
        />
        <Text size="sm" miw={90}>
          {`Turn ${numberAt(place)} of ${numberAt(last)}`}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Speed"
          data={SPEEDS.map((one) => ({ value: String(one), label: `${one}×` }))}
          value={String(speed)}
          onChange={(value) => setSpeed(Number(value) as Speed)}
        />
      </Group>
    </Paper>
  );
}
