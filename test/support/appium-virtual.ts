import type { PhoneConnection } from '../../src/phones/phone-driver.ts';

/** What a test may do to a virtual phone behind the back of the driver under test. */
export type VirtualRemote = AsyncDisposable & {
  /** Runs a `mobile: virtual…` command, or any other. */
  readonly execute: (script: string, args?: object) => Promise<unknown>;
  /** Sends any other WebDriver command of the session, such as `orientation`. */
  readonly post: (command: string, body: object) => Promise<unknown>;
  /** The page source. */
  readonly source: () => Promise<string>;
};

/** @param capabilities of the driver, such as `appium:deviceScreen` and `appium:faults` */
export function virtualConnection(udid: string, capabilities: object = {}): PhoneConnection {
  return {
    platform: 'android',
    udid,
    capabilities: {
      platformName: 'Android',
      'appium:automationName': 'OpposableVirtual',
      ...capabilities,
    },
  };
}

/**
 * Opens a second Appium session on a virtual phone, which keeps its state.
 *
 * @param faults what goes wrong with the phone from now on, or no more
 * @param capabilities of the driver; with `appium:noReset` false the phone becomes a new one
 */
export async function openVirtualRemote(
  serverUrl: string,
  udid: string,
  faults: object = {},
  capabilities: object = {},
): Promise<VirtualRemote> {
  const phone = virtualConnection(udid, { 'appium:faults': faults });
  const alwaysMatch = {
    ...phone.capabilities,
    'appium:udid': udid,
    'appium:noReset': true,
    ...capabilities,
  };
  const session = await send(serverUrl, 'POST', 'session', {
    capabilities: { alwaysMatch, firstMatch: [{}] },
  });
  const path = `session/${readSessionId(session)}`;
  return {
    execute: (script, args = {}) => send(serverUrl, 'POST', `${path}/execute/sync`, { script, args: [args] }),
    post: (command, body) => send(serverUrl, 'POST', `${path}/${command}`, body),
    source: async () => String(await send(serverUrl, 'GET', `${path}/source`)),
    async [Symbol.asyncDispose]() {
      await send(serverUrl, 'DELETE', path);
    },
  };
}

async function send(serverUrl: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(new URL(path, serverUrl), {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
}

function readSessionId(session: unknown): string {
  if (typeof session === 'object' && session !== null && 'sessionId' in session)
    return String(session.sessionId);
  throw new Error('Appium opened no session.');
}
