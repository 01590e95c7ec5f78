/**
 * Takes the pictures of docs/dashboard.md anew, of a real server whose demo model drives virtual phones.
 *
 *     npm run build && npm run screenshots
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { startBrowser } from '../support/browser.ts';
import { signIn } from '../support/dashboard.ts';
import { createSession, followToEnd, startServer, untilEvent } from '../support/server.ts';

const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');

await using server = await startServer({ virtualPhones: 3 });
await using browser = await startBrowser();
const dashboard = await signIn(browser.page, server);
await mkdir(IMAGES, { recursive: true });

/** Keeps what the window shows, once the pictures in it are there. */
async function keep(name: string): Promise<void> {
  const { page } = browser;
  await page.waitUntil(() => page.execute(() => [...document.images].every(({ complete }) => complete)));
  const png = Buffer.from(await page.takeScreenshot(), 'base64');
  // Few colours do, and the repository stays small.
  await sharp(png)
    .png({ palette: true, effort: 10 })
    .toFile(join(IMAGES, `${name}.png`));
  process.stdout.write(`docs/images/${name}.png\n`);
}

const clock = await createSession(server, 'Open Clock', { phone_id: 'virtual-2' });
await createSession(server, 'Open Notes', { phone_id: 'virtual-3' });
await followToEnd(server, clock.id);
const liked = await createSession(server, 'Open Momento and like the first 2 posts');
await followToEnd(server, liked.id);
await createSession(server, 'Open Settings', { phone_id: 'virtual-2' });

const running = await createSession(server, 'Open Momento and like the first 5 posts');
await dashboard.open(`/sessions/${running.id}`);
let turns = 0;
await untilEvent(server, running.id, ({ type }) => {
  if (type === 'turn_completed') turns += 1;
  return turns === 4;
});
await dashboard.sees('Turn 4');
await keep('session');
await dashboard.open('/sessions');
await dashboard.sees('first 5 posts');
await keep('sessions');
await followToEnd(server, running.id);

await dashboard.open(`/sessions/${liked.id}/replay?turn=3`);
await dashboard.sees('Turn 3 of');
await keep('replay');

await dashboard.open('/phones');
await browser.page.waitUntil(
  async () =>
    await browser.page.execute(() => document.querySelectorAll('main canvas, main img').length >= 3),
);
await keep('phones');
