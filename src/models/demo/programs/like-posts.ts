import { type Act, scroll, tap } from '../act.ts';
import { Feed, type FeedPost } from '../feed.ts';
import { findLabel } from '../find.ts';
import { LikeTally } from '../like-tally.ts';
import { failed, type Program, type Sight } from '../program.ts';
import { plain } from '../words.ts';

const MAX_SCROLLS = 60;
const MAX_TAPS_A_POST = 2;

/**
 * Likes the first posts of a feed, by one author when one is named. A post that is liked already counts and
 * stays as it is, an advertisement does not count.
 *
 * @param wantedCount asked at every step, since the user may change it on the way
 */
export function* likePosts(start: Sight, wantedCount: () => number, author?: string): Program {
  let sight = yield* toTop(start);
  const feed = new Feed();
  const tally = new LikeTally();
  const taps = new Map<number, number>();

  for (let scrolls = 0; scrolls < MAX_SCROLLS && tally.total < wantedCount(); ) {
    const post = feed.read(sight.screen).find(({ index }) => !feed.isSettled(index));
    const name = post?.author ?? 'someone';
    if (post && (post.sponsored || !isBy(post, author))) {
      if (post.sponsored) tally.skip(name);
      feed.settle(post.index);
    } else if (post?.like && post.liked) {
      if (taps.has(post.index)) tally.like(name);
      else tally.find(name, wantedCount());
      feed.settle(post.index);
    } else if (post?.like) {
      const tries = (taps.get(post.index) ?? 0) + 1;
      if (tries > MAX_TAPS_A_POST) return failed(`the like of the post by ${name} does not stay`);
      taps.set(post.index, tries);
      const position = `${tally.total + 1} of ${wantedCount()}`;
      const why = `I see a post by ${name} that is not liked yet: ${position}. I like it.`;
      sight = yield tap(post.like, tally.say(why));
    } else {
      scrolls++;
      sight = yield scrollTo(post, sight, tally);
      if (!sight.changed) break;
    }
  }
  return tally.outcome(wantedCount());
}

/** A feed in the middle starts with the rest of a post whose beginning is gone. */
function* toTop(start: Sight): Program<Sight> {
  let sight = start;
  const home = findLabel(sight.screen, /^(home|feed)$/i, ['tab']);
  if (home && new Feed().read(sight.screen).length === 0) {
    sight = yield tap(home, 'I see no posts here, so I look at the home tab.');
  } else if (home && Feed.isInTheMiddle(sight.screen)) {
    sight = yield tap(home, 'This is the middle of the feed. The home tab leads to its start.');
  }
  for (let tries = 0; tries < MAX_SCROLLS && Feed.isInTheMiddle(sight.screen); tries++) {
    const { screen } = sight;
    sight = yield scroll(screen, -screen.size.heightPx, 'This is the middle of the feed. I go to its start.');
    if (!sight.changed) break;
  }
  return sight;
}

/** Brings the beginning of the post to the top, or shows about half a screen of what follows. */
function scrollTo(post: FeedPost | undefined, { screen }: Sight, tally: LikeTally): Act {
  const half = screen.size.heightPx * 0.45;
  const list = screen.elements.find(({ role, bounds }) => role === 'list' && bounds.height > half / 2);
  const topPx = list?.bounds.y ?? screen.size.heightPx * 0.14;
  const toTopPx = (post?.header?.bounds.y ?? topPx) - topPx;
  const why =
    post?.author === undefined
      ? 'I have dealt with the posts in view. I scroll on.'
      : `The post by ${post.author} goes on below. I scroll to its like button.`;
  return scroll(screen, toTopPx > screen.size.heightPx * 0.05 ? toTopPx : half, tally.say(why));
}

function isBy(post: FeedPost, author: string | undefined): boolean {
  return author === undefined || plain(post.author ?? '').includes(plain(author));
}
