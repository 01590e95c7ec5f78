import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { appBar, avatar, button, COLOR, TYPE } from '../theme.ts';
import { column, list, row, text, type View } from '../view.ts';
import { leaveComments, ME, type MomentoState } from './momento-state.ts';

/** What was said about a post, and a box to say more. */
export function comments(state: MomentoState, os: Os): View {
  const post = state.posts.find(({ id }) => id === state.commentsOf);
  const publish = (): void => {
    const words = state.draft.trim();
    if (!post || words === '') return;
    post.comments.push({ author: ME, text: words });
    state.draft = '';
    os.focus(undefined);
    os.toast('Comment posted');
  };
  const said = (post?.comments ?? []).map(({ author, text: words }) =>
    row(
      { style: { padding: '10px 16px', gap: 12 } },
      avatar(author, 32),
      column(
        { style: { gap: 2, flexShrink: 1 } },
        text(author, { ...TYPE.small, fontWeight: 600, color: COLOR.ink }),
        text(words, TYPE.body, { id: 'comment' }),
      ),
    ),
  );
  return column(
    { style: { flexGrow: 1 } },
    appBar('Comments', { onBack: () => leaveComments(state, os) }),
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
