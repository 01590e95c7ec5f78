import type { Os } from '../app.ts';
import { appBar, button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, list, row, text, type View } from '../view.ts';
import type { ClockState, Stopwatch } from './clock-state.ts';

const TENTH_MS = 100;

/** The page with the stopwatch. */
export function stopwatch(state: ClockState, os: Os): readonly Child[] {
  const watch = state.stopwatch;
  const isRunning = watch.startedAtMs !== null;
  const countedMs = counted(watch, os.now());
  if (isRunning) os.reached(os.now() + TENTH_MS - (countedMs % TENTH_MS));
  return [
    appBar('Stopwatch'),
    list(
      'clock.stopwatch',
      {},
      column(
        { style: { padding: '44px 20px 24px', gap: 36, alignItems: 'center' } },
        text(face(countedMs), { fontSize: 60, fontWeight: 600, color: COLOR.ink }, { id: 'stopwatch_time' }),
        row(
          { style: { gap: 14 } },
          isRunning
            ? button('Lap', () => void watch.laps.push(counted(watch, os.now())), {
                id: 'stopwatch_lap',
                kind: 'plain',
                style: { width: 120 },
              })
            : button('Reset', () => reset(watch), {
                id: 'stopwatch_reset',
                kind: 'plain',
                style: { width: 120 },
              }),
          button(isRunning ? 'Stop' : 'Start', () => startOrStop(watch, os.now()), {
            id: 'stopwatch_start',
            kind: isRunning ? 'danger' : 'filled',
            style: { width: 120 },
          }),
        ),
        column(
          { style: { width: '100%', maxWidth: 420 } },
          ...watch.laps.map((lapMs, place) => lap(place + 1, lapMs)).reverse(),
        ),
      ),
    ),
  ];
}

function lap(place: number, lapMs: number): View {
  return row(
    {
      id: 'lap',
      style: {
        padding: '12px 4px',
        justifyContent: 'space-between',
        borderBottom: `1px solid ${COLOR.line}`,
      },
    },
    text(`Lap ${place}`, { ...TYPE.body, color: COLOR.soft }),
    text(face(lapMs), TYPE.strong),
  );
}

function counted({ startedAtMs, countedMs }: Stopwatch, nowMs: number): number {
  return countedMs + (startedAtMs === null ? 0 : nowMs - startedAtMs);
}

function startOrStop(watch: Stopwatch, nowMs: number): void {
  watch.countedMs = counted(watch, nowMs);
  watch.startedAtMs = watch.startedAtMs === null ? nowMs : null;
}

function reset(watch: Stopwatch): void {
  watch.countedMs = 0;
  watch.laps = [];
}

/** @returns minutes, seconds and tenths */
function face(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.${Math.floor((ms % 1_000) / TENTH_MS)}`;
}
