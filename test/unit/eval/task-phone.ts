import type { VirtualPhone } from '../../../src/phones/virtual/phone.ts';
import { type Hands, handsOn } from '../../eval/hands.ts';
import type { PhoneState } from '../../eval/phone-state.ts';
import type { EvalTask } from '../../eval/task.ts';
import { TASKS } from '../../eval/tasks.ts';
import { HeldPhone } from '../../support/virtual-phone.ts';

/** A virtual phone without Appium, as a task finds it, on a clock that stands still. */
export type TaskPhone = {
  readonly phone: VirtualPhone;
  readonly held: HeldPhone;
  readonly hands: Hands;
  readonly before: PhoneState;
  readonly state: () => PhoneState;
  /** What the task's checker says now. */
  readonly verdict: () => string | undefined;
};

/** @returns the task with an id. @throws Error when there is none */
export function taskOf(id: string): EvalTask {
  const found = TASKS.find((task) => task.id === id);
  if (!found) throw new Error(`There is no task "${id}".`);
  return found;
}

/** Makes a phone for a task, in the order in which the suite does. */
export async function phoneFor(task: EvalTask): Promise<TaskPhone> {
  const [, widthPx, heightPx, scale] = /^(\d+)x(\d+)@(.+)$/.exec(task.screen ?? '540x1200@1.5') ?? [];
  const held = new HeldPhone({
    widthPx: Number(widthPx),
    heightPx: Number(heightPx),
    scale: Number(scale),
    seed: task.seed ?? 1,
    faults: { loadMs: 0 },
  });
  const { phone } = held;
  const hands = handsOn({
    source: () => phone.source(),
    async touch(x, y) {
      const at = { x, y };
      await phone.touch([[{ from: at, to: at, startedAtMs: 0, endedAtMs: 60, heldMs: 60 }]]);
    },
    type: (text) => phone.type(text),
    press: (keycode) => phone.pressKey(keycode),
    open: async (packageName) => phone.openApp(packageName),
  });
  await task.setUp?.(hands);
  if (task.landscape) phone.setOrientation('LANDSCAPE');
  phone.setFaults({ loadMs: 1_200, ...task.faults });
  const state = (): PhoneState => phone.export() as PhoneState;
  const before = state();
  return { phone, held, hands, before, state, verdict: () => task.check(before, state()) };
}
