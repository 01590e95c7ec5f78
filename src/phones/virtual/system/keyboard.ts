import { column, row, text, type View } from '../view.ts';
import { NAVIGATION_BAR_DP } from './bars.ts';

/** How the keyboard stands. */
export type KeyboardState = { shift: boolean; symbols: boolean };

/** What its keys do. */
export type KeyboardKeys = {
  readonly type: (character: string) => void;
  readonly erase: () => void;
  readonly enter: () => void;
  readonly hide: () => void;
};

const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const SYMBOLS = ['1234567890', '@#$%&-+()', '*"\':;!?'] as const;
const KEY_DP = 46;

/** The package that owns the keyboard in the tree. */
export const KEYBOARD_PACKAGE = 'com.opposable.inputmethod';

/** The keyboard on the screen; it covers the lower part of the app. */
export function keyboard(state: KeyboardState, keys: KeyboardKeys): View {
  const rows = state.symbols ? SYMBOLS : LETTERS;
  const [first = '', second = '', third = ''] = rows.map((line) => (state.shift ? line.toUpperCase() : line));
  const letters = (line: string): View[] =>
    [...line].map((letter) => key(letter, () => typeLetter(letter), 1));
  const typeLetter = (letter: string): void => {
    keys.type(letter);
    state.shift = false;
  };
  return column(
    {
      package: KEYBOARD_PACKAGE,
      id: 'keyboard',
      blocks: true,
      style: {
        position: 'absolute',
        left: 0,
        right: 0,
        bottom: NAVIGATION_BAR_DP,
        padding: '8px 4px',
        gap: 7,
        background: '#dfe3ea',
      },
    },
    row({ style: { gap: 5 } }, ...letters(first)),
    row({ style: { gap: 5, padding: '0 16px' } }, ...letters(second)),
    row(
      { style: { gap: 5 } },
      key('Shift', () => flip(state, 'shift'), 1.5),
      ...letters(third),
      key('Delete', keys.erase, 1.5),
    ),
    row(
      { style: { gap: 5 } },
      key(state.symbols ? 'ABC' : '?123', () => flip(state, 'symbols'), 1.6),
      key(',', () => keys.type(','), 1),
      key('Space', () => keys.type(' '), 4.5),
      key('.', () => keys.type('.'), 1),
      key('Enter', keys.enter, 1.6),
      key('Hide', keys.hide, 1.2),
    ),
  );
}

function flip(state: KeyboardState, what: keyof KeyboardState): void {
  state[what] = !state[what];
}

function key(label: string, onTap: () => void, grow: number): View {
  const wide = label.length > 1;
  return row(
    {
      label,
      onTap,
      style: {
        height: KEY_DP,
        flexGrow: grow,
        flexShrink: 1,
        flexBasis: 0,
        borderRadius: 6,
        justifyContent: 'center',
        background: wide && label !== 'Space' ? '#c2c8d3' : '#ffffff',
      },
    },
    text(label, { fontSize: wide ? 13 : 19, color: '#16181d' }),
  );
}
