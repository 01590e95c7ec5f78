import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { startAppium } from '../../src/phones/appium-server.ts';
import { never, runningInGroup, startTestAppium } from '../support/appium.ts';

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };
const isReady = async (url: string) => (await fetch(new URL('status', url))).ok;

afterEach(() => {
  vi.unstubAllEnvs();
});

it('starts Appium on the loopback interface and ends it on disposal', async () => {
  const appium = await startTestAppium('opposable-virtual');
  const { url, pid } = appium;
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect(await isReady(url)).toBe(true);
  await appium[Symbol.asyncDispose]();
  expect(await runningInGroup(pid)).toEqual([]);
  await expect(fetch(url)).rejects.toThrow();
});

it('gives Appium the environment that it is told, and nothing else', async () => {
  const environment = { PATH: process.env['PATH'], GIVEN: 'to Appium' };
  await using appium = await startAppium({ drivers: ['opposable-virtual'], environment, logger }, never);
  const found = (await readFile(`/proc/${appium.pid}/environ`, 'utf8')).split('\0').filter(Boolean);
  // Node's own, for the channel between the two.
  const told = found.filter((variable) => !variable.startsWith('NODE_CHANNEL_'));
  expect(told.sort()).toEqual(['GIVEN=to Appium', `PATH=${process.env['PATH']}`]);
});

it('starts Appium again at the same address when it dies', async () => {
  await using appium = await startTestAppium('opposable-virtual');
  const { url, pid } = appium;
  for (const restarts of [1, 2]) {
    process.kill(appium.pid, 'SIGKILL');
    await vi.waitFor(() => expect(appium.restarts()).toBe(restarts), { timeout: 20_000 });
    expect(appium.url).toBe(url);
    expect(appium.pid).not.toBe(pid);
    expect(await isReady(url)).toBe(true);
  }
  expect(appium.log.filter((line) => line.includes('Appium died'))).toHaveLength(2);
});

it('replaces an Appium that hangs, and leaves none of it behind', async () => {
  let restarts = 0;
  const probe = { everyMs: 200, patienceMs: 2_000, misses: 2 };
  const onRestart = () => {
    restarts += 1;
  };
  const appium = await startAppium({ drivers: ['opposable-virtual'], logger, probe, onRestart }, never);
  const hung = appium.pid;
  process.kill(hung, 'SIGSTOP');
  await vi.waitFor(() => expect(restarts).toBe(1), { timeout: 30_000 });
  expect(await runningInGroup(hung)).toEqual([]);
  expect(await isReady(appium.url)).toBe(true);
  const next = appium.pid;
  await appium[Symbol.asyncDispose]();
  expect(await runningInGroup(next)).toEqual([]);
}, 60_000);

it('ends an Appium that hangs on disposal', async () => {
  const appium = await startTestAppium('opposable-virtual');
  process.kill(appium.pid, 'SIGSTOP');
  await appium[Symbol.asyncDispose]();
}, 30_000);

it('can be disposed of while it is being started again', async () => {
  const appium = await startTestAppium('opposable-virtual');
  process.kill(appium.pid, 'SIGKILL');
  await vi.waitFor(() => expect(appium.log.join()).toContain('Appium died'), { timeout: 5_000 });
  await appium[Symbol.asyncDispose]();
  expect(appium.restarts()).toBe(0);
});

it('gives up starting when it is aborted, and leaves nothing behind', async () => {
  await using temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary.path);
  const starting = startAppium({ drivers: ['opposable-virtual'], logger }, AbortSignal.timeout(100));
  await expect(starting).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await readdir(temporary.path)).toEqual([]);
});

it('says which package to install when a driver is not there', async () => {
  await expect(startAppium({ drivers: ['nokia'], logger }, never)).rejects.toThrow('appium-nokia-driver');
});

it('writes nothing below node_modules, so that the tree can move and be read-only', async () => {
  await using appium = await startTestAppium('opposable-virtual');
  expect(await isReady(appium.url)).toBe(true);
  expect(existsSync(new URL('../../node_modules/.cache/appium', import.meta.url))).toBe(false);
});

it('ends with its parent, even when that is killed', async () => {
  const script = fileURLToPath(new URL('../support/appium-parent.ts', import.meta.url));
  await using temporary = await temporaryFolder();
  const env = { ...process.env, TMPDIR: temporary.path };
  const parent = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    expect(await runningInGroup(pid)).toEqual([pid]);
    parent.kill('SIGKILL');
    await vi.waitFor(async () => expect(await runningInGroup(pid)).toEqual([]), { timeout: 10_000 });
    expect(await readdir(temporary.path)).toEqual([]);
  } finally {
    parent.kill('SIGKILL');
  }
});

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'opposable-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
