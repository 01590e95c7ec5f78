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
const KEY_DP = { tall: 46, low: 30 } as const;
const GAP_DP = 7;
const PADDING_DP = 8;

/** @returns how much of the screen the keyboard takes, in dp; its keys are low where there is little height */
export function keyboardDp(low: boolean): number {
  return 2 * PADDING_DP + 4 * (low ? KEY_DP.low : KEY_DP.tall) + 3 * GAP_DP;
}

/** The package that owns the keyboard in the tree. */
export const KEYBOARD_PACKAGE = 'com.opposable.inputmethod';

/** The keyboard on the screen; the app has what is left above it. */
export function keyboard(state: KeyboardState, keys: KeyboardKeys, low: boolean): View {
  const key = (label: string, onTap: () => void, grow: number): View =>
    keyView(label, onTap, grow, low ? KEY_DP.low : KEY_DP.tall);
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
        padding: `${PADDING_DP}px 4px`,
        gap: GAP_DP,
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

function keyView(label: string, onTap: () => void, grow: number, heightDp: number): View {
  const wide = label.length > 1;
  return row(
    {
      label,
      onTap,
      style: {
        height: heightDp,
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
