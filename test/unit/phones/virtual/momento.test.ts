import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Post = {
  readonly id: string;
  readonly author: string;
  readonly sponsored: boolean;
  readonly late: boolean;
  readonly liked: boolean;
  readonly likes: number;
  readonly comments: readonly { readonly author: string; readonly text: string }[];
};

const posts = (held: HeldPhone) => held.state<{ readonly posts: readonly Post[] }>('momento').posts;
const likedIds = (held: HeldPhone) =>
  posts(held)
    .filter(({ liked }) => liked)
    .map(({ id }) => id);
const granted = (held: HeldPhone) =>
  (held.phone.export() as { readonly system: { readonly granted: object } }).system.granted;

/** Momento without its permission dialog, and with pictures that are there at once. */
async function opened(options: ConstructorParameters<typeof HeldPhone>[0] = {}): Promise<HeldPhone> {
  const held = new HeldPhone({ faults: { loadMs: 0 }, ...options });
  held.phone.openApp('com.opposable.momento');
  await held.tap("Don't allow");
  return held;
}

describe('Momento', () => {
  it('asks for its permission once, and only its dialog is on the screen until then', async () => {
    const held = new HeldPhone();
    held.phone.openApp('com.opposable.momento');
    expect(held.phone.currentPackage).toBe('com.android.permissioncontroller');
    expect(await held.find({ id: 'like_button' })).toBeUndefined();
    await held.tap('Allow');
    expect(granted(held)).toEqual({ 'com.opposable.momento': true });
    await held.phone.pressKey(3);
    held.phone.openApp('com.opposable.momento');
    expect(held.phone.currentPackage).toBe('com.opposable.momento');
  });

  it('has at least 20 posts, and the same ones for the same seed', async () => {
    const held = await opened();
    expect(posts(held).filter(({ sponsored }) => !sponsored).length).toBeGreaterThanOrEqual(20);
    expect(posts(held)).toEqual(posts(await opened()));
    expect(posts(held)).not.toEqual(posts(await opened({ seed: 2 })));
  });

  it('sets its traps among the first posts: one that is liked already, and an advertisement', async () => {
    const first = posts(await opened()).slice(0, 4);
    expect(first.filter(({ liked }) => liked)).toHaveLength(1);
    expect(first.filter(({ sponsored }) => sponsored)).toHaveLength(1);
  });

  it('likes a post and takes it back, and counts', async () => {
    const held = await opened();
    const before = posts(held);
    await held.tap('Like');
    expect(posts(held)[0]).toMatchObject({ liked: true, likes: (before[0]?.likes ?? 0) + 1 });
    expect((await held.see('Unlike')).checked).toBe(true);
    await held.tap('Unlike');
    expect(posts(held)).toEqual(before);
  });

  it('likes by two taps on the picture, but never takes a like back so', async () => {
    const held = await opened();
    const { x, y } = await held.see('Photo by maya.chen');
    const at = { x, y };
    const tapAt = (startedAtMs: number) => ({
      from: at,
      to: at,
      startedAtMs,
      endedAtMs: startedAtMs + 50,
      heldMs: 50,
    });
    await held.phone.touch([[tapAt(0), tapAt(150)]]);
    await held.phone.touch([[tapAt(0), tapAt(150)]]);
    expect(likedIds(held)).toEqual(['p1', 'p2']);
    await held.tap('Unlike');
    await held.phone.touch([[tapAt(0), tapAt(900)]]);
    expect(likedIds(held)).toEqual(['p2']);
  });

  it('shows a promotion once, at the second like, and nothing behind it can be touched', async () => {
    const held = await opened();
    await held.tap('Like');
    await held.tap('Unlike');
    await held.tap('Like');
    expect(await held.find('Try Momento Plus')).toBeUndefined();
    await held.swipeUp(900);
    while ((await held.find('Like')) === undefined) await held.swipeUp(200);
    await held.tap('Like');
    await held.see('Try Momento Plus');
    expect(await held.find({ id: 'like_button' })).toBeUndefined();
    await held.tap('Not now');
    await held.tap('Unlike');
    await held.tap('Like');
    expect(await held.find('Try Momento Plus')).toBeUndefined();
  });

  it('scrolls by the distance that the finger moves, down to the last post', async () => {
    const held = await opened();
    const before = await held.see({ label: 'Photo by maya.chen' });
    await held.swipeUp(120);
    // A picture that is partly scrolled away shows less of itself, so its middle moves half as far.
    const name = await held.see('lukas_weber');
    await held.swipeUp(60);
    expect((await held.see('lukas_weber')).y).toBe(name.y - 60);
    expect((await held.see({ label: 'Photo by maya.chen' })).y).toBeLessThan(before.y);
    for (let swipes = 0; swipes < 40; swipes += 1) await held.swipeUp(550);
    expect(await held.texts('post_author')).toContain(posts(held).at(-1)?.author);
  });

  it('loads some pictures late, by the clock', async () => {
    const held = await opened({ faults: { loadMs: 1_000 } });
    for (let swipes = 0; swipes < 6; swipes += 1) await held.swipeUp(350);
    const late = posts(held).find((post) => post.late);
    const label = `Photo by ${late?.author}`;
    expect(await held.find('Picture is loading')).toBeDefined();
    expect(await held.find(label)).toBeUndefined();
    const drawn = await held.phone.screenshot();
    held.wait(2_000);
    expect(await held.find('Picture is loading')).toBeUndefined();
    expect(await held.find(label)).toBeDefined();
    expect(drawn.equals(await held.phone.screenshot())).toBe(false);
  });

  it.each(['Looks great!', 'ığüşöç İstanbul', '😀 日本 %s \'"&<b>'])(
    'takes the comment %j as it is typed',
    async (words) => {
      const held = await opened();
      await held.tap('Comment');
      await held.typeInto('Add a comment', words);
      expect((await held.see({ id: 'comment_box' })).text).toBe(words);
      expect((await held.phone.screenshot()).byteLength).toBeGreaterThan(0);
      await held.tap('Post');
      expect(posts(held)[0]?.comments.at(-1)).toEqual({ author: 'you', text: words });
      await held.see('Comment posted');
      held.wait(3_000);
      expect(await held.find('Comment posted')).toBeUndefined();
    },
  );

  it('types by the keys of its keyboard, which goes away at back', async () => {
    const held = await opened();
    await held.tap('Comment');
    await held.tap('Add a comment');
    for (const key of ['Shift', 'h', 'e', 'y', 'y', 'Delete', 'Space', '?123', '5']) {
      await held.tap(key === 'h' ? 'H' : key);
    }
    expect((await held.see({ id: 'comment_box' })).text).toBe('Hey 5');
    await held.phone.pressKey(4);
    expect(await held.find({ id: 'keyboard' })).toBeUndefined();
    await held.see('Comments');
  });

  it('refuses to type where no input has the focus', async () => {
    const held = await opened();
    await expect(held.phone.type('hello')).rejects.toThrow('No input has the focus');
  });

  it('shows on the profile what was liked', async () => {
    const held = await opened();
    await held.tap('Like');
    held.phone.openLink('momento://profile');
    await held.see('Photo by maya.chen');
    await held.see('Photo by lukas_weber');
  });
});
