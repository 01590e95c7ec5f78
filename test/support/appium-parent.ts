/** A process that starts Appium, says so on its standard output, and then waits to be killed. */
import { startAppium } from '../../src/phones/appium-server.ts';

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };
const server = await startAppium({ drivers: ['opposable-virtual'], logger }, new AbortController().signal);
process.stdout.write(`${server.pid}\n`);
