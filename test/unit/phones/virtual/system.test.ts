import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

const KEY = {
  home: 3,
  back: 4,
  volumeUp: 24,
  power: 26,
  enter: 66,
  delete: 67,
  menu: 82,
  recents: 187,
  sleep: 223,
  wakeUp: 224,
} as const;
const HOME = 'com.opposable.launcher';
const MOMENTO = 'com.opposable.momento';
const CLOCK = 'com.opposable.clock';

type System = {
  readonly keyboardShown: boolean;
  readonly scroll: Readonly<Record<string, number>>;
  readonly granted: Readonly<Record<string, boolean>>;
  readonly volume: number;
};

const system = (held: HeldPhone) => (held.phone.export() as { readonly system: System }).system;
const labels = async (held: HeldPhone) => (await held.nodes()).map(({ label, text }) => label || text);

async function inMomento(): Promise<HeldPhone> {
  const held = new HeldPhone({ faults: { loadMs: 0 } });
  held.phone.openApp(MOMENTO);
  await held.tap('Allow');
  return held;
}

describe('The system of the virtual phone', () => {
  it('opens apps from the home screen, and goes back and home', async () => {
    const held = new HeldPhone();
    expect(held.phone.currentPackage).toBe(HOME);
    await held.tap('Clock');
    expect(held.phone.currentPackage).toBe(CLOCK);
    await held.phone.pressKey(KEY.back);
    expect(held.phone.currentPackage).toBe(HOME);
    await held.tap('Clock');
    await held.tap({ id: 'home' });
    expect(held.phone.currentPackage).toBe(HOME);
  });

  it('lists recent apps, the latest first, and opens and forgets them', async () => {
    const held = new HeldPhone();
    held.phone.openApp(CLOCK);
    held.phone.openApp('com.opposable.notes');
    await held.tap({ id: 'recent_apps' });
    expect(await held.texts('task')).toEqual(['Notes', 'Clock']);
    await held.tap('Clock');
    expect(held.phone.currentPackage).toBe(CLOCK);
    await held.phone.pressKey(KEY.recents);
    await held.phone.pressKey(KEY.back);
    expect(held.phone.currentPackage).toBe(CLOCK);
    await held.phone.pressKey(KEY.recents);
    await held.tap('Clear all');
    expect(held.phone.currentPackage).toBe(HOME);
    await held.phone.pressKey(KEY.recents);
    expect(await held.find('No recent items')).toBeDefined();
  });

  it('lists nothing of an app under a permission dialog, and leaves its bars in reach', async () => {
    const held = new HeldPhone();
    held.phone.openApp(MOMENTO);
    expect(held.phone.currentPackage).toBe('com.android.permissioncontroller');
    const owners = new Set((await held.nodes()).map(({ packageName }) => packageName));
    expect(owners).toEqual(new Set(['com.android.systemui', 'com.android.permissioncontroller']));
    await held.tap({ id: 'home' });
    expect(held.phone.currentPackage).toBe(HOME);
  });

  it('asks for a permission until it is answered, and takes back for a no', async () => {
    const held = new HeldPhone();
    held.phone.openApp(MOMENTO);
    await held.phone.pressKey(KEY.home);
    held.phone.openApp(MOMENTO);
    expect(await held.find('Allow')).toBeDefined();
    await held.phone.pressKey(KEY.back);
    expect(system(held).granted).toEqual({ [MOMENTO]: false });
    held.phone.openApp(MOMENTO);
    expect(await held.find('Allow')).toBeUndefined();
  });

  it('is black, empty and deaf while its screen is off', async () => {
    const held = await inMomento();
    const lit = await held.phone.screenshot();
    const like = await held.see('Like');
    const before = held.state('momento');
    await held.phone.pressKey(KEY.power);
    expect(await held.nodes()).toEqual([]);
    expect(await held.phone.screenshot()).not.toEqual(lit);
    held.phone.setFaults({ blackScreen: true });
    const black = await held.phone.screenshot();
    held.phone.setFaults({ blackScreen: false });
    expect(await held.phone.screenshot()).toEqual(black);
    const at = { x: like.x, y: like.y };
    await held.phone.touch([[{ from: at, to: at, startedAtMs: 0, endedAtMs: 50, heldMs: 50 }]]);
    await held.phone.pressKey(KEY.home);
    expect(held.state('momento')).toEqual(before);
    await held.phone.pressKey(KEY.power);
    await held.swipeUp(400);
    expect(await held.phone.screenshot()).toEqual(lit);
  });

  it.each([KEY.power, KEY.wakeUp])(
    'wakes by key %i to a lock screen that a swipe pushes away',
    async (key) => {
      const held = await inMomento();
      await held.phone.pressKey(key === KEY.power ? KEY.power : KEY.sleep);
      await held.phone.pressKey(key);
      expect(held.phone.currentPackage).toBe('com.android.systemui');
      expect(await held.texts('lockscreen_clock_view')).toEqual(['09:15']);
      expect(await held.find('Swipe up to unlock')).toBeDefined();
      await held.phone.pressKey(KEY.home);
      await held.swipeUp(100);
      expect(held.phone.isLocked).toBe(true);
      await held.swipeUp(400);
      expect(held.phone.isLocked).toBe(false);
      expect(held.phone.currentPackage).toBe(MOMENTO);
    },
  );

  it('unlocks by the menu key, and opens apps behind a lock screen', async () => {
    const held = new HeldPhone({ faults: { locked: true } });
    held.phone.openApp(CLOCK);
    expect(await held.nodes()).toEqual([]);
    await held.phone.pressKey(KEY.wakeUp);
    expect(await held.find({ id: 'keyguard_root_view' })).toBeDefined();
    await held.phone.pressKey(KEY.menu);
    expect(held.phone.currentPackage).toBe(CLOCK);
    await held.phone.pressKey(KEY.wakeUp);
    expect(held.phone.isLocked).toBe(false);
  });

  it('opens by its code alone when it has one', async () => {
    const held = new HeldPhone({ faults: { locked: true, lockCode: '1234' } });
    await held.phone.pressKey(KEY.power);
    expect(await held.find('Locked with a code')).toBeDefined();
    await held.swipeUp(500);
    await held.phone.pressKey(KEY.menu);
    held.phone.unlock();
    held.phone.unlock('4321');
    expect(held.phone.isLocked).toBe(true);
    held.phone.unlock('1234');
    expect(held.phone.isLocked).toBe(false);
    expect(held.phone.faults.locked).toBe(false);
  });

  it('turns its volume up to the most there is', async () => {
    const held = new HeldPhone();
    for (let pressed = 0; pressed < 20; pressed += 1) await held.phone.pressKey(KEY.volumeUp);
    expect(system(held).volume).toBe(15);
  });

  it('shows a toast above the keyboard that goes by itself and lets touches through', async () => {
    const held = await inMomento();
    await held.tap('Comment');
    await held.typeInto('Add a comment', 'Lovely');
    await held.tap({ id: 'post_comment' });
    expect(await held.texts('message')).toEqual(['Comment posted']);
    await held.tap('Add a comment');
    const [toast, keyboard] = [await held.see({ id: 'message' }), await held.see({ id: 'keyboard' })];
    expect(toast.bottom).toBeLessThan(keyboard.top);
    held.wait(2_500);
    expect(await held.texts('message')).toEqual([]);
  });

  it.each([
    [`ığüşöç 😀 日本 %s '"&`, `ığüşöç 😀 日本 %s '"&`],
    ['a\u0000\u0007\u001b\ud800b\ufffe', 'a???\ufffdb?'],
    ['<b>&amp;</b>\n\t]]>', '<b>&amp;</b>\n\t]]>'],
    [' ', ' '],
  ])('types %j, and its tree shows %j', async (words, shown) => {
    const held = await inMomento();
    await held.tap('Comment');
    await held.typeInto('Add a comment', words);
    expect(await held.phone.focusedText()).toBe(words);
    // The reader of the tree trims.
    expect((await held.see({ id: 'comment_box' })).text.trim()).toBe(shown.trim());
    expect((await held.phone.screenshot()).length).toBeGreaterThan(0);
  });

  it('types by its keys, in capitals and figures, and deletes what people take for one character', async () => {
    const held = await inMomento();
    await held.tap('Comment');
    await held.tap('Add a comment');
    for (const key of ['Shift', 'H', 'i', 'Space', '?123', '4']) await held.tap(key);
    await held.phone.type('👍🏽');
    expect(await held.phone.focusedText()).toBe('Hi 4👍🏽');
    await held.tap('Delete');
    await held.phone.pressKey(KEY.delete);
    expect(await held.phone.focusedText()).toBe('Hi ');
    await held.tap('Hide');
    expect(system(held).keyboardShown).toBe(false);
  });

  it("doesn't scroll by a swipe on the keyboard", async () => {
    const held = await inMomento();
    await held.tap('Comment');
    await held.tap('Add a comment');
    const before = system(held).scroll;
    const { x, y } = await held.see({ id: 'keyboard' });
    const stroke = { from: { x, y }, to: { x, y: y - 300 }, startedAtMs: 0, endedAtMs: 200, heldMs: 0 };
    await held.phone.touch([[stroke]]);
    expect(system(held).scroll).toEqual(before);
    expect(await held.phone.focusedText()).toBe('');
  });

  it('takes two fingers for a pinch, which changes nothing', async () => {
    const held = await inMomento();
    const before = held.phone.export();
    const finger = (from: number, to: number) => [
      { from: { x: from, y: 600 }, to: { x: to, y: 300 }, startedAtMs: 0, endedAtMs: 300, heldMs: 0 },
    ];
    await held.phone.touch([finger(200, 100), finger(340, 440)]);
    expect(held.phone.export()).toEqual(before);
  });

  it('keeps everything in reach when it is turned, and lists within their ends', async () => {
    const held = await inMomento();
    for (let swipes = 0; swipes < 50; swipes += 1) await held.swipeUp(500);
    const end = await held.texts('post_author');
    held.phone.setOrientation('LANDSCAPE');
    expect(held.phone.canvas).toMatchObject({ widthPx: 1200, heightPx: 540 });
    for (const node of await held.nodes()) {
      expect(node.right).toBeLessThanOrEqual(1200);
      expect(node.bottom).toBeLessThanOrEqual(540);
    }
    for (let swipes = 0; swipes < 10; swipes += 1) await held.swipeUp(200);
    held.phone.setOrientation('PORTRAIT');
    expect(await held.texts('post_author')).toEqual(end);
  });

  it('takes the keyboard away with the input that it writes to', async () => {
    const held = await inMomento();
    await held.tap('Comment');
    await held.tap('Add a comment');
    expect(system(held).keyboardShown).toBe(true);
    await held.tap('Navigate up');
    expect(await labels(held)).toContain('Momento');
    expect(system(held).keyboardShown).toBe(false);
    expect(await held.phone.focusedText()).toBeUndefined();
  });

  it('says which apps there are when one is opened that there is not', () => {
    const held = new HeldPhone();
    expect(() => held.phone.openApp('com.example.none')).toThrow(/com\.opposable\.momento/);
    expect(() => held.phone.openLink('nowhere://')).toThrow(/nowhere/);
  });
});
