import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { HeldPhone } from '../../../support/virtual-phone.ts';

const BACK = 4;
const MOMENTO = 'com.opposable.momento';

async function inMomento(faults: Readonly<Record<string, unknown>> = {}): Promise<HeldPhone> {
  const held = new HeldPhone({ faults: { loadMs: 0, ...faults } });
  held.phone.openApp(MOMENTO);
  await held.tap('Allow');
  return held;
}

async function isBlack(held: HeldPhone): Promise<boolean> {
  const { channels } = await sharp(await held.phone.screenshot()).stats();
  return channels.slice(0, 3).every(({ max }) => max === 0);
}

describe('A fault of the virtual phone', () => {
  it('blacks pictures out and leaves the tree as it is', async () => {
    const held = await inMomento();
    const tree = await held.phone.source();
    expect(await isBlack(held)).toBe(false);
    held.phone.setFaults({ blackScreen: true });
    expect(await isBlack(held)).toBe(true);
    expect(await held.phone.source()).toBe(tree);
    held.phone.setFaults({ blackScreen: false });
    expect(await isBlack(held)).toBe(false);
  });

  it('empties the tree and leaves pictures and touches as they are', async () => {
    const held = await inMomento();
    const picture = await held.phone.screenshot();
    const { x, y } = await held.see('Like');
    held.phone.setFaults({ emptyTree: true });
    expect(await held.nodes()).toEqual([]);
    expect(await held.phone.screenshot()).toEqual(picture);
    await held.phone.touch([[{ from: { x, y }, to: { x, y }, startedAtMs: 0, endedAtMs: 50, heldMs: 50 }]]);
    held.phone.setFaults({ emptyTree: false });
    expect(await held.find('Unlike')).toBeDefined();
  });

  it.each(['Start free trial', 'Not now', BACK])(
    'covers the app with a pop-up that %s closes',
    async (way) => {
      const held = await inMomento();
      held.phone.setFaults({ popup: true });
      expect(await held.find('Like')).toBeUndefined();
      if (typeof way === 'number') await held.phone.pressKey(way);
      else await held.tap(way);
      expect(await held.find('Like')).toBeDefined();
      expect(held.phone.faults.popup).toBe(false);
      expect(held.phone.currentPackage).toBe(MOMENTO);
    },
  );

  it('keeps the keyboard where it is, until it comes loose', async () => {
    const held = await inMomento({ stuckKeyboard: true });
    await held.tap('Comment');
    await held.typeInto('Add a comment', 'Lovely');
    await held.tap('Hide');
    expect(await held.find({ id: 'keyboard' })).toBeDefined();
    await held.tap({ id: 'post_comment' });
    expect(await held.find({ id: 'keyboard' })).toBeDefined();
    held.phone.setFaults({ stuckKeyboard: false });
    expect(await held.find({ id: 'keyboard' })).toBeUndefined();
  });

  it('makes pictures late by the clock of the phone', async () => {
    const held = await inMomento({ loadMs: 1_000 });
    const isLoading = async () => {
      for (let swipes = 0; swipes < 6; swipes += 1) {
        if (await held.find('Picture is loading')) return true;
        await held.swipeUp(400);
      }
      return false;
    };
    expect(await isLoading()).toBe(true);
    held.wait(2_000);
    expect(await held.find('Picture is loading')).toBeUndefined();
  });

  it.each([
    ['keeps stopping', { crash: true }],
    ["isn't responding", { notResponding: true }],
  ])('says that the app in front %s, whatever keys are pressed, and ends it', async (words, fault) => {
    const held = await inMomento();
    held.phone.setFaults(fault);
    expect((await held.see({ id: 'alertTitle' })).text).toBe(`Momento ${words}`);
    expect(held.phone.currentPackage).toBe('android');
    expect(await held.find('Like')).toBeUndefined();
    await held.phone.pressKey(BACK);
    expect(await held.phone.source()).toContain('resource-id="android:id/aerr_close"');
    await held.tap('Close app');
    expect(held.phone.currentPackage).toBe('com.opposable.launcher');
    expect(held.phone.faults).toMatchObject({ crash: false, notResponding: false });
  });

  it.each([
    ['crash', 'android:id/aerr_restart', 'Open app again'],
    ['notResponding', 'android:id/aerr_wait', 'Wait'],
  ])('of an app, %s, is over when %s is tapped', async (fault, id, label) => {
    const held = await inMomento();
    held.phone.setFaults({ [fault]: true });
    expect(await held.phone.source()).toContain(`resource-id="${id}"`);
    await held.tap(label);
    expect(await held.find('Like')).toBeDefined();
    expect(held.phone.currentPackage).toBe(MOMENTO);
  });

  it('loses every third character that is typed, and none that is put in', async () => {
    const held = await inMomento({ dropText: true });
    await held.tap('Comment');
    await held.typeInto('Add a comment', 'abcdef😀h');
    expect(await held.phone.focusedText()).toBe('abde😀h');
    await held.phone.replaceText('comment_box', 'abcdef');
    expect(await held.phone.focusedText()).toBe('abcdef');
  });

  it('writes figures in groups of three, and no more than fits', async () => {
    const held = await inMomento({ formatText: true, longestText: 9 });
    await held.tap('Comment');
    await held.typeInto('Add a comment', '12');
    await held.phone.type('34567');
    expect(await held.phone.focusedText()).toBe('1 234 567');
    await held.phone.type('8');
    expect(await held.phone.focusedText()).toBe('12 345 67');
  });

  it('makes the tree larger than anybody wants to read', async () => {
    const held = await inMomento();
    const count = async () => (await held.phone.source()).split('<').length;
    const before = await count();
    held.phone.setFaults({ hugeTree: true });
    expect((await count()) - before).toBeGreaterThan(1_500);
    expect(await held.phone.source()).toContain('content-desc="Like"');
    await expect(held.nodes()).rejects.toMatchObject({ kind: 'too_large' });
  });

  it.each([
    [{ poup: true }, /no fault "poup".*popup/],
    [{ popup: 1 }, /"popup" takes a boolean/],
    [{ latencyMs: -1 }, /"latencyMs" takes 0 to/],
    [{ loadMs: Number.NaN }, /"loadMs" takes 0 to/],
  ])('is refused when it is %j, and nothing changes', async (change, words) => {
    const held = new HeldPhone();
    const before = held.phone.faults;
    expect(() => held.phone.setFaults(change)).toThrow(words);
    expect(held.phone.faults).toEqual(before);
  });

  it('is refused by a clock that is asked to go back', () => {
    const held = new HeldPhone();
    expect(() => held.phone.advanceClock(-1)).toThrow(/only moves on/);
    expect(() => new HeldPhone({ clock: 'real' }).phone.advanceClock(1)).toThrow(/manual/);
  });
});
