import { type Act, press, tap } from './act.ts';
import { middle, type Screen } from './screen.ts';

/** Where a keyboard lies, as shares of the height; the phone's own buttons are below it. */
const TOP = 0.63;
const BOTTOM = 0.94;

/** Gets the keyboard out of the way of a tap. It stands in no element list, so its coming and going is inferred. */
export class Keyboard {
  #isUp = false;
  #waiting: Act | undefined;

  /** Whether it may be there. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** @returns the tap that had to wait for the keyboard to go, if one did */
  resume(screen: Screen): Act | undefined {
    const { target } = this.#waiting ?? {};
    this.#waiting = undefined;
    if (!target) return undefined;
    const now = screen.elements.find(({ label, role }) => label === target.label && role === target.role);
    return tap(now ?? target, `Now I can reach "${target.label}".`);
  }

  /** @returns the act, or what must come before it */
  clearFor(act: Act, screen: Screen): Act {
    const { target } = act;
    if (this.#isUp && target && target.role !== 'input' && isBehind(screen, target.bounds)) {
      this.#waiting = act;
      this.#isUp = false;
      return press('back', `The keyboard covers "${target.label}", so I put it away.`);
    }
    if (target?.role === 'input' || act.tool === 'type_text') this.#isUp = true;
    else if (act.tool === 'press_button' || act.tool === 'open_app') this.#isUp = false;
    return act;
  }
}

function isBehind({ size, elements }: Screen, bounds: Parameters<typeof middle>[0]): boolean {
  const { y } = middle(bounds);
  const hasFocus = elements.some(({ focused }) => focused);
  return hasFocus && y > size.heightPx * TOP && y < size.heightPx * BOTTOM;
}
