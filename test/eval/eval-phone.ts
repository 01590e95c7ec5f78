import { sleep } from '../../src/lib/sleep.ts';
import { NO_FAULTS } from '../../src/phones/virtual/faults.ts';
import { openVirtualRemote, type VirtualRemote } from '../support/appium-virtual.ts';
import { handsOn, type Reach } from './hands.ts';
import type { PhoneState } from './phone-state.ts';
import type { EvalTask } from './task.ts';

/** How long what the agent set off may still take to arrive, in milliseconds: a slow switch takes 2.5 seconds. */
const ARRIVAL_MS = 3_000;
const TAP_MS = 60;

/** A virtual phone that a task is done on, behind the agent's back. Disposal lets go of it. */
export type EvalPhone = AsyncDisposable & {
  /** What the phone was like before the agent came. */
  readonly before: PhoneState;
  /** Judges the phone as it is now; once more a moment later, if something is wrong that may be on its way. */
  readonly judge: (signal: AbortSignal) => Promise<string | undefined>;
};

/** Makes the phone of a udid new, prepares it for a task, and lets go wrong what shall. */
export async function preparePhone(appiumUrl: string, udid: string, task: EvalTask): Promise<EvalPhone> {
  const calm = { loadMs: 0 };
  await using resources = new AsyncDisposableStack();
  const remote = resources.use(
    await openVirtualRemote(appiumUrl, udid, calm, {
      'appium:noReset': false,
      'appium:newCommandTimeout': 0,
      'appium:seed': task.seed ?? 1,
      ...(task.screen === undefined ? {} : { 'appium:deviceScreen': task.screen }),
    }),
  );
  await task.setUp?.(handsOn(reachOver(remote)));
  if (task.landscape) await remote.post('orientation', { orientation: 'LANDSCAPE' });
  const before = await stateOf(remote);
  await remote.execute('mobile: virtualFault', { faults: { ...NO_FAULTS, ...task.faults } });
  const owned = resources.move();
  const verdict = async (): Promise<string | undefined> => task.check(before, await stateOf(remote));
  return {
    before,
    async judge(signal) {
      if ((await verdict()) === undefined) return undefined;
      await sleep(ARRIVAL_MS, signal);
      return await verdict();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** What the phone exports, once the screen has been brought up to date. */
async function stateOf(remote: VirtualRemote): Promise<PhoneState> {
  await remote.source();
  return (await remote.execute('mobile: virtualState')) as PhoneState;
}

function reachOver(remote: VirtualRemote): Reach {
  return {
    source: remote.source,
    async touch(x, y) {
      const actions = [
        { type: 'pointerMove', duration: 0, x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pause', duration: TAP_MS },
        { type: 'pointerUp', button: 0 },
      ];
      const finger = { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions };
      await remote.post('actions', { actions: [finger] });
    },
    async type(text) {
      await remote.execute('mobile: type', { text });
    },
    async press(keycode) {
      await remote.execute('mobile: pressKey', { keycode });
    },
    async open(appId) {
      await remote.execute('mobile: activateApp', { appId });
    },
  };
}
