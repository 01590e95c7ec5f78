import { defineApp, type Os } from '../app.ts';
import { input } from '../inputs.ts';
import { spinner } from '../system/bars.ts';
import { filled, lines, SHAPE } from '../system/icons.ts';
import { dialog } from '../system/overlays.ts';
import { appBar, avatar, button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, image, list, row, text, type View } from '../view.ts';
import { type Post, startFeed } from './momento-content.ts';

type Tab = 'feed' | 'search' | 'profile';
type State = {
  posts: Post[];
  tab: Tab;
  /** The post whose comments are open. */
  commentsOf: string | null;
  draft: string;
  search: string;
  /** When the app was opened, for what loads late. */
  openedAtMs: number;
  /** The promotion comes once, at the first like. */
  promotion: 'due' | 'shown' | 'closed';
};

const FEED = 'momento.feed';
const ME = 'you';

/** A feed of pictures to scroll, like and comment. */
export const momento = defineApp<State>({
  package: 'com.opposable.momento',
  name: 'Momento',
  aliases: ['Instagram', 'Insta'],
  icon: { colors: ['#f6a13c', '#d6336c'], svg: lines('#ffffff', SHAPE.camera) },
  permission: 'send you notifications',
  links: ['momento://', 'https://momento.example/'],
  start: (seed) => ({
    posts: startFeed(seed),
    tab: 'feed',
    commentsOf: null,
    draft: '',
    search: '',
    openedAtMs: 0,
    promotion: 'due',
  }),
  open(state, os, link) {
    if (state.openedAtMs === 0) state.openedAtMs = os.now();
    if (link?.includes('profile')) state.tab = 'profile';
  },
  back(state, os) {
    if (state.promotion === 'shown') return close(state);
    if (state.commentsOf !== null) return leaveComments(state, os);
    if (state.tab === 'feed') return false;
    state.tab = 'feed';
    return true;
  },
  exported: ({ posts, tab }) => ({ tab, posts }),
  view: (state, os) =>
    column(
      { style: { background: COLOR.paper } },
      state.commentsOf === null ? page(state, os) : comments(state, os),
      state.promotion === 'shown' &&
        dialog({
          title: 'Try Momento Plus',
          body: 'Twice the pictures, none of the advertisements. Free for a month.',
          choices: [
            { label: 'Try it free', kind: 'filled', id: 'plus_accept', onTap: () => void close(state) },
            { label: 'Not now', id: 'plus_close', onTap: () => void close(state) },
          ],
        }),
    ),
});

function close(state: State): boolean {
  state.promotion = 'closed';
  return true;
}

function leaveComments(state: State, os: Os): boolean {
  state.commentsOf = null;
  state.draft = '';
  os.focus(undefined);
  return true;
}

function page(state: State, os: Os): View {
  const shown = { feed: feed, search: search, profile: profile }[state.tab](state, os);
  return column(
    { style: { flexGrow: 1, flexBasis: 0, minHeight: 0 } },
    ...shown,
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

function tab(state: State, os: Os, name: Tab, label: string, path: string): View {
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
      style: { width: 80, height: 52, justifyContent: 'center' },
    },
    image(lines(selected ? COLOR.ink : '#a3a9b5', path), 26),
  );
}

function feed(state: State, os: Os): readonly Child[] {
  return [
    row(
      { style: { height: 52, padding: '0 16px', borderBottom: `1px solid ${COLOR.line}` } },
      text('Momento', { fontSize: 24, fontWeight: 700, color: COLOR.ink }, { id: 'title' }),
    ),
    list(FEED, { background: COLOR.paper }, ...state.posts.map((post) => card(state, post, os))),
  ];
}

function card(state: State, post: Post, os: Os): View {
  const openComments = (): void => {
    state.commentsOf = post.id;
    state.draft = '';
  };
  return column(
    {
      id: 'post',
      label: post.sponsored ? `Advertisement by ${post.author}` : `Post by ${post.author}`,
      style: { paddingBottom: 14 },
    },
    row(
      { style: { padding: '10px 14px', gap: 10 } },
      avatar(post.author, 34),
      column(
        { style: { gap: 1 } },
        text(post.author, { fontSize: 14, fontWeight: 600, color: COLOR.ink }, { id: 'post_author' }),
        text(
          post.place,
          { fontSize: 12, color: COLOR.soft },
          { id: post.sponsored ? 'sponsored_label' : 'post_place' },
        ),
      ),
    ),
    picture(state, post, os),
    row(
      { style: { padding: '8px 10px', gap: 4 } },
      heart(state, post),
      row(
        {
          label: 'Comment',
          id: 'comment_button',
          onTap: openComments,
          style: { width: 44, height: 44, justifyContent: 'center' },
        },
        image(lines(COLOR.ink, SHAPE.bubble), 25),
      ),
      row(
        { style: { width: 44, height: 44, justifyContent: 'center' } },
        image(lines(COLOR.ink, SHAPE.send), 24),
      ),
    ),
    text(
      `${post.likes.toLocaleString('en')} likes`,
      { fontSize: 14, fontWeight: 600, color: COLOR.ink, padding: '0 14px' },
      { id: 'like_count' },
    ),
    text(post.caption, { fontSize: 14, color: COLOR.ink, padding: '4px 14px 0' }, { id: 'post_caption' }),
    post.comments.length > 0 &&
      row(
        { id: 'view_comments', onTap: openComments, style: { padding: '5px 14px 0' } },
        text(`View all ${post.comments.length} comments`, { fontSize: 13, color: COLOR.soft }),
      ),
  );
}

function heart(state: State, post: Post): View {
  return row(
    {
      label: post.liked ? 'Unlike' : 'Like',
      id: 'like_button',
      role: 'button',
      checked: post.liked,
      onTap: () => setLiked(state, post, !post.liked),
      style: { width: 44, height: 44, justifyContent: 'center' },
    },
    image(post.liked ? filled('#e0245e', SHAPE.heart) : lines(COLOR.ink, SHAPE.heart), 27),
  );
}

function setLiked(state: State, post: Post, liked: boolean): void {
  if (post.liked !== liked) post.likes += liked ? 1 : -1;
  post.liked = liked;
  if (liked && state.promotion === 'due') state.promotion = 'shown';
}

function picture(state: State, post: Post, os: Os): View {
  const size = { width: '100%', height: 300, overflow: 'hidden' } as const;
  if (post.late && !os.reached(state.openedAtMs + os.loadMs() * 2)) {
    return column(
      { label: 'Picture is loading', style: { ...size, justifyContent: 'center', background: COLOR.ground } },
      spinner(os),
    );
  }
  const [light, middle, dark] = post.colors;
  const disc = (left: number, top: number, width: number, background: string): View =>
    column({
      style: { position: 'absolute', left, top, width, height: width, borderRadius: width / 2, background },
    });
  return column(
    {
      role: 'image',
      label: `Photo by ${post.author}`,
      id: 'post_picture',
      onDoubleTap: () => setLiked(state, post, true),
      style: { ...size, background: `linear-gradient(150deg, ${light}, ${middle} 55%, ${dark})` },
    },
    disc(210, 40, 76, 'rgba(255, 255, 255, 0.75)'),
    disc(-60, 190, 260, dark),
    disc(120, 220, 320, middle),
  );
}

function comments(state: State, os: Os): View {
  const post = state.posts.find(({ id }) => id === state.commentsOf);
  const publish = (): void => {
    if (!post || state.draft.trim() === '') return;
    post.comments.push({ author: ME, text: state.draft.trim() });
    state.draft = '';
    os.focus(undefined);
    os.toast('Comment posted');
  };
  const said = (post?.comments ?? []).map(({ author, text: words }) =>
    row(
      { style: { padding: '10px 16px', gap: 12 } },
      avatar(author, 32),
      column({ style: { gap: 2, flexShrink: 1 } }, text(author, TYPE.strong), text(words, TYPE.body)),
    ),
  );
  return column(
    { style: { flexGrow: 1 } },
    appBar('Comments', { onBack: () => void leaveComments(state, os) }),
    row(
      { style: { padding: '12px 16px', gap: 10, borderBottom: `1px solid ${COLOR.line}` } },
      input(os, {
        id: 'comment_box',
        hint: 'Add a comment',
        value: state.draft,
        onInput: (value) => {
          state.draft = value;
        },
        onSubmit: publish,
        style: { flexGrow: 1, flexBasis: 0 },
      }),
      button('Post', publish, { id: 'post_comment', disabled: state.draft.trim() === '' }),
    ),
    list(
      `momento.comments.${state.commentsOf}`,
      {},
      ...(said.length > 0 ? said : [text('No comments yet', { ...TYPE.small, padding: 20 })]),
    ),
  );
}

function search(state: State, os: Os): readonly Child[] {
  const wanted = state.search.trim().toLowerCase();
  const authors = [...new Set(state.posts.filter((post) => !post.sponsored).map((post) => post.author))];
  const found = authors.filter((author) => author.includes(wanted));
  return [
    row(
      { style: { padding: 12 } },
      input(os, {
        id: 'search_box',
        hint: 'Search people',
        value: state.search,
        onInput: (value) => {
          state.search = value;
        },
        style: { flexGrow: 1 },
      }),
    ),
    list(
      'momento.search',
      {},
      ...found.map((author) =>
        row({ style: { padding: '8px 16px', gap: 12 } }, avatar(author, 40), text(author, TYPE.body)),
      ),
    ),
  ];
}

function profile(state: State): readonly Child[] {
  const liked = state.posts.filter((post) => post.liked).length;
  const commented = state.posts.filter((post) => post.comments.some(({ author }) => author === ME)).length;
  const figure = (count: number, what: string): View =>
    column(
      { style: { alignItems: 'center', gap: 2 } },
      text(String(count), TYPE.title),
      text(what, TYPE.small),
    );
  return [
    appBar('Profile'),
    row(
      { style: { padding: 24, gap: 28 } },
      avatar(ME, 84),
      figure(3, 'posts'),
      figure(liked, 'liked'),
      figure(commented, 'commented'),
    ),
    column(
      { style: { padding: '0 24px', gap: 6, flexGrow: 1 } },
      text('You', TYPE.heading),
      text('Collecting quiet moments.', TYPE.body),
    ),
  ];
}
