import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { PlayedPhone } from './virtual-phone.ts';

type Momento = {
  readonly posts: readonly { author: string; liked: boolean; sponsored: boolean; comments: object[] }[];
};

const likedBy = (phone: PlayedPhone) =>
  phone
    .state<Momento>('momento')
    .posts.filter(({ liked }) => liked)
    .map(({ author }) => author);

describe('the demo model in Momento on the virtual phone', () => {
  it.each(['Open Instagram and like the first 3 posts', 'Open Momento and like the first 3 posts'])(
    'does "%s": neither the advertisement nor what is liked already is touched',
    async (instruction) => {
      const phone = new PlayedPhone();
      const { success, summary, turns } = await play(instruction, phone);
      expect(summary).toMatch(
        /then liked 2 posts by maya\.chen and amara\.okafor, found the post by lukas_weber/,
      );
      expect(likedBy(phone)).toEqual(['maya.chen', 'lukas_weber', 'amara.okafor']);
      expect(success).toBe(true);
      expect(turns.length).toBeLessThan(12);
    },
  );

  it('gets through slow pages and a promotion', async () => {
    const phone = new PlayedPhone({ loadMs: 4_000, popup: true });
    expect((await play('Open Momento and like the first 8 posts', phone)).success).toBe(true);
    expect(likedBy(phone)).toHaveLength(8);
    expect(
      phone.state<Momento>('momento').posts.filter(({ liked, sponsored }) => liked && sponsored),
    ).toEqual([]);
  });

  it('likes every post once, and says when there are no more', async () => {
    const phone = new PlayedPhone();
    const { success, summary } = await play('Open Momento and like the first 50 posts', phone);
    expect(likedBy(phone)).toHaveLength(24);
    expect(success).toBe(false);
    expect(summary).toContain('I only find 24 of 50 posts');
  });

  it('starts from the top again', async () => {
    const phone = new PlayedPhone();
    await play('Open Momento and like the first 6 posts', phone);
    const { success, turns } = await play('Like the first 6 posts', phone);
    expect(success).toBe(true);
    expect(turns.filter(({ tool }) => tool === 'tap').map(({ say }) => say)).toEqual([
      'This is the middle of the feed. The home tab leads to its start.',
    ]);
    expect(likedBy(phone)).toHaveLength(6);
  });

  it('does it in landscape, too', async () => {
    const phone = new PlayedPhone({}, { landscape: true });
    expect((await play('Open Momento and like the first 3 posts', phone)).success).toBe(true);
    expect(likedBy(phone)).toEqual(['maya.chen', 'lukas_weber', 'amara.okafor']);
  });

  it('comments on a post', async () => {
    const phone = new PlayedPhone();
    const { success, summary } = await play(
      'Open Momento and comment "What a view!" on Amara\'s post',
      phone,
    );
    expect(summary).toBe('I opened Momento, then commented "What a view!" on the post by amara.okafor.');
    expect(success).toBe(true);
    const commented = phone.state<Momento>('momento').posts.find(({ author }) => author === 'amara.okafor');
    expect(commented?.comments.at(-1)).toEqual({ author: 'you', text: 'What a view!' });
  });

  it('likes the posts of one person', async () => {
    const phone = new PlayedPhone();
    expect((await play("Open Momento and like Yuki Tanaka's post", phone)).success).toBe(true);
    expect(likedBy(phone)).toEqual(['lukas_weber', 'yuki.tanaka']);
  });
});
