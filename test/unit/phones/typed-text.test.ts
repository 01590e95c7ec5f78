import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextField } from '../../../src/phones/text-field.ts';
import { hasArrived, remarkOn } from '../../../src/phones/typed-text.ts';

const field = (text: string, isSecret = false): TextField => ({ id: 'field', text, hint: '', isSecret });
const words = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => !/[\r\n]/.test(text));

describe('hasArrived', () => {
  it('knows text at the end, at the caret, and in the place of a selection', () => {
    fc.assert(
      fc.property(words, words, words, words, (head, selected, tail, typed) => {
        const before = head + selected + tail;
        fc.pre(head + typed + tail !== before);
        expect(hasArrived(field(''), typed, typed)).toBe(true);
        expect(hasArrived(field(head), typed, head + typed)).toBe(true);
        expect(hasArrived(field(head + tail), typed, head + typed + tail)).toBe(true);
        expect(hasArrived(field(before), typed, head + typed + tail)).toBe(true);
      }),
    );
  });

  it.each([
    ['nothing', '', 'abc', ''],
    ['nothing, in a field that held the same', 'aa', 'a', 'aa'],
    ['a part', 'hello', 'hello', 'hellohlo'],
    ['other letters', '', 'abc', 'Abc'],
    ['other spaces', '', '1234', '1 234'],
    ['more', '', 'abc', 'abcabc'],
  ])('notices that %s has arrived', (_what, before, typed, after) => {
    expect(hasArrived(field(before), typed, after)).toBe(false);
  });

  it('takes no offence at no-break spaces, and at the line feed that an editor ends with', () => {
    expect(hasArrived(field('\n'), 'a b', 'a\u00a0b\n')).toBe(true);
  });

  it.each([
    ['', 'gehe😀', '•••••', true],
    ['', 'gehe😀', '••••••', true],
    ['••', 'geheim', '••••••••', true],
    ['••', 'geheim', '••••••', true],
    ['', 'geheim', '••••', false],
    ['', 'geheim', '', false],
  ])('compares the length of a password alone: %j, %j, %j', (before, typed, after, arrived) => {
    expect(hasArrived(field(before, true), typed, after)).toBe(arrived);
  });
});

describe('remarkOn', () => {
  it('says what the field holds and what was typed', () => {
    expect(remarkOn(field('x'), 'abcdef', 'xabde')).toBe(
      'The field now holds "xabde", which is not what was typed ("abcdef"). Correct it.',
    );
  });

  it('tells a field that formats from one that loses text', () => {
    expect(remarkOn(field(''), '+15551234', '+1 (555) 1234')).toBe(
      'The field now holds "+1 (555) 1234": it writes what was typed ("+15551234") in its own way.',
    );
  });

  it('shows nothing of a password', () => {
    const remark = remarkOn(field('••', true), 'hunter2', '•••••');
    expect(remark).toContain('5 characters where 9 were expected');
    expect(remark).not.toMatch(/hunter|•/);
  });

  it('shows the end of a long text', () => {
    const remark = remarkOn(field('x'.repeat(5_000)), 'abc', `${'x'.repeat(5_000)}ab`);
    expect(remark.length).toBeLessThan(400);
    expect(remark).toContain('xab"');
  });
});
