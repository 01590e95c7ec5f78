import { HEIGHT, type Phone, type Shown, screenText, WIDTH } from './play.ts';

/** A post of a feed, with the height of its picture. */
export type FakePost = {
  readonly author: string;
  readonly sponsored?: boolean;
  readonly photoPx?: number;
  liked?: boolean;
};

const TOP = 120;
const BOTTOM = HEIGHT - 120;

/** A phone with one app that shows a feed, and whatever covers it. */
export class FeedPhone implements Phone {
  readonly posts: readonly FakePost[];
  /** Covers the screen until the button is tapped. */
  readonly covers: {
    readonly text: string;
    readonly buttons: readonly string[];
    readonly tapped: string[];
  }[];
  /** How often each author's post was toggled. */
  readonly toggles: string[] = [];
  readonly opened: string[] = [];
  scrolledPx = 0;
  isOpen = false;

  constructor(posts: readonly FakePost[], covers: FeedPhone['covers'] = []) {
    this.posts = posts;
    this.covers = covers;
  }

  look(): string {
    return screenText(this.app(), this.shows());
  }

  app(): string {
    return this.isOpen ? 'com.opposable.momento' : 'com.opposable.home';
  }

  shows(): readonly Shown[] {
    if (!this.isOpen) return [{ role: 'button', label: 'Momento', at: [40, 200, 100, 120] }];
    const [cover] = this.covers;
    if (cover) {
      return [
        { role: 'text', label: cover.text, at: [60, 400, 420, 80] },
        ...cover.buttons.map(
          (label, index): Shown => ({
            role: 'button',
            label,
            at: [60, 500 + index * 80, 420, 70],
          }),
        ),
      ];
    }
    return this.#feed().filter(({ at: [, y, , height] }) => y + height / 2 > TOP && y + height / 2 < BOTTOM);
  }

  does(tool: string, input: Record<string, unknown>): string | undefined {
    if (tool === 'open_app') {
      this.opened.push(String(input['name']));
      if (!/momento|instagram/i.test(String(input['name'])))
        return `There is no app called ${input['name']}.`;
      this.isOpen = true;
    }
    if (tool === 'swipe') {
      const longest = this.posts.reduce((sum, post) => sum + heightOf(post), 0) - (BOTTOM - TOP);
      const moved = this.scrolledPx + Number(input['from_y']) - Number(input['to_y']);
      this.scrolledPx = Math.max(0, Math.min(Math.max(0, longest), moved));
    }
    if (tool === 'tap') this.#tap(Number(input['x']), Number(input['y']));
    return undefined;
  }

  #tap(pointX: number, pointY: number): void {
    const hit = this.shows().find(
      ({ at: [x, y, width, height], role }) =>
        role === 'button' && pointX >= x && pointX < x + width && pointY >= y && pointY < y + height,
    );
    const [cover] = this.covers;
    if (cover && hit) {
      cover.tapped.push(hit.label);
      this.covers.shift();
    } else if (hit?.label === 'Like' || hit?.label === 'Unlike') {
      const post =
        this.posts[
          this.#feed()
            .filter(({ label }) => /like$/i.test(label))
            .findIndex((like) => like.at[1] === hit.at[1])
        ];
      if (!post) return;
      post.liked = !post.liked;
      this.toggles.push(post.author);
    }
  }

  #feed(): readonly Shown[] {
    let y = TOP - this.scrolledPx;
    return this.posts.flatMap((post): Shown[] => {
      const top = y;
      const photoPx = post.photoPx ?? 500;
      y += heightOf(post);
      return [
        { role: 'other', label: `Post by ${post.author}`, at: [0, top, WIDTH, 60] },
        ...(post.sponsored
          ? [{ role: 'text', label: 'Sponsored', at: [90, top + 30, 120, 24] } as const]
          : []),
        { role: 'image', label: 'Photo', at: [0, top + 60, WIDTH, photoPx] },
        { role: 'button', label: post.liked ? 'Unlike' : 'Like', at: [24, top + 60 + photoPx, 60, 60] },
        { role: 'button', label: 'Comment', at: [100, top + 60 + photoPx, 60, 60] },
      ];
    });
  }
}

function heightOf({ photoPx = 500 }: FakePost): number {
  return 60 + photoPx + 80;
}
