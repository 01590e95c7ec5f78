/**
 * The real server in a process of its own, whose CPU is nobody else's. It is configured by its environment,
 * and by one argument: whether the agent waits until the screen rests. It ends when its parent lets go.
 */
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import type { ServerReport } from './forked-server.ts';

function report(message: ServerReport): void {
  process.send?.(message);
}

const app = await startApp(readConfig(), { logger: silentLogger, settle: process.argv[2] === 'settle' });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  report({ type: 'cpu', micros: user + system });
});
process.on('disconnect', async () => {
  await app[Symbol.asyncDispose]();
  process.exit();
});
report({ type: 'ready', url: app.url });
