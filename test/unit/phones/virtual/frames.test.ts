import { describe, expect, it } from 'vitest';
import { Frames, type Moment } from '../../../../src/phones/virtual/frames.ts';
import { column, list, text } from '../../../../src/phones/virtual/view.ts';
import { HeldPhone } from '../../../support/virtual-phone.ts';

const CANVAS = { widthPx: 120, heightPx: 240, scale: 1 };

/** A screen whose words, length and time a test changes. */
function stage() {
  const state = { words: 'one', items: 1, now: 0, staleAtMs: Number.POSITIVE_INFINITY, composed: 0 };
  const scroll: Record<string, number> = {};
  const frames: Frames = new Frames({
    now: () => state.now,
    compose: (): Moment => {
      state.composed += 1;
      const items = Array.from({ length: state.items }, () => column({ style: { height: 100 } }));
      const style = { width: '100%', height: '100%', background: '#ffffff' };
      const root = column({ style }, text(state.words, { fontSize: 12 }), list('all', {}, ...items));
      return { root, canvas: CANVAS, offsets: { ...scroll }, isBlack: false, staleAtMs: state.staleAtMs };
    },
    scrollBack: (ranges) => Object.assign(scroll, Object.fromEntries(ranges)),
  });
  return { state, scroll, frames };
}

describe('The frames of a phone', () => {
  it('are made once for as long as nothing changes', async () => {
    const { state, frames } = stage();
    const [first, second] = await Promise.all([frames.current(), frames.current()]);
    expect(second).toBe(first);
    expect(await frames.current()).toBe(first);
    expect(await first.picture()).toBe(await second.picture());
    expect(state.composed).toBe(1);
  });

  it('are never of a state that has changed while they were made', async () => {
    const { state, frames } = stage();
    const frame = frames.current();
    state.words = 'two';
    frames.invalidate();
    expect((await frame).root.children[0]?.text).toBe('two');
  });

  it('have the picture of their own moment, whenever it is drawn', async () => {
    const { state, frames } = stage();
    const before = await frames.current();
    state.words = 'two';
    frames.invalidate();
    const after = await frames.current();
    const again = stage();
    expect(await before.picture()).toEqual(await (await again.frames.current()).picture());
    expect(await after.picture()).not.toEqual(await before.picture());
  });

  it('are made anew when their time is over', async () => {
    const { state, frames } = stage();
    state.staleAtMs = 100;
    const first = await frames.current();
    state.now = 99;
    expect(await frames.current()).toBe(first);
    state.now = 100;
    state.staleAtMs = Number.POSITIVE_INFINITY;
    expect(await frames.current()).not.toBe(first);
  });

  it('scroll back to the end of a list that has become shorter', async () => {
    const { state, scroll, frames } = stage();
    state.items = 8;
    scroll['all'] = 500;
    await frames.current();
    expect(scroll['all']).toBe(500);
    state.items = 3;
    frames.invalidate();
    await frames.current();
    expect(scroll['all']).toBeGreaterThan(0);
    expect(scroll['all']).toBeLessThan(100);
  });

  it('fail once when they fail, and are tried again', async () => {
    const { state, frames } = stage();
    let isBroken = true;
    const broken = new Frames({
      now: () => 0,
      compose: () => {
        if (isBroken) throw new Error('A view is broken.');
        return { root: column({}), canvas: CANVAS, offsets: {}, isBlack: true, staleAtMs: state.now + 1 };
      },
      scrollBack: () => undefined,
    });
    await expect(broken.current()).rejects.toThrow('A view is broken.');
    isBroken = false;
    await expect(broken.current()).resolves.toBeDefined();
    expect(await frames.current()).toBeDefined();
  });

  it('keep touches of interleaved commands apart', async () => {
    const held = new HeldPhone({ faults: { loadMs: 0 } });
    held.phone.openApp('com.opposable.momento');
    await held.tap('Allow');
    const { x, y } = await held.see('Like');
    const tap = [[{ from: { x, y }, to: { x, y }, startedAtMs: 0, endedAtMs: 50, heldMs: 50 }]];
    held.phone.setFaults({ popup: false });
    await Promise.all([held.phone.touch(tap), held.phone.screenshot(), held.phone.touch(tap)]);
    const { posts } = held.state<{ readonly posts: readonly { readonly liked: boolean }[] }>('momento');
    expect(posts[0]?.liked).toBe(false);
  });
});
