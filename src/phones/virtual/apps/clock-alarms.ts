import type { Os } from '../app.ts';
import { SHAPE } from '../system/icons.ts';
import { appBar, COLOR, TYPE, toggle } from '../theme.ts';
import { type Child, column, list, row, text, type View } from '../view.ts';
import { draftOf, newDraft } from './clock-alarm-editor.ts';
import { type Alarm, type ClockState, DAYS } from './clock-state.ts';
import { floatingButton } from './floating-button.ts';
import { TAB_BAR_DP } from './tab-bar.ts';

const WORKDAYS = 5;

/** The list of alarms. */
export function alarms(state: ClockState, os: Os): readonly Child[] {
  const byTime = [...state.alarms].sort((a, b) => a.hour * 60 + a.minute - (b.hour * 60 + b.minute));
  return [
    appBar('Alarms'),
    list(
      'clock.alarms',
      { background: COLOR.ground },
      column(
        { style: { padding: '14px 14px 96px', gap: 12 } },
        ...byTime.map((alarm) => card(state, alarm)),
        byTime.length === 0 && text('No alarms', { ...TYPE.small, padding: 24, alignSelf: 'center' }),
      ),
    ),
    floatingButton(
      'Add alarm',
      SHAPE.plus,
      () => {
        state.draft = newDraft(os.now());
      },
      { id: 'add_alarm', bottomDp: TAB_BAR_DP + 18 },
    ),
  ];
}

/** @returns hours and minutes, as the list shows them */
export function timeOf({ hour, minute }: Pick<Alarm, 'hour' | 'minute'>): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function card(state: ClockState, alarm: Alarm): View {
  const color = alarm.on ? COLOR.ink : '#9aa1ad';
  const about = [alarm.label, repeatOf(alarm)].filter((words) => words !== '').join(', ');
  return row(
    {
      id: 'alarm',
      onTap: () => {
        state.draft = draftOf(alarm);
      },
      style: { padding: '14px 18px', borderRadius: 20, background: COLOR.paper, gap: 12 },
    },
    column(
      { style: { flexGrow: 1, gap: 2 } },
      text(timeOf(alarm), { fontSize: 38, fontWeight: 600, color }, { id: 'alarm_time' }),
      text(about, { fontSize: 13, color: alarm.on ? COLOR.soft : '#9aa1ad' }, { id: 'alarm_about' }),
    ),
    toggle(
      `Alarm ${timeOf(alarm)}`,
      alarm.on,
      () => {
        alarm.on = !alarm.on;
      },
      'alarm_switch',
    ),
  );
}

function repeatOf({ days }: Alarm): string {
  if (days.length === 0) return 'Once';
  if (days.length === DAYS.length) return 'Every day';
  const places = DAYS.flatMap((day, place) => (days.includes(day) ? [place] : []));
  if (days.length === WORKDAYS && places.every((place) => place < WORKDAYS)) return 'Weekdays';
  if (days.length === DAYS.length - WORKDAYS && places.every((place) => place >= WORKDAYS)) return 'Weekends';
  return places.map((place) => DAYS[place]?.slice(0, 3)).join(' ');
}
