import { type Config, childEnvironment } from '../config.ts';
import type { Logger } from '../lib/logger.ts';
import type { AppiumAddress } from '../phones/appium-address.ts';
import { startAppium } from '../phones/appium-server.ts';
import { appiumIsReady, registeredAppiumIsReady } from '../phones/appium-status.ts';
import type { IsReachable } from '../sessions/phone-watch.ts';

/**
 * An Appium server: the one that is named, or a child process, which starts while the rest does and ends
 * with `started`, also when the app doesn't come to start.
 */
export function openAppium(
  config: Config,
  logger: Logger,
  started: AsyncDisposableStack,
): Promise<AppiumAddress> {
  if (config.appiumUrl !== undefined) return Promise.resolve({ url: config.appiumUrl });
  const starting = new AbortController();
  const drivers = ['opposable-virtual'];
  const appium = startAppium({ drivers, environment: childEnvironment(), logger }, starting.signal);
  started.defer(async () => {
    starting.abort();
    const server = await appium.catch(() => undefined);
    await server?.[Symbol.asyncDispose]();
  });
  return appium;
}

/** @returns what asks the server's own Appium server, or one that somebody registered. */
export function reachability(server: AppiumAddress, allowPrivateAddresses: boolean): IsReachable {
  return (appiumUrl, signal) =>
    appiumUrl === null
      ? appiumIsReady(server, signal)
      : registeredAppiumIsReady(appiumUrl, allowPrivateAddresses, signal);
}

/** @throws Error when the Appium server doesn't answer */
export async function demandAppium(server: AppiumAddress, signal: AbortSignal): Promise<void> {
  if (!(await appiumIsReady(server, signal))) throw new Error(`No Appium answers at ${server.url}.`);
}
