import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder } from '../../../src/storage/data-folder.ts';
import { temporaryFolder } from '../../support/folder.ts';

const MODULE = join(import.meta.dirname, '..', '..', '..', 'src', 'storage', 'data-folder.ts');

test('a folder that is in use is refused by name, and free again when its holder lets go', async () => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'new', 'data');
  const first = await openDataFolder(dataDir);
  await expect(openDataFolder(dataDir)).rejects.toThrow(`using the data folder "${dataDir}"`);
  first[Symbol.dispose]();
  const second = await openDataFolder(dataDir);
  second[Symbol.dispose]();
});

test('a folder is free again when the process that held it is killed', async () => {
  await using folder = await temporaryFolder();
  const program = `
    const { openDataFolder } = await import(${JSON.stringify(MODULE)});
    globalThis.held = await openDataFolder(${JSON.stringify(folder.path)});
    console.log('held');
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    await expect(openDataFolder(folder.path)).rejects.toThrow('Another Opposable server');
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  const opened = await openDataFolder(folder.path);
  opened[Symbol.dispose]();
});

test('a folder that is made is its owner’s alone', async () => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  using _opened = await openDataFolder(dataDir);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

test('a folder that can not be used is not said to be in use', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'file'), '');
  await expect(openDataFolder(join(folder.path, 'file'))).rejects.toThrow(
    /can't be used.*OPPOSABLE_DATA_DIR/,
  );
  await writeFile(
    join(folder.path, 'lock'),
    'this is no database, but long enough to look like one'.repeat(20),
  );
  await expect(openDataFolder(folder.path)).rejects.toThrow(/can't be used/);
});
