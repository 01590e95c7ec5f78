import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

type Locked = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

async function readPackages(): Promise<Readonly<Record<string, Locked>>> {
  const text = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
  return (JSON.parse(text) as { packages: Record<string, Locked> }).packages;
}

// A registry that doesn't have the builds for other platforms makes `npm install` drop them from the
// lockfile, and `npm ci` refuse what is left.
test('the lockfile names the builds for every platform', async () => {
  const packages = await readPackages();
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  );
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});

test('every dependency is pinned to one version', async () => {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>;
  const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'] } as Record<string, string>;
  const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('there is one graphql, since types of two copies do not know each other', async () => {
  const copies = Object.keys(await readPackages()).filter((path) => path.endsWith('node_modules/graphql'));
  expect(copies).toEqual(['node_modules/graphql']);
});
