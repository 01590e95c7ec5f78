import { scroll, tap } from '../act.ts';
import { Feed } from '../feed.ts';
import { findInput, findLabel } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { again, fill } from '../steps.ts';
import type { Task } from '../task.ts';
import { plain } from '../words.ts';

type CommentPost = Extract<Task, { readonly type: 'comment_post' }>;

const COMMENT = /^(comment|add a comment|reply)$/i;
const POST = /^(post|send|publish)( comment)?$/i;
const MAX_SCROLLS = 60;

/** Comments the first post of a feed, or the first by someone; an advertisement is no post. */
export function* commentPost(start: Sight, { text, author }: CommentPost): Program {
  let sight = start;
  const feed = new Feed();
  let name: string | undefined;
  let button: ScreenElement | undefined;
  for (let scrolls = 0; !button && scrolls < MAX_SCROLLS; scrolls++) {
    const wanted = feed
      .read(sight.screen)
      .find((post) => !post.sponsored && plain(post.author ?? '').includes(plain(author ?? '')));
    name = wanted?.author;
    button = wanted && buttonBelow(sight.screen, wanted.header);
    if (button) break;
    const why = wanted ? `The post by ${name} goes on below.` : 'I look for the post to comment.';
    sight = yield scroll(sight.screen, sight.screen.size.heightPx * 0.3, `${why} I scroll.`);
    if (!sight.changed) break;
  }
  if (!button) return failed('I find no such post to comment');

  sight = yield tap(button, `I see the post by ${name} and open its comments.`);
  const input = findInput(sight.screen, /comment|reply/i);
  if (!input) return failed('I see nowhere to write the comment');
  sight = yield* fill(sight, input, text, 'the comment');
  const written = again(sight.screen, input);
  if (written?.value !== undefined && written.value !== text) return failed('the input holds something else');
  const post = findLabel(sight.screen, POST, ['button', 'other', 'image']);
  if (!post) return failed('I see no button to post the comment with');
  sight = yield tap(post, 'The comment is written. I post it.');
  const isThere = sight.screen.elements.some(({ label, role }) => role !== 'input' && label.includes(text));
  return isThere
    ? succeeded(`commented "${text}" on the post by ${name}`)
    : failed('the comment does not appear');
}

/** The first such button below the header: the one that belongs to the post. */
function buttonBelow(screen: Screen, header: ScreenElement | undefined): ScreenElement | undefined {
  const topPx = header?.bounds.y ?? 0;
  return screen.elements
    .filter(({ label, role, bounds }) => role === 'button' && COMMENT.test(label) && bounds.y >= topPx)
    .toSorted((one, other) => one.bounds.y - other.bounds.y)[0];
}
