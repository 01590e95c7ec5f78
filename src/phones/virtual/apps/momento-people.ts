import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { appBar, avatar, COLOR, TYPE } from '../theme.ts';
import { type Child, column, list, row, text, type View } from '../view.ts';
import type { Post } from './momento-content.ts';
import { pictureOf } from './momento-picture.ts';
import { ME, type MomentoState } from './momento-state.ts';

/** The people of the feed, by a part of their name. */
export function search(state: MomentoState, os: Os): readonly Child[] {
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
      found.length === 0 && text('Nobody found', { ...TYPE.small, padding: 20 }),
    ),
  ];
}

/** The phone's owner: what they liked, and what they said. */
export function profile({ posts }: MomentoState): readonly Child[] {
  const liked = posts.filter((post) => post.liked);
  const commented = posts.filter((post) => post.comments.some(({ author }) => author === ME));
  return [
    appBar('Profile'),
    list(
      'momento.profile',
      {},
      row(
        { style: { padding: 24, gap: 28 } },
        avatar(ME, 84),
        figure(3, 'posts'),
        figure(liked.length, 'liked'),
        figure(commented.length, 'commented'),
      ),
      column(
        { style: { padding: '0 24px 20px', gap: 6 } },
        text('You', TYPE.heading),
        text('Collecting quiet moments.', TYPE.body),
      ),
      text('Liked', { ...TYPE.strong, padding: '14px 24px', borderTop: `1px solid ${COLOR.line}` }),
      row({ style: { flexWrap: 'wrap', gap: 2 } }, ...liked.map(thumbnail)),
    ),
  ];
}

function figure(count: number, what: string): View {
  return column(
    { style: { alignItems: 'center', gap: 2 } },
    text(String(count), TYPE.title),
    text(what, TYPE.small),
  );
}

function thumbnail(post: Post): View {
  return {
    role: 'image',
    svg: pictureOf(post),
    label: `Photo by ${post.author}`,
    style: { width: '33%', height: 118, objectFit: 'cover' },
    children: [],
  };
}
