import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GuardedAction } from '../../../../src/agent/judging/guarded-action.ts';
import { LoopGuard, type Verdict } from '../../../../src/agent/judging/loop-guard.ts';
import type { Fingerprint } from '../../../../src/agent/seeing/fingerprint.ts';

const FRAME = { widthPx: 1080, heightPx: 2400 };

/** A screen that looks like no other one: base 25 in steps that the eye of the fingerprint tells apart. */
function screenOf(number: number): Fingerprint {
  const digits = [number % 25, Math.floor(number / 25) % 25, Math.floor(number / 625)];
  const cells = Uint8Array.from({ length: 64 * 64 }, (_, cell) => (digits[cell % 3] ?? 0) * 10);
  return { ...FRAME, cells };
}

const tap = (x: number, y = 500): GuardedAction => ({ type: 'tap', at: { x, y } });
const back: GuardedAction = { type: 'press_button', button: 'back' };
const wait: GuardedAction = { type: 'wait' };

/** Notes steps of `[action, screen, changed]`. */
function notes(
  steps: readonly (readonly [GuardedAction, number, boolean])[],
  guard = new LoopGuard(),
): readonly Verdict[] {
  return steps.map(([action, screen, changed]) => guard.note({ action, screen: screenOf(screen), changed }));
}

/** The places, from 1, at which there was more to say than ok. */
function spoken(verdicts: readonly Verdict[]): Readonly<Record<number, string>> {
  return Object.fromEntries(
    verdicts.flatMap((verdict, at) => (verdict.type === 'ok' ? [] : [[at + 1, verdict.type]])),
  );
}

const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);
const message = (verdict: Verdict | undefined): string =>
  verdict === undefined || verdict.type === 'ok' ? '' : verdict.message;

test('an action that is repeated on one screen is told of at 3, 5 and 8, and is stuck at 12', () => {
  const verdicts = notes(times(13, [tap(300), 1, true]));
  expect(spoken(verdicts)).toEqual({ 3: 'nudge', 5: 'nudge', 8: 'nudge', 12: 'stuck', 13: 'stuck' });
  expect(message(verdicts[2])).toMatch(/same thing 3 times on the same screen \(tap\).*scroll.*press back/);
  expect(message(verdicts[2])).not.toContain('tap another');
  expect(message(verdicts[4])).toContain('5 times');
});

test('repeats count within the last 20 actions, whatever lies between', () => {
  const others = (from: number, count: number) =>
    Array.from({ length: count }, (_, at): [GuardedAction, number, boolean] => [tap(900), from + at, true]);
  const again: readonly [GuardedAction, number, boolean] = [tap(300), 1, true];
  expect(spoken(notes([again, ...others(10, 9), again, ...others(20, 8), again]))).toEqual({ 20: 'nudge' });
  expect(spoken(notes([again, ...others(10, 9), again, ...others(20, 9), again]))).toEqual({});
});

test('places within some pixels are the same one, further ones and other sizes of frames are not', () => {
  const near = [tap(280), tap(288), tap(296)].map((action): [GuardedAction, number, boolean] => [
    action,
    1,
    true,
  ]);
  expect(spoken(notes(near))).toEqual({ 3: 'nudge' });
  const far = [tap(300), tap(340), tap(380)].map((action): [GuardedAction, number, boolean] => [
    action,
    1,
    true,
  ]);
  expect(spoken(notes(far))).toEqual({});
  const small = new LoopGuard();
  const verdicts = [30, 36, 42].map((x) =>
    small.note({
      action: tap(x),
      screen: { ...screenOf(1), widthPx: 108, heightPx: 240 },
      changed: true,
    }),
  );
  expect(spoken(verdicts)).toEqual({});
});

test.each<[string, GuardedAction, GuardedAction]>([
  ['text', { type: 'type_text', text: 'a' }, { type: 'type_text', text: 'b' }],
  ['app', { type: 'open_app', name: 'Shop' }, { type: 'open_app', name: 'Notes' }],
  ['address', { type: 'open_url', url: 'https://a.example' }, { type: 'open_url', url: 'https://b.example' }],
  ['button', back, { type: 'press_button', button: 'home' }],
  ['kind', tap(300), { type: 'double_tap', at: { x: 300, y: 500 } }],
])('another %s is another action', (_, one, other) => {
  expect(spoken(notes([one, one, other].map((action) => [action, 1, true])))).toEqual({});
  expect(spoken(notes([one, one, one].map((action) => [action, 1, true])))).toEqual({ 3: 'nudge' });
});

test('two actions that take turns are told of after two rounds and after four, and are stuck after six', () => {
  const verdicts = notes(
    Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? [tap(300), 1, true] : [back, 2, true])),
  );
  expect(spoken(verdicts)).toEqual({ 4: 'nudge', 8: 'nudge', 12: 'stuck' });
  expect(message(verdicts[3])).toMatch(/back and forth: your last 4 actions were "tap" and "press back"/);
  expect(message(verdicts[11])).toContain(
    'Its last 12 actions: tap at 300,500 (6 times); press back (6 times).',
  );
});

test('who is told of repeats, or of a cycle, is not told besides that nothing changes', () => {
  expect(spoken(notes(times(12, [tap(300), 1, false])))).toEqual({
    3: 'nudge',
    5: 'nudge',
    8: 'nudge',
    12: 'stuck',
  });
  const turns = Array.from({ length: 9 }, (_, at) => [at % 2 === 0 ? tap(300) : back, 1, false] as const);
  expect(spoken(notes(turns))).toEqual({ 3: 'nudge', 4: 'nudge', 8: 'nudge' });
});

test('a pair that was broken is told of anew', () => {
  const pair: readonly (readonly [GuardedAction, number, boolean])[] = [
    [tap(300), 1, true],
    [back, 2, true],
    [tap(300), 1, true],
    [back, 2, true],
  ];
  const others = Array.from({ length: 16 }, (_, at): [GuardedAction, number, boolean] => [
    tap(900),
    50 + at,
    true,
  ]);
  expect(spoken(notes([...pair, ...others, ...pair]))).toEqual({ 4: 'nudge', 24: 'nudge' });
});

test('three actions that change nothing call for another kind, and again only three later', () => {
  const swipe = (y: number): GuardedAction => ({
    type: 'swipe',
    from: { x: 500, y },
    to: { x: 500, y: 100 },
    durationMs: 300,
  });
  const verdicts = notes([
    [tap(100), 1, false],
    [wait, 1, false],
    [swipe(900), 1, false],
    [tap(200), 1, false],
    [tap(300), 1, false],
    [tap(400), 1, false],
    [tap(500), 1, false],
    [tap(600), 1, true],
    [tap(700), 2, false],
    [tap(800), 2, false],
  ]);
  expect(spoken(verdicts)).toEqual({ 4: 'nudge', 7: 'nudge' });
  expect(message(verdicts[3])).toMatch(/last 3 actions did not change the screen \(tap, swipe\)/);
  expect(message(verdicts[3])).toContain('Try another kind of action.');
  expect(message(verdicts[3])).not.toContain('scroll');
  expect(message(verdicts[6])).toContain('last 6 actions');
});

test('waiting is patience for five times, and never counts as an action that changes nothing', () => {
  expect(spoken(notes(times(17, [wait, 1, false])))).toEqual({
    8: 'nudge',
    10: 'nudge',
    13: 'nudge',
    17: 'stuck',
  });
});

test('what was tried is told without doubles, most often first, and long text is cut', () => {
  const text = 'x'.repeat(100);
  const verdicts = notes([
    [{ type: 'open_app', name: 'Shop' }, 7, true],
    ...times(12, [{ type: 'type_text', text }, 1, true] as const),
  ]);
  expect(message(verdicts.at(-1))).toBe(
    `The agent went round in circles. Its last 13 actions: type "${'x'.repeat(40)}…" (12 times); open "Shop".`,
  );
});

test('different actions on changing screens are never spoken of', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5_000), { maxLength: 60 }), fc.boolean(), (screens, sameAction) => {
      const steps = screens.map((screen, at): [GuardedAction, number, boolean] => [
        sameAction ? back : tap(at * 60),
        screen,
        true,
      ]);
      expect(spoken(notes(steps))).toEqual({});
    }),
  );
});

test('twelve of the same, or six rounds of two, are stuck after whatever came before', () => {
  const step = fc.tuple(fc.constantFrom(tap(100), tap(900), back), fc.nat(4), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (before, changed) => {
      const guard = new LoopGuard();
      notes(before, guard);
      expect(notes(times(12, [tap(444), 9, changed]), guard).at(-1)?.type).toBe('stuck');
      const round = [
        [tap(444), 9, changed],
        [tap(666), 9, changed],
      ] as const;
      expect(notes(times(6, round).flat(), new LoopGuard()).at(-1)?.type).toBe('stuck');
    }),
  );
});
