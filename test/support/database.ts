import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganizationId } from '../../src/domain/ids.ts';
import { defaultOrganization } from '../../src/storage/api-keys.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { upsertPhone } from '../../src/storage/phone-records.ts';
import { temporaryFolder } from './folder.ts';

/** A migrated database in a folder of its own. */
export type TestDatabase = AsyncDisposable & {
  readonly database: Database;
  readonly organizationId: OrganizationId;
  /** The folder that the database lies in. */
  readonly folder: string;
};

let migrated: Promise<Buffer> | undefined;

/** Puts a migrated database into a folder: a copy of one that is made once, for all tests of a process. */
export async function putDatabase(folder: string): Promise<void> {
  migrated ??= readMigrated();
  await writeFile(join(folder, 'opposable.db'), await migrated);
}

async function readMigrated(): Promise<Buffer> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'opposable.db');
  const database = await openDatabase(path);
  // What is in the log beside it comes into the file when it is closed.
  await database[Symbol.asyncDispose]();
  return await readFile(path);
}

/** Opens an empty database with the default organisation. */
export async function testDatabase(): Promise<TestDatabase> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder()).path;
  await putDatabase(folder);
  const database = opened.use(await openDatabase(join(folder, 'opposable.db')));
  const organizationId = await defaultOrganization(database);
  const parts = opened.move();
  return { database, organizationId, folder, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

let phones = 0;

/** Registers one more phone. @returns its name */
export async function addPhone(database: Database, organizationId: OrganizationId): Promise<string> {
  phones += 1;
  const name = `phone-${phones}`;
  await upsertPhone(database, organizationId, { name, platform: 'android', udid: name, capabilities: {} });
  return name;
}
