import { DAYS } from '../../../src/phones/virtual/apps/clock-state.ts';
import { changed, endsAt, leaves, without } from '../check.ts';
import type { Lasting } from '../phone-state.ts';
import type { EvalTask } from '../task.ts';
import { PACKAGES } from './packages.ts';

const WORKDAYS = DAYS.slice(0, 5);

/** @returns an alarm that rings once */
export function once(hour: number, minute: number, label = ''): Lasting['alarms'][number] {
  return { hour, minute, label, days: [], on: true };
}

/** Alarms, the timer and the stopwatch. */
export const clockTasks: readonly EvalTask[] = [
  {
    id: 'clock-open',
    title: 'Open the Clock',
    instruction: 'Open the Clock app.',
    difficulty: 'one_tap',
    apps: ['Clock'],
    demo: true,
    maxTurns: 8,
    check: endsAt({ foreground: PACKAGES.clock }),
  },
  {
    id: 'clock-stopwatch',
    title: 'Start the stopwatch',
    instruction: 'Open the Clock, tap Stopwatch and tap Start.',
    difficulty: 'one_tap',
    apps: ['Clock'],
    demo: true,
    maxTurns: 12,
    check: leaves((before) => ({ ...before, stopwatch: { isRunning: true, isZero: true, laps: 0 } })),
  },
  {
    id: 'clock-alarm-off',
    title: 'Switch an alarm off',
    instruction: 'Switch off my alarm at 22:40, without deleting it.',
    difficulty: 'one_tap',
    apps: ['Clock'],
    demo: false,
    maxTurns: 12,
    check: leaves((before) => ({
      ...before,
      alarms: changed(before.alarms, ({ label }) => label === 'Wind down', { on: false }),
    })),
  },
  {
    id: 'clock-alarm',
    title: 'Set an alarm',
    instruction: 'Set an alarm for 7:25.',
    difficulty: 'single_app',
    apps: ['Clock'],
    demo: true,
    maxTurns: 20,
    check: leaves((before) => ({ ...before, alarms: [...before.alarms, once(7, 25)] })),
  },
  {
    id: 'clock-alarm-afternoon',
    title: 'Set an alarm with a label, on the twelve-hour clock',
    instruction: 'Set an alarm for 4:35 pm called Tea.',
    difficulty: 'single_app',
    apps: ['Clock'],
    demo: true,
    maxTurns: 25,
    check: leaves((before) => ({ ...before, alarms: [...before.alarms, once(16, 35, 'Tea')] })),
  },
  {
    id: 'clock-alarm-workdays',
    title: 'Set an alarm for workdays',
    instruction: 'Set an alarm for 6:30 from Monday to Friday with the label Run.',
    difficulty: 'multi_step',
    apps: ['Clock'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({
      ...before,
      alarms: [...before.alarms, { ...once(6, 30, 'Run'), days: WORKDAYS }],
    })),
  },
  {
    id: 'clock-alarm-change',
    title: 'Change an alarm in place',
    instruction: 'Move my Gym alarm to 7:15, keep its days, and make sure that it is on.',
    difficulty: 'multi_step',
    apps: ['Clock'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({
      ...before,
      alarms: changed(before.alarms, ({ label }) => label === 'Gym', { hour: 7, minute: 15, on: true }),
    })),
  },
  {
    id: 'clock-alarm-delete',
    title: 'Delete an alarm',
    instruction: 'Delete the alarm "Wind down" for good.',
    difficulty: 'single_app',
    apps: ['Clock'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      alarms: without(before.alarms, ({ label }) => label === 'Wind down'),
    })),
  },
  {
    id: 'clock-timer',
    title: 'Start a timer',
    instruction: 'Start a timer for 12 minutes.',
    difficulty: 'single_app',
    apps: ['Clock'],
    demo: true,
    maxTurns: 20,
    check: leaves((before) => ({ ...before, timer: { totalMs: 720_000, isRunning: true } })),
  },
  {
    id: 'clock-laps',
    title: 'Take laps on the stopwatch',
    instruction: 'Start the stopwatch in the Clock, record two laps, and stop it. Do not reset it.',
    difficulty: 'multi_step',
    apps: ['Clock'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({ ...before, stopwatch: { isRunning: false, isZero: false, laps: 2 } })),
  },
];
