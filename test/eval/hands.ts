import { readScreen } from '../support/virtual-phone.ts';

/** A virtual phone within reach, over Appium or in this process. */
export type Reach = {
  /** The screen as accessibility services see it. */
  readonly source: () => Promise<string>;
  /** Touches a point, in device pixels. */
  readonly touch: (x: number, y: number) => Promise<void>;
  /** Types into the input that has the focus. */
  readonly type: (text: string) => Promise<void>;
  /** Presses a key by Android's number for it. */
  readonly press: (keycode: number) => Promise<void>;
  /** Opens an app by its package. */
  readonly open: (packageName: string) => Promise<void>;
};

/** Somebody who uses a phone by what is written on its screen, to prepare it. */
export type Hands = Omit<Reach, 'source' | 'touch'> & {
  /**
   * Touches what has these words as its description or its text, or this id. What an input holds is not
   * what it is called.
   *
   * @throws Error that tells what is on the screen instead
   */
  readonly tap: (wanted: string) => Promise<void>;
  /** Touches an input and types into it. */
  readonly write: (wanted: string, text: string) => Promise<void>;
  readonly goHome: () => Promise<void>;
};

const HOME = 3;
const INPUT = 'android.widget.EditText';

/** @returns hands for a phone within reach */
export function handsOn(reach: Reach): Hands {
  const tap = async (wanted: string): Promise<void> => {
    const nodes = readScreen(await reach.source());
    const found = nodes.filter(({ label, text, id, className }) =>
      [label, id, className === INPUT ? '' : text].includes(wanted),
    );
    const node = found.findLast(({ clickable }) => clickable) ?? found.at(-1);
    if (!node) {
      const there = nodes.map(({ label, text }) => label || text).filter((words) => words !== '');
      throw new Error(`"${wanted}" is not on the screen, but: ${there.join(' | ')}`);
    }
    await reach.touch(node.x, node.y);
  };
  return {
    type: reach.type,
    press: reach.press,
    open: reach.open,
    tap,
    async write(wanted, text) {
      await tap(wanted);
      await reach.type(text);
    },
    goHome: () => reach.press(HOME),
  };
}
