import type { Os } from '../app.ts';
import { spinner } from '../system/bars.ts';
import { filled, lines, SHAPE } from '../system/icons.ts';
import { avatar, COLOR } from '../theme.ts';
import { type Child, column, image, list, row, type Style, text, type View } from '../view.ts';
import type { Post } from './momento-content.ts';
import { pictureOf } from './momento-picture.ts';
import { FEED, type MomentoState, setLiked } from './momento-state.ts';

const PICTURE = { width: '100%', height: 300 } as const satisfies Style;
const TOUCH = { width: 44, height: 44, justifyContent: 'center' } as const satisfies Style;

/** The posts, newest first. */
export function feed(state: MomentoState, os: Os): readonly Child[] {
  return [
    row(
      { style: { height: 52, padding: '0 16px', borderBottom: `1px solid ${COLOR.line}` } },
      text('Momento', { fontSize: 24, fontWeight: 700, color: COLOR.ink }, { id: 'title' }),
    ),
    list(FEED, { background: COLOR.paper }, ...state.posts.map((post) => card(state, post, os))),
  ];
}

function card(state: MomentoState, post: Post, os: Os): View {
  const openComments = (): void => {
    state.commentsOf = post.id;
    state.draft = '';
  };
  const count = post.comments.length;
  return column(
    {
      id: 'post',
      label: post.sponsored ? `Advertisement by ${post.author}` : `Post by ${post.author}`,
      style: { paddingBottom: 14 },
    },
    byline(post),
    picture(state, post, os),
    row(
      { style: { padding: '8px 10px', gap: 4 } },
      heart(state, post),
      row(
        { label: 'Comment', id: 'comment_button', onTap: openComments, style: TOUCH },
        image(lines(COLOR.ink, SHAPE.bubble), 25),
      ),
      row({ style: TOUCH }, image(lines(COLOR.ink, SHAPE.send), 24)),
    ),
    text(
      `${post.likes.toLocaleString('en')} likes`,
      { fontSize: 14, fontWeight: 600, color: COLOR.ink, padding: '0 14px' },
      { id: 'like_count' },
    ),
    text(post.caption, { fontSize: 14, color: COLOR.ink, padding: '4px 14px 0' }, { id: 'post_caption' }),
    count > 0 &&
      row(
        { id: 'view_comments', onTap: openComments, style: { padding: '5px 14px 0' } },
        text(count === 1 ? 'View 1 comment' : `View all ${count} comments`, {
          fontSize: 13,
          color: COLOR.soft,
        }),
      ),
  );
}

function byline({ author, place, sponsored }: Post): View {
  return row(
    { style: { padding: '10px 14px', gap: 10 } },
    avatar(author, 34),
    column(
      { style: { gap: 1 } },
      text(author, { fontSize: 14, fontWeight: 600, color: COLOR.ink }, { id: 'post_author' }),
      text(place, { fontSize: 12, color: COLOR.soft }, { id: sponsored ? 'sponsored_label' : 'post_place' }),
    ),
  );
}

function heart(state: MomentoState, post: Post): View {
  return row(
    {
      label: post.liked ? 'Unlike' : 'Like',
      id: 'like_button',
      role: 'button',
      checked: post.liked,
      onTap: () => setLiked(state, post, !post.liked),
      style: TOUCH,
    },
    image(post.liked ? filled('#e0245e', SHAPE.heart) : lines(COLOR.ink, SHAPE.heart), 27),
  );
}

function picture(state: MomentoState, post: Post, os: Os): View {
  if (post.late && !os.reached(state.openedAtMs + os.loadMs() * 2)) {
    return column(
      {
        label: 'Picture is loading',
        style: { ...PICTURE, justifyContent: 'center', background: COLOR.ground },
      },
      spinner(os),
    );
  }
  return {
    role: 'image',
    svg: pictureOf(post),
    label: `Photo by ${post.author}`,
    id: 'post_picture',
    onDoubleTap: () => setLiked(state, post, true),
    style: { ...PICTURE, objectFit: 'cover' },
    children: [],
  };
}
