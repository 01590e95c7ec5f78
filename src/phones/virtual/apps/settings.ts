import { defineApp, type Os } from '../app.ts';
import { input } from '../inputs.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { appBar, COLOR, TYPE } from '../theme.ts';
import { type Child, column, list, row, text, type View } from '../view.ts';
import { MAIN_PAGES, PAGES, type Page } from './settings-content.ts';
import { itemRow, pageRow, switchRow, titleOf } from './settings-rows.ts';
import { type SettingsState, settle, startSettings } from './settings-state.ts';

/** The phone's settings; they change nothing but themselves. */
export const settings = defineApp<SettingsState>({
  package: 'com.opposable.settings',
  name: 'Settings',
  aliases: ['Preferences', 'System settings'],
  icon: { colors: ['#8a94a6', '#4b5565'], svg: lines('#ffffff', SHAPE.gear) },
  start: startSettings,
  back: goBack,
  exported: ({ on, brightness, path }) => ({ ...on, brightness, page: path.at(-1) ?? 'main' }),
  view(state, os) {
    settle(state, os);
    const page = PAGES.find(({ id }) => id === state.path.at(-1));
    return page ? innerPage(state, page, os) : mainPage(state, os);
  },
});

function goBack(state: SettingsState, os: Os): boolean {
  os.focus(undefined);
  if (state.path.length > 0) {
    state.path.pop();
    return true;
  }
  if (state.search === '') return false;
  state.search = '';
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
    appBar('Settings'),
    row(
      { style: { padding: '12px 16px 8px' } },
      input(os, {
        id: 'search_box',
        hint: 'Search settings',
        value: state.search,
        onInput: (value) => {
          state.search = value;
          os.scrollToTop('settings.found');
        },
        style: { flexGrow: 1, borderRadius: 22 },
      }),
    ),
    state.search.trim() === ''
      ? list('settings.main', {}, ...MAIN_PAGES.map((page) => pageRow(state, page, os)))
      : list('settings.found', {}, ...found(state, os)),
  );
}

/** Pages by their titles, and switches with the name of the page that they are on. */
function found(state: SettingsState, os: Os): readonly Child[] {
  const wanted = plain(state.search);
  const pages = PAGES.filter(({ title }) => plain(title).includes(wanted));
  const switches = MAIN_PAGES.flatMap((page) =>
    page.items.flatMap((item) =>
      item.type === 'switch' && plain(titleOf(item.id)).includes(wanted)
        ? [switchRow(state, item.id, os, { detail: page.title })]
        : [],
    ),
  );
  if (pages.length + switches.length === 0) return [text('No results', { ...TYPE.small, padding: 20 })];
  return [...pages.map((page) => pageRow(state, page, os)), ...switches];
}

/** "wifi" finds "Wi-Fi". */
function plain(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
