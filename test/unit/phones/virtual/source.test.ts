import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { LaidOut } from '../../../../src/phones/virtual/layout.ts';
import { toXml } from '../../../../src/phones/virtual/source.ts';
import { column, row, text, type View } from '../../../../src/phones/virtual/view.ts';
import { readScreen } from '../../../support/virtual-phone.ts';

const all = { left: 0, top: 0, right: 100, bottom: 100 };
const at = (view: View, children: readonly LaidOut[] = [], bounds = all): LaidOut => ({
  view,
  bounds,
  visible: bounds,
  children,
});
const ids = (root: LaidOut) => readScreen(toXml(root, 0)).map(({ id }) => id);
/** @see https://www.w3.org/TR/xml/#charsets */
const isLegal = (code: number) =>
  [0x9, 0xa, 0xd].includes(code) ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code !== 0xfffe && code !== 0xffff);
const box = (id: string, extra: Partial<View> = {}): View => ({ ...column({ id }), ...extra });

describe('The source of a screen', () => {
  it('is XML whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (words, label) => {
        const xml = toXml(at(text(words, {}, { label })), 0);
        expect(XMLValidator.validate(xml)).toBe(true);
        expect([...xml].filter((character) => !isLegal(character.codePointAt(0) ?? 0))).toEqual([]);
        expect(xml.isWellFormed()).toBe(true);
      }),
    );
  });

  it('tells back every text that XML can hold', () => {
    const words = `ığüşöç 😀 日本 %s '"&<>]]>`;
    expect(readScreen(toXml(at(text(words)), 0))).toMatchObject([{ text: words }]);
    expect(toXml(at(text('a\u0000b\ud800\nc')), 0)).toContain('text="a?b\ufffd&#10;c"');
  });

  it('leaves out what lies completely under something that blocks touches', () => {
    const half = { ...all, right: 50 };
    const blocker = at(box('window', { blocks: true }), [at(box('inside'))]);
    const root = at(row({ id: 'root' }), [
      at(box('under'), [at(box('child'))]),
      at(box('bar', { blocks: true }), [], half),
      blocker,
      at(box('above')),
    ]);
    expect(ids(root)).toEqual(['root', 'window', 'inside', 'above']);
  });

  it('keeps what a blocker covers in part, and what holds one', () => {
    const blocker = at(box('window', { blocks: true }), [], { ...all, top: 1 });
    expect(ids(at(box('root'), [at(box('under')), at(box('holder'), [blocker])]))).toEqual([
      'root',
      'under',
      'holder',
      'window',
    ]);
  });

  it('never tells a password', () => {
    const field = box('secret', { role: 'input', value: 'hunter😀', password: true, hint: 'Password' });
    const xml = toXml(at(field), 0);
    expect(xml).toContain('text="•••••••"');
    expect(xml).not.toContain('hunter');
  });
});
