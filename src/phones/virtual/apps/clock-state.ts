import { type Digits, digits } from './digits.ts';

/** The days of a week, as alarms name them. */
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A day of the week. */
export type Day = (typeof DAYS)[number];

/** An alarm, on the 24-hour clock; without days it rings once. */
export type Alarm = {
  readonly id: string;
  hour: number;
  minute: number;
  label: string;
  days: Day[];
  on: boolean;
};

/** An alarm while it is set up. */
export type AlarmDraft = {
  /** The alarm that is changed; null for a new one. */
  readonly of: string | null;
  hour: Digits;
  minute: Digits;
  label: string;
  days: Day[];
  isDeleting: boolean;
};

/** A countdown. */
export type Timer = {
  hours: Digits;
  minutes: Digits;
  seconds: Digits;
  /** How long it runs from start to end; 0 when it isn't set. */
  totalMs: number;
  /** When it ends, while it runs. */
  endsAtMs: number | null;
  /** What is left, while it stands still. */
  leftMs: number | null;
};

/** A watch that counts up. */
export type Stopwatch = {
  /** When it was last started, while it runs. */
  startedAtMs: number | null;
  /** What it had counted until it last stopped. */
  countedMs: number;
  laps: number[];
};

/** The app's pages. */
export type ClockTab = 'alarms' | 'timer' | 'stopwatch';

/** What the Clock knows. */
export type ClockState = {
  tab: ClockTab;
  alarms: Alarm[];
  draft: AlarmDraft | null;
  nextAlarm: number;
  timer: Timer;
  stopwatch: Stopwatch;
};

/** @returns a timer that isn't set */
export function unsetTimer(): Timer {
  return {
    hours: digits(0),
    minutes: digits(0),
    seconds: digits(0),
    totalMs: 0,
    endsAtMs: null,
    leftMs: null,
  };
}

/** @returns the Clock of a person who gets up early on weekdays */
export function startClock(): ClockState {
  return {
    tab: 'alarms',
    alarms: [
      {
        id: 'a1',
        hour: 6,
        minute: 45,
        label: 'Gym',
        days: ['Monday', 'Wednesday', 'Friday'],
        on: false,
      },
      {
        id: 'a2',
        hour: 8,
        minute: 10,
        label: 'Leave for work',
        days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
        on: true,
      },
      { id: 'a3', hour: 22, minute: 40, label: 'Wind down', days: [...DAYS], on: true },
    ],
    draft: null,
    nextAlarm: 4,
    timer: unsetTimer(),
    stopwatch: { startedAtMs: null, countedMs: 0, laps: [] },
  };
}
