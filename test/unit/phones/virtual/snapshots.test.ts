import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPS } from '../../../../src/phones/virtual/apps.ts';
import { HeldPhone } from '../../../support/virtual-phone.ts';

const HOME = 'com.opposable.launcher';
const KEYS = [3, 4, 26, 66, 67, 82, 187];

/** The phone as it is, on another one that held something else. */
function restored(held: HeldPhone, mode: 'memory' | 'filesystem'): HeldPhone {
  const other = new HeldPhone({ seed: 2 });
  other.phone.openApp('com.opposable.notes');
  other.phone.restore(held.phone.save(mode), mode);
  return other;
}

async function opened(app: string): Promise<HeldPhone> {
  const held = new HeldPhone({ faults: { loadMs: 0 } });
  held.phone.openApp(`com.opposable.${app}`);
  if (await held.find('Allow')) await held.tap('Allow');
  return held;
}

/** What apps store, and what they hold besides as long as they run. */
const STORIES: Readonly<Record<string, readonly [use: (held: HeldPhone) => Promise<void>, stored: object]>> =
  {
    momento: [
      async (held) => {
        await held.tap({ id: 'comment_button' });
        await held.typeInto('Add a comment', 'How lovely');
        await held.tap('Post');
      },
      {
        tab: 'feed',
        posts: expect.arrayContaining([
          expect.objectContaining({
            comments: expect.arrayContaining([expect.objectContaining({ text: 'How lovely' })]),
          }),
        ]),
      },
    ],
    messages: [
      async (held) => {
        await held.tap('Mum');
        await held.typeInto({ id: 'message_box' }, 'On my way');
        await held.tap('Send');
        held.wait(8_000);
      },
      {
        open: null,
        threads: expect.arrayContaining([
          expect.objectContaining({ messages: expect.arrayContaining([{ from: 'me', text: 'On my way' }]) }),
        ]),
      },
    ],
    contacts: [
      async (held) => {
        await held.tap('Add contact');
        await held.typeInto('Name', 'Ada Lovelace');
        await held.tap('Save');
      },
      { people: expect.arrayContaining([expect.objectContaining({ name: 'Ada Lovelace' })]) },
    ],
    settings: [
      async (held) => {
        await held.tap('Display');
        await held.tap('Dark theme');
      },
      { darkTheme: true, page: 'main' },
    ],
    clock: [
      async (held) => {
        await held.tap('Alarm 06:45');
        await held.tap('Stopwatch');
      },
      { tab: 'alarms', alarms: expect.arrayContaining([expect.objectContaining({ hour: 6, on: true })]) },
    ],
    notes: [
      async (held) => {
        await held.tap('New note');
        await held.typeInto({ id: 'note_body' }, 'A lamp of paper');
        await held.back();
        await held.tap('New note');
        await held.typeInto({ id: 'note_body' }, 'Not saved yet');
      },
      { notes: expect.arrayContaining([expect.objectContaining({ body: 'A lamp of paper' })]) },
    ],
    shop: [
      async (held) => {
        await held.tap({ id: 'product_name', text: 'Coffee mug' });
        await held.tap('Add to cart');
      },
      { cart: [expect.objectContaining({ quantity: 1 })], product: null, tab: 'catalogue' },
    ],
  };

describe('A snapshot', () => {
  it.each(Object.entries(STORIES))(
    'keeps what %s has stored, with the app closed',
    async (app, [use, stored]) => {
      const held = await opened(app);
      await use(held);
      const other = restored(held, 'filesystem');
      expect(other.state(app)).toMatchObject(stored);
      expect(other.phone.currentPackage).toBe(HOME);
      expect(await other.find({ id: 'keyboard' })).toBeUndefined();
      other.phone.openApp(`com.opposable.${app}`);
      // It was allowed before.
      expect(await other.find('Allow')).toBeUndefined();
    },
  );

  it.each(Object.entries(STORIES))('keeps %s as it is, with all that runs', async (app, [use]) => {
    const held = await opened(app);
    await use(held);
    const other = restored(held, 'memory');
    expect(other.phone.export()).toEqual(held.phone.export());
    expect(await other.phone.screenshot()).toEqual(await held.phone.screenshot());
  });

  it('has a story of every app', () => {
    const names = APPS.map(({ name }) => name.toLowerCase());
    expect(Object.keys(STORIES).toSorted()).toEqual(names.toSorted());
  });

  it('leaves out what was not saved yet', async () => {
    const held = await opened('notes');
    await held.tap('New note');
    await held.typeInto({ id: 'note_body' }, 'Not saved yet');
    expect(held.phone.save('filesystem')).not.toContain('Not saved yet');
    expect(held.phone.save('memory')).toContain('Not saved yet');
  });

  it('of everything is restored as one of the file system, too', async () => {
    const held = await opened('settings');
    await held.tap('Display');
    await held.tap('Dark theme');
    const other = new HeldPhone();
    other.phone.restore(held.phone.save('memory'), 'filesystem');
    expect(other.phone.currentPackage).toBe(HOME);
    expect(other.state('settings')).toMatchObject({ darkTheme: true, page: 'main' });
  });

  it('of the file system does not unlock the phone that it is restored on', () => {
    const held = new HeldPhone();
    const locked = new HeldPhone({ faults: { locked: true, lockCode: '1234' } });
    locked.phone.restore(held.phone.save('filesystem'), 'filesystem');
    expect(locked.phone.isLocked).toBe(true);
  });

  it('takes the clock along, which goes on from there', async () => {
    const held = await opened('clock');
    held.wait(3_600_000);
    const other = restored(held, 'memory');
    expect(await other.find('10:15')).toBeDefined();
    other.wait(60_000);
    expect(await other.find('10:16')).toBeDefined();
  });

  it('that can not be read is refused, and changes nothing', () => {
    const held = new HeldPhone();
    const before = held.phone.save('memory');
    expect(() => held.phone.restore('{"version":99}', 'memory')).toThrow('another version');
    expect(() => held.phone.restore('no snapshot', 'memory')).toThrow();
    expect(held.phone.save('memory')).toBe(before);
  });

  it('shows the same pixels wherever the phone was, and the same again after the next touch', async () => {
    const step = fc.oneof(
      { weight: 2, arbitrary: fc.record({ open: fc.nat(APPS.length - 1) }) },
      { weight: 6, arbitrary: fc.record({ tap: fc.nat(60) }) },
      fc.record({ key: fc.constantFrom(...KEYS) }),
      fc.record({ type: fc.constantFrom('ığüşöç', '12', 'a 😀') }),
      fc.record({ swipe: fc.integer({ min: -500, max: 500 }) }),
      fc.record({ wait: fc.integer({ min: 0, max: 9_000 }) }),
      fc.record({ turn: fc.constantFrom('LANDSCAPE', 'PORTRAIT') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), step, async (walk, next) => {
        const held = new HeldPhone();
        for (const one of walk) await does(held, one);
        const other = restored(held, 'memory');
        expect(await other.phone.screenshot()).toEqual(await held.phone.screenshot());
        expect(await other.phone.source()).toBe(await held.phone.source());
        await does(held, next);
        await does(other, next);
        expect(await other.phone.screenshot()).toEqual(await held.phone.screenshot());
        expect(other.phone.save('memory')).toBe(held.phone.save('memory'));
      }),
      { numRuns: 25 },
    );
  });
});

type Step = {
  readonly open?: number;
  readonly tap?: number;
  readonly key?: number;
  readonly type?: string;
  readonly swipe?: number;
  readonly wait?: number;
  readonly turn?: string;
};

async function does(held: HeldPhone, { open, tap, key, type, swipe, wait, turn }: Step): Promise<void> {
  const { phone } = held;
  if (open !== undefined) phone.openApp(APPS[open]?.package ?? '');
  if (tap !== undefined) {
    const nodes = (await held.nodes()).filter(({ clickable }) => clickable);
    const node = nodes[tap % Math.max(1, nodes.length)];
    if (node) await held.tap(node);
  }
  if (key !== undefined) await phone.pressKey(key);
  if (type !== undefined && (await phone.field())) await phone.type(type);
  if (swipe !== undefined) await held.swipeUp(swipe);
  if (wait !== undefined) held.wait(wait);
  if (turn !== undefined) phone.setOrientation(turn);
}
