import { describe, expect, it } from 'vitest';
import { twelveHour } from '../../../src/models/demo/time-of-day.ts';
import { PagesPhone, type Row } from './pages-phone.ts';
import { play } from './play.ts';

type Alarm = { readonly time: string; on: boolean };
type Picker = (set: { hour: number; minute: number; half: string }) => readonly Row[];

const inputs: Picker = (set) => [
  { role: 'input', label: 'Hour', value: String(set.hour), type: (text) => (set.hour = Number(text)) },
  { role: 'input', label: 'Minute', value: String(set.minute), type: (text) => (set.minute = Number(text)) },
  ...['AM', 'PM'].map((half): Row => ({ label: half, tap: () => (set.half = half) })),
];

const face: Picker = (set) => [
  ...[3, 6, 7, 9, 12].map((hour): Row => ({ label: String(hour), tap: () => (set.hour = hour) })),
  ...['00', '15', '30', '45'].map(
    (minute): Row => ({ label: minute, tap: () => (set.minute = Number(minute)) }),
  ),
  ...['AM', 'PM'].map((half): Row => ({ label: half, tap: () => (set.half = half) })),
];

const steppers: Picker = (set) => [
  { label: 'Increase hour', tap: () => set.hour++ },
  { role: 'text', label: 'Hour', value: String(set.hour) },
  { label: 'Decrease hour', tap: () => set.hour-- },
  { label: 'Increase minute', tap: () => (set.minute += 5) },
  { role: 'text', label: 'Minute', value: String(set.minute) },
  { label: 'Decrease minute', tap: () => (set.minute -= 5) },
];

function clock(alarms: Alarm[], picker: Picker): PagesPhone {
  const set = { hour: 8, minute: 0, half: '' };
  return new PagesPhone((phone) => ({
    home: [],
    clock: [
      ...alarms.map(
        (alarm): Row => ({
          role: 'switch',
          label: `Alarm ${alarm.time}`,
          flags: alarm.on ? 'on' : 'off',
          tap: () => (alarm.on = !alarm.on),
        }),
      ),
      { label: 'Add alarm', tap: () => phone.go('clock/new') },
    ],
    'clock/new': [
      ...picker(set),
      {
        label: 'Save',
        tap: () => {
          const minute = String(set.minute).padStart(2, '0');
          alarms.push({ time: `${set.hour}:${minute}${set.half && ` ${set.half}`}`, on: true });
          phone.go('clock');
        },
      },
    ],
  }));
}

describe('the demo model, asked to set an alarm', () => {
  it.each<[string, Picker, string, string]>([
    ['in two inputs', inputs, 'Set an alarm for 6:15 pm', '6:15 PM'],
    ['on the face of a clock', face, 'Wake me up at 7:30', '7:30 AM'],
    ['by counting', steppers, 'Set an alarm for 6:15 pm', '18:15'],
    ['by counting down', steppers, 'Set an alarm for 6:00', '6:00'],
  ])('sets it %s', async (_, picker, instruction, time) => {
    const alarms: Alarm[] = [];
    const { success } = await play(instruction, clock(alarms, picker));
    expect(alarms).toEqual([{ time, on: true }]);
    expect(success).toBe(true);
  });

  it('turns on the alarm that there is', async () => {
    const alarms = [
      { time: '7:30 PM', on: false },
      { time: '7:30 AM', on: false },
    ];
    const { success, summary } = await play('Set an alarm for 7:30 am', clock(alarms, inputs));
    expect(alarms.map(({ on }) => on)).toEqual([false, true]);
    expect({ success, summary }).toEqual({ success: true, summary: 'I turned on the alarm for 7:30 AM.' });
  });

  it('leaves alone an alarm that is on already', async () => {
    const alarms = [{ time: '19:45', on: true }];
    const phone = clock(alarms, inputs);
    expect((await play('set an alarm for 19:45', phone)).success).toBe(true);
    expect(phone.taps).toEqual([]);
  });

  it('admits that a picker is beyond it', async () => {
    const alarms: Alarm[] = [];
    const { success, summary } = await play('Set an alarm for 6:20 am', clock(alarms, face));
    expect({ success, alarms }).toEqual({ success: false, alarms: [] });
    expect(summary).toBe("I can't set 6:20 AM with this picker, so I save nothing.");
  });
});

describe('the demo model, asked to set a timer', () => {
  it('uses a keypad', async () => {
    const digits: string[] = [];
    let isRunning = false;
    const phone = new PagesPhone((phone) => ({
      home: [],
      clock: [{ role: 'tab', label: 'Timer', tap: () => phone.go('clock/timer') }],
      'clock/timer': [
        ...Array.from(
          { length: 10 },
          (_, digit): Row => ({ label: `${digit}`, tap: () => digits.push(`${digit}`) }),
        ),
        { role: 'text', label: `Time: ${digits.join('')}` },
        {
          label: 'Start',
          tap: () => {
            isRunning = true;
            phone.go('clock/running');
          },
        },
      ],
      'clock/running': [{ label: 'Pause' }],
    }));
    const { success, summary } = await play('Set a timer for 10 minutes', phone);
    expect({ digits: digits.join(''), isRunning }).toEqual({ digits: '1000', isRunning: true });
    expect({ success, summary }).toEqual({ success: true, summary: 'I started a timer of 10 minutes.' });
  });
});

describe('a time of day', () => {
  it('is told on twelve hours', () => {
    expect([0, 1, 12, 13, 23].map((hour) => twelveHour({ hour, minute: 5 }))).toEqual([
      '12:05 AM',
      '1:05 AM',
      '12:05 PM',
      '1:05 PM',
      '11:05 PM',
    ]);
  });
});
