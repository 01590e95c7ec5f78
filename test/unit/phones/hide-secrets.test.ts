import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSecrets } from '../../../src/phones/hide-secrets.ts';

const hide = hideSecrets([
  { name: 'pw', value: 'hunter2' },
  { name: 'words', value: 'correct  horse battery staple' },
  { name: 'odd', value: 'a"b\\c/d?é 5%' },
]);

test.each([
  ['alone', 'hunter2', '{{secret:pw}}'],
  ['in a label that was joined', 'Password, hunter2', 'Password, {{secret:pw}}'],
  ['within a word', 'xhunter2x', 'x{{secret:pw}}x'],
  ['twice', 'hunter2 hunter2', '{{secret:pw}} {{secret:pw}}'],
  ['wrapped', 'hun\nter2', '{{secret:pw}}'],
  ['wrapped with a mark that has no width', 'hun\u200bter\u00ad2', '{{secret:pw}}'],
  ['with its spaces collapsed', 'correct horse battery staple', '{{secret:words}}'],
  ['wrapped at its spaces', 'correct\nhorse\u00a0battery\r\n staple', '{{secret:words}}'],
  ['as JSON writes it', 'text: "a\\"b\\\\c/d?é 5%"', 'text: "{{secret:odd}}"'],
  ['as an address writes it', 'q=a%22b%5Cc%2Fd%3F%C3%A9%205%25&x', 'q={{secret:odd}}&x'],
  ['as a form writes it', 'q=a%22b%5Cc%2Fd%3F%C3%A9+5%25&x', 'q={{secret:odd}}&x'],
  ['with its accents apart', 'a"b\\c/d?e\u0301 5%', '{{secret:odd}}'],
])('a value is found %s', (_, text, hidden) => {
  expect(hide(text)).toBe(hidden);
});

test.each(['Hunter2', 'hunter', 'hunter 2', 'hunt', '', '•••••••', 'a text '.repeat(50)])(
  '%j is left as it is',
  (text) => {
    expect(hide(text)).toBe(text);
  },
);

test('a longer value comes before one within it, and what overlaps is hidden whole', () => {
  const nested = hideSecrets([
    { name: 'short', value: 'pass' },
    { name: 'long', value: 'mypassword' },
    { name: 'tail', value: 'wordy' },
  ]);
  expect(nested('mypassword pass')).toBe('{{secret:long}} {{secret:short}}');
  expect(nested('xmypasswordyx')).toBe('x{{secret:long}}x');
});

test('a value that is itself a part of a placeholder does no harm', () => {
  const odd = hideSecrets([
    { name: 'a', value: 'secret' },
    { name: 'b', value: 'hunter2' },
  ]);
  expect(odd('hunter2')).toBe('{{secret:b}}');
});

test('of two names with one value, the first is told', () => {
  const twins = hideSecrets([
    { name: 'a', value: 'hunter2' },
    { name: 'b', value: 'hunter2' },
  ]);
  expect(twins('hunter2')).toBe('{{secret:a}}');
});

test('the beginning of a value is found where a text was cut', () => {
  const label = `${'Your new password is this one: '.repeat(7)}`.slice(0, 194);
  expect(hide(`${label}hunter`)).toBe(`${label}{{secret:pw}}`);
  expect(hide(`${label} hunt…")`)).toBe(`${label} {{secret:pw}}…")`);
  expect(hide(`${label}correct horse b`)).toBe(`${label}{{secret:words}}`);
  const long = hideSecrets([{ name: 'long', value: 'abcdefgh '.repeat(400) }]);
  expect(long('abcdefgh '.repeat(400).slice(0, 200))).toBe('{{secret:long}}');
});

test('the end of a value is found behind the mark of a cut', () => {
  expect(hide('The field now holds "…unter2 and more"')).toBe(
    'The field now holds "…{{secret:pw}} and more"',
  );
});

test('no value is left in any text that holds one', () => {
  const value = fc
    .string({ minLength: 4, maxLength: 40, unit: 'binary' })
    .filter((text) => text.trim().length > 3);
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      fc.string(),
      fc.string(),
      (values, before, after) => {
        const secrets = values.map((item, index) => ({ name: `n${index}`, value: item }));
        const hideAll = hideSecrets(secrets);
        for (const item of values) {
          const hidden = hideAll(`${before}${item}${after}`).replaceAll(/\{\{secret:n\d\}\}/g, '\0');
          expect(hidden.includes(item)).toBe(`${before}\0${after}`.includes(item));
        }
      },
    ),
  );
});
