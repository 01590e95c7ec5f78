import { describe, expect, it } from 'vitest';
import { FeedPhone } from './feed-phone.ts';
import { play } from './play.ts';

const feed = () => [
  { author: 'ada' },
  { author: 'brand', sponsored: true },
  { author: 'grace', photoPx: 900 },
  { author: 'linus', liked: true },
  { author: 'ada' },
  { author: 'ada', photoPx: 300 },
  { author: 'mia', photoPx: 1_400 },
  { author: 'leo' },
];

const liked = (phone: FeedPhone) => phone.posts.map((post) => post.liked === true);

describe('the demo model, asked to like posts', () => {
  it.each(['Open Instagram and like the first 3 posts', 'Open Momento and like the first three posts.'])(
    'does "%s" without an advertisement and without touching what is liked',
    async (instruction) => {
      const phone = new FeedPhone(feed());
      const { success, summary } = await play(instruction, phone);
      expect(phone.toggles).toEqual(['ada', 'grace']);
      expect(liked(phone)).toEqual([true, false, true, true, false, false, false, false]);
      expect(success).toBe(true);
      expect(summary).toMatch(
        /^I opened (Instagram|Momento), then liked 2 posts by ada and grace, found the post by linus liked already, left out an advertisement\.$/,
      );
    },
  );

  it('opens Momento by itself when no app is named', async () => {
    const phone = new FeedPhone(feed());
    expect((await play('Like the first post', phone)).success).toBe(true);
    expect(phone.opened).toEqual(['Momento']);
    expect(phone.toggles).toEqual(['ada']);
  });

  it('tells posts of one author apart', async () => {
    const phone = new FeedPhone(feed());
    expect((await play('Open Momento and like the first 5 posts', phone)).success).toBe(true);
    expect(phone.toggles).toEqual(['ada', 'grace', 'ada', 'ada']);
  });

  it('likes posts that are taller than the screen', async () => {
    const phone = new FeedPhone(feed());
    expect((await play('Open Momento and like the first 7 posts', phone)).success).toBe(true);
    expect(phone.toggles).toEqual(['ada', 'grace', 'ada', 'ada', 'mia', 'leo']);
  });

  it('never says that it liked more than there is', async () => {
    const phone = new FeedPhone(feed());
    const { success, summary } = await play('Open Momento and like the first 20 posts', phone);
    expect(success).toBe(false);
    expect(summary).toContain('I only find 7 of 20 posts');
    expect(phone.toggles).toHaveLength(6);
  });

  it('starts from the top of a feed that has been scrolled', async () => {
    const phone = new FeedPhone(feed());
    phone.isOpen = true;
    phone.scrolledPx = 1_500;
    expect((await play('Like the first 2 posts', phone)).success).toBe(true);
    expect(phone.toggles).toEqual(['ada', 'grace']);
    expect(phone.opened).toEqual([]);
  });

  it('likes the posts of one person alone', async () => {
    const phone = new FeedPhone(feed());
    expect((await play('Open Momento and like the first 2 posts by Leo', phone)).success).toBe(false);
    expect((await play("Open Momento and like Mia's latest post", phone)).success).toBe(true);
    expect(phone.toggles).toEqual(['leo', 'mia']);
  });

  it('gets rid of what covers the feed, and allows nothing', async () => {
    const tapped: string[] = [];
    const phone = new FeedPhone(feed(), [
      { text: 'Allow Momento to send you notifications?', buttons: ['Allow', "Don't allow"], tapped },
      { text: 'Rate Momento', buttons: ['Rate now', 'Not now'], tapped },
      { text: 'Get Momento Plus', buttons: ['Subscribe', '×'], tapped },
    ]);
    expect((await play('Open Momento and like the first post', phone)).success).toBe(true);
    expect(tapped).toEqual(["Don't allow", 'Not now', '×']);
  });

  it('follows the user who changes the number on the way', async () => {
    const phone = new FeedPhone(feed());
    const { success, turns } = await play('Open Momento and like the first 20 posts', phone, {
      2: 'Only 2, please',
    });
    expect(success).toBe(true);
    expect(phone.toggles).toEqual(['ada', 'grace']);
    expect(turns[2]?.say).toContain('You want 2');
  });

  it('stops when the user says so', async () => {
    const phone = new FeedPhone(feed());
    const { success, summary } = await play('Open Momento and like 7 posts', phone, { 2: 'Stop!' });
    expect(success).toBe(false);
    expect(summary).toBe('I opened Momento, but I stop here, as you ask.');
    expect(phone.toggles).toEqual(['ada']);
  });

  it('gives up when a like does not stay', async () => {
    const phone = new FeedPhone(feed());
    const does = phone.does.bind(phone);
    const stubborn = {
      look: () => phone.look(),
      does: (tool: string, input: Record<string, unknown>) =>
        tool === 'tap' ? undefined : does(tool, input),
    };
    const { success, turns, summary } = await play('Open Momento and like 2 posts', stubborn);
    expect(success).toBe(false);
    expect(summary).toContain('does not stay');
    expect(turns.length).toBeLessThan(8);
  });
});
