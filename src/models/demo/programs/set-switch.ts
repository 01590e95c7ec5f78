import { tap, waitFor } from '../act.ts';
import { findInput, findNamed } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { backTo, type Find, type Found, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';
import { plain } from '../words.ts';

type SetSwitch = Extract<Task, { readonly type: 'set_switch' }>;

const SWITCHES: readonly ScreenElement['role'][] = ['switch', 'checkbox'];
const ROWS: readonly ScreenElement['role'][] = ['button', 'list', 'other', 'text'];
const MAX_WAITS = 5;

/** Which page of the settings a switch lies on, for those whose name does not tell. */
const PAGES: readonly { readonly setting: RegExp; readonly page: RegExp }[] = [
  {
    setting: /wi ?fi|airplane|flight|mobile data|roaming|hotspot|vpn|data saver/,
    page: /^(network|connections|wi ?fi)/,
  },
  { setting: /bluetooth|nfc|cast/, page: /^(connected|bluetooth|connections)/ },
  { setting: /notification/, page: /^(apps and )?notification/ },
  { setting: /dark|night|brightness|auto rotate|rotat|font|adaptive/, page: /^(display|appearance)/ },
  { setting: /vibrat|silent|ring|sound|do not disturb|dnd/, page: /^(sound|do not disturb)/ },
  { setting: /battery|power/, page: /^battery/ },
  { setting: /location|gps/, page: /^(location|privacy)/ },
];

/** Turns a setting on or off; one that is so already stays untouched. */
export function* setSwitch(start: Sight, { name, on }: SetSwitch): Program {
  const { sight, element } = yield* lookFor(start, name);
  if (!element) return failed(`I find no setting called "${name}"`);
  const state = on ? 'on' : 'off';
  if (element.checked === on) return succeeded(`found ${name} ${state} already`);
  if (element.disabled) return failed(`"${element.label}" can't be changed now`);
  const find = switchNamed(name);
  const stateNow = (screen: Screen) =>
    (find(screen) ?? screen.elements.find(({ label }) => label === element.label))?.checked;
  let after: Sight = yield tap(element, `"${element.label}" is ${on ? 'off' : 'on'}. I turn it ${state}.`);
  for (let waits = 0; waits < MAX_WAITS && stateNow(after.screen) === !on; waits++) {
    if (!after.changed && waits > 1) break;
    after = yield waitFor(1, `"${element.label}" is not ${state} yet. I give it a moment.`);
  }
  const isWrong = stateNow(after.screen) === !on || (after === sight && !after.changed);
  return isWrong ? failed(`"${element.label}" does not stay ${state}`) : succeeded(`turned ${name} ${state}`);
}

/** Looks on the page that is open, on the page that the setting should be on, in the search, and everywhere else. */
function* lookFor(start: Sight, name: string): Program<Found> {
  const find = switchNamed(name);
  const findWay: Find = (screen) => find(screen) ?? pageOf(screen, name) ?? findInput(screen, /search/i);
  let { sight, element } = yield* reveal(start, findWay, `a way to ${name}`);
  if (!element) ({ sight, element } = yield* backTo(sight, findWay, `way to ${name}`));
  if (element && isSwitch(element)) return { sight, element };

  const page = pageOf(sight.screen, name);
  if (page) {
    sight = yield tap(page, `${name} should be under "${firstOf(page.label)}", so I look there.`);
    const here: Find = (screen) => find(screen) ?? onlySwitch(screen, page, name);
    ({ sight, element } = yield* reveal(sight, here, `a switch for ${name}`));
    if (element) return { sight, element };
    ({ sight } = yield* backTo(sight, (screen) => findInput(screen, /search/i), `switch for ${name}`));
  }
  const search = findInput(sight.screen, /search/i);
  if (!search) return { sight, element: undefined };
  sight = yield* fill(sight, search, name, 'the search');
  return yield* reveal(sight, find, `a switch for ${name}`);
}

/** "dark mode" may be called "Dark theme", and the notifications of an app after the app alone. */
function switchNamed(name: string): Find {
  const app = /^(?:(.+?)'?s? notifications|notifications (?:for|from|of) (.+))$/i.exec(name);
  const names = [name, name.replace(/ mode$/i, ''), ...(app ? [app[1] ?? app[2] ?? ''] : [])];
  return (screen) => {
    const switches = {
      ...screen,
      elements: screen.elements.filter(isSwitch).map((element) => ({ ...element, disabled: false })),
    };
    const match = names.map((called) => findNamed(switches, called)).find(Boolean);
    return (
      match && screen.elements.find(({ bounds, role }) => bounds === match.bounds && role === match.role)
    );
  };
}

function isSwitch({ role }: ScreenElement): boolean {
  return SWITCHES.includes(role);
}

function pageOf(screen: Screen, name: string): ScreenElement | undefined {
  const wanted = plain(name);
  const known = PAGES.filter(({ setting }) => setting.test(wanted));
  const rows = screen.elements.filter(({ role, disabled }) => ROWS.includes(role) && !disabled);
  const hinted = rows.find(({ label }) => known.some(({ page }) => page.test(plain(label))));
  return hinted ?? findNamed(screen, name.replace(/ mode$/i, ''), ['button', 'list', 'other']);
}

/** A page about one setting alone may call its switch otherwise: "Use it", "On". */
function onlySwitch(screen: Screen, page: ScreenElement, name: string): ScreenElement | undefined {
  const switches = screen.elements.filter(isSwitch);
  return plain(firstOf(page.label)).includes(plain(name)) && switches.length === 1 ? switches[0] : undefined;
}

function firstOf(label: string): string {
  return label.split(', ')[0] ?? label;
}
