import { changed, endsAt, leaves } from '../check.ts';
import type { Lasting } from '../phone-state.ts';
import type { EvalTask } from '../task.ts';
import { PACKAGES } from './packages.ts';

/** Advertisers have an account as others have. */
const ADVERTISER = 'brightbank';

/** The feed with the first so many posts liked; advertisements are none. */
export function withFirstLiked(posts: Lasting['posts'], count: number): Lasting['posts'] {
  const first = posts.filter(({ author }) => author !== ADVERTISER).slice(0, count);
  return posts.map((post) => (first.includes(post) ? { ...post, liked: true } : post));
}

/** Looking at pictures, liking them and saying something. */
export const momentoTasks: readonly EvalTask[] = [
  {
    id: 'momento-profile',
    title: 'Open the profile',
    instruction: 'Open Momento and tap the Profile tab.',
    difficulty: 'one_tap',
    apps: ['Momento'],
    demo: true,
    maxTurns: 10,
    check: endsAt({ foreground: PACKAGES.momento, momentoTab: 'profile' }),
  },
  {
    id: 'momento-like-first',
    title: 'Like the first post',
    instruction: 'Like the first post on Momento.',
    difficulty: 'one_tap',
    apps: ['Momento'],
    demo: true,
    maxTurns: 12,
    check: leaves((before) => ({ ...before, posts: withFirstLiked(before.posts, 1) })),
  },
  {
    id: 'momento-like-three',
    title: 'Like three posts: one is liked already, an advertisement lies among them',
    instruction: 'Like the first 3 posts on Momento, never counting advertisements.',
    difficulty: 'single_app',
    apps: ['Momento'],
    demo: true,
    maxTurns: 25,
    check: leaves((before) => ({ ...before, posts: withFirstLiked(before.posts, 3) })),
  },
  {
    id: 'momento-like-author',
    title: 'Like the post of one author',
    instruction: 'Like the post by yuki.tanaka on Momento.',
    difficulty: 'single_app',
    apps: ['Momento'],
    demo: true,
    maxTurns: 25,
    check: leaves((before) => ({
      ...before,
      posts: changed(before.posts, ({ author }) => author === 'yuki.tanaka', { liked: true }),
    })),
  },
  {
    id: 'momento-unlike',
    title: 'Take a like back',
    instruction: "I no longer want to like lukas_weber's post on Momento: take my like back.",
    difficulty: 'single_app',
    apps: ['Momento'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      posts: changed(before.posts, ({ author }) => author === 'lukas_weber', { liked: false }),
    })),
  },
  {
    id: 'momento-comment',
    title: 'Comment on a post',
    instruction: 'Comment "Lovely light" on lukas_weber\'s post on Momento.',
    difficulty: 'single_app',
    apps: ['Momento'],
    demo: true,
    maxTurns: 25,
    check: leaves((before) => ({
      ...before,
      posts: changed(before.posts, ({ author }) => author === 'lukas_weber', { said: ['Lovely light'] }),
    })),
  },
  {
    id: 'momento-find-caption',
    title: 'Find a post by its caption, far down',
    instruction: 'On Momento, like the one post whose caption is about waiting for a wave.',
    difficulty: 'multi_step',
    apps: ['Momento'],
    demo: false,
    maxTurns: 40,
    check: leaves((before, { apps }) => {
      const wave = apps.momento.posts.findIndex(({ caption }) => caption.includes('this wave'));
      const posts = before.posts.map((post, position) =>
        position === wave ? { ...post, liked: true } : post,
      );
      return { ...before, posts };
    }),
  },
];
