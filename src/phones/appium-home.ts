import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The manifest revision that Appium 3 writes; an older one would be migrated by a scan of the tree. */
const SCHEMA_REVISION = 4;

const driverManifest = z.object({
  name: z.string(),
  version: z.string(),
  peerDependencies: z.object({ appium: z.string() }),
  appium: z.looseObject({ driverName: z.string() }),
});

/** A folder for Appium's own files, removed on disposal. */
export type AppiumHome = AsyncDisposable & { readonly path: string };

/**
 * Makes a private `APPIUM_HOME` that knows exactly the given drivers. Appium's own cache, below
 * `node_modules`, holds absolute paths that go stale when the tree moves, needs a writable tree and is
 * shared by every server that starts from it; a manifest of our own avoids all three, and the scan.
 *
 * @param drivers names as in `--use-drivers`; `x` is the installed package `appium-x-driver`
 * @throws Error when a driver isn't installed, with the package to install
 * @see https://appium.io/docs/en/latest/guides/managing-exts/
 */
export async function createAppiumHome(drivers: readonly string[]): Promise<AppiumHome> {
  const entries = await Promise.all(drivers.map(manifestEntry));
  const path = await mkdtemp(join(tmpdir(), 'opposable-appium-'));
  const cache = join(path, 'node_modules', '.cache', 'appium');
  await mkdir(cache, { recursive: true });
  const manifest = { drivers: Object.fromEntries(entries), plugins: {}, schemaRev: SCHEMA_REVISION };
  // Every JSON document is a YAML document.
  await writeFile(join(cache, 'extensions.yaml'), JSON.stringify(manifest));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

async function manifestEntry(driver: string): Promise<readonly [string, object]> {
  const packageName = `appium-${driver}-driver`;
  const { path, driverName, ...entry } = await readDriver(packageName);
  return [driverName, { ...entry, installType: 'npm', installPath: path }];
}

async function readDriver(packageName: string) {
  const file = locate(packageName);
  if (file === undefined) throw new Error(`Install ${packageName}: Appium is configured to load it.`);
  const { name, version, peerDependencies, appium } = driverManifest.parse(
    JSON.parse(await readFile(file, 'utf8')),
  );
  // The real path: Node strips no types from a file that it reaches below node_modules.
  const path = await realpath(dirname(file));
  return {
    ...appium,
    pkgName: name,
    version,
    appiumVersion: peerDependencies.appium,
    installSpec: `${name}@${version}`,
    path,
  };
}

function locate(packageName: string): string | undefined {
  try {
    return findPackageJSON(packageName, import.meta.url);
  } catch {
    // Node throws for a package that isn't there; the caller has the better sentence.
    return undefined;
  }
}
