import { defineApp, type Os } from '../app.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { appBar, COLOR, TYPE } from '../theme.ts';
import { type Child, column, list, text, type View } from '../view.ts';
import { isSearching, searchBar } from './search-bar.ts';
import { MAIN_PAGES, OTHER_NAMES, PAGES, type Page, type SwitchId } from './settings-content.ts';
import { itemRow, pageRow, switchRow, titleOf } from './settings-rows.ts';
import { type SettingsState, settle, startSettings } from './settings-state.ts';

const FOUND = 'settings.found';

/** The phone's settings; they change nothing but themselves. */
export const settings = defineApp<SettingsState>({
  package: 'com.opposable.settings',
  name: 'Settings',
  aliases: ['Preferences', 'System settings'],
  icon: { colors: ['#8a94a6', '#4b5565'], svg: lines('#ffffff', SHAPE.gear) },
  start: startSettings,
  stored: ({ on, turningOn, grounded, brightness }) => ({ on, turningOn, grounded, brightness }),
  back: goBack,
  exported: ({ on, brightness, path }) => ({ ...on, brightness, page: path.at(-1) ?? 'main' }),
  view(state, os) {
    settle(state, os);
    const page = PAGES.find(({ id }) => id === state.path.at(-1));
    return page ? innerPage(state, page, os) : mainPage(state, os);
  },
});

function goBack(state: SettingsState, os: Os): boolean {
  if (state.path.length > 0) {
    state.path.pop();
    return true;
  }
  if (!isSearching(os, state.search)) return false;
  state.search = '';
  os.focus(undefined);
  return true;
}

function innerPage(state: SettingsState, { id, title, items }: Page, os: Os): View {
  return column(
    { style: { flexGrow: 1, background: COLOR.paper } },
    appBar(title, { onBack: () => void goBack(state, os) }),
    list(
      `settings.${id}`,
      {},
      column({ style: { padding: '8px 0' } }, ...items.map((item) => itemRow(state, item, os))),
    ),
  );
}

function mainPage(state: SettingsState, os: Os): View {
  return column(
    { style: { flexGrow: 1, background: COLOR.paper } },
    !isSearching(os, state.search) && appBar('Settings'),
    searchBar(os, {
      hint: 'Search settings',
      value: state.search,
      onInput: (value) => {
        state.search = value;
        os.scrollToTop(FOUND);
      },
      onBack: () => void goBack(state, os),
    }),
    state.search.trim() === ''
      ? list('settings.main', {}, ...MAIN_PAGES.map((page) => pageRow(state, page, os)))
      : list(FOUND, {}, ...found(state, os)),
  );
}

/** Switches with the name of the page that they are on, and pages by their titles. */
function found(state: SettingsState, os: Os): readonly Child[] {
  const wanted = plain(state.search);
  const switches = MAIN_PAGES.flatMap((page) =>
    page.items.flatMap((item) =>
      item.type === 'switch' && namesOf(item.id).some((name) => plain(name).includes(wanted))
        ? [switchRow(state, item.id, os, { detail: page.title })]
        : [],
    ),
  );
  const pages = PAGES.filter(({ title }) => plain(title).includes(wanted));
  if (pages.length + switches.length === 0) return [text('No results', { ...TYPE.small, padding: 20 })];
  return [...switches, ...pages.map((page) => pageRow(state, page, os))];
}

function namesOf(id: SwitchId): readonly string[] {
  return [titleOf(id), ...(OTHER_NAMES[id] ?? [])];
}

/** "wifi" finds "Wi-Fi". */
function plain(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
