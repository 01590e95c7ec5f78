import type { Os } from '../app.ts';
import { type Post, startFeed } from './momento-content.ts';

/** The pages of the bar at the bottom. */
export type MomentoTab = 'feed' | 'search' | 'profile';

/** What Momento knows; JSON, and changed in place. */
export type MomentoState = {
  posts: Post[];
  tab: MomentoTab;
  /** The post whose comments are open. */
  commentsOf: string | null;
  draft: string;
  search: string;
  /** When the app was opened first, for what loads late. */
  openedAtMs: number;
  /** The promotion comes once, at the second like. */
  promotion: 'due' | 'shown' | 'closed';
};

/** The name of the phone's owner. */
export const ME = 'you';

/** The feed's scroll key. */
export const FEED = 'momento.feed';

/** @returns Momento as it is before it is opened; the same seed gives the same posts */
export function startMomento(seed: number): MomentoState {
  return {
    posts: startFeed(seed),
    tab: 'feed',
    commentsOf: null,
    draft: '',
    search: '',
    openedAtMs: 0,
    promotion: 'due',
  };
}

/** How many posts are liked when the promotion comes; one of them is from the start. */
const PROMOTED_AT = 3;

/** Likes a post or takes it back; the count follows, once. */
export function setLiked(state: MomentoState, post: Post, liked: boolean): void {
  if (post.liked !== liked) post.likes += liked ? 1 : -1;
  post.liked = liked;
  const likedPosts = state.posts.filter((other) => other.liked).length;
  if (liked && state.promotion === 'due' && likedPosts >= PROMOTED_AT) state.promotion = 'shown';
}

/** Leaves the comments of a post, and what was typed there. */
export function leaveComments(state: MomentoState, os: Os): void {
  state.commentsOf = null;
  state.draft = '';
  os.focus(undefined);
}
