import { describe, expect, it } from 'vitest';
import { type Refs, refsOf, resolveRef } from '../../../../src/agent/seeing/refs.ts';
import type { PhoneElement } from '../../../../src/domain/phone.ts';

function button(label: string, y: number, over: Partial<PhoneElement> = {}): PhoneElement {
  return {
    role: 'button',
    label,
    bounds: { x: 10, y, width: 100, height: 40 },
    interactive: true,
    ...over,
  };
}

/** A list that the model was shown, and the one after something was done. */
const batch = (seen: readonly PhoneElement[], now: readonly PhoneElement[]): readonly [Refs, Refs] => [
  refsOf(seen),
  refsOf(now),
];

describe('resolveRef', () => {
  it('finds the middle of an element on the screen that the model saw', () => {
    const seen = refsOf([button('Like', 100), button('Send', 200)]);
    expect(resolveRef('e2', seen, seen)).toEqual({ point: { x: 60, y: 220 }, element: seen.all[1] });
    expect(resolveRef(' e1 ', seen, seen)).toMatchObject({ point: { x: 60, y: 120 } });
  });

  it('numbers what is shown: of many elements, those that react to touch', () => {
    const texts = Array.from({ length: 50 }, (_, at) => button(`text ${at}`, at, { interactive: false }));
    const seen = refsOf([...texts, button('Send', 900)]);
    expect(seen.shown).toHaveLength(40);
    expect(seen.all).toHaveLength(51);
    expect(resolveRef('e40', seen, seen)).toMatchObject({ element: { label: 'Send' } });
  });

  it.each(['e3', 'e0', 'e01', 'e-1', 'e1.5', '1', 'Send', '', 'e', 'e1e1', 'toString'])(
    'refuses %j, which was not on the screen, and says what was',
    (ref) => {
      const seen = refsOf([button('Like', 100), button('Send', 200)]);
      const answer = resolveRef(ref, seen, seen);
      expect(answer).toContain(JSON.stringify(ref));
      expect(answer).toContain('e1 to e2');
    },
  );

  it('asks for a point where no elements were listed', () => {
    expect(resolveRef('e1', refsOf([]), refsOf([button('Like', 100)]))).toContain('x and y');
  });

  it('finds an element that has moved meanwhile, if there is only one like it', () => {
    const [seen, now] = batch([button('Like', 100), button('Send', 200)], [button('Send', 700)]);
    expect(resolveRef('e2', seen, now)).toMatchObject({ point: { x: 60, y: 720 } });
  });

  it('finds an element that is no longer among those that are shown', () => {
    const texts = Array.from({ length: 45 }, (_, at) => button(`button ${at}`, at));
    const [seen, now] = batch([button('Send', 200)], [...texts, button('Send', 900)]);
    expect(now.shown.some(({ label }) => label === 'Send')).toBe(false);
    expect(resolveRef('e1', seen, now)).toMatchObject({ point: { x: 60, y: 920 } });
  });

  it('goes by role, label and id: a value or a state may have changed', () => {
    const [seen, now] = batch(
      [button('Name', 100, { role: 'input', id: 'name', value: '' })],
      [button('Name', 100, { role: 'input', id: 'name', value: 'Ada', focused: true })],
    );
    expect(resolveRef('e1', seen, now)).toMatchObject({ element: { value: 'Ada' } });
  });

  it.each([
    ['label', button('Sent', 200)],
    ['role', button('Send', 200, { role: 'text' })],
    ['id', button('Send', 200, { id: 'other' })],
  ])('refuses an element of which only one with another %s is left', (_, other) => {
    const [seen, now] = batch([button('Send', 200)], [other]);
    expect(resolveRef('e1', seen, now)).toMatch(/e1, the button "Send", is not on the screen any more/);
  });

  it('keeps to the same one of several that look alike, as long as it is in its place', () => {
    const [seen, now] = batch(
      [button('Like', 100), button('Like', 700)],
      [button('Like', 90), button('Like', 690), button('New', 1_000)],
    );
    expect(resolveRef('e2', seen, now)).toMatchObject({ point: { x: 60, y: 710 } });
  });

  it('refuses to guess which of several it was when a list has scrolled', () => {
    const posts = [button('Like', 100), button('Like', 700)];
    const [seen, now] = batch(posts, [button('Like', 400), button('Like', 1_000)]);
    expect(resolveRef('e2', seen, now)).toMatch(/for certain/);
    const [, single] = batch(posts, [button('Like', 400)]);
    expect(resolveRef('e2', seen, single)).toMatch(/for certain/);
  });

  it('names an element without a label by its role', () => {
    const [seen, now] = batch([button('', 100, { role: 'switch' })], []);
    expect(resolveRef('e1', seen, now)).toContain('the switch');
  });
});
