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
  /** The promotion comes once, at the first like. */
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

/** Likes a post or takes it back; the count follows, once. */
export function setLiked(state: MomentoState, post: Post, liked: boolean): void {
  if (post.liked !== liked) post.likes += liked ? 1 : -1;
  post.liked = liked;
  if (liked && state.promotion === 'due') state.promotion = 'shown';
}

/** Leaves the comments of a post, and what was typed there. */
export function leaveComments(state: MomentoState, os: Os): void {
  state.commentsOf = null;
  state.draft = '';
  os.focus(undefined);
}
