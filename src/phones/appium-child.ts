/**
 * The process that Appium runs in. Its parent sends one `AppiumChildOptions` message over IPC and gets
 * `ready` back once the server listens. When the parent is gone, even by kill -9, the channel closes and
 * this process ends the sessions and itself.
 */
import { rmSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { AppiumChildOptions } from './appium-process.ts';

/** How long Appium may take to end its sessions after the parent is gone, in milliseconds. */
const ORPHAN_DEADLINE_MS = 5_000;

process.once('message', ({ home, address, port, drivers }: AppiumChildOptions) => {
  // Drivers read the variable, the server reads the argument.
  process.env['APPIUM_HOME'] = home;
  // What drivers leave behind when they are killed goes away with the home. On macOS the path of a
  // browser's socket would become too long.
  if (process.platform !== 'darwin') process.env['TMPDIR'] = home;
  process.once('disconnect', () => {
    // Nobody else is left to remove it.
    process.once('exit', () => rmSync(home, { recursive: true, force: true }));
    setTimeout(() => process.exit(1), ORPHAN_DEADLINE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  run({ home, address, port, drivers }).then(
    () => {
      process.send?.('ready');
      // A process that is killed keeps nothing at its end.
      flushCompileCache();
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
});

async function run({ home, address, port, drivers }: AppiumChildOptions): Promise<void> {
  // The cache of the command line: what was compiled once loads in less time.
  enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'opposable'));
  const { default: appium } = await import('appium');
  await appium.main({
    appiumHome: home,
    address,
    port,
    useDrivers: [...drivers],
    // Anything below "error" would print what a session types.
    loglevel: 'error',
    logNoColors: true,
    shutdownTimeout: 500,
  });
}
