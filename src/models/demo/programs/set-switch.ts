import { press, tap } from '../act.ts';
import { findNamed } from '../find.ts';
import { failed, type Outcome, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { reveal } from '../steps.ts';
import type { Task } from '../task.ts';
import { plain } from '../words.ts';

type SetSwitch = Extract<Task, { readonly type: 'set_switch' }>;

const SWITCHES: readonly ScreenElement['role'][] = ['switch', 'checkbox'];
const ROWS: readonly ScreenElement['role'][] = ['button', 'list', 'other', 'tab', 'text'];

/** Which page of the settings a switch lies on, for those whose name does not tell. */
const PAGES: readonly { readonly setting: RegExp; readonly page: RegExp }[] = [
  {
    setting: /wi ?fi|airplane|flight|mobile data|roaming|hotspot|vpn|data saver/,
    page: /network|internet|connections|wi ?fi/,
  },
  { setting: /bluetooth|nfc|cast/, page: /connected|bluetooth|connections/ },
  { setting: /dark|night|brightness|auto rotate|rotat|font|adaptive/, page: /display|appearance/ },
  { setting: /vibrat|silent|ring|sound|do not disturb|dnd/, page: /sound|notification|disturb/ },
  { setting: /notification/, page: /notification/ },
  { setting: /battery|power/, page: /battery/ },
  { setting: /location|gps/, page: /location|privacy/ },
];

/** Turns a setting on or off; one that is so already stays untouched. */
export function* setSwitch(start: Sight, { name, on }: SetSwitch): Program {
  const bare = name.replace(/ mode$/i, '');
  const findSwitch = (screen: Screen) =>
    findNamed(screen, name, SWITCHES) ?? findNamed(screen, bare, SWITCHES);
  let { sight, element } = yield* reveal(start, findSwitch, `a switch for ${name}`);
  if (!element) {
    const page = yield* reveal(sight, (screen) => findPage(screen, bare), `the page that may have ${name}`);
    if (!page.element) return failed(`I find no setting called "${name}"`);
    sight = yield tap(page.element, `${name} may be under "${page.element.label}", so I look there.`);
    const findHere = (screen: Screen) => findSwitch(screen) ?? onlySwitch(screen, page.element?.label, bare);
    ({ sight, element } = yield* reveal(sight, findHere, `a switch for ${name}`));
    if (!element) {
      yield press('back', `There is no switch for ${name} here either. I leave the page as it was.`);
      return failed(`I find no switch for "${name}"`);
    }
  }
  return yield* put(element, findSwitch, name, on);
}

function* put(
  element: ScreenElement,
  find: (screen: Screen) => ScreenElement | undefined,
  name: string,
  on: boolean,
): Program {
  const state = on ? 'on' : 'off';
  if (element.checked === on) return alreadySo(name, state);
  const sight = yield tap(element, `"${element.label}" is ${on ? 'off' : 'on'}. I turn it ${state}.`);
  const now = find(sight.screen) ?? sight.screen.elements.find(({ label }) => label === element.label);
  if (now?.checked !== undefined && now.checked !== on)
    return failed(`"${element.label}" does not stay ${state}`);
  return succeeded(`turned ${name} ${state}`);
}

function alreadySo(name: string, state: string): Outcome {
  return succeeded(`found ${name} ${state} already`);
}

function findPage(screen: Screen, name: string): ScreenElement | undefined {
  const wanted = plain(name);
  const pages = PAGES.filter(({ setting }) => setting.test(wanted));
  return (
    findNamed(screen, name, ROWS) ??
    screen.elements.find(
      ({ label, role }) => ROWS.includes(role) && pages.some(({ page }) => page.test(plain(label))),
    )
  );
}

/** A page about one setting alone may call its switch otherwise: "Use Bluetooth", "On". */
function onlySwitch(screen: Screen, page: string | undefined, name: string): ScreenElement | undefined {
  const switches = screen.elements.filter(({ role }) => SWITCHES.includes(role));
  const isItsPage = page !== undefined && plain(page).includes(plain(name));
  return isItsPage && switches.length === 1 ? switches[0] : undefined;
}
