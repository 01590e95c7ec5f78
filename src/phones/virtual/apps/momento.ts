import { defineApp, type Os } from '../app.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { dialog } from '../system/overlays.ts';
import { COLOR } from '../theme.ts';
import { column, image, row, type View } from '../view.ts';
import { comments } from './momento-comments.ts';
import { feed } from './momento-feed.ts';
import { profile, search } from './momento-people.ts';
import { FEED, leaveComments, type MomentoState, type MomentoTab, startMomento } from './momento-state.ts';

const PAGES = { feed, search, profile } as const;

/** A feed of pictures to scroll, like and comment. */
export const momento = defineApp<MomentoState>({
  package: 'com.opposable.momento',
  name: 'Momento',
  aliases: ['Instagram', 'Insta'],
  icon: { colors: ['#f6a13c', '#d6336c'], svg: lines('#ffffff', SHAPE.camera) },
  permission: 'send you notifications',
  links: ['momento://', 'https://momento.example/'],
  start: startMomento,
  stored: ({ posts, promotion }) => ({ posts, promotion: promotion === 'shown' ? 'closed' : promotion }),
  open(state, os, link) {
    if (state.openedAtMs === 0) state.openedAtMs = os.now();
    if (link?.includes('profile')) state.tab = 'profile';
  },
  back(state, os) {
    if (state.promotion === 'shown') state.promotion = 'closed';
    else if (state.commentsOf !== null) leaveComments(state, os);
    else if (state.tab !== 'feed') state.tab = 'feed';
    else return false;
    return true;
  },
  exported: ({ posts, tab }) => ({ tab, posts }),
  view: (state, os) =>
    column(
      { style: { background: COLOR.paper } },
      state.commentsOf === null ? page(state, os) : comments(state, os),
      state.promotion === 'shown' && promotion(state),
    ),
});

function promotion(state: MomentoState): View {
  const close = (): void => {
    state.promotion = 'closed';
  };
  return dialog({
    title: 'Try Momento Plus',
    body: 'Twice the pictures, none of the advertisements. Free for a month.',
    choices: [
      { label: 'Try it free', kind: 'filled', id: 'plus_accept', onTap: close },
      { label: 'Not now', id: 'plus_close', onTap: close },
    ],
  });
}

function page(state: MomentoState, os: Os): View {
  return column(
    { style: { flexGrow: 1, flexBasis: 0, minHeight: 0 } },
    ...PAGES[state.tab](state, os),
    row(
      {
        style: {
          height: 52,
          justifyContent: 'space-around',
          background: COLOR.paper,
          borderTop: `1px solid ${COLOR.line}`,
        },
      },
      tab(state, os, 'feed', 'Home', SHAPE.house),
      tab(state, os, 'search', 'Search', SHAPE.glass),
      tab(state, os, 'profile', 'Profile', SHAPE.person),
    ),
  );
}

function tab(state: MomentoState, os: Os, name: MomentoTab, label: string, path: string): View {
  const selected = state.tab === name;
  const onTap = (): void => {
    state.tab = name;
    os.focus(undefined);
    if (name === 'feed') os.scrollToTop(FEED);
  };
  return row(
    {
      role: 'tab',
      label,
      id: `tab_${name}`,
      selected,
      onTap,
      style: { width: 80, height: '100%', justifyContent: 'center' },
    },
    image(lines(selected ? COLOR.ink : '#a3a9b5', path), 26),
  );
}
