import { tap } from '../act.ts';
import { findInput, findLabel } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { backTo, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';
import { type TimeOfDay, twelveHour } from '../time-of-day.ts';
import { pickTime } from '../time-picker.ts';

type SetAlarm = Extract<Task, { readonly type: 'set_alarm' }>;

const TAB = /^alarms?$/i;
const NEW = /^(new|add|create|set)( an?| new)? alarm$|^(new|add|\+)$/i;
const SAVE = /^(save|ok|done|set|save alarm|set alarm|✓)$/i;
const TOUCHED: readonly ScreenElement['role'][] = ['button', 'tab', 'other', 'image'];

/** Sets an alarm, or turns on the one that there is for that time. */
export function* setAlarm(start: Sight, { hour, minute, label }: SetAlarm): Program {
  const time = { hour, minute };
  const name = twelveHour(time);
  const findWay = (screen: Screen) => findLabel(screen, TAB, ['tab']) ?? findLabel(screen, NEW, TOUCHED);
  const { sight: home, element: tab } = yield* backTo(start, findWay, 'list of alarms');
  let sight = home;
  if (tab?.role === 'tab' && !tab.checked) sight = yield tap(tab, 'I go to the alarms.');

  const there = label === undefined ? alarmAt(sight.screen, time) : undefined;
  if (there?.checked === true) return succeeded(`found the alarm for ${name} on already`);
  if (there?.checked === false) {
    sight = yield tap(there, `There is an alarm for ${name} that is off. I turn it on.`);
    return alarmAt(sight.screen, time)?.checked === true
      ? succeeded(`turned on the alarm for ${name}`)
      : failed(`the alarm for ${name} does not stay on`);
  }

  const create = findLabel(sight.screen, NEW, TOUCHED);
  if (!create) return failed('I see no button for a new alarm');
  sight = yield tap(create, `There is no alarm for ${name} yet. I add one.`);
  const picked = yield* pickTime(sight, time);
  if (!picked) return failed(`I can't set ${name} with this picker, so I save nothing`);
  sight = picked;
  const labelInput = label === undefined ? undefined : findInput(sight.screen, /label|name|title/i);
  if (label !== undefined && labelInput) sight = yield* fill(sight, labelInput, label, 'the label');
  const save = yield* reveal(sight, (screen) => findLabel(screen, SAVE, TOUCHED), 'a button to save with');
  if (!save.element) return failed('I see no button to save the alarm with');
  sight = yield tap(save.element, `The alarm is set to ${name}. I save it.`);
  const shown = yield* reveal(sight, (screen) => timeShown(screen, time), `the alarm for ${name}`);
  return shown.element
    ? succeeded(`set an alarm for ${name}`)
    : failed(`the list shows no alarm for ${name}`);
}

function timePattern({ hour, minute }: TimeOfDay): RegExp {
  const minutes = String(minute).padStart(2, '0');
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const half = hour < 12 ? 'a' : 'p';
  return new RegExp(
    `(?<!\\d)(?:0?${twelve}:${minutes}\\s*${half}\\.?m|0?${hour}:${minutes}(?!\\s*[ap]\\.?m|\\d))`,
    'i',
  );
}

function timeShown(screen: Screen, time: TimeOfDay): ScreenElement | undefined {
  const statusBarPx = screen.size.heightPx * 0.04;
  return screen.elements.find(({ label, bounds }) => bounds.y > statusBarPx && timePattern(time).test(label));
}

/** The switch of the alarm for a time: it carries the time itself, or stands in the same row. */
function alarmAt(screen: Screen, time: TimeOfDay): ScreenElement | undefined {
  const switches = screen.elements.filter(({ role }) => role === 'switch' || role === 'checkbox');
  const row = timeShown(screen, time);
  return (
    switches.find(({ label }) => timePattern(time).test(label)) ??
    switches.find(({ bounds: { y, height } }) => {
      const rowMiddle = row && row.bounds.y + row.bounds.height / 2;
      return rowMiddle !== undefined && rowMiddle > y && rowMiddle < y + height;
    })
  );
}
