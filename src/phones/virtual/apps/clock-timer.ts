import type { Os } from '../app.ts';
import { appBar, button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, list, row, text, type View } from '../view.ts';
import { type ClockState, type Timer, unsetTimer } from './clock-state.ts';
import { type Digits, digitsInput, numberOf } from './digits.ts';

const SECOND_MS = 1_000;

/** The page with the timer: set up, counting down, or at its end. */
export function timer(state: ClockState, os: Os): readonly Child[] {
  const { timer } = state;
  const shown = timer.totalMs === 0 ? setUp(timer, os) : countdown(state, os);
  return [
    appBar('Timer'),
    list(
      'clock.timer',
      {},
      column({ style: { padding: '36px 20px', gap: 32, alignItems: 'center' } }, ...shown),
    ),
  ];
}

function setUp(timer: Timer, os: Os): readonly Child[] {
  const totalMs =
    (numberOf(timer.hours) * 3600 + numberOf(timer.minutes) * 60 + numberOf(timer.seconds)) * SECOND_MS;
  const part = (field: Digits, hint: string, max: number): View =>
    column(
      { style: { gap: 6, alignItems: 'center' } },
      digitsInput(os, field, { id: `timer_${hint.toLowerCase()}`, hint, max }),
      text(hint, TYPE.small),
    );
  return [
    row(
      { style: { gap: 14 } },
      part(timer.hours, 'Hours', 99),
      part(timer.minutes, 'Minutes', 59),
      part(timer.seconds, 'Seconds', 59),
    ),
    button(
      'Start',
      () => {
        timer.totalMs = totalMs;
        timer.endsAtMs = os.now() + totalMs;
        os.focus(undefined);
      },
      { id: 'timer_start', disabled: totalMs === 0, style: { width: 160 } },
    ),
  ];
}

function countdown(state: ClockState, os: Os): readonly Child[] {
  const { timer } = state;
  const reset = (): void => {
    state.timer = unsetTimer();
  };
  const leftMs = timer.leftMs ?? Math.max(0, (timer.endsAtMs ?? 0) - os.now());
  const isOver = timer.endsAtMs !== null && leftMs === 0;
  if (timer.endsAtMs !== null && !isOver)
    os.reached(timer.endsAtMs - (Math.ceil(leftMs / SECOND_MS) - 1) * SECOND_MS);
  const face = column(
    {
      style: {
        width: 250,
        height: 250,
        borderRadius: 125,
        gap: 4,
        alignItems: 'center',
        justifyContent: 'center',
        border: `10px solid ${isOver ? COLOR.danger : timer.leftMs === null ? COLOR.accent : COLOR.line}`,
      },
    },
    text(
      clockFace(Math.ceil(leftMs / SECOND_MS)),
      { fontSize: 46, fontWeight: 600, color: COLOR.ink },
      {
        id: 'timer_left',
      },
    ),
    text(isOver ? "Time's up" : timer.leftMs === null ? 'Running' : 'Paused', TYPE.small),
  );
  if (isOver)
    return [face, button('Stop', reset, { id: 'timer_stop', kind: 'danger', style: { width: 160 } })];
  return [
    face,
    row(
      { style: { gap: 14 } },
      button('Reset', reset, { id: 'timer_reset', kind: 'plain', style: { width: 120 } }),
      timer.leftMs === null
        ? button('Pause', () => pause(timer, os.now()), { id: 'timer_pause', style: { width: 120 } })
        : button('Resume', () => resume(timer, os.now()), { id: 'timer_resume', style: { width: 120 } }),
    ),
  ];
}

function pause(timer: Timer, nowMs: number): void {
  timer.leftMs = Math.max(0, (timer.endsAtMs ?? nowMs) - nowMs);
  timer.endsAtMs = null;
}

function resume(timer: Timer, nowMs: number): void {
  timer.endsAtMs = nowMs + (timer.leftMs ?? 0);
  timer.leftMs = null;
}

/** @returns `1:05:00`, or `05:00` below an hour */
function clockFace(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const below = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return seconds < 3600 ? below : `${Math.floor(seconds / 3600)}:${below}`;
}
