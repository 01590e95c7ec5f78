import { refsOf } from '../../../src/agent/seeing/refs.ts';
import { screenText } from '../../../src/agent/seeing/screen-text.ts';
import { androidElements } from '../../../src/phones/android-elements.ts';
import { findApp } from '../../../src/phones/installed-apps.ts';
import { APPS } from '../../../src/phones/virtual/apps.ts';
import { VirtualPhone } from '../../../src/phones/virtual/phone.ts';
import { HEIGHT, type Phone, WIDTH } from './play.ts';

const SIZE = { widthPx: WIDTH, heightPx: HEIGHT };
const KEYS: Readonly<Record<string, number>> = {
  back: 4,
  home: 3,
  recents: 187,
  enter: 66,
  power: 26,
  volume_up: 24,
};
/** What a turn of the agent takes at the least, in milliseconds. */
const TURN_MS = 400;

/** The virtual phone without Appium in between, on a clock that only the test moves. */
export class PlayedPhone implements Phone {
  readonly phone: VirtualPhone;

  /** @param faults what goes wrong with a new phone; or a phone that is there already */
  constructor(
    faults: Readonly<Record<string, unknown>> | VirtualPhone = {},
    size: { landscape?: boolean } = {},
  ) {
    this.phone =
      faults instanceof VirtualPhone
        ? faults
        : new VirtualPhone({ ...SIZE, scale: 1.5, seed: 1, clock: 'manual', faults });
    if (size.landscape) this.phone.setOrientation('LANDSCAPE');
  }

  /** The state of one app. */
  state<State>(app: string): State {
    const { apps } = this.phone.export() as { apps: Record<string, unknown> };
    return apps[app] as State;
  }

  async look(): Promise<string> {
    const { widthPx, heightPx } = this.phone.canvas;
    const size = { widthPx, heightPx };
    return screenText({
      nonce: '3f9a1c',
      picture: size,
      device: size,
      app: { packageName: this.phone.currentPackage },
      refs: refsOf(androidElements(await this.phone.source(), size)),
    });
  }

  print(): string {
    return JSON.stringify(this.phone.export());
  }

  async does(tool: string, input: Record<string, unknown>): Promise<string | undefined> {
    try {
      await this.#act(tool, input);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      this.phone.advanceClock(TURN_MS);
    }
  }

  async #act(tool: string, input: Record<string, unknown>): Promise<void> {
    const number = (name: string): number => Number(input[name]);
    switch (tool) {
      case 'tap':
        return this.#touch(number('x'), number('y'), number('x'), number('y'), 60);
      case 'swipe':
        return this.#touch(
          number('from_x'),
          number('from_y'),
          number('to_x'),
          number('to_y'),
          number('duration_ms'),
        );
      case 'type_text':
        return this.phone.type(String(input['text']));
      case 'press_button':
        return this.phone.pressKey(KEYS[String(input['button'])] ?? 0);
      case 'open_app': {
        const apps = APPS.map(({ package: id, name, aliases }) => ({ id, name, aliases }));
        return this.phone.openApp(findApp(apps, String(input['name'])).id);
      }
      case 'open_url':
        return this.phone.openLink(String(input['url']));
      case 'wait':
        return this.phone.advanceClock(number('seconds') * 1_000);
      default:
        throw new Error(`There is no tool "${tool}".`);
    }
  }

  async #touch(fromX: number, fromY: number, toX: number, toY: number, durationMs: number): Promise<void> {
    const from = { x: fromX, y: fromY };
    const to = { x: toX, y: toY };
    await this.phone.touch([[{ from, to, startedAtMs: 0, endedAtMs: durationMs, heldMs: 0 }]]);
  }
}
