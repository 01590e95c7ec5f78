import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { dialog } from '../system/overlays.ts';
import { button, COLOR, TYPE } from '../theme.ts';
import { column, image, list, row, text, type View } from '../view.ts';
import { type Alarm, type AlarmDraft, type ClockState, DAYS, type Day } from './clock-state.ts';
import { type Digits, digits, digitsInput, numberOf } from './digits.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const MINUS = 'M5 12 H19';

/** @returns a new alarm for the next full hour */
export function newDraft(nowMs: number): AlarmDraft {
  const hour = (new Date(nowMs).getUTCHours() + 1) % 24;
  return { of: null, hour: digits(hour), minute: digits(0), label: '', days: [], isDeleting: false };
}

/** @returns what an alarm is changed by */
export function draftOf({ id, hour, minute, label, days }: Alarm): AlarmDraft {
  return {
    of: id,
    hour: digits(hour),
    minute: digits(minute),
    label,
    days: [...days],
    isDeleting: false,
  };
}

/** Leaves the page without saving. */
export function leaveEditor(state: ClockState, os: Os): void {
  state.draft = null;
  os.focus(undefined);
}

/** The page on which an alarm is set up. */
export function alarmEditor(state: ClockState, draft: AlarmDraft, os: Os): View {
  return column(
    { style: { flexGrow: 1, background: COLOR.paper } },
    row(
      { style: { height: 60, padding: '0 10px', gap: 8, borderBottom: `1px solid ${COLOR.line}` } },
      button('Cancel', () => leaveEditor(state, os), { id: 'cancel', kind: 'plain' }),
      text(
        draft.of === null ? 'New alarm' : 'Edit alarm',
        { ...TYPE.heading, flexGrow: 1, textAlign: 'center' },
        { id: 'title' },
      ),
      button('Save', () => save(state, draft, os), { id: 'save' }),
    ),
    list(
      'clock.editor',
      {},
      column(
        { style: { padding: '20px 20px 32px', gap: 22 } },
        row(
          { style: { justifyContent: 'center', gap: 14 } },
          wheel(os, draft.hour, 'hour', 23),
          text(':', { fontSize: 44, fontWeight: 600, color: COLOR.ink }),
          wheel(os, draft.minute, 'minute', 59),
        ),
        input(os, {
          id: 'alarm_label',
          hint: 'Label',
          value: draft.label,
          onInput: (value) => {
            draft.label = value;
          },
          onSubmit: () => os.focus(undefined),
        }),
        column(
          { style: { gap: 12 } },
          text('Repeat', TYPE.strong),
          row(
            { style: { justifyContent: 'space-between', maxWidth: 420 } },
            ...DAYS.map((day) => dayToggle(draft, day)),
          ),
        ),
        draft.of !== null &&
          button(
            'Delete alarm',
            () => {
              draft.isDeleting = true;
              os.focus(undefined);
            },
            { id: 'delete_alarm', kind: 'danger', disabled: draft.isDeleting },
          ),
      ),
    ),
    draft.isDeleting && confirmation(state, draft, os),
  );
}

function wheel(os: Os, field: Digits, unit: 'hour' | 'minute', max: number): View {
  const name = unit === 'hour' ? 'Hour' : 'Minute';
  const turn = (by: number): void => {
    field.text = digits((numberOf(field) + by + max + 1) % (max + 1)).text;
    field.isSelected = false;
  };
  const step = (label: string, path: string, by: number): View =>
    row(
      {
        label,
        id: `${by > 0 ? 'increase' : 'decrease'}_${unit}`,
        onTap: () => turn(by),
        style: { width: 92, height: 44, justifyContent: 'center', borderRadius: 14 },
      },
      image(lines(COLOR.accent, path), 22),
    );
  return column(
    { style: { alignItems: 'center', gap: 2 } },
    step(`Increase ${unit}`, SHAPE.plus, 1),
    digitsInput(os, field, { id: `alarm_${unit}`, hint: name, max }),
    step(`Decrease ${unit}`, MINUS, -1),
  );
}

function dayToggle(draft: AlarmDraft, day: Day): View {
  const checked = draft.days.includes(day);
  return row(
    {
      role: 'checkbox',
      label: day,
      id: `day_${day.toLowerCase()}`,
      checked,
      onTap: () => {
        draft.days = DAYS.filter((other) => (other === day ? !checked : draft.days.includes(other)));
      },
      style: {
        width: 40,
        height: 40,
        borderRadius: 20,
        justifyContent: 'center',
        background: checked ? COLOR.accent : COLOR.ground,
      },
    },
    text(day.slice(0, 1), { fontSize: 14, fontWeight: 600, color: checked ? '#ffffff' : COLOR.soft }),
  );
}

function confirmation(state: ClockState, draft: AlarmDraft, os: Os): View {
  return dialog({
    title: 'Delete this alarm?',
    body: 'It will not ring any more.',
    choices: [
      {
        label: 'Delete',
        kind: 'danger',
        id: 'confirm_delete',
        onTap: () => {
          state.alarms = state.alarms.filter(({ id }) => id !== draft.of);
          leaveEditor(state, os);
          os.toast('Alarm deleted');
        },
      },
      {
        label: 'Keep alarm',
        id: 'keep_alarm',
        onTap: () => {
          draft.isDeleting = false;
        },
      },
    ],
  });
}

function save(state: ClockState, draft: AlarmDraft, os: Os): void {
  const saved: Alarm = {
    id: draft.of ?? `a${state.nextAlarm++}`,
    hour: numberOf(draft.hour),
    minute: numberOf(draft.minute),
    label: draft.label.trim(),
    days: [...draft.days],
    on: true,
  };
  state.alarms = [...state.alarms.filter(({ id }) => id !== saved.id), saved];
  leaveEditor(state, os);
  os.toast(`Alarm set for ${untilIn(saved, os.now())} from now`);
}

/** @returns how long it is until the time of an alarm, in words; which days it rings on doesn't matter */
function untilIn({ hour, minute }: Alarm, nowMs: number): string {
  const nowMinutes = Math.floor(nowMs / MINUTE_MS) % DAY_MINUTES;
  const left = (hour * 60 + minute - nowMinutes + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const parts = [
    { count: Math.floor(left / 60), unit: 'hour' },
    { count: left % 60, unit: 'minute' },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}
