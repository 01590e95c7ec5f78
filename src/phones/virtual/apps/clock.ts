import { defineApp } from '../app.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { COLOR } from '../theme.ts';
import { column } from '../view.ts';
import { alarmEditor, leaveEditor } from './clock-alarm-editor.ts';
import { alarms } from './clock-alarms.ts';
import { type ClockState, type ClockTab, startClock, unsetTimer } from './clock-state.ts';
import { stopwatch } from './clock-stopwatch.ts';
import { timer } from './clock-timer.ts';
import { type Tab, tabBar } from './tab-bar.ts';

const TABS: readonly Tab<ClockTab>[] = [
  {
    name: 'alarms',
    label: 'Alarms',
    path: 'M12 5.5 A7.5 7.5 0 1 1 11.99 5.5 Z M12 9 V13 L14.5 15 M3.5 6.5 L7 3.5 M20.5 6.5 L17 3.5',
  },
  {
    name: 'timer',
    label: 'Timer',
    path: 'M7 3.5 H17 M7 20.5 H17 M8 3.5 V7 L12 12 L16 7 V3.5 M8 20.5 V17 L12 12 L16 17 V20.5',
  },
  { name: 'stopwatch', label: 'Stopwatch', path: 'M12 6 A7.5 7.5 0 1 1 11.99 6 Z M10 2.5 H14 M12 9.5 V13.5' },
];

/** Alarms, a timer and a stopwatch. */
export const clock = defineApp<ClockState>({
  package: 'com.opposable.clock',
  name: 'Clock',
  aliases: ['Alarm', 'Alarms'],
  icon: { colors: ['#3a4766', '#141b2e'], svg: lines('#ffffff', SHAPE.clock) },
  start: startClock,
  stored: ({ alarms, nextAlarm, timer: { totalMs, endsAtMs, leftMs }, stopwatch }) => ({
    ...{ alarms, nextAlarm, stopwatch },
    timer: { ...unsetTimer(), totalMs, endsAtMs, leftMs },
  }),
  back(state, os) {
    if (state.draft?.isDeleting) {
      state.draft.isDeleting = false;
      return true;
    }
    if (state.draft) {
      leaveEditor(state, os);
      return true;
    }
    if (state.tab === 'alarms') return false;
    state.tab = 'alarms';
    os.focus(undefined);
    return true;
  },
  exported: ({ tab, alarms, timer: { totalMs, endsAtMs, leftMs }, stopwatch }) => ({
    tab,
    alarms,
    timer: { totalMs, endsAtMs, leftMs },
    stopwatch,
  }),
  view: (state, os) =>
    column(
      { style: { background: COLOR.paper } },
      ...(state.draft
        ? [alarmEditor(state, state.draft, os)]
        : [
            ...{ alarms, timer, stopwatch }[state.tab](state, os),
            tabBar(TABS, state.tab, (name) => {
              state.tab = name;
              os.focus(undefined);
            }),
          ]),
    ),
});
