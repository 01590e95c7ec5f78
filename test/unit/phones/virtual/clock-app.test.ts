import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Clock = {
  readonly tab: string;
  readonly alarms: readonly {
    readonly hour: number;
    readonly minute: number;
    readonly label: string;
    readonly days: readonly string[];
    readonly on: boolean;
  }[];
  readonly timer: {
    readonly totalMs: number;
    readonly endsAtMs: number | null;
    readonly leftMs: number | null;
  };
  readonly stopwatch: { readonly countedMs: number; readonly laps: readonly number[] };
};

function opened(): HeldPhone {
  const held = new HeldPhone();
  held.phone.openApp('com.opposable.clock');
  return held;
}

const clockOf = (held: HeldPhone) => held.state<Clock>('clock');
const alarmAt = (held: HeldPhone, hour: number, minute: number) =>
  clockOf(held).alarms.find((alarm) => alarm.hour === hour && alarm.minute === minute);

describe('alarms', () => {
  it('are listed by time, each with a switch that tells its state', async () => {
    const held = opened();
    expect(await held.texts('alarm_time')).toEqual(['06:45', '08:10', '22:40']);
    expect((await held.see('Alarm 06:45')).checked).toBe(false);
    expect((await held.see('Alarm 08:10')).checked).toBe(true);
  });

  it('go on and off by their switch', async () => {
    const held = opened();
    await held.tap('Alarm 06:45');
    expect(alarmAt(held, 6, 45)?.on).toBe(true);
    await held.tap('Alarm 06:45');
    expect(alarmAt(held, 6, 45)?.on).toBe(false);
  });

  it('are added with a time, a label and days', async () => {
    const held = opened();
    await held.tap('Add alarm');
    await held.typeInto('Hour', '07');
    await held.typeInto('Minute', '30');
    await held.typeInto('Label', 'Train');
    await held.tap('Friday');
    await held.tap('Monday');
    await held.tap('Save');
    expect(alarmAt(held, 7, 30)).toMatchObject({ label: 'Train', days: ['Monday', 'Friday'], on: true });
    expect(clockOf(held).alarms).toHaveLength(4);
    expect(await held.find('Alarm set for 22 hours 15 minutes from now')).toBeDefined();
  });

  it('take a time by steps that go round', async () => {
    const held = opened();
    await held.tap('Add alarm');
    for (let steps = 0; steps < 11; steps += 1) await held.tap('Decrease hour');
    await held.tap('Decrease minute');
    await held.tap('Save');
    expect(alarmAt(held, 23, 59)).toMatchObject({ label: '', days: [], on: true });
  });

  it.each([
    ['5', 5],
    ['19', 19],
    ['7:', 7],
    ['29', 9],
    ['012', 12],
  ])('make an hour of "%s"', async (typed, hour) => {
    const held = opened();
    await held.tap('Add alarm');
    await held.typeInto('Hour', typed);
    await held.tap('Save');
    expect(alarmAt(held, hour, 0)).toBeDefined();
  });

  it('take an hour that is typed key by key', async () => {
    const held = opened();
    await held.tap('Add alarm');
    await held.tap('Hour');
    await held.tap('?123');
    await held.tap('1');
    await held.tap('9');
    expect((await held.see({ id: 'alarm_hour' })).text).toBe('19');
    await held.tap('Delete');
    expect((await held.see({ id: 'alarm_hour' })).text).toBe('1');
  });

  it('are changed in place', async () => {
    const held = opened();
    await held.tap({ id: 'alarm_time', text: '06:45' });
    await held.typeInto('Minute', '50');
    await held.tap('Tuesday');
    await held.tap('Save');
    expect(alarmAt(held, 6, 45)).toBeUndefined();
    expect(alarmAt(held, 6, 50)).toMatchObject({
      label: 'Gym',
      days: ['Monday', 'Tuesday', 'Wednesday', 'Friday'],
    });
  });

  it.each(['Cancel', 'back'])('stay as they were after %s', async (leave) => {
    const held = opened();
    const before = clockOf(held).alarms;
    await held.tap('Add alarm');
    await held.typeInto('Hour', '3');
    await (leave === 'back' ? held.back() : held.tap(leave));
    expect(clockOf(held).alarms).toEqual(before);
    expect(await held.find('Add alarm')).toBeDefined();
  });

  it('are deleted only when one says so twice', async () => {
    const held = opened();
    await held.tap({ id: 'alarm_time', text: '22:40' });
    await held.tap('Delete alarm');
    await held.tap('Keep alarm');
    await held.tap('Delete alarm');
    expect(alarmAt(held, 22, 40)).toBeDefined();
    await held.tap({ id: 'confirm_delete' });
    expect(alarmAt(held, 22, 40)).toBeUndefined();
    expect(await held.find('Alarm deleted')).toBeDefined();
  });
});

describe('the timer', () => {
  async function running(): Promise<HeldPhone> {
    const held = opened();
    await held.tap('Timer');
    await held.typeInto('Minutes', '2');
    await held.typeInto('Seconds', '30');
    await held.tap('Start');
    return held;
  }

  it('counts down by the clock of the phone until it is stopped', async () => {
    const held = await running();
    held.wait(31_000);
    expect(await held.texts('timer_left')).toEqual(['01:59']);
    held.wait(119_000);
    expect(await held.find("Time's up")).toBeDefined();
    await held.tap('Stop');
    expect(clockOf(held).timer).toEqual({ totalMs: 0, endsAtMs: null, leftMs: null });
  });

  it('stands still while it is paused', async () => {
    const held = await running();
    held.wait(10_000);
    await held.tap('Pause');
    held.wait(60_000);
    expect(clockOf(held).timer).toEqual({ totalMs: 150_000, endsAtMs: null, leftMs: 140_000 });
    await held.tap('Resume');
    held.wait(20_000);
    expect(await held.texts('timer_left')).toEqual(['02:00']);
  });

  it("doesn't start without a time", async () => {
    const held = opened();
    await held.tap('Timer');
    expect((await held.see('Start')).enabled).toBe(false);
  });
});

describe('the stopwatch', () => {
  it('counts, keeps laps and stops', async () => {
    const held = opened();
    await held.tap('Stopwatch');
    await held.tap('Start');
    held.wait(12_340);
    await held.tap('Lap');
    held.wait(60_000);
    await held.tap('Stop');
    held.wait(5_000);
    expect(await held.texts('stopwatch_time')).toEqual(['01:12.3']);
    expect(clockOf(held).stopwatch).toMatchObject({ countedMs: 72_340, laps: [12_340] });
    await held.tap('Reset');
    expect(await held.texts('stopwatch_time')).toEqual(['00:00.0']);
  });

  it('leads back to the alarms, and then out of the app', async () => {
    const held = opened();
    await held.tap('Stopwatch');
    await held.back();
    expect(clockOf(held).tab).toBe('alarms');
    await held.back();
    expect(held.phone.currentPackage).toBe('com.opposable.launcher');
  });
});
