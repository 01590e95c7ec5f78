import { afterAll, beforeAll } from 'vitest';
import { type TestDatabase, testDatabase } from './database.ts';

/** One database for the tests of a file. @returns a function that gives it to a test */
export function sharedDatabase(): () => TestDatabase {
  let db: TestDatabase | undefined;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(async () => {
    await db?.[Symbol.asyncDispose]();
  });
  return () => {
    if (!db) throw new Error('The database is open within tests alone.');
    return db;
  };
}
