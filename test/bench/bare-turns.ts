import { type Finger, swipe, tap } from '../../src/phones/gestures.ts';
import { virtualConnection } from '../support/appium-virtual.ts';
import { type Gesture, gestures, HOME_TAB } from './turn-script.ts';

const ROUNDS = 3;
const MOMENTO = 'com.opposable.momento';
const BACK = 4;

/**
 * What a turn takes at the least: the WebDriver commands of a turn and nothing else, each sent as soon
 * as the one before is answered.
 *
 * @returns the time of each turn in milliseconds
 */
export async function bareTurnTimes(appiumUrl: string): Promise<readonly number[]> {
  const { capabilities } = virtualConnection('bare');
  const alwaysMatch = { ...capabilities, 'appium:udid': 'bare', 'appium:noReset': true };
  const opened = await send(appiumUrl, 'session', { capabilities: { alwaysMatch, firstMatch: [{}] } });
  const session = new URL(`session/${(opened as { readonly sessionId: string }).sessionId}/`, appiumUrl).href;
  try {
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      await execute(session, 'mobile: activateApp', { appId: MOMENTO });
      await execute(session, 'mobile: pressKey', { keycode: BACK });
      await execute(session, 'mobile: activateApp', { appId: MOMENTO });
      await send(session, 'actions', { actions: fingers({ type: 'tap', at: HOME_TAB }) });
      for (const gesture of gestures) {
        const startedAt = performance.now();
        await send(session, 'actions', { actions: fingers(gesture) });
        await send(session, 'screenshot');
        await send(session, 'source');
        await execute(session, 'mobile: getCurrentPackage', {});
        if (round > 0) times.push(performance.now() - startedAt);
      }
    }
    return times;
  } finally {
    await fetch(session.slice(0, -1), { method: 'DELETE' });
  }
}

function fingers(gesture: Gesture): readonly Finger[] {
  if (gesture.type === 'tap') return tap(gesture.at, (point) => point);
  return swipe(gesture.from, gesture.to, gesture.durationMs, (point) => point);
}

function execute(session: string, script: string, args: object): Promise<unknown> {
  return send(session, 'execute/sync', { script, args: [args] });
}

/** Sends a command: POST with a body, GET without. @returns its value */
async function send(base: string, command: string, body?: object): Promise<unknown> {
  const post = { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(new URL(command, base), {
    ...(body && post),
    headers: { 'content-type': 'application/json' },
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(`${command}: ${JSON.stringify(value)}`);
  return value;
}
