import { scroll, tap } from '../act.ts';
import { Feed, type FeedPost } from '../feed.ts';
import { findLabel } from '../find.ts';
import { failed, type Outcome, type Program, type Sight, succeeded } from '../program.ts';
import { plain } from '../words.ts';

const MAX_SCROLLS = 40;
const MAX_TAPS_A_POST = 2;

/**
 * Likes the first posts of a feed, by one author when one is named. A post that is liked already counts and
 * stays as it is, an advertisement does not count.
 *
 * @param wantedCount asked at every step, since the user may change it on the way
 */
export function* likePosts(start: Sight, wantedCount: (sight: Sight) => number, author?: string): Program {
  let sight = yield* toTop(start);
  const feed = new Feed();
  const liked: string[] = [];
  const found: string[] = [];
  const skipped: string[] = [];
  const taps = new Map<number, number>();

  for (let scrolls = 0; scrolls < MAX_SCROLLS; ) {
    const wanted = wantedCount(sight);
    const total = liked.length + found.length;
    if (total >= wanted) return outcome(wanted, liked, found, skipped);
    const post = feed.read(sight.screen).find(({ index }) => !feed.isSettled(index));

    if (post && (post.sponsored || !isBy(post, author))) {
      if (post.sponsored) skipped.push(post.author ?? 'an advertiser');
      feed.settle(post.index);
    } else if (post?.like && post.liked) {
      (taps.has(post.index) ? liked : found).push(post.author ?? 'someone');
      feed.settle(post.index);
    } else if (post?.like) {
      const tries = (taps.get(post.index) ?? 0) + 1;
      if (tries > MAX_TAPS_A_POST) return failed(`The like of the post by ${post.author} does not stay.`);
      taps.set(post.index, tries);
      const position = `${total + 1} of ${wanted}`;
      sight = yield tap(
        post.like,
        `I see a post by ${post.author} that is not liked yet: ${position}. I like it.`,
      );
    } else {
      scrolls++;
      const before = sight.screen;
      sight = yield scroll(before, distanceTo(post, sight), sayWhy(post, skipped));
      if (!sight.changed) return outcome(wanted, liked, found, skipped);
    }
  }
  return outcome(wantedCount(sight), liked, found, skipped);
}

/** A feed in the middle starts with buttons whose post has no header any more. */
function* toTop(start: Sight): Program<Sight> {
  let sight = start;
  const home = findLabel(sight.screen, /^(home|feed)$/i, ['tab']);
  if (home && new Feed().read(sight.screen).length === 0) {
    sight = yield tap(home, 'I see no posts here, so I look at the home tab.');
  } else if (home && Feed.isInTheMiddle(sight.screen)) {
    sight = yield tap(home, 'This is the middle of the feed. The home tab leads to its start.');
  }
  for (let tries = 0; tries < MAX_SCROLLS && Feed.isInTheMiddle(sight.screen); tries++) {
    sight = yield scroll(
      sight.screen,
      -sight.screen.size.heightPx,
      'This is the middle of the feed. I go to its start.',
    );
    if (!sight.changed) break;
  }
  return sight;
}

/** Brings the header of the post to the top, or shows about half a screen of what follows. */
function distanceTo(post: FeedPost | undefined, { screen }: Sight): number {
  const half = screen.size.heightPx * 0.45;
  if (!post?.header) return half;
  const list = screen.elements.find(({ role, bounds }) => role === 'list' && bounds.height > half / 2);
  const toTopPx = post.header.bounds.y - (list?.bounds.y ?? screen.size.heightPx * 0.14);
  return toTopPx > screen.size.heightPx * 0.05 ? toTopPx : half;
}

function sayWhy(post: FeedPost | undefined, skipped: readonly string[]): string {
  if (post?.author !== undefined)
    return `The post by ${post.author} goes on below. I scroll to its like button.`;
  return skipped.length > 0
    ? 'Only posts that I have dealt with and advertisements are in view. I scroll on.'
    : 'I have dealt with the posts in view. I scroll on.';
}

function isBy(post: FeedPost, author: string | undefined): boolean {
  return author === undefined || plain(post.author ?? '').includes(plain(author));
}

function outcome(
  wanted: number,
  liked: readonly string[],
  found: readonly string[],
  skipped: readonly string[],
): Outcome {
  const total = liked.length + found.length;
  const sentences = [
    liked.length > 0 &&
      `liked ${liked.length === 1 ? 'the post' : `${liked.length} posts`} by ${list(liked)}`,
    found.length > 0 &&
      `found ${found.length === 1 ? 'the post' : 'the posts'} by ${list(found)} liked already`,
    skipped.length > 0 &&
      `left out ${skipped.length === 1 ? 'an advertisement' : `${skipped.length} advertisements`}`,
  ].filter((sentence) => sentence !== false);
  if (total >= wanted) return succeeded(sentences.join(', '));
  const seen = total === 0 ? 'I see no posts to like here' : `I only find ${total} of ${wanted} posts`;
  return failed([seen, ...sentences].join('; '));
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
